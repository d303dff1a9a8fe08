import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { loadConfig } from '../../lib/config/load-config';
import type { LoadedConfig } from '../../lib/config/read-config';
import { repository } from './repository';

/**
 * Copies a company that the tests have as files to where a config may stand.
 *
 * @param company folder of `test/support/companies`
 * @param folder of the config
 * @param top of the repository whose `lib` its files import
 */
export function copyCompany(company: string, folder: string, top = repository): void {
  const source = join(repository, 'test/support/companies', company);
  cpSync(source, folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) rewrite(join(source, file), join(folder, file), source, top);
  }
}

/** Loads it from a copy: where the tests have it, it imports what stands beside it, which a config may not. */
export function loadCompany(company: string): LoadedConfig {
  const scratch = mkdtempSync(join(tmpdir(), `landing-zone-${company}-`));
  try {
    const folder = join(scratch, 'config');
    copyCompany(company, folder);
    return loadConfig({ folder });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Imports of what lies outside of the company's folder, from where the copy is. */
function rewrite(original: string, copy: string, source: string, top: string): void {
  const text = readFileSync(original, 'utf8').replaceAll(/(?<= from ')\.[^']*/g, (path) => {
    const target = join(dirname(original), path);
    if (!relative(source, target).startsWith('..')) return path;
    // A config imports nothing that stands beside it: what companies share comes along.
    if (dirname(target) === dirname(source)) {
      const shared = join(dirname(copy), `${basename(target)}.ts`);
      cpSync(`${target}.ts`, shared);
      return `./${basename(target)}`;
    }
    const found = relative(dirname(copy), join(top, relative(repository, target)));
    return found.startsWith('.') ? found : `./${found}`;
  });
  writeFileSync(copy, text);
}
