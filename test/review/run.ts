/**
 * Random edits of policies, more than the tests have time for: `npm run review:edits -- --edits 10000 --seed 1`. Ends with 1 where a
 * request is decided otherwise and no report tells of it.
 */
import { refuse, scriptOptions } from '../../bench/script-options';
import { loadIamData } from '../../lib/iam-data';
import { randomOf } from '../support/random';
import { missedBy, trialOf } from './edits';

const options = scriptOptions(
  'review:edits',
  'Edits policies at random, and counts requests that are decided otherwise without the review telling of them.',
  {
    edits: { value: '<number>', help: 'edits to try, 10000 unless told' },
    seed: { value: '<number>', help: 'the same edits for the same number, 1 unless told' },
  },
);

function numberOf(name: 'edits' | 'seed', otherwise: number): number {
  const value = options[name] ?? String(otherwise);
  if (typeof value !== 'string' || !/^\d{1,9}$/.test(value)) {
    refuse('review:edits', `--${name}: "${String(value)}" is no number`);
  }
  return Number(value);
}

const REQUESTS = 60;

async function main(): Promise<void> {
  const edits = numberOf('edits', 10_000);
  const random = randomOf(numberOf('seed', 1));
  const iamData = await loadIamData();
  let differing = 0;
  const missed: string[] = [];
  for (let number = 0; number < edits; number += 1) {
    const result = missedBy(trialOf(random, iamData), random, iamData, REQUESTS);
    differing += result.differing;
    missed.push(...result.missed.map((text) => `edit ${number}: ${text}`));
  }
  console.log(`${edits} edits, ${differing} requests decided otherwise, ${missed.length} of them not told of.`);
  for (const text of missed.slice(0, 20)) console.log(text);
  if (missed.length > 0) process.exitCode = 1;
}

void main();
