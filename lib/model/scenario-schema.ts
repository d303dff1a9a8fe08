import { z } from 'zod';
import { notEmpty } from './formats';

/**
 * The shape of `config/scenarios.ts`: what must never be possible in the company, and what must always be. Accounts,
 * groups and personas go by their keys in the config.
 */

const text = z.string().min(1);
const oneOrMore = z.union([text, z.array(text).min(1).readonly()], 'a text, or a list of texts');

export const scenarioRowSchema = z.strictObject({
  /**
   * `<group>/<persona>`, `<group>/*` (whatever the group is assigned there), `role/<name>`, `user/<name>`, `root`, `service/<host>`, `federated/<provider>`, `anonymous` or an
   * ARN.
   * @default everybody in the account: people, roles, users and its root
   */
  principal: oneOrMore.optional(),
  /** Whom "everybody" leaves out: `nobody but …`. `*` stands for any characters, slashes too; `role/*` leaves out no people. @default nobody */
  nobodyBut: oneOrMore.optional(),
  /** Key of the account where the principal is. @default every account */
  account: oneOrMore.optional(),
  /** `service:Action`. With a wildcard: every action that it means, tomorrow's too. */
  action: oneOrMore,
  /** Action patterns that a wildcard leaves out. @default none */
  except: z.array(text).min(1).readonly().optional(),
  /** ARN. An account's key may stand for its twelve digits. @default any, of what nobody may; a representative one, of what somebody can */
  resource: oneOrMore.optional(),
  /** Key of the account that owns the resource, where its ARN does not say. @default the principal's account */
  resourceAccount: text.optional(),
  /** Request context by condition key; an empty list says that the call carries no such key. @default what AWS always sets */
  context: notEmpty(
    z.record(text, z.union([text, z.array(text).readonly()], 'a text, or a list of texts; an empty one: no such key')),
  ).optional(),
  /** The row is about what no template makes or names: an account, role, bucket or service of somebody else. @default false */
  outside: z.literal(true).optional(),
  /** In `never`: the point is that the principal, of people their group, has no assignment in the account. @default false */
  unassigned: z.literal(true).optional(),
});

export const scenarioSchema = z.strictObject({
  /** The sentence as the company says it: what `cdk synth` prints when it does not hold. */
  says: z.string().regex(/^(?=.*[\p{L}\p{N}])[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]+$/u, 'a sentence in words, on one line'),
  /** Calls that must be denied. */
  never: z.array(scenarioRowSchema).min(1).readonly().optional(),
  /** Calls that must be allowed. */
  always: z.array(scenarioRowSchema).min(1).readonly().optional(),
});

export type ScenarioRow = z.infer<typeof scenarioRowSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
