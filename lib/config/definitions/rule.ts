import type { z } from 'zod';

/** What a rule finds wrong in a value whose parts have the right shape. */
export interface Finding {
  /** Path from the value that the rule looks at. @default the value itself */
  readonly at?: readonly PropertyKey[];
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

/**
 * Makes of a rule what a schema takes with `superRefine`. It is not asked about a value whose shape is wrong, so the value
 * is what its type says.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what the schema has made sure of
export function rule<T>(
  check: (value: T) => Iterable<Finding>,
): (value: unknown, context: Pick<z.RefinementCtx, 'addIssue'>) => void {
  return (value, context) => {
    for (const { at = [], found, expected, mend } of check(value as T)) {
      context.addIssue({ code: 'custom', path: [...at], message: expected, params: { found, mend } });
    }
  };
}
