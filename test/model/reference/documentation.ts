import { join } from 'node:path';
import ts from 'typescript';
import { repository } from '../../support/repository';

/** What stands above a key of the schema. */
export interface Documentation {
  readonly text: string;
  /** After `@default`. */
  readonly otherwise: string | undefined;
}

/**
 * The comments of the schema by their path in a config: `company.logRetention.lockDays`. In a path `[]` stands for each of a list,
 * `<key>` for each of a map.
 */
export function schemaDocumentation(): ReadonlyMap<string, Documentation> {
  const file = join(repository, 'lib/model/schema.ts');
  const program = ts.createProgram([file], { ...ts.getDefaultCompilerOptions(), noLib: true, types: [] });
  const checker = program.getTypeChecker();
  const found = new Map<string, Documentation>();

  /** What a name, here or in another file, was declared as. */
  function declared(name: ts.Identifier): ts.Expression | undefined {
    let symbol = checker.getSymbolAtLocation(name);
    if (symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0) symbol = checker.getAliasedSymbol(symbol);
    const declaration = symbol?.valueDeclaration;
    return declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  }

  /** What a function of this project returns, if that is a schema of an object. */
  function madeBy(name: ts.Identifier): ts.Expression | undefined {
    const helper = declared(name);
    if (helper === undefined || !ts.isArrowFunction(helper) || !ts.isBlock(helper.body)) return undefined;
    const returned = helper.body.statements.find(ts.isReturnStatement)?.expression;
    return returned?.getText().startsWith('z.strictObject') === true ? returned : undefined;
  }

  function walk(expression: ts.Expression | undefined, path: string): void {
    if (expression === undefined) return;
    if (ts.isIdentifier(expression)) {
      walk(declared(expression), path);
      return;
    }
    if (!ts.isCallExpression(expression)) return;
    const { expression: callee, arguments: given } = expression;
    const [first, second] = given;
    if (!ts.isPropertyAccessExpression(callee)) {
      // A helper around a schema, such as `notEmpty(z.record(…))`, or one that makes it of something else.
      walk(ts.isIdentifier(callee) ? (madeBy(callee) ?? first) : first, path);
      return;
    }
    const isOfZod = ts.isIdentifier(callee.expression) && callee.expression.text === 'z';
    if (!isOfZod) walk(callee.expression, path);
    else if (callee.name.text === 'array') walk(first, `${path}[]`);
    else if (callee.name.text === 'record') walk(second, `${path}.<key>`);
    else if (callee.name.text === 'strictObject' && first !== undefined && ts.isObjectLiteralExpression(first)) {
      for (const property of first.properties) walkProperty(property, path);
    }
  }

  function walkProperty(property: ts.ObjectLiteralElementLike, path: string): void {
    const name = property.name?.getText() ?? '';
    const place = path === '' ? name : `${path}.${name}`;
    const [comment] = ts.getJSDocCommentsAndTags(property).filter(ts.isJSDoc).slice(-1);
    const otherwise = comment?.tags?.find(({ tagName }) => tagName.text === 'default')?.comment;
    if (comment !== undefined) {
      found.set(place, {
        text: plain(ts.getTextOfJSDocComment(comment.comment)),
        otherwise: otherwise === undefined ? undefined : plain(ts.getTextOfJSDocComment(otherwise)),
      });
    }
    if (ts.isPropertyAssignment(property)) walk(property.initializer, place);
    else if (ts.isShorthandPropertyAssignment(property)) {
      const symbol = checker.getShorthandAssignmentValueSymbol(property)?.valueDeclaration;
      if (symbol !== undefined && ts.isVariableDeclaration(symbol)) walk(symbol.initializer, place);
    }
  }

  const source = program.getSourceFile(file);
  source?.forEachChild((node) => {
    if (!ts.isVariableStatement(node)) return;
    const [declaration] = node.declarationList.declarations;
    if (declaration?.name.getText() === 'landingZoneSchema') walk(declaration.initializer, '');
  });
  return found;
}

function plain(text: string | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}
