import { guardrailsIn } from '../../lib/choice/catalogue';
import { guardrailContext } from '../../lib/choice/guardrail-context';
import { isAccessControl, resolveGuardrail } from '../../lib/catalogue/guardrails/definition/guardrail';
import { weakened } from '../../lib/proofs/rests-on';
import { config } from '../support/companies/trips';
import { catalogue, readLandingZone } from '../support/read-landing-zone';

const zone = readLandingZone(config);
const context = guardrailContext({ zone, catalogue });

test('what a guardrail rests on is a guardrail', () => {
  const known = guardrailsIn(catalogue);
  const named = known.flatMap(({ definition }) => {
    const guardrail = resolveGuardrail(definition, context);
    return isAccessControl(guardrail) ? (guardrail.restsOn ?? []).map(({ guardrail: id }) => id) : [];
  });
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !known.some((one) => one.id === id))).toEqual([]);
});

test('none of the sample’s is in force without what it rests on', () => {
  expect(weakened({ zone, catalogue, context })).toEqual([]);
});

test('one that is, is told', () => {
  const { organization } = zone;
  const guardrails = organization.guardrails.filter((id) => id !== 'enforce-instance-defaults');
  expect(guardrails).toContain('require-imdsv2');
  expect(weakened({ zone: { ...zone, organization: { ...organization, guardrails } }, catalogue, context })).toEqual([
    expect.stringMatching(/^require-imdsv2 leaves open a launch .* in \d+ accounts without enforce-instance-defaults$/),
  ]);
});
