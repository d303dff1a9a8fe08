import { organizationGraph } from '../../lib/assembly';
import { DEPLOYMENT_ACTIONS, needsNoActions } from '../../lib/proofs/deployment-actions';
import { completeLandingZone } from '../../lib/model/complete';
import { everything } from '../support/companies/everything';
import { assemblyOf, sample } from '../operate/live/assemblies';

/* The proofs claim that no guardrail locks StackSets out, by the types that their templates hold: a type left out of the table
 * would be left out of the proof without a word. */

test.each([
  ['the sample company', sample],
  ['a company with everything switched on', completeLandingZone(everything)],
])('every type in the StackSets of %s is in the table', (_company, zone) => {
  const types = organizationGraph(assemblyOf(zone))
    .stackSetReaches()
    .flatMap(({ resourceTypes }) => resourceTypes);
  expect(types.length).toBeGreaterThan(5);
  const missing = types.filter((type) => !needsNoActions(type) && DEPLOYMENT_ACTIONS[type] === undefined);
  expect([...new Set(missing)]).toEqual([]);
});
