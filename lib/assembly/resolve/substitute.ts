import { isList, isObject, own, quote, type JsonValue } from '../json';
import { at, type Path } from './path';
import { attribute, reference } from './references';
import type { Resolver } from './resolver';

const VARIABLE = /\$\{(?<literal>!)?(?<name>[^}]*)\}/g;

/**
 * `Fn::Sub` in both forms: a text, or a text and the values of its own variables.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 */
export function substitute(resolver: Resolver, argument: JsonValue, path: Path): string {
  const [text, variables = {}, ...rest] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string' || !isObject(variables) || rest.length > 0) {
    throw resolver.error(path, `is ${quote(argument)} where a text, or a text and its variables, are expected`);
  }
  return text.replaceAll(VARIABLE, (_match, literal: string | undefined, name: string) => {
    if (literal !== undefined) return `\${${name}}`;
    const variable = own(variables, name);
    if (variable !== undefined) return resolver.text(variable, at(at(path, 1), name));
    const [logicalId = '', ...parts] = name.trim().split('.');
    const value =
      parts.length === 0 ? reference(resolver, logicalId, path) : attribute(resolver, logicalId, parts.join('.'), path);
    return resolver.text(value ?? null, path);
  });
}
