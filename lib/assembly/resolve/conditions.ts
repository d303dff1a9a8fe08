import { isList, isObject, quote, type JsonValue } from '../../base/json';
import { at, type Path } from './path';
import type { Resolver } from './resolver';

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
export function evaluateCondition(resolver: Resolver, condition: JsonValue, path: Path): boolean {
  const [name, argument] =
    isObject(condition) && Object.keys(condition).length === 1 ? (Object.entries(condition)[0] ?? []) : [];
  if (name === undefined || argument === undefined)
    throw resolver.error(path, `is ${quote(condition)}, which is no condition`);
  const place = at(path, name);
  const each = (value: JsonValue): boolean[] =>
    list(resolver, value, place).map((item, index) => evaluateCondition(resolver, item, at(place, index)));
  switch (name) {
    case 'Condition':
      return resolver.condition(resolver.text(argument, place), place);
    case 'Fn::Equals': {
      const [left, right, ...rest] = list(resolver, argument, place);
      if (left === undefined || right === undefined || rest.length > 0) {
        throw resolver.error(place, `has ${quote(argument)} where two values are expected`);
      }
      return sameValue(resolver.resolve(left, at(place, 0)), resolver.resolve(right, at(place, 1)));
    }
    case 'Fn::And':
      return each(argument).every(Boolean);
    case 'Fn::Or':
      return each(argument).some(Boolean);
    case 'Fn::Not':
      return !each(argument).every(Boolean);
    default:
      throw resolver.error(place, 'is a condition function that cannot be resolved here');
  }
}

function list(resolver: Resolver, value: JsonValue, path: Path): readonly JsonValue[] {
  if (!isList(value) || value.length === 0) throw resolver.error(path, `has ${quote(value)} where a list is expected`);
  return value;
}

/** Parameters are texts, so that `1` and `"1"` are the same to CloudFormation. */
function sameValue(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return typeof left === 'object' || typeof right === 'object'
    ? JSON.stringify(left) === JSON.stringify(right)
    : String(left) === String(right);
}
