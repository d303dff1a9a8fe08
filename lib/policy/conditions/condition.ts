import { PRESENT, UNKNOWN } from '../context/context';
import type { ContextLookup, RequestContext } from '../context/context';
import type { Conditions } from '../document';
import { Template } from '../text/template';
import { Truth, either, every, not, some, truth } from '../truth';
import type { ValueMatcher } from './operator';
import { parseOperator } from './operators';
import type { OperatorName } from './operators';

/** A value of a policy: ready to compare, unless it holds variables. */
interface ExpectedValue {
  readonly template: Template;
  readonly matcher: ValueMatcher | undefined;
}

/** One key under one operator. */
export interface ConditionEntry extends OperatorName {
  /** Lower case. */
  readonly key: string;
  /** As it stands in the policy, for reasons. */
  readonly text: string;
  readonly expected: readonly ExpectedValue[];
}

/** The entries of a `Condition` element, all of which must hold. */
export type CompiledConditions = readonly ConditionEntry[];

/** @throws Error for an operator that does not exist: policies are parsed before they are compiled. */
export function compileConditions(conditions: Conditions, version: '2012-10-17' | '2008-10-17'): CompiledConditions {
  return Object.entries(conditions).flatMap(([name, keys]) => {
    const parsed = parseOperator(name);
    if (!parsed) throw new Error(`"${name}" is no condition operator.`);
    return Object.entries(keys).map(([key, values]) => {
      const texts = (Array.isArray(values) ? values : [values]).map(String);
      return {
        ...parsed,
        key: key.toLowerCase(),
        text: `${name} ${key} ${texts.map((text) => `"${text}"`).join(' or ')}`,
        expected: texts.map((text) => compileValue(text, parsed, version)),
      };
    });
  });
}

function compileValue(text: string, { operator }: OperatorName, version: '2012-10-17' | '2008-10-17'): ExpectedValue {
  const template = Template.parse(text, version, operator?.takesVariables === true ? 'everywhere' : 'nowhere');
  return { template, matcher: template.constant && operator?.prepare(template.constant) };
}

/** Whether the conditions hold only for values of the key that they name; unknown where they compare it in another way. */
export function comparesKey(conditions: CompiledConditions, key: string): Truth {
  return some(conditions, (entry) => {
    if (entry.key !== key) return Truth.FALSE;
    const isPlain = entry.operator?.negated === false && entry.qualifier !== 'all' && !entry.ifExists;
    return isPlain ? Truth.TRUE : Truth.UNKNOWN;
  });
}

export function evaluateConditions(conditions: CompiledConditions, context: RequestContext): Truth {
  return every(conditions, (entry) => evaluateEntry(entry, context));
}

/**
 * How one key is compared: which values must match, and what a missing key means. For a key that may hold several values AWS asks
 * for `ForAllValues` or `ForAnyValue`; what it makes of one without, it does not say.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
 */
export function evaluateEntry(entry: ConditionEntry, context: RequestContext): Truth {
  const values = context.get(entry.key);
  if (!entry.operator) return evaluateNull(entry, values);
  if (values === UNKNOWN || values === PRESENT) return Truth.UNKNOWN;
  if (values.length === 0 || (entry.qualifier === 'all' && isNull(values))) return truth(holdsWithoutKey(entry));
  if (entry.qualifier === 'none' && context.mayHoldSeveral(entry.key, values)) return Truth.UNKNOWN;
  const { negated } = entry.operator;
  const holdsFor = (actual: string): Truth => {
    const matches = some(entry.expected, (expected) => matchesValue(entry, expected, actual, context));
    return negated ? not(matches) : matches;
  };
  if (entry.qualifier !== 'all') return some(values, holdsFor);
  return every(values, (actual) => (actual === '' ? either(holdsFor(actual), Truth.UNKNOWN) : holdsFor(actual)));
}

/** Nothing but empty texts, which count as no value; of one among others AWS does not say whether `ForAllValues` compares it. */
function isNull(values: readonly string[]): boolean {
  return values.every((value) => value === '');
}

function holdsWithoutKey({ operator, qualifier, ifExists }: ConditionEntry): boolean {
  if (ifExists || qualifier === 'all') return true;
  return qualifier === 'none' && operator?.negated === true;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null */
function evaluateNull({ expected }: ConditionEntry, values: ContextLookup): Truth {
  if (values === UNKNOWN) return Truth.UNKNOWN;
  const wanted = values !== PRESENT && isNull(values) ? 'true' : 'false';
  return truth(expected.some(({ template }) => template.text.toLowerCase() === wanted));
}

function matchesValue(
  { operator }: ConditionEntry,
  { template, matcher }: ExpectedValue,
  actual: string,
  context: RequestContext,
): Truth {
  if (matcher) return truth(matcher(actual));
  const resolved = template.resolve(context.variable);
  if (resolved === 'unknown') return Truth.UNKNOWN;
  if (resolved === 'absent' || !operator) return Truth.FALSE;
  return truth(operator.prepare(resolved)(actual));
}
