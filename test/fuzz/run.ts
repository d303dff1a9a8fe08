/**
 * Edits of the config and of the definitions, more than the tests have time for: `npm run fuzz -- --edits 5000 --seed 1`. Ends
 * with 1 where one of them is neither refused in words nor accepted and asked. With `--lists` every list of the config grows until
 * one more entry is refused: so many synthesize, and the refusal is in words.
 */
import { refuse, scriptOptions } from '../../bench/script-options';
import { loadIamData } from '../../lib/iam-data';
import { growEveryList } from '../limits/run';
import { fuzz } from './fuzz';

const options = scriptOptions(
  'fuzz',
  'Breaks the config and the catalogue, one edit at a time, and says what is not refused in words.',
  {
    edits: { value: '<number>', help: 'edits to try, 2000 unless told' },
    seed: { value: '<number>', help: 'the same edits for the same number, 1 unless told' },
    lists: { help: 'instead, grows every list of the config until one more entry is refused' },
    syntheses: { value: '<number>', help: 'most accepted ones to synthesize and prove, 20 unless told' },
  },
);

function numberOf(name: 'edits' | 'seed' | 'syntheses', otherwise: number): number {
  const value = options[name] ?? String(otherwise);
  if (typeof value !== 'string' || !/^\d{1,9}$/.test(value))
    refuse('fuzz', `--${name}: "${String(value)}" is no number`);
  return Number(value);
}

async function main(): Promise<void> {
  if (options.lists === true) {
    if (growEveryList(console.log) > 0) process.exitCode = 1;
    return;
  }
  const budget = { edits: numberOf('edits', 2000), seed: numberOf('seed', 1), syntheses: numberOf('syntheses', 20) };
  const { refused, accepted, synthesized, faults } = fuzz(budget, await loadIamData());
  for (const { what, fault } of faults) console.log(`${what}\n  ${fault}`);
  console.log(
    `${refused} refused, ${accepted} accepted, ${synthesized} of them synthesized and proven; ${faults.length} faults`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

void main();
