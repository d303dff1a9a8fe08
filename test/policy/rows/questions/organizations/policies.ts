import { RCP, SCP, SCP_EVALUATION, outside, serviceLinked } from '../../../evaluation-rows';
import type { Row } from '../../../evaluation-rows';
import {
  MANAGEMENT,
  MEMBER,
  OBJECT,
  OTHER,
  account,
  allow,
  deny,
  levels,
  policy,
  rcps,
  role,
  scps,
  user,
} from '../../../support';
import { FULL_AWS_ACCESS, type Statement } from '../../../../../lib/policy';
import { BUCKET, askedOf, inMember, object, theirs } from '../asked';
import { assume, behind, key, service } from '../calls';

/* Service and resource control policies. */

const under = (...statements: Partial<Statement>[]) => account({ scps: scps(policy('scp', ...statements.map(deny))) });
const management = account({
  id: MANAGEMENT,
  scps: scps(policy('scp', deny())),
  rcps: rcps(policy('rcp', deny({ Principal: '*' }))),
});
const onlyS3 = policy('only-s3', allow({ Action: 's3:*' }));
const outsiders = {
  Condition: {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  },
};

export const ORGANIZATION_POLICY_QUESTIONS: readonly Row[] = [
  ...askedOf(SCP, [
    [
      'nothing binds the management account’s users',
      { principal: user({ account: management }), resource: { arn: OBJECT, account: management } },
      'allowed',
    ],
    [
      'nor its root',
      { principal: { kind: 'root', account: management }, resource: { arn: OBJECT, account: management } },
      'allowed',
    ],
    ['a member’s root is bound', { principal: { kind: 'root', account: under({}) } }, 'denied'],
    [
      'a delegated administrator is bound as any member',
      {
        principal: role({
          account: { ...under({ Action: 'organizations:*' }), delegatedServices: ['sso.amazonaws.com'] },
        }),
        action: 'organizations:DescribeAccount',
        resource: {
          arn: `arn:aws:organizations::${MANAGEMENT}:account/o-trips/${OTHER}`,
          account: account({ id: MANAGEMENT }),
        },
      },
      'denied',
    ],
    ['a service-linked role is not', { principal: role({ account: under({}), arn: serviceLinked }) }, 'allowed'],
    [
      'a role of another path that sounds like one is',
      { principal: role({ account: under({}), arn: inMember('role/app/aws-service-role/config.amazonaws.com/x') }) },
      'denied',
    ],
    [
      'a service that acts on its own is not',
      {
        principal: service,
        resource: {
          arn: OBJECT,
          account: under({}),
          policy: policy('p', allow({ Principal: { Service: service.host } })),
        },
      },
      'allowed',
    ],
    [
      'nor is the caller by the SCPs of the resource’s account',
      {
        resource: {
          arn: OBJECT,
          account: { ...under({}), id: OTHER },
          policy: policy('p', allow({ Principal: { AWS: MEMBER } })),
        },
      },
      'allowed',
    ],
    [
      'a resource policy that names the session does not help against one',
      { principal: role({ account: under({ Action: 's3:*' }) }), ...object({ Principal: '*' }) },
      'denied',
    ],
    ['NotAction spares what it names', { principal: role({ account: under({ NotAction: 's3:*' }) }) }, 'allowed'],
    ['and nothing else', { principal: role({ account: under({ NotAction: 'ec2:*' }) }) }, 'denied'],
    [
      'NotResource spares what it names',
      { principal: role({ account: under({ NotResource: `${BUCKET}/*` }) }) },
      'allowed',
    ],
    [
      'and nothing else in the account',
      { principal: role({ account: under({ NotResource: `${BUCKET}/logs/*` }) }) },
      'denied',
    ],
    [
      'an exemption by aws:PrincipalArn spares the role',
      {
        principal: role({
          account: under({ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*' } } }),
        }),
      },
      'allowed',
    ],
    [
      'not one of a path that begins alike',
      {
        principal: role({
          account: under({ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ap/*' } } }),
        }),
      },
      'denied',
    ],
  ]),
  ...askedOf(SCP_EVALUATION, [
    [
      'one level that lacks the allow is enough to deny',
      {
        principal: role({
          account: account({
            scps: [
              { attachedTo: 'root', policies: [FULL_AWS_ACCESS] },
              { attachedTo: 'OU x', policies: [policy('ec2', allow({ Action: 'ec2:*' }))] },
            ],
          }),
        }),
      },
      'denied',
    ],
    [
      'two policies of one level add up',
      {
        principal: role({
          account: account({
            scps: [{ attachedTo: 'root', policies: [policy('ec2', allow({ Action: 'ec2:*' })), onlyS3] }],
          }),
        }),
      },
      'allowed',
    ],
    [
      'an allow list alone at every level is enough',
      { principal: role({ account: account({ scps: levels(onlyS3) }) }) },
      'allowed',
    ],
    [
      'not for another service',
      {
        principal: role({ account: account({ scps: levels(onlyS3) }) }),
        action: 'ec2:DescribeInstances',
        resource: { arn: '*', account: account() },
      },
      'denied',
    ],
    [
      'a denial at the root reaches down',
      { principal: role({ account: account({ scps: levels(FULL_AWS_ACCESS, [policy('no', deny())]) }) }) },
      'denied',
    ],
    ['where the type is not enabled nothing binds', { principal: role({ account: account({ scps: [] }) }) }, 'allowed'],
  ]),
  ...askedOf(RCP, [
    [
      'a perimeter keeps strangers out',
      {
        principal: role({ account: outside }),
        resource: { ...object({ Principal: '*' }).resource, arn: OBJECT, account: behind(outsiders) },
      },
      'denied',
    ],
    [
      'and callers without credentials',
      {
        principal: { kind: 'anonymous' },
        resource: {
          ...object({ Principal: '*' }).resource,
          arn: OBJECT,
          account: behind({ Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' } } }),
        },
      },
      'denied',
    ],
    [
      'not its own members',
      {
        principal: role({ account: theirs }),
        resource: { ...object({ Principal: '*' }).resource, arn: OBJECT, account: behind(outsiders) },
      },
      'allowed',
    ],
    [
      'nor services',
      {
        principal: service,
        resource: { ...object({ Principal: '*' }).resource, arn: OBJECT, account: behind(outsiders) },
      },
      'allowed',
    ],
    [
      'it does not bind what the management account owns',
      { resource: { arn: OBJECT, account: management, policy: policy('p', allow({ Principal: { AWS: MEMBER } })) } },
      'allowed',
    ],
    [
      'it binds the management account’s callers elsewhere',
      {
        principal: role({ account: management }),
        resource: { ...object({ Principal: '*' }).resource, arn: OBJECT, account: behind({}) },
      },
      'denied',
    ],
    [
      'it does not bind what its own members call outside',
      {
        principal: role({ account: behind({}) }),
        resource: { arn: OBJECT, account: outside, policy: policy('p', allow({ Principal: '*' })) },
      },
      'allowed',
    ],
    [
      'it does not bind queries of EC2',
      {
        principal: role({ account: behind({}) }),
        action: 'ec2:DescribeInstances',
        resource: { arn: '*', account: behind({}) },
      },
      'allowed',
    ],
    ['it binds keys', { ...key(behind({ Action: 'kms:*' }), { Principal: { AWS: MEMBER } }) }, 'denied'],
    [
      'it binds who assumes a role',
      {
        ...assume({ Principal: { AWS: MEMBER } }),
        resource: { ...assume({ Principal: { AWS: MEMBER } }).resource, account: behind({ Action: 'sts:*' }) },
      },
      'denied',
    ],
    [
      'TLS alone',
      {
        context: { 'aws:SecureTransport': 'false' },
        resource: {
          arn: OBJECT,
          account: behind({ Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } }),
        },
      },
      'denied',
    ],
    [
      'a call over TLS goes',
      {
        resource: {
          arn: OBJECT,
          account: behind({ Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } }),
        },
      },
      'allowed',
    ],
    [
      'no service-linked role is bound',
      { principal: role({ arn: serviceLinked }), resource: { arn: OBJECT, account: behind({}) } },
      'allowed',
    ],
  ]),
];
