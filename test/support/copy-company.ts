import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repository } from './repository';

/**
 * Copies a company that the tests have as files to where a config may stand.
 *
 * @param company folder of `test/support/companies`
 * @param folder of the config: what its files import is that of the repository that it is in, or else of this one
 */
export function copyCompany(company: string, folder: string, lib = join(folder, '../lib')): void {
  const source = join(repository, 'test/support/companies', company);
  cpSync(source, folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) rewrite(join(folder, file), lib);
  }
}

/** Imports of `lib`, whatever the depth of the file. */
function rewrite(path: string, lib: string): void {
  const to = relative(join(path, '..'), lib);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(/'(?:\.\.\/)+lib\//g, `'${to}/`));
}
