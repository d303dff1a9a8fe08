import { ipOperators } from './ip';
import { dateOperators, numericOperators } from './number';
import type { ConditionOperator } from './operator';
import { arnOperators, binaryOperator, boolOperator } from './other';
import { stringOperators } from './string';

/**
 * Every condition operator but `Null`, which asks for a key's presence and compares nothing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map(
  [
    ...stringOperators,
    ...numericOperators,
    ...dateOperators,
    boolOperator,
    binaryOperator,
    ...ipOperators,
    ...arnOperators,
  ].map((operator) => [operator.name, operator]),
);

/** Which of several values have to match: `all` and `any` of a multivalued key, or those of a key with one value. */
export type SetQualifier = 'all' | 'any' | 'none';

/** An operator as it stands in a policy, for example `ForAnyValue:StringLikeIfExists`. */
export interface OperatorName {
  /** Undefined for `Null`. */
  readonly operator: ConditionOperator | undefined;
  readonly qualifier: SetQualifier;
  readonly ifExists: boolean;
}

const NAME = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/** Undefined for a name that is no condition operator. */
export function parseOperator(name: string): OperatorName | undefined {
  const [, set, base = '', ifExists] = NAME.exec(name) ?? [];
  const operator = OPERATORS.get(base);
  if (!operator && (base !== 'Null' || set !== undefined || ifExists !== undefined)) return undefined;
  const qualifier = set === 'ForAllValues' ? 'all' : set === 'ForAnyValue' ? 'any' : 'none';
  return { operator, qualifier, ifExists: ifExists !== undefined };
}

/** For "did you mean". */
export function operatorNames(): readonly string[] {
  return [...OPERATORS.keys(), 'Null'];
}
