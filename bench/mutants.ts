/**
 * How many mutants of the policies the proofs kill, and which survive. Run it with `npm run mutants`, for the company with
 * everything turned on; the test suite holds the survivors to a committed list.
 */
import { loadIamData } from '../lib/iam-data';
import { Mutation } from '../test/proofs/mutation/mutants';
import { synthesized } from '../test/proofs/support';
import { SURVIVORS } from '../test/proofs/survivors';
import { everything } from '../test/support/companies/everything';

async function main(): Promise<void> {
  const { assembly, zone } = synthesized(everything);
  const mutation = new Mutation(assembly, zone, await loadIamData());
  const survivors = mutation.mutants.filter((mutant) => mutation.survives(mutant));
  const killed = mutation.mutants.length - survivors.length;
  const score = ((100 * killed) / mutation.mutants.length).toFixed(1);
  console.log(`${killed} of ${mutation.mutants.length} mutants killed (${score} %)`);
  for (const { name } of survivors) console.log(`survives: ${name} (${SURVIVORS[name] ?? 'new'})`);
}

void main();
