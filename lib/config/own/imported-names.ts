import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as compiler from 'typescript';

/**
 * What a file imports, by the file that it comes from, without `.ts`. A name that is not exported there is undefined once the code runs, and
 * nothing but the text then says what it was. Empty for a file that is not there.
 */
export function importedNames(file: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  if (!existsSync(file)) return names;
  // Loaded by what compiles the files anyhow.
  const ts = require('typescript') as typeof compiler; // eslint-disable-line @typescript-eslint/no-require-imports
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = join(dirname(file), statement.moduleSpecifier.text).replace(/\.[jt]s$/, '');
    const { name, namedBindings } = statement.importClause ?? {};
    const named = namedBindings !== undefined && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
    names.set(from, [
      ...(names.get(from) ?? []),
      ...(name === undefined ? [] : ['default']),
      ...named.map(({ name: local, propertyName }) => (propertyName ?? local).text),
    ]);
  }
  return names;
}
