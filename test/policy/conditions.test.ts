import { loadIamData } from '../../lib/iam-data';
import { compileConditions, evaluateConditions } from '../../lib/policy/conditions/condition';
import { MULTIVALUED_KEYS } from '../../lib/policy/conditions/multivalued';
import { RequestContext } from '../../lib/policy/context/context';
import type { Conditions, OneOrMore } from '../../lib/policy/document';
import type { ContextValues } from '../../lib/policy/environment';
import { Truth } from '../../lib/policy/truth';
import { OPERATOR_ROWS, VARIABLE_ROWS } from './rows/operators';
import type { Value } from './rows/operators';

function holds(condition: Conditions, context: ContextValues, otherwise: 'absent' | 'unknown' = 'absent'): Truth {
  const request = new RequestContext(context, () => undefined, otherwise);
  return evaluateConditions(compileConditions(condition, '2012-10-17'), request);
}

const isMultivalued = (key: string): boolean => MULTIVALUED_KEYS.has(key) || key === 'dynamodb:leadingkeys';

test.each(OPERATOR_ROWS)('%s %j against %j holds: %s (%s)', (operator, expected, actual, expectedResult) => {
  const values = Array.isArray(actual) ? (actual as readonly string[]) : [String(actual)];
  const context: ContextValues = actual === undefined ? {} : { 'test:Key': values };
  expect(holds({ [operator]: { 'test:Key': expected } }, context)).toBe(
    expectedResult === 'not known' ? Truth.UNKNOWN : expectedResult ? Truth.TRUE : Truth.FALSE,
  );
});

test.each(VARIABLE_ROWS)('StringLike %s against %s with %j holds: %s (%s)', (pattern, actual, context, expected) => {
  const condition = { StringLike: { 'test:Key': pattern } };
  expect(holds(condition, { ...context, 'test:Key': actual })).toBe(expected ? Truth.TRUE : Truth.FALSE);
});

test('a document of the older version knows no variables', () => {
  const conditions = compileConditions({ StringLike: { 'test:Key': '${aws:username}' } }, '2008-10-17');
  const context = { 'aws:username': 'alice', 'test:Key': '${aws:username}' };
  expect(evaluateConditions(conditions, new RequestContext(context, () => undefined, 'absent'))).toBe(Truth.TRUE);
});

test('condition keys are compared without case', () => {
  expect(holds({ StringEquals: { 'AWS:PrincipalTAG/Team': 'a' } }, { 'aws:principaltag/team': 'a' })).toBe(Truth.TRUE);
});

test.each([
  [{ StringEquals: { a: '1', b: '2' } }, Truth.FALSE],
  [{ StringEquals: { a: '1' }, StringNotEquals: { b: '2' } }, Truth.TRUE],
  [{}, Truth.TRUE],
])('operators and keys must all hold: %j', (condition, expected) => {
  expect(holds(condition as Conditions, { a: '1', b: '3' })).toBe(expected);
});

test.each([
  [{ StringEquals: { known: '1' } }, Truth.TRUE],
  [{ StringEquals: { known: '2', other: '1' } }, Truth.FALSE],
  [{ StringEquals: { known: '1', other: '1' } }, Truth.UNKNOWN],
  [{ StringNotEqualsIfExists: { other: '1' } }, Truth.UNKNOWN],
  [{ Null: { other: 'true' } }, Truth.UNKNOWN],
  [{ Null: { known: 'false' } }, Truth.TRUE],
  [{ StringEquals: { known: '${other}' } }, Truth.UNKNOWN],
  [{ StringNotEquals: { known: ['${other}', '1'] } }, Truth.FALSE],
])('with keys that are not known, %j is %s', (condition, expected) => {
  expect(holds(condition as unknown as Conditions, { known: '1' }, 'unknown')).toBe(expected);
});

const SEVERAL_ROWS: readonly (readonly [what: string, key: string, values: Value, holds: Truth])[] = [
  ['a key of one value is filled in', 'aws:PrincipalTag/id', 'x', Truth.TRUE],
  ['a key that may hold several is not known, even with one', 'aws:TagKeys', 'x', Truth.UNKNOWN],
  ['nor is one of a service', 'dynamodb:LeadingKeys', 'x', Truth.UNKNOWN],
  ['nor is a key with several values', 'aws:PrincipalTag/id', ['x', 'y'], Truth.UNKNOWN],
];

test.each(SEVERAL_ROWS)('in a policy variable, %s', (_what, key, values, expected) => {
  const conditions = compileConditions({ StringEquals: { 'aws:userid': `\${${key}}` } }, '2012-10-17');
  const context = { 'aws:userid': 'x', [key]: values as OneOrMore<string> };
  expect(evaluateConditions(conditions, new RequestContext(context, () => undefined, 'absent', isMultivalued))).toBe(
    expected,
  );
});

test('the global keys of several values are those of the action data', async () => {
  const data = await loadIamData();
  const several = data.globalConditionKeys.filter((key) => data.isMultivalued(key)).map((key) => key.toLowerCase());
  expect([...MULTIVALUED_KEYS].toSorted()).toEqual(several.toSorted());
});
