import { entryOf } from '../../base/entry-of';
import { isList, isObject, quote, type JsonObject, type JsonValue } from '../../base/json';
import { Remembered } from '../../policy/remembered';
import { at, type Path } from './path';
import { attribute, reference } from './references';
import type { Resolver } from './resolver';

/** A text, and the variable behind it. */
interface Part {
  readonly text: string;
  readonly variable?: string;
}

const VARIABLE = /\$\{(?<literal>!)?(?<name>[^}]*)\}/g;
const partsOf = new Remembered<string, readonly Part[]>();

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
  let result = '';
  for (const part of parse(text)) {
    result += part.text;
    if (part.variable !== undefined) result += valueOf(resolver, part.variable, variables, path);
  }
  return result;
}

function valueOf(resolver: Resolver, name: string, variables: JsonObject, path: Path): string {
  const variable = entryOf(variables, name);
  if (variable !== undefined) return resolver.text(variable, at(at(path, 1), name));
  const dot = name.indexOf('.');
  const value =
    dot < 0 ? reference(resolver, name, path) : attribute(resolver, name.slice(0, dot), name.slice(dot + 1), path);
  return resolver.text(value ?? null, path);
}

/** Remembered: a StackSet's template is resolved for every account that it reaches. */
function parse(text: string): readonly Part[] {
  const known = partsOf.get(text);
  if (known !== undefined) return known;
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const { literal, name = '' } = match.groups ?? {};
    const before = text.slice(end, match.index);
    parts.push(literal === undefined ? { text: before, variable: name.trim() } : { text: `${before}\${${name}}` });
    end = match.index + match[0].length;
  }
  parts.push({ text: text.slice(end) });
  partsOf.set(text, parts);
  return parts;
}
