import { isAccessControl, resolveGuardrail } from '../../../lib/catalogue/guardrails/definition/guardrail';
import { workflows, workflowThemes } from '../../../lib/catalogue/workflows/catalogue';
import { guardrailsIn } from '../../../lib/choice/catalogue';
import { choose } from '../../../lib/choice/choose';
import { config } from '../../support/companies/trips';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';

const all = Object.entries(workflows);
const context = choose(readLandingZone(config), catalogue).guardrailContext();
const guardrails = new Map(
  guardrailsIn(catalogue).map(({ id, definition }) => [id, resolveGuardrail(definition, context)] as const),
);

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
