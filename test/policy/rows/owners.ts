import { allowed, denied, depends, home } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, OTHER, account, deny, policy, role, scps } from '../support';

/* Whose a resource is whose ARN names no account. */

const OWNER = 'IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount';
const ORGANIZATION = 'IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgid';
const outside = account({
  scps: scps(policy('perimeter', deny({ Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-trips' } } }))),
});
const elsewhere = account({
  scps: scps(policy('own', deny({ Condition: { StringNotEquals: { 'aws:ResourceAccount': MEMBER } } }))),
});
const IMAGE = 'arn:aws:ec2:us-east-1::image/ami-1';
const SNAPSHOT = 'arn:aws:ec2:us-east-1::snapshot/snap-1';
const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0';
const PARAMETER = 'arn:aws:ssm:us-east-1::parameter/aws/service/ami';

export const OWNER_ROWS: readonly Row[] = [
  ...(
    [
      ['ec2:RunInstances', IMAGE, depends],
      ['ec2:CreateVolume', SNAPSHOT, depends],
      ['bedrock:InvokeModel', MODEL, depends],
      ['ssm:GetParameter', PARAMETER, depends],
      ['ssm:GetParameter', `arn:aws:ssm:us-east-1:${MEMBER}:parameter/app`, allowed],
      ['s3:ListBucket', 'arn:aws:s3:::trips-data', allowed],
      ['route53:ChangeResourceRecordSets', 'arn:aws:route53:::hostedzone/Z1', allowed],
    ] as const
  ).flatMap(([action, arn, decision]): readonly Row[] => [
    [
      `${action} on ${arn}, which may not be of the organization`,
      { principal: role({ account: outside }), action, resource: { arn, account: outside } },
      decision,
      ORGANIZATION,
    ],
    [
      `${action} on ${arn}, which may not be of the account`,
      { principal: role({ account: elsewhere }), action, resource: { arn, account: elsewhere } },
      decision,
      OWNER,
    ],
  ]),
  ...(
    [
      [[MEMBER], allowed],
      [[OTHER], denied],
      [[], denied],
    ] as const
  ).map(([value, decision]): Row => [
    `an image of which the call says that it is of ${value.join() || 'nobody'}`,
    {
      principal: role({ account: elsewhere }),
      action: 'ec2:RunInstances',
      resource: { arn: IMAGE, account: elsewhere },
      context: { 'aws:ResourceAccount': value },
    },
    decision,
    OWNER,
  ]),
  [
    'an image that is told to be another account’s is',
    {
      principal: role({ account: elsewhere }),
      action: 'ec2:RunInstances',
      resource: { arn: IMAGE, account: account({ id: OTHER }) },
    },
    denied,
    OWNER,
  ],
  [
    'where no policy asks whose it is, an image is used',
    { principal: role({ account: home }), action: 'ec2:RunInstances', resource: { arn: IMAGE, account: home } },
    allowed,
    OWNER,
  ],
];
