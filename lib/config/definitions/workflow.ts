import { z } from 'zod';
import type { Workflow } from '../../catalogue/workflows/definition/workflow';
import { found } from '../wording';
import { text } from './formats';
import { proofRowSchema } from './proof-row';
import { rule, type Finding } from './rule';

const ACTOR =
  /^(?:account-access|administrator|anonymous|application|deployment|service\/[a-z0-9.-]+|role\/[\w+=,.@/-]+|(?:persona|machine-role)\/[a-z0-9-]+)$/;

const callSchema = proofRowSchema.pick({
  action: true,
  resource: true,
  resourceAccount: true,
  outside: true,
  context: true,
});

const sentence = z.string().regex(/^\S.*[.)]$/, 'a sentence with its full stop');

const blockedSchema = z.strictObject({
  by: text,
  calls: z.array(z.number().int().min(1)).min(1),
  instead: sentence,
  allow: sentence,
});

export const workflowSchema = z
  .strictObject({
    says: sentence,
    source: z.array(z.string().regex(/^https:\/\/\S+$/, 'the address of a page')).min(1),
    by: z
      .string()
      .regex(
        ACTOR,
        'account-access, administrator, anonymous, application, deployment, persona/…, machine-role/…, role/… or service/…',
      ),
    in: z.enum(['workload', 'security', 'log-archive', 'member']).optional(),
    calls: z.array(callSchema).min(1),
    blocked: z.array(blockedSchema).min(1).optional(),
  })
  .superRefine(rule(workflowFindings));

function* workflowFindings(workflow: Workflow): Generator<Finding> {
  const { calls } = workflow;
  const blocked = workflow.blocked ?? [];
  for (const [index, call] of calls.entries()) yield* patternFindings([call.action].flat(), index);
  for (const [index, one] of blocked.entries()) {
    for (const [place, position] of one.calls.entries()) {
      if (position <= calls.length && one.calls.indexOf(position) === place) continue;
      const at = ['blocked', index, 'calls', place];
      const expected = `places of calls, 1 to ${calls.length}, each once`;
      yield { at, found: found(position), expected, mend: 'count the calls' };
    }
    const before = blocked.findIndex(({ by }) => by === one.by);
    if (before === index) continue;
    yield {
      at: ['blocked', index, 'by'],
      found: `${found(one.by)} a second time`,
      expected: 'each guardrail once',
      mend: 'put the calls into one',
    };
  }
}

/** What is really called has a name. */
function* patternFindings(names: readonly string[], index: number): Generator<Finding> {
  for (const name of names.filter((one) => /[*?]/.test(one))) {
    yield { at: ['calls', index, 'action'], found: found(name), expected: 'actions one by one', mend: 'name them' };
  }
}
