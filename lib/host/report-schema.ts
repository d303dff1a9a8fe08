import { z } from 'zod';
import { RULES, SEVERITIES, type Report, type RuleId } from '../review/model';

/** Longer than any text of a report, shorter than what would hold a program up. */
const text = z.string().max(4_000);
const texts = z.array(text).max(5_000);
const count = z.int().min(0).max(1_000_000_000);

const finding = z.object({
  rule: z.enum(Object.keys(RULES) as [RuleId, ...RuleId[]]),
  severity: z.enum(SEVERITIES),
  who: texts,
  where: texts,
  what: text,
  actions: z.object({ count, byLevel: z.record(text, count), examples: texts, future: z.boolean() }).optional(),
  details: texts,
  statement: z.object({ policy: text, statement: text, attachedTo: text }).optional(),
  file: text.optional(),
});

/** A report as `npm run review -- --format json` writes it. Who has to approve is left out: that is not for the change to say. */
export const reportSchema = z
  .object({ version: z.literal(1), findings: z.array(finding).max(10_000), questions: count })
  .transform(({ findings, questions }): Report => ({ findings, questions, approvers: [] }));
