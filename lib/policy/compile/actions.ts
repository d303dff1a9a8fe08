import { Glob } from '../text/glob';

/** An `Action` or `NotAction` element. Names are compared without case, and have no variables. */
export interface ActionElement {
  /** Lower case. */
  readonly patterns: readonly Glob[];
  readonly negated: boolean;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function compileActions(patterns: readonly string[], negated: boolean): ActionElement {
  return { patterns: patterns.map((pattern) => Glob.of(pattern.toLowerCase())), negated };
}

export function matchesAction({ patterns, negated }: ActionElement, lowerCaseAction: string): boolean {
  return patterns.some((pattern) => pattern.matches(lowerCaseAction)) !== negated;
}
