import { z } from 'zod';

const BATCH = 'one word of lower case letters and digits, 20 characters at most';

/** Part of the names of its stacks: one word, so that two of them in one name are told apart. */
const batchName = z
  .string()
  .max(20, BATCH)
  .regex(/^[a-z][a-z0-9]*$/, BATCH)
  .meta({ examples: ['b1', 'retail'] });

const names = z.array(batchName).readonly();

/**
 * Batches that entries may name. A stack takes 500 resources: what does not fit into today's stacks goes into those of a batch,
 * because its own entry says so. See docs/scale.md.
 */
export const batchesSchema = z.strictObject({
  /** For `batch` of an account. @default none */
  accounts: names.optional(),
  /** For `batch` of an OU. @default none */
  organizationalUnits: names.optional(),
  /** For `batch` of a line of `access.assignments`. @default none */
  assignments: names.optional(),
});
