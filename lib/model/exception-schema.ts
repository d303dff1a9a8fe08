import { z } from 'zod';
import { reference, visibleName } from './formats';

/** Who is exempt from one guardrail, why, and for how long. What names can be exempt is asked in `checks/exceptions.ts`. */
export const exceptionSchema = z.strictObject({
  /**
   * `<group>/<persona>`, `role/<path and name>` or the ARN of a role, whose account may be a key of `config/accounts.ts`. It is
   * exempt wherever the config puts it and the guardrail reaches.
   * @default everybody in `account`
   */
  principal: z
    .string()
    .min(1, 'a principal')
    .meta({ examples: ['developers/developer', 'role/app/server'] })
    .optional(),
  /** Key of an account: the only one in which the principal is exempt, or, alone, one that the guardrail leaves out. */
  account: reference.optional(),
  /** For the reviewer who says yes, and for whoever asks later. */
  reason: visibleName(256, 'a reason').regex(/^\s*$|[\p{L}\p{N}]/u, 'a reason in words'),
  /** Last day, in UTC. From the next on the config is refused. @default for good */
  until: z.iso
    .date('a day of the calendar, as year-month-day')
    .meta({ examples: ['2027-03-31'] })
    .optional(),
});

/** By the id of the guardrail. */
export const exceptionsSchema = z.record(z.string(), z.array(exceptionSchema).min(1).readonly());

export type GuardrailException = z.infer<typeof exceptionSchema>;
export type Exceptions = z.infer<typeof exceptionsSchema>;
