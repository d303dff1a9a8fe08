import { catalogue } from '../support/read-landing-zone';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import { proveLandingZone } from '../../lib/proofs/landing-zone-proofs';
import { sample } from './empty-rows';

/* A sentence that says "never" may not hold for want of what its row leaves out. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

function failuresOf(row: object): readonly string[] {
  const scenarios = [{ says: 'it is so', always: [], never: [row] }] as unknown as LandingZone['scenarios'];
  const { failures } = proveLandingZone(sample.assembly, { zone: { ...sample.zone, scenarios }, catalogue }, iamData);
  return failures.map(({ found, reason }) => `${found}: ${reason}`);
}

const HOST = 'token.actions.githubusercontent.com';
const github = {
  principal: `federated/arn:aws:iam::management:oidc-provider/${HOST}`,
  account: 'management',
  action: 'sts:AssumeRoleWithWebIdentity',
  resource: 'arn:aws:iam::management:role/lz-ci-deploy',
};
const strange = { [`${HOST}:sub`]: 'repo:somebody/else:ref:refs/heads/main' };

test.each([
  ['none', {}, [`${HOST}:sub`, `${HOST}:aud`]],
  ['its subject alone', { context: { [`${HOST}:aud`]: 'sts.amazonaws.com' } }, [`${HOST}:sub`]],
])('of a token the row states %s', (_what, context, keys) => {
  const [failure, ...others] = failuresOf({ ...github, ...context });
  expect(others).toEqual([]);
  expect(failure).toMatch(/^depends: /);
  for (const key of keys) expect(failure).toContain(key);
  expect(failure).toContain('an empty list says that it carries none');
});

test('without a resource it is told that one has to be named', () => {
  const { principal, account, action } = github;
  const any = { principal, account, action };
  expect(failuresOf(any).join()).toContain('Name the resource in `resource`.');
});

test.each([
  ['another subject', { ...strange, [`${HOST}:aud`]: 'sts.amazonaws.com' }],
  ['no token at all', { [`${HOST}:sub`]: [], [`${HOST}:aud`]: [] }],
])('a row that states %s holds', (_what, context) => {
  expect(failuresOf({ ...github, context })).toEqual([]);
});

test('an allow that needs a key is no denial because nobody gave the key', () => {
  const row = {
    principal: 'service/cloudtrail.amazonaws.com',
    account: 'management',
    action: 's3:GetBucketAcl',
    resource: 'arn:aws:s3:::lz-organization-trail-{account:log-archive}-{region}',
    resourceAccount: 'log-archive',
  };
  expect(failuresOf(row).join()).toContain('aws:SourceArn');
});
