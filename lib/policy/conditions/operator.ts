import type { Glob } from '../text/glob';

/** Tells whether one context value matches; prepared once for a policy value that does not change with the request. */
export type ValueMatcher = (actual: string) => boolean;

/**
 * One condition operator. The rules for missing keys, several values and set qualifiers are the same for all and stand
 * in `condition.ts`.
 */
export interface ConditionOperator {
  /** As in a policy, for example `StringNotLike`. */
  readonly name: string;
  /** Whether AWS fills in policy variables in its values. */
  readonly takesVariables: boolean;
  /** A negated operator holds where its counterpart does not, also for a missing key. */
  readonly negated: boolean;
  /** What a value of a policy must be, and whether a text without variables is that. @default any text */
  readonly expects?: ExpectedText;
  /** A policy value that the operator cannot read (a number, a date, an address) matches nothing. */
  readonly prepare: (expected: Glob) => ValueMatcher;
}

/** For example `a number`. */
export interface ExpectedText {
  readonly what: string;
  readonly reads: (text: string) => boolean;
}

export const NOTHING: ValueMatcher = () => false;

/** An operator and its negation. */
export function pair(
  name: string,
  negatedName: string,
  shared: Omit<ConditionOperator, 'name' | 'negated'>,
): readonly ConditionOperator[] {
  return [
    { name, negated: false, ...shared },
    { name: negatedName, negated: true, ...shared },
  ];
}
