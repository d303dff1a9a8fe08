import { PolicyEngine } from '../../lib/policy';
import type { AccessRequest, RequestPrincipal } from '../../lib/policy';
import { CATALOGUE, MEMBER, OBJECT, OTHER, account, allow, deny, policy, request, role, scps } from './support';

const engine = new PolicyEngine(CATALOGUE);
const reader = (more: Parameters<typeof allow>[0]): RequestPrincipal =>
  role({ identityPolicies: [policy('reader', allow({ Sid: 'Read', ...more }))] });

test.each<[Partial<AccessRequest>, string]>([
  [
    { principal: role({ account: account({ scps: scps(policy('lz-root', deny({ Sid: 'NoData' }))) }) }) },
    'Denied by statement "NoData" of service control policy "lz-root", attached to root.',
  ],
  [{ principal: reader({}) }, 'Allowed by statement "Read" of identity policy "reader", attached to role app/reader.'],
  [
    { principal: reader({ Action: 's3:PutObject' }) },
    `No identity policy of role app/reader allows s3:GetObject on ${OBJECT}.`,
  ],
  [
    { principal: reader({ Resource: 'arn:aws:s3:::other/*' }) },
    `No identity policy of role app/reader allows s3:GetObject on ${OBJECT}. Statement "Read" of "reader" comes nearest, but it is about other resources.`,
  ],
  [
    { principal: reader({ Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }), region: 'us-west-2' },
    `No identity policy of role app/reader allows s3:GetObject on ${OBJECT}. Statement "Read" of "reader" comes nearest, but its condition does not hold: StringEquals aws:RequestedRegion "eu-west-1".`,
  ],
  [
    { principal: role({ boundary: policy('lz-permissions-boundary', allow({ Action: 'ec2:*' })) }) },
    `The permissions boundary "lz-permissions-boundary" of role app/reader does not allow s3:GetObject on ${OBJECT}.`,
  ],
  [
    { resource: { arn: OBJECT, account: account({ id: OTHER }) } },
    `s3:GetObject on ${OBJECT} needs the resource’s policy, since it belongs to another account, and that policy is missing.`,
  ],
  [
    {
      resource: {
        arn: OBJECT,
        account: account({ id: OTHER }),
        policy: policy('b', allow({ Principal: { AWS: OTHER } })),
      },
    },
    `s3:GetObject on ${OBJECT} needs the resource’s policy, since it belongs to another account, and that policy does not allow it. Statement "1" of "b" comes nearest, but it names other principals.`,
  ],
  [
    {
      principal: role({ account: account({ delegatedServices: [] }) }),
      action: 'sts:AssumeRoot',
      resource: { arn: `arn:aws:iam::${OTHER}:root`, account: account({ id: OTHER }) },
    },
    `sts:AssumeRoot on arn:aws:iam::${OTHER}:root is about what another account has: AWS takes it provided that root access is centralized, and the caller’s account manages it, and it is not so. See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html.`,
  ],
  [
    { principal: { kind: 'root', account: account() } },
    'The root user is allowed everything in its account by itself, and no policy denies it.',
  ],
  [
    {
      resource: {
        arn: OBJECT,
        account: account({ id: OTHER }),
        policy: policy('b', allow({ Principal: { AWS: MEMBER } })),
      },
    },
    'Allowed by statement "1" of identity policy "AdministratorAccess", attached to role app/reader. So does statement "1" of resource policy "b", attached to arn:aws:s3:::trips-data/2026/report.csv.',
  ],
])('the reason says who decided, or what is missing (%#)', (more, reason) => {
  expect(engine.decide(request(more)).reason).toBe(reason);
});

test('keys that were taken to be absent are told', () => {
  const principal = reader({ Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } });
  expect(engine.decide(request({ principal })).absentKeys).toEqual(['aws:sourcevpc']);
  const context = { 'aws:SourceVpc': 'vpc-1' };
  expect(engine.decide(request({ principal, context }))).toMatchObject({ decision: 'allowed', absentKeys: [] });
});
