import { loadIamData } from '../../lib/iam-data';
import { everything } from '../support/companies/everything';
import { catalogue } from '../support/read-landing-zone';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { Mutation, type Mutant } from '../../lib/proofs/mutation/mutants';
import { synthesized } from './support';
import { SURVIVORS } from './survivors';

/*
 * Whether the proofs would notice: every statement, condition, exemption and action of every guardrail, persona, boundary
 * and machine role is taken out or loosened, one at a time, in the templates of a company that has them all.
 */

let mutants: readonly Mutant[];
let survivors: readonly string[];
beforeAll(async () => {
  const { assembly, zone } = synthesized(everything);
  const mutation = new Mutation(environmentOf(assembly), { zone, catalogue }, await loadIamData());
  mutants = mutation.mutants();
  survivors = mutants.filter((mutant) => mutation.survives(mutant)).map(({ name }) => name);
});

test('every mutant fails a proof, but for those that are known to make no difference', () => {
  expect([...survivors].sort()).toEqual(Object.keys(SURVIVORS).sort());
});

test('mutants are made of every guardrail, persona and machine role that has statements', () => {
  const mutated = new Set(mutants.map(({ definition }) => definition.name));
  expect([...mutated].filter((name) => name.startsWith('guardrail ')).length).toBeGreaterThanOrEqual(37);
  expect([...mutated].filter((name) => name.startsWith('persona ')).length).toBeGreaterThanOrEqual(10);
  expect([...mutated]).toEqual(expect.arrayContaining(['permissions boundary', 'workload trips-server']));
  expect(mutants.length).toBeGreaterThan(1500);
});

test('mutants have names of their own', () => {
  const names = mutants.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
