import { readFileSync } from 'node:fs';
import type * as compiler from 'typescript';
import { ConfigFileError } from './config-file-error';
import { shown } from './place';

/**
 * JavaScript takes the last of two entries of one name and forgets the other: an account or OU that was copied and not renamed would
 * silently lose what it says in its own place.
 *
 * @param file of TypeScript
 * @param folder of the config
 * @throws ConfigFileError with the line of the second
 */
export function refuseRepeatedNames(file: string, folder: string): void {
  // Loaded by what compiles the files anyhow.
  const ts = require('typescript') as typeof compiler; // eslint-disable-line @typescript-eslint/no-require-imports
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const lineOf = (node: compiler.Node): number => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const visit = (node: compiler.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const lines = new Map<string, number>();
      for (const { name } of node.properties) {
        const key = name && keyOf(ts, name);
        if (name === undefined || key === undefined) continue;
        const first = lines.get(key);
        if (first !== undefined) throw repeated(`${shown(file, folder)}:${lineOf(name)}`, key, first);
        lines.set(key, lineOf(name));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** Undefined where only running it tells. */
function keyOf(ts: typeof compiler, name: compiler.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) return name.text;
  if (ts.isNumericLiteral(name)) return String(Number(name.text));
  return ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
}

function repeated(place: string, key: string, first: number): ConfigFileError {
  return new ConfigFileError(
    place,
    `"${key}" a second time in one object, first in line ${first}: the last alone would count. Expected each name once: rename one, or remove it`,
  );
}
