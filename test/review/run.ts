import { loadIamData } from '../../lib/iam-data';
import { randomOf } from '../support/random';
import { missedBy, trialOf } from './edits';

const EDITS = Number(process.argv[2] ?? '10000');
const REQUESTS = 60;

/** Tries many edits of policies, and prints how many requests were decided otherwise and how many of them no report tells of. */
async function main(): Promise<void> {
  const iamData = await loadIamData();
  const random = randomOf(Number(process.argv[3] ?? '1'));
  let differing = 0;
  const missed: string[] = [];
  for (let number = 0; number < EDITS; number += 1) {
    const result = missedBy(trialOf(random, iamData), random, iamData, REQUESTS);
    differing += result.differing;
    missed.push(...result.missed.map((text) => `edit ${number}: ${text}`));
  }
  console.log(`${EDITS} edits, ${differing} requests decided otherwise, ${missed.length} of them not told of.`);
  for (const text of missed.slice(0, 20)) console.log(text);
  process.exitCode = missed.length === 0 ? 0 : 1;
}

void main();
