/**
 * How many mutants of the policies the proofs kill, and which survive: `npm run mutants`, for the company with everything
 * turned on. The test suite holds the survivors to a committed list.
 */
import { loadIamData } from '../lib/iam-data';
import { Mutation } from '../test/proofs/mutation/mutants';
import { synthesized } from '../test/proofs/support';
import { SURVIVORS } from '../test/proofs/survivors';
import { everything } from '../test/support/companies/everything';
import { refuse, scriptOptions } from './script-options';

const { only } = scriptOptions(
  'mutants',
  'Breaks the policies, one change at a time, and says which no proof notices.',
  {
    only: { value: '<text>', help: 'those whose name contains it, for example "guardrail deny-root-user"' },
  },
);

async function main(): Promise<void> {
  const { assembly, zone } = synthesized(everything);
  const mutation = new Mutation(assembly, zone, await loadIamData());
  const mutants = mutation.mutants.filter(({ name }) => typeof only !== 'string' || name.includes(only));
  if (mutants.length === 0) refuse('mutants', `--only: no mutant has "${String(only)}" in its name`);
  const survivors = mutants.filter((mutant) => mutation.survives(mutant));
  const killed = mutants.length - survivors.length;
  const score = ((100 * killed) / mutants.length).toFixed(1);
  console.log(`${killed} of ${mutants.length} mutants killed (${score} %)`);
  for (const { name } of survivors) console.log(`survives: ${name} (${SURVIVORS[name] ?? 'new'})`);
}

void main();
