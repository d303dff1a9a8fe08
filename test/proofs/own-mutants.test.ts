import { readAssembly } from '../../lib/assembly';
import { readConfig } from '../../lib/config/read-config';
import { loadIamData } from '../../lib/iam-data';
import { assemblyFolderOf } from '../support/assemblies';
import { loadCompany } from '../support/copy-company';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { ownNames } from '../../lib/proofs/mutation/definitions';
import { Mutation, type Mutant } from '../../lib/proofs/mutation/mutants';

/* A company's own guardrails, one of them a whole policy as JSON, its persona and its machine role, with exceptions: `--own`. */

let mutants: readonly Mutant[];
let survivors: readonly string[];
let names: readonly string[];
beforeAll(async () => {
  const company = readConfig(loadCompany('own-content'));
  const assembly = readAssembly(assemblyFolderOf(company.zone, company.catalogue));
  const mutation = new Mutation(environmentOf(assembly), company, await loadIamData());
  names = ownNames(company);
  mutants = mutation.mutants(names);
  survivors = mutants.filter((mutant) => mutation.survives(mutant)).map(({ name }) => name);
});

test('mutants are made of everything that a company wrote itself', () => {
  expect([...new Set(mutants.map(({ definition }) => definition.name))].sort()).toEqual([...names].sort());
  expect(names).toEqual(
    expect.arrayContaining(['guardrail deny-purchases', 'persona analyst', 'workload crossing-reports']),
  );
});

test('every one of them fails a proof', () => {
  expect(survivors).toEqual([]);
});
