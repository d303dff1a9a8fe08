import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as compiler from 'typescript';
import { ConfigFileError } from './config-file-error';
import { isMap } from './draft';
import { assertOnlyAccounts } from './only-accounts';
import { shown } from './place';
import { entriesOfModule } from './module-entries';
import { quote } from './wording';

/** Below the folder of the config. */
export const ACCOUNTS_FOLDER = 'accounts';

/** Accounts that stand in a file of their own, each with the file's name without `.ts`. */
export type AccountFiles = ReadonlyMap<string, string>;

/** Whom an account belongs to, and every file that is there, one without accounts included. */
export interface FilesOfAccounts {
  readonly fileOf: AccountFiles;
  readonly files: readonly string[];
}

/**
 * Reads `config/accounts/<name>.ts`: every account in them is handed over as it stands there, and each key is of one file. One that a
 * file says and the config lacks, or has otherwise, would be read by whoever reviews the file and be nowhere.
 *
 * @param config as `index.ts` exports it
 * @param run runs a file of code, once
 * @throws ConfigFileError
 */
export function readAccountFiles(config: unknown, folder: string, run: (file: string) => unknown): FilesOfAccounts {
  const files = filesIn(folder);
  const fileOf = new Map<string, string>();
  const written = files.map((name) => {
    assertOnlyAccounts(join(folder, ACCOUNTS_FOLDER, `${name}.ts`), folder);
    return { name, accounts: accountsIn(folder, name, run) };
  });
  for (const { name, accounts } of written) {
    for (const [key] of accounts) {
      const other = fileOf.get(key);
      if (other !== undefined) throw wrong(folder, name, sameKey(key, other));
      fileOf.set(key, name);
    }
  }
  if (files.length > 0) refuseWrittenTwice(folder, fileOf);
  const given = accountsOf(config);
  for (const { name, accounts } of written) {
    const [key] = accounts.find(([one, account]) => given.get(one) !== account) ?? [];
    if (key === undefined) continue;
    throw wrong(
      folder,
      name,
      `accounts in \`config\` ${given.has(key) ? 'has another' : 'lacks'} ${quote(key)}: hand over what this file exports as it is, with \`...\` in config/accounts.ts`,
    );
  }
  return { fileOf, files };
}

function filesIn(folder: string): readonly string[] {
  const path = join(folder, ACCOUNTS_FOLDER);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (/\.(?:d|test|spec)\.ts$|^\./.test(entry.name)) return [];
    if (!entry.isDirectory() && /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.ts$/.test(entry.name)) return entry.name.slice(0, -3);
    throw new ConfigFileError(
      shown(join(path, entry.name), folder),
      'no file of accounts. Expected <name>.ts, the name a key: lower case words (letters, digits) joined by hyphens. Move it elsewhere, or rename it',
    );
  });
}

function accountsOf(config: unknown): ReadonlyMap<string, unknown> {
  const accounts: unknown = isMap(config) ? Object.getOwnPropertyDescriptor(config, 'accounts')?.value : undefined;
  return new Map(entriesOfModule(accounts));
}

function accountsIn(
  folder: string,
  name: string,
  run: (file: string) => unknown,
): readonly (readonly [string, unknown])[] {
  const exported = entriesOfModule(run(join(folder, ACCOUNTS_FOLDER, name)));
  const accounts = exported.flatMap(([, value]) => entriesOfModule(value));
  if (accounts.length > 0) return accounts;
  throw wrong(folder, name, 'exports no account. Expected one at least: remove the file, or export its accounts');
}

/** An account that stands in accounts.ts too: which of the two counts hangs on their order. */
function refuseWrittenTwice(folder: string, fileOf: AccountFiles): void {
  const file = join(folder, 'accounts.ts');
  if (!existsSync(file)) return;
  const ts = require('typescript') as typeof compiler; // eslint-disable-line @typescript-eslint/no-require-imports -- loaded by what compiles the files anyhow
  const visit = (node: compiler.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer)) {
      const { name } = node;
      const key = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : '';
      const other = fileOf.get(key);
      if (other !== undefined) throw new ConfigFileError(shown(file, folder), sameKey(key, other));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
}

function sameKey(key: string, other: string): string {
  return `has ${quote(key)}, which config/${ACCOUNTS_FOLDER}/${other}.ts has too: one alone would count. Expected each account in one file: rename one, or remove it`;
}

function wrong(folder: string, name: string, sentence: string): ConfigFileError {
  return new ConfigFileError(shown(join(folder, ACCOUNTS_FOLDER, `${name}.ts`), folder), sentence);
}
