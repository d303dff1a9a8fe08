import { isAccessControl, resolveGuardrail } from '../../../lib/catalogue/guardrails/definition/guardrail';
import { workflows, workflowThemes } from '../../../lib/catalogue/workflows/catalogue';
import type { WorkflowCall } from '../../../lib/catalogue/workflows/definition/workflow';
import { guardrailsIn } from '../../../lib/choice/catalogue';
import { choose } from '../../../lib/choice/choose';
import { loadIamData, type IamData } from '../../../lib/iam-data';
import { matchesFormat } from '../../../lib/proofs/emptiness/arn-format';
import { config } from '../../support/companies/trips';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';

const all = Object.entries(workflows);
const context = choose(readLandingZone(config), catalogue).guardrailContext();
const guardrails = new Map(
  guardrailsIn(catalogue).map(({ id, definition }) => [id, resolveGuardrail(definition, context)] as const),
);

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

test('there are sixty workflows at least, each id once', () => {
  const ids = Object.values(workflowThemes).flatMap((theme) => Object.keys(theme));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(60);
});

test('every guardrail that stops everyday work is one that denies', () => {
  const blockers = all.flatMap(([, { blocked }]) => (blocked ?? []).map(({ by }) => by));
  const denying = [...guardrails].filter(([, guardrail]) => isAccessControl(guardrail)).map(([id]) => id);
  expect([...new Set(blockers)].filter((by) => by !== 'permissions-boundary' && !denying.includes(by))).toEqual([]);
});

/** What says that config/exceptions.ts allows it is refused there where the guardrail spares nobody. */
test.each(all.flatMap(([id, { blocked }]) => (blocked ?? []).map((one) => [id, one] as const)))(
  'what allows %s is possible',
  (_id, { by, allow }) => {
    if (!allow.includes('config/exceptions.ts')) return;
    const guardrail = guardrails.get(by);
    const to = guardrail !== undefined && isAccessControl(guardrail) ? guardrail.exceptions?.to : [];
    expect(to).not.toEqual([]);
  },
);

/** A kind of resource that a call must have and the workflow does not name would not be asked. */
test('a call to EC2 names something of every kind that it must have', () => {
  const missing = all.flatMap(([id, { calls }]) => {
    const named = (action: string): readonly string[] =>
      calls
        .filter((call: WorkflowCall) => [call.action].flat().includes(action))
        .flatMap(({ resource }) => resource ?? []);
    const actions = new Set(calls.flatMap(({ action }) => action).filter((action) => action.startsWith('ec2:')));
    return [...actions].flatMap((action) => {
      const given = named(action).map((arn) =>
        arn.replaceAll('{region}', 'us-west-2').replaceAll('{account}', '111111111111'),
      );
      if (given.length === 0) return [];
      return iamData
        .requiredFormats(action)
        .filter((format) => !given.some((arn) => matchesFormat(format, arn)))
        .map((format) => `${id}: ${action} on ${format}`);
    });
  });
  expect(missing).toEqual([]);
});
