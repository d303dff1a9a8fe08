import type { ContextValues } from '../../../lib/policy';

/* How operators compare, and what variables stand for. */

const OPERATORS = 'reference_policies_elements_condition_operators.html';
const STRING = `${OPERATORS}#Conditions_String`;
const NUMERIC = `${OPERATORS}#Conditions_Numeric`;
const DATE = `${OPERATORS}#Conditions_Date`;
const BOOL = `${OPERATORS}#Conditions_Boolean`;
const BINARY = `${OPERATORS}#Conditions_BinaryEquals`;
const IP = `${OPERATORS}#Conditions_IPAddress`;
const ARN = `${OPERATORS}#Conditions_ARN`;
const NULL = `${OPERATORS}#Conditions_Null`;
const IF_EXISTS = `${OPERATORS}#Conditions_IfExists`;
const LOGIC = 'reference_policies_condition-logic-multiple-context-keys-or-values.html';
const SETS = 'reference_policies_condition-single-vs-multi-valued-context-keys.html';
const VARIABLES = 'reference_policies_variables.html';

export type Value = string | number | boolean | readonly string[];

const ROLE = 'arn:aws:iam::111111111111:role/app/reader';

/** Pages stand under https://docs.aws.amazon.com/IAM/latest/UserGuide/. */
export type OperatorRow = readonly [
  operator: string,
  expected: Value,
  /** Undefined for a key that is absent. */
  actual: Value | undefined,
  holds: boolean | 'not known',
  page: string,
];

export const OPERATOR_ROWS: readonly OperatorRow[] = [
  ['StringEquals', 'blue', 'blue', true, STRING],
  ['StringEquals', 'blue', 'Blue', false, STRING],
  ['StringEquals', ['red', 'blue'], 'blue', true, LOGIC],
  ['StringEquals', 'b*', 'blue', false, STRING],
  ['StringEquals', 'b*', 'b*', true, STRING],
  ['StringEquals', 'blue', undefined, false, LOGIC],
  ['StringNotEquals', 'blue', 'red', true, STRING],
  ['StringNotEquals', ['red', 'blue'], 'blue', false, LOGIC],
  ['StringNotEquals', 'blue', undefined, true, LOGIC],
  ['StringEqualsIgnoreCase', 'blue', 'BLUE', true, STRING],
  ['StringNotEqualsIgnoreCase', 'blue', 'BLUE', false, STRING],
  ['StringLike', 'b?u*', 'blueish', true, STRING],
  ['StringLike', 'b?u*', 'bu', false, STRING],
  ['StringLike', '*lu*', 'blue', true, STRING],
  ['StringLike', 'B*', 'blue', false, STRING],
  ['StringLike', 'arn:aws:iam::*:role/x', 'arn:aws:iam::1:role/y:role/x', true, STRING],
  ['StringNotLike', 'b*', 'blue', false, STRING],
  ['StringNotLike', 'b*', undefined, true, LOGIC],
  ['StringEqualsIfExists', 'blue', undefined, true, IF_EXISTS],
  ['StringEqualsIfExists', 'blue', 'red', false, IF_EXISTS],
  ['NumericEquals', '10', '10.0', true, NUMERIC],
  ['NumericEquals', 10, '10', true, NUMERIC],
  ['NumericNotEquals', '10', '11', true, NUMERIC],
  ['NumericLessThan', '10', '9.5', true, NUMERIC],
  ['NumericLessThan', '10', '10', false, NUMERIC],
  ['NumericLessThanEquals', '10', '10', true, NUMERIC],
  ['NumericGreaterThan', '10', '9', false, NUMERIC],
  ['NumericGreaterThan', '9', '10', true, NUMERIC],
  ['NumericGreaterThanEquals', '10', '10', true, NUMERIC],
  ['NumericLessThan', 'ten', '9', false, NUMERIC],
  ['NumericLessThan', '10', 'nine', false, NUMERIC],
  ['DateEquals', '2026-11-22T00:00:00Z', '2026-11-22', true, DATE],
  ['DateEquals', '2026-11-22T00:00:00Z', '1795305600', true, DATE],
  ['DateNotEquals', '2026-11-22', '2026-11-23', true, DATE],
  ['DateLessThan', '2026-11-22T12:00:00Z', '2026-11-22T11:59:59Z', true, DATE],
  ['DateLessThan', '2026-11-22T12:00:00+02:00', '2026-11-22T10:30:00Z', false, DATE],
  ['DateLessThanEquals', '2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z', true, DATE],
  ['DateGreaterThan', '2026-11-22', '2026-11-21', false, DATE],
  ['DateGreaterThanEquals', '2026-11-22', '2027-01-01', true, DATE],
  ['DateLessThan', 'tomorrow', '2026-11-21', false, DATE],
  ['DateLessThan', '2026-02-30', '2026-02-01', false, DATE],
  ['DateNotEquals', '2026-02-30', '2026-03-02', true, DATE],
  ['DateEquals', '2026-03-02', '2026-02-30', false, DATE],
  ['DateLessThan', '2028-02-29', '2028-02-28', true, DATE],
  ['DateLessThan', '2026', '2025-12-31', true, DATE],
  ['DateEquals', '2026-11-22T12:00', '2026-11-22T12:00:00Z', true, DATE],
  ['Bool', 'true', 'true', true, BOOL],
  ['Bool', true, 'True', true, BOOL],
  ['Bool', 'false', 'true', false, BOOL],
  ['Bool', 'false', undefined, false, BOOL],
  ['BoolIfExists', 'false', undefined, true, IF_EXISTS],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true, BINARY],
  ['BinaryEquals', 'QmluYXJ5', 'qmluYXJ5', false, BINARY],
  ['IpAddress', '203.0.113.0/24', '203.0.113.9', true, IP],
  ['IpAddress', '203.0.113.0/24', '203.0.114.9', false, IP],
  ['IpAddress', '203.0.113.9', '203.0.113.9', true, IP],
  ['IpAddress', '0.0.0.0/0', '198.51.100.1', true, IP],
  ['IpAddress', '0.0.0.0/0', '2001:db8::1', false, IP],
  ['IpAddress', '2001:db8::/32', '2001:DB8:1::7', true, IP],
  ['IpAddress', '2001:db8::/32', '2001:db9::7', false, IP],
  ['IpAddress', '2001:db8:0:0:0:0:0:1', '2001:db8::1', true, IP],
  ['IpAddress', '::ffff:192.0.2.1', '::ffff:c000:201', true, IP],
  ['IpAddress', '203.0.113.0/33', '203.0.113.0', false, IP],
  ['IpAddress', '203.0.113.0/24', '203.0.113', false, IP],
  ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', true, IP],
  ['NotIpAddress', '203.0.113.0/24', undefined, true, LOGIC],
  ['ArnEquals', 'arn:aws:iam::*:role/app/*', ROLE, true, ARN],
  ['ArnLike', 'arn:aws:iam::111111111111:role/app/reader', ROLE, true, ARN],
  ['ArnLike', 'arn:aws:iam::*:role/x', 'arn:aws:iam::1:role/y:role/x', false, ARN],
  ['ArnLike', 'arn:aws:*:role/app/reader', ROLE, false, ARN],
  ['ArnLike', 'arn:aws:sns:*:*:a:*', 'arn:aws:sns:us-west-2:111111111111:a:b:c', true, ARN],
  ['ArnLike', '*', ROLE, true, ARN],
  ['ArnLike', '*', 'not an arn', false, ARN],
  ['ArnLike', 'arn:aws:iam::11111111111?:role/app/reader', ROLE, true, ARN],
  ['ArnNotLike', 'arn:aws:iam::*:role/lz-*', ROLE, true, ARN],
  ['ArnNotEquals', 'arn:aws:iam::*:role/app/*', ROLE, false, ARN],
  ['ArnNotLike', 'arn:aws:iam::*:role/lz-*', undefined, true, LOGIC],
  ['Null', 'true', undefined, true, NULL],
  ['Null', 'true', 'anything', false, NULL],
  ['Null', false, 'anything', true, NULL],
  ['Null', 'false', undefined, false, NULL],
  ['Null', 'true', [], true, NULL],
  ['Null', 'true', '', true, NULL],
  ['Null', 'false', '', false, NULL],
  ['Null', 'false', ['', 'a'], true, NULL],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'a'], true, SETS],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false, SETS],
  ['ForAllValues:StringEquals', 'a', undefined, true, SETS],
  ['ForAllValues:StringEquals', 'a', '', true, SETS],
  ['ForAllValues:StringNotEquals', '', '', true, SETS],
  ['ForAllValues:StringEquals', 'a', ['a', ''], 'not known', SETS],
  ['ForAllValues:StringEquals', 'a', ['c', ''], false, SETS],
  ['ForAllValues:StringLike', '*', ['c', ''], true, SETS],
  ['ForAnyValue:StringEquals', 'a', '', false, SETS],
  ['StringEquals', '', '', true, STRING],
  ['ForAllValues:StringNotEquals', 'a', ['b', 'c'], true, SETS],
  ['ForAllValues:StringNotEquals', 'a', ['a', 'c'], false, SETS],
  ['ForAnyValue:StringLike', 'o-trips/*', ['o-other/r/', 'o-trips/r/'], true, SETS],
  ['ForAnyValue:StringLike', 'o-trips/*', ['o-other/r/'], false, SETS],
  ['ForAnyValue:StringEquals', 'a', undefined, false, SETS],
  ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true, SETS],
  ['ForAnyValue:StringNotEquals', 'a', undefined, false, SETS],
  ['ForAnyValue:StringEqualsIfExists', 'a', undefined, true, IF_EXISTS],
  ['StringEquals', 'a', ['a', 'b'], 'not known', SETS],
  ['StringNotEquals', 'a', ['b', 'c'], 'not known', SETS],
  ['StringEqualsIfExists', 'a', ['a', 'b'], 'not known', SETS],
];

export type VariableRow = readonly [
  pattern: string,
  actual: string,
  context: ContextValues,
  holds: boolean,
  page: string,
];

export const VARIABLE_ROWS: readonly VariableRow[] = [
  ['home/${aws:username}/*', 'home/alice/x', { 'aws:username': 'alice' }, true, VARIABLES],
  ['home/${AWS:UserName}', 'home/alice', { 'aws:username': 'alice' }, true, VARIABLES],
  ['home/${aws:username}', 'home/bob', { 'aws:username': 'alice' }, false, VARIABLES],
  ['home/${aws:username}', 'home/a*', { 'aws:username': 'a*' }, true, VARIABLES],
  ['home/${aws:username}', 'home/alice', { 'aws:username': 'a*' }, false, VARIABLES],
  ['home/${aws:username}', 'home/', {}, false, VARIABLES],
  ["home/${aws:username, 'guest'}", 'home/guest', {}, true, VARIABLES],
  ["home/${ aws:username , 'guest' }", 'home/alice', { 'aws:username': 'alice' }, true, VARIABLES],
  ["${aws:PrincipalTag/team, '*'}", 'anything', {}, false, VARIABLES],
  ['${*}', '*', {}, true, VARIABLES],
  ['${*}', 'x', {}, false, VARIABLES],
  ['a${?}b', 'a?b', {}, true, VARIABLES],
  ['a${?}b', 'axb', {}, false, VARIABLES],
  ['${$}{x}', '${x}', {}, true, VARIABLES],
];
