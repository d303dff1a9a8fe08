import { isObject } from '../../base/json';
import { MULTIVALUED_KEYS } from '../conditions/multivalued';
import { operatorNames, parseOperator } from '../conditions/operators';
import type { OperatorName } from '../conditions/operators';
import { show, suggest } from './problem';
import type { Reporter } from './problem';
import { checkVariables } from './variables';

const CHECKS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';
const SETS =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html';

/**
 * Reports operators that do not exist, and keys and values that they cannot compare: such a condition never holds, and a
 * denial that rests on it is lost.
 *
 * @param version as the document has it
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function checkConditions(condition: unknown, version: unknown, reporter: Reporter): void {
  if (!isObject(condition)) {
    reporter.report(`Condition is ${show(condition)}, expected an object of operators.`);
    return;
  }
  for (const [name, keys] of Object.entries(condition)) {
    const operator = parseOperator(name);
    if (!operator) reporter.report(`"${name}" is no condition operator. ${hintFor(name)}`);
    if (!isObject(keys) || Object.keys(keys).length === 0) {
      reporter.report(`Condition.${name} is ${show(keys)}, expected an object of condition keys.`);
      continue;
    }
    reportSameKeys(name, Object.keys(keys), reporter);
    for (const [key, values] of Object.entries(keys)) checkEntry({ version, name, operator, key }, values, reporter);
  }
}

function hintFor(name: string): string {
  const base = name.replace(/^.*:/, '').replace(/IfExists$/, '');
  return base === 'Null'
    ? 'Null takes no IfExists, and no ForAllValues or ForAnyValue.'
    : suggest(base, operatorNames());
}

/** Names of keys have no case: which of two counts, AWS does not say. */
function reportSameKeys(name: string, keys: readonly string[], reporter: Reporter): void {
  const folded = keys.map((key) => key.toLowerCase());
  const again = keys.find((_key, index) => folded.indexOf(folded[index] ?? '') !== index);
  if (again === undefined) return;
  reporter.report(`Condition.${name} holds ${show(again)} twice, in different case. Write its values as one list.`);
}

interface ConditionPlace {
  readonly version: unknown;
  /** As written. */
  readonly name: string;
  /** Undefined for one that does not exist. */
  readonly operator: OperatorName | undefined;
  readonly key: string;
}

function checkEntry(place: ConditionPlace, values: unknown, reporter: Reporter): void {
  const { operator, name, key } = place;
  const text = `Condition.${name}.${key}`;
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  if (key.includes('${')) {
    reporter.report(`${text} holds a policy variable, and AWS fills none in in the name of a key. Write the key out.`);
  }
  const wrongKey = wrongKeyName(key);
  if (wrongKey !== undefined) reporter.report(`${text} ${wrongKey} See ${CHECKS}.`);
  if (operator?.operator && operator.qualifier === 'none' && MULTIVALUED_KEYS.has(key.toLowerCase())) {
    const mend = `Write ForAnyValue:${name} or ForAllValues:${name}`;
    reporter.report(`${text} may hold several values, for which AWS asks for a set operator. ${mend}. See ${SETS}.`);
  }
  if (list.length === 0) reporter.report(`${text} is an empty list: it would never match. Name a value or remove it.`);
  if (operator?.operator?.name === 'Bool' && list.length > 1) {
    reporter.report(`${text} holds several values, and AWS takes one under Bool. Keep one of them. See ${CHECKS}.`);
  }
  if (new Set(list.map((value) => typeof value)).size > 1) {
    reporter.report(
      `${text} holds several types, and AWS takes values of one JSON type. Write all alike. See ${CHECKS}.`,
    );
  }
  for (const value of list) checkValue(place, value, reporter);
}

const OF_TAGS = /^aws:(?:principal|request|resource)tag$|\/$/i;

/** What is wrong with how a key is written; whether AWS has it, the action data say. */
function wrongKeyName(key: string): string | undefined {
  if (!/^[^:]+:[^:]/.test(key)) return 'is no name of a condition key: they read service:Key. Correct it.';
  if (OF_TAGS.test(key)) return 'lacks the name of a tag, as in aws:ResourceTag/team. Add it.';
  if (/^aws:arn$/i.test(key)) return 'is not supported. Compare aws:PrincipalArn or aws:SourceArn.';
  return undefined;
}

function checkValue({ version, name, operator, key }: ConditionPlace, value: unknown, reporter: Reporter): void {
  const text = `Condition.${name}.${key}`;
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    reporter.report(`${text} holds ${show(value)}, expected a string, number or boolean.`);
    return;
  }
  const written = String(value);
  checkVariables(written, { version, element: { operator: name } }, reporter);
  if (operator === undefined || written.includes('${')) return;
  const expects = operator.operator === undefined ? FOR_NULL : operator.operator.expects;
  if (expects?.reads(written) === false) reporter.report(`${text} is ${show(value)}, expected ${expects.what}.`);
}

const FOR_NULL = {
  what: '"true" (the key is absent) or "false"',
  reads: (text: string) => /^(?:true|false)$/i.test(text),
};
