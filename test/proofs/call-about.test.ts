import { loadIamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { questionsOf } from '../../lib/proofs/questions';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { catalogue } from '../support/read-landing-zone';
import { environment, sample } from './empty-rows';

/* A launch names a subnet, and takes an instance, an image and more besides. */

const launch = {
  principal: 'developers/developer',
  account: 'engineering-dev',
  action: 'ec2:RunInstances',
  resource: 'arn:aws:ec2:{region}:{account}:subnet/subnet-1',
};

async function tried(list: 'always' | 'never', row: object) {
  const iamData = await loadIamData();
  const scenarios = [{ says: 'it is so', never: [], always: [], [list]: [row] }] as unknown as LandingZone['scenarios'];
  const zone = { ...sample.zone, scenarios };
  const claims = landingZoneClaims(environment, { zone, catalogue }).filter(({ subject }) => subject === 'scenario 1');
  const asking = { iamData, homeRegion: zone.company.homeRegion };
  const asked = claims.flatMap((claim) => [...questionsOf(claim, asking)]);
  return {
    resources: asked.flatMap((question) => ('resources' in question ? question.resources.map(({ arn }) => arn) : [])),
    failures: runProofs(claims, asking, engineFor(claims, iamData)).failures.map(describeFailure),
  };
}

test('what is always allowed about one thing is asked of all that the call must have, and fails where one is denied', async () => {
  const context = { 'ec2:MetadataHttpTokens': 'optional' };
  const { resources, failures } = await tried('always', { ...launch, context });
  expect(resources[0]).toMatch(/:subnet\/subnet-1$/);
  expect(resources).toContainEqual(expect.stringMatching(/:instance\//));
  expect(failures).toEqual([expect.stringMatching(/must be allowed, but it is denied.*RequireImdsv2/s)]);
});

test('it holds where the call says what the rest asks for', async () => {
  const context = { 'ec2:MetadataHttpTokens': 'required', 'ec2:InstanceType': 't3.micro' };
  expect((await tried('always', { ...launch, context })).failures).toEqual([]);
});

test('what is never to be done with one thing is asked of that alone, and does not hold by a denial of another', async () => {
  const { resources, failures } = await tried('never', launch);
  expect(resources).toEqual([expect.stringMatching(/:subnet\/subnet-1$/)]);
  expect(failures).toEqual([expect.stringContaining('must be denied, but it is allowed')]);
});
