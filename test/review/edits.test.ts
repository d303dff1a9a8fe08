import { loadIamData } from '../../lib/iam-data';
import { randomOf } from '../support/random';
import { missedBy, trialsOf } from './edits';

/** What a run of the tests has time for; ten thousand with `npm run review:edits`. */
const EDITS = 40;
const REQUESTS = 60;

test(`of ${EDITS} seeded edits of policies no request is decided otherwise without being told of`, async () => {
  const iamData = await loadIamData();
  const random = randomOf(20261126);
  const trials = trialsOf(random, iamData);
  let differing = 0;
  for (let number = 0; number < EDITS; number += 1) {
    for (const trial of trials.next().value) {
      const result = missedBy(trial, random, iamData, REQUESTS);
      differing += result.differing;
      expect({ number, missed: result.missed }).toEqual({ number, missed: [] });
    }
  }
  // Edits that change nothing would prove nothing.
  expect(differing).toBeGreaterThan(EDITS);
});
