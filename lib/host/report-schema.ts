import { z } from 'zod';
import type { AccessLevel } from '../iam-data';
import { RULES, SEVERITIES, type Report, type RuleId } from '../review/model';

/** Longer than any text of a report, shorter than what would hold a program up. */
const text = z.string().max(50_000);
const texts = z.array(text).max(20_000);
const count = z.int().min(0).max(1_000_000_000);

/** Most far-reaching first, as reports show them: JSON has its keys in another order. */
const LEVELS: readonly string[] = [
  'Permissions management',
  'Write',
  'Tagging',
  'Read',
  'List',
] satisfies AccessLevel[];

const byLevel = z
  .record(text, count)
  .transform((counts) => Object.fromEntries(Object.entries(counts).sort(([one], [other]) => rank(one) - rank(other))));

function rank(level: string): number {
  const at = LEVELS.indexOf(level);
  return at < 0 ? LEVELS.length : at;
}

const finding = z.object({
  rule: z.enum(Object.keys(RULES) as [RuleId, ...RuleId[]]),
  severity: z.enum(SEVERITIES),
  who: texts,
  where: texts,
  what: text,
  topic: text.optional(),
  cause: text.optional(),
  actions: z.object({ count, byLevel, examples: texts, future: z.boolean() }).optional(),
  why: text.optional(),
  details: texts,
  statement: z.object({ policy: text, statement: text, attachedTo: text }).optional(),
  file: text.optional(),
  line: z.int().min(1).max(1_000_000).optional(),
});

/** Names as `.github/CODEOWNERS` has them: nothing in them is markup. */
const approver = z.object({
  part: z.string().regex(/^[a-z]{1,40}$/),
  owners: z.array(z.string().regex(/^[\w@./+-]{1,200}$/)).max(100),
  because: z.enum(SEVERITIES),
});

/** A report as `npm run review -- --format json` writes it. */
export const reportSchema: z.ZodType<Report> = z
  .object({
    version: z.literal(1),
    findings: z.array(finding).max(20_000),
    questions: count,
    approvers: z.array(approver).max(100),
  })
  .transform(({ findings, questions, approvers }) => ({ findings, questions, approvers }));
