import { z } from 'zod';
import { notEmpty } from '../../model/formats';
import { action, actions, oneOrMore, text } from './formats';

/** The shape of a proof row. What it means, and whether it could fail, is asked where the templates are at hand. */
export const proofRowSchema = z.strictObject({
  principal: oneOrMore(text, 'a principal in quotes').optional(),
  account: oneOrMore(text, 'an account name in quotes').optional(),
  action: actions,
  except: z.array(action).min(1).optional(),
  resources: z.enum(['named', 'any']).optional(),
  resource: oneOrMore(text, 'an ARN in quotes').optional(),
  resourceAccount: text.optional(),
  outside: z.literal(true).optional(),
  unassigned: z.literal(true).optional(),
  /** An empty list of values says that the call carries no such key. */
  context: notEmpty(
    z.record(text, z.union([z.string(), z.array(z.string())], 'a text in quotes, or a list of them')),
  ).optional(),
});

/** Proof rows, at least one: a definition without proof is a claim. */
export const proofRows = z.array(proofRowSchema).min(1, 'a list with at least one proof row');
