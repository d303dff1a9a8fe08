/**
 * How many mutants of the policies the proofs kill, and which survive: `npm run mutants`, for the company with everything
 * turned on. The test suite holds the survivors to a committed list.
 */
import { loadIamData } from '../lib/iam-data';
import { Mutation } from '../test/proofs/mutation/mutants';
import { synthesized } from '../test/proofs/support';
import { SURVIVORS } from '../test/proofs/survivors';
import { assemblyFolderOf } from '../test/support/assemblies';
import { catalogue, readCompany } from '../test/support/read-landing-zone';
import { readAssembly } from '../lib/assembly';
import { ownNames } from '../test/proofs/mutation/definitions';
import { everything } from '../test/support/companies/everything';
import { refuse, scriptOptions } from './script-options';

const { only, own } = scriptOptions(
  'mutants',
  'Breaks the policies, one change at a time, and says which no proof notices.',
  {
    only: { value: '<text>', help: 'those whose name contains it, for example "guardrail deny-root-user"' },
    own: { help: 'of your own config: its guardrails, personas and machine roles alone' },
  },
);

/** What is broken: the company with everything turned on, or what the config of this repository adds to the catalogue. */
async function subject(): Promise<{ readonly mutation: Mutation; readonly isMeant: (definition: string) => boolean }> {
  const iamData = await loadIamData();
  if (own === undefined) {
    const { assembly, zone } = synthesized(everything);
    return { mutation: new Mutation(assembly, { zone, catalogue }, iamData), isMeant: () => true };
  }
  const company = readCompany();
  const assembly = readAssembly(assemblyFolderOf(company.zone, company.catalogue));
  const names = ownNames(company);
  return { mutation: new Mutation(assembly, company, iamData), isMeant: (definition) => names.includes(definition) };
}

async function main(): Promise<void> {
  const { mutation, isMeant } = await subject();
  const mutants = mutation.mutants
    .filter(({ definition }) => isMeant(definition.name))
    .filter(({ name }) => typeof only !== 'string' || name.includes(only));
  if (mutants.length === 0)
    refuse(
      'mutants',
      only === undefined
        ? '--own: the config places nothing of its own'
        : `--only: no mutant has "${String(only)}" in its name`,
    );
  const survivors = mutants.filter((mutant) => mutation.survives(mutant));
  const killed = mutants.length - survivors.length;
  const score = ((100 * killed) / mutants.length).toFixed(1);
  console.log(`${killed} of ${mutants.length} mutants killed (${score} %)`);
  for (const { name } of survivors) console.log(`survives: ${name} (${SURVIVORS[name] ?? 'new'})`);
}

void main();
