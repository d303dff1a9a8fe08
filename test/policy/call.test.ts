import { decidingRequest } from '../../lib/policy';
import type { AccessRequest, Verdict } from '../../lib/policy';
import { account, request } from './support';

const asked = (arn: Verdict): AccessRequest => request({ resource: { arn, account: account() } });
const engine = { verdictOn: ({ resource }: AccessRequest): Verdict => resource.arn as Verdict };

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances */
test.each<[on: Verdict[], expected: Verdict]>([
  [['allowed'], 'allowed'],
  [['allowed', 'allowed'], 'allowed'],
  [['allowed', 'denied', 'depends'], 'denied'],
  [['allowed', 'depends'], 'depends'],
])('a call on resources that are %j is %s', (on, expected) => {
  expect(decidingRequest(engine, on.map(asked))?.resource.arn).toBe(expected);
});

test('a call on nothing is none', () => {
  expect(decidingRequest(engine, [])).toBeUndefined();
});
