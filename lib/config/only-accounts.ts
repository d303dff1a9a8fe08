import { readFileSync } from 'node:fs';
import type * as compiler from 'typescript';
import { ConfigFileError } from './config-file-error';
import { shown } from './place';

/** What a file of accounts may import: names to complete, and the function that completes them. */
const IMPORTS = /^(?:\.\.\/(?:catalogue|organization)|(?:\.\.\/)+(?:.+\/)?lib\/config\/define)$/;
const DEFINE = 'defineAccounts';

/**
 * A file of `config/accounts/` says accounts and does nothing else: as a program it could change what other files of the config say, and
 * whoever owns it would own all of them.
 *
 * @throws ConfigFileError with the line of the first that is neither an import nor an account
 */
export function assertOnlyAccounts(file: string, folder: string): void {
  const ts = require('typescript') as typeof compiler; // eslint-disable-line @typescript-eslint/no-require-imports -- loaded by what compiles the files anyhow
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  for (const statement of source.statements) {
    const wrong = wrongIn(ts, statement);
    if (wrong === undefined) continue;
    const line = source.getLineAndCharacterOfPosition(wrong.getStart(source)).line + 1;
    throw new ConfigFileError(
      `${shown(file, folder)}:${line}`,
      `a file of accounts says more than accounts. Expected imports of ../catalogue, ../organization and lib/config/define, and \`export const <name> = ${DEFINE}(…)\` with everything written out: write the value itself, or move it to config/accounts.ts`,
    );
  }
}

type Ts = typeof compiler;

function wrongIn(ts: Ts, statement: compiler.Statement): compiler.Node | undefined {
  if (ts.isImportDeclaration(statement)) {
    const { moduleSpecifier } = statement;
    return ts.isStringLiteral(moduleSpecifier) && IMPORTS.test(moduleSpecifier.text) ? undefined : statement;
  }
  if (!ts.isVariableStatement(statement)) return statement;
  const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  const isConstant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
  if (!isExported || !isConstant) return statement;
  return first(statement.declarationList.declarations, ({ name, initializer, type }) => {
    if (!ts.isIdentifier(name) || type !== undefined || initializer === undefined) return statement;
    if (!ts.isCallExpression(initializer)) return initializer;
    const { expression, arguments: given } = initializer;
    if (!ts.isIdentifier(expression) || expression.text !== DEFINE) return expression;
    return first(given, (one, index) =>
      index < given.length - 1 && ts.isIdentifier(one) ? undefined : notWrittenOut(ts, one),
    );
  });
}

/** The first part of a value that only running it would tell. */
function notWrittenOut(ts: Ts, value: compiler.Expression): compiler.Node | undefined {
  const { TrueKeyword, FalseKeyword } = ts.SyntaxKind;
  if (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value)) return undefined;
  if (value.kind === TrueKeyword || value.kind === FalseKeyword) return undefined;
  if (ts.isArrayLiteralExpression(value)) return first(value.elements, (one) => notWrittenOut(ts, one));
  if (!ts.isObjectLiteralExpression(value)) return value;
  return first(value.properties, (property) => {
    if (!ts.isPropertyAssignment(property)) return property;
    const { name, initializer } = property;
    return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? notWrittenOut(ts, initializer) : name;
  });
}

function first<T>(
  all: readonly T[],
  find: (one: T, index: number) => compiler.Node | undefined,
): compiler.Node | undefined {
  for (const [index, one] of all.entries()) {
    const found = find(one, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
