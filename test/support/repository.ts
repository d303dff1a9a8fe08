import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(__dirname, '../..');

/** Where a path of `config/` is looked for by what must hold whichever company that is: in the test company trips.com. */
export function inTestCompany(path: string): string {
  return path.replace(/^(\/?)config\//, '$1test/support/companies/trips/');
}

/** To be loaded first by a process that reads `config/`: what it finds there is then the test company's. */
export const REPLACE_CONFIG = 'test/support/replace-config.ts';

export const { scripts, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly version: string;
};

/** What nobody wrote by hand, or what does not belong to the repository. */
const ELSEWHERE = ['node_modules', 'cdk.out', 'coverage', '.git', '.venv', '__pycache__'];

/** Files of the repository whose names end so, as paths from its top. */
export function filesOf(ending: string, folder = ''): readonly string[] {
  return readdirSync(join(repository, folder), { withFileTypes: true })
    .filter(({ name }) => !ELSEWHERE.includes(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesOf(ending, path);
      return entry.isFile() && entry.name.endsWith(ending) ? [path] : [];
    });
}
