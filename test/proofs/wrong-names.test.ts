import { loadIamData } from '../../lib/iam-data';
import type { ProofRow } from '../../lib/policy';
import { landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { catalogue } from '../support/read-landing-zone';
import { EmptyRows, environment, sample } from './empty-rows';

/*
 * A name that AWS never gives, in a row and in the statement that it is about: both match, and no request ever does.
 */

let empty: EmptyRows;
beforeAll(async () => {
  empty = new EmptyRows(await loadIamData());
});

const developers = { principal: 'developers/Developer', account: 'engineering-dev' };
const secret: ProofRow = {
  action: 'secretsmanager:GetSecretValue',
  resource: 'arn:aws:secretsmanager:{region}:{account}:secret:orders',
};
const FOUND = 'resource: found "secret:orders" as a resource of secretsmanager; expected secret:<name>-';

/** A row of a guardrail, from that file. */
function rowOf(row: ProofRow, source: string): string {
  const [some] = landingZoneClaims(environment, { zone: sample.zone, catalogue }).filter(
    ({ list }) => list === 'allows',
  );
  if (some === undefined) throw new Error('the sample has guardrails');
  return empty.reasons([{ ...some, row, source }]).join('\n');
}

test.each([{}, { outside: true }])('a sentence with a name that AWS never gives is refused, with %j too', (more) => {
  expect(empty.ofSentence('never', { ...developers, ...secret, ...more }).join('\n')).toContain(FOUND);
});

test('so is a row of content of the company’s own, and none of the product’s, whose names are examples', () => {
  expect(rowOf(secret, 'config/guardrails/keep-secrets.ts')).toContain(FOUND);
  expect(rowOf({ ...secret, outside: true }, 'config/guardrails/keep-secrets.ts')).toContain(FOUND);
  expect(rowOf(secret, 'lib/catalogue/guardrails/data/keep-secrets.ts')).not.toContain('found "secret:');
});

test('so is such a name in the ARN that a condition key has', () => {
  const row = {
    action: 'sns:Publish',
    resource: 'arn:aws:sns:{region}:{account}:another-topic',
    context: { 'aws:SourceArn': 'arn:aws:lambda:{region}:{account}:function:or.ders' },
    outside: true,
  };
  expect(empty.ofSentence('never', { ...developers, ...row }).join('\n')).toContain(
    'context: found "function:or.ders" as a resource of lambda, in aws:SourceArn; expected function:',
  );
});
