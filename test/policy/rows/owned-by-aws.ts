import { allowed, denied, depends, home } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MANAGEMENT, MEMBER, account, allow, policy, role } from '../support';

/* What belongs to AWS itself: the policies that it manages, and the roles of its services. */

const MANAGED = 'IAM/latest/UserGuide/access_policies_managed-vs-inline.html';
const TAG_POLICY = 'IAM/latest/APIReference/API_TagPolicy.html';

const SERVICE_LINKED = 'IAM/latest/UserGuide/id_roles_create-service-linked-role.html';
const LINKED_RULE = 'config/latest/developerguide/service-linked-awsconfig-rules.html';
const SERVICE_ROLE = `arn:aws:iam::${MEMBER}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
const RULE = `arn:aws:config:us-west-2:${MEMBER}:config-rule`;
const SUBNETS = `arn:aws:rds:us-west-2:${MEMBER}:subgrp`;
const SUBNET_GROUP = 'AmazonRDS/latest/APIReference/API_DeleteDBSubnetGroup.html';
const management = account({ id: MANAGEMENT });
const manager = role({ account: management });
const administrator = role({ account: account({ delegatedServices: ['sso.amazonaws.com'] }) });
const within = (service: string, resource: string): string => `arn:aws:${service}:us-west-2:${MANAGEMENT}:${resource}`;

/** What is AWS's, and what looks like it and is the customer's. */
const NAMES: readonly (readonly [action: string, ofAws: string, ofCustomer: string, page: string])[] = [
  ...(
    [
      ['ssm:PutParameter', 'parameter/aws/x', 'parameter/app/aws/x', 'systems-manager/latest/APIReference'],
      ['ssm:CreateDocument', 'document/amazon-x', 'document/trips-aws', 'systems-manager/latest/APIReference'],
      ['logs:CreateLogGroup', 'log-group:aws/x', 'log-group:/aws/x', 'AmazonCloudWatchLogs/latest/APIReference'],
      ['ecs:CreateCapacityProvider', 'capacity-provider/ecs-x', 'capacity-provider/x', 'AmazonECS/latest/APIReference'],
      ['events:DeleteEventBus', 'event-bus/default', 'event-bus/default-2', 'eventbridge/latest/APIReference'],
      ['athena:DeleteWorkGroup', 'workgroup/primary', 'workgroup/primary2', 'athena/latest/APIReference'],
      ['rds:DeleteDBParameterGroup', 'pg:default.mysql8.0', 'pg:mine', 'AmazonRDS/latest/APIReference'],
      ['rds:DeleteDBClusterParameterGroup', 'cluster-pg:default.x', 'cluster-pg:x', 'AmazonRDS/latest/APIReference'],
      ['rds:DeleteOptionGroup', 'og:default:mysql-8-0', 'og:mine', 'AmazonRDS/latest/APIReference'],
      [
        'elasticache:DeleteCacheParameterGroup',
        'parametergroup:default.redis7',
        'parametergroup:mine',
        'AmazonElastiCache/latest/APIReference',
      ],
      [
        'elasticache:DeleteCacheSubnetGroup',
        'subnetgroup:default',
        'subnetgroup:mine',
        'AmazonElastiCache/latest/APIReference',
      ],
      ['memorydb:DeleteParameterGroup', 'parametergroup/default.x', 'parametergroup/x', 'memorydb/latest/APIReference'],
      [
        'redshift:DeleteClusterParameterGroup',
        'parametergroup:default.x',
        'parametergroup:x',
        'redshift/latest/APIReference',
      ],
    ] as const
  ).map(([action, ofAws, ofCustomer, guide]) => {
    const [service = '', name = ''] = action.split(':');
    return [action, within(service, ofAws), within(service, ofCustomer), `${guide}/API_${name}.html`] as const;
  }),
  ...[
    'amzn-s3-demo-trips',
    'xn--trips',
    'sthree-trips',
    'trips-s3alias',
    'trips--x-s3',
    'trips--ol-s3',
    'trips.mrap',
  ].map(
    (name) =>
      [
        's3:CreateBucket',
        `arn:aws:s3:::${name}`,
        `arn:aws:s3:::trips-${name}-trips`,
        'AmazonS3/latest/userguide/bucketnamingrules.html',
      ] as const,
  ),
  [
    'organizations:UpdatePolicy',
    'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
    `arn:aws:organizations::${MANAGEMENT}:policy/o-trips/service_control_policy/p-1`,
    'organizations/latest/APIReference/API_PolicySummary.html',
  ],
  [
    'ec2:ModifyManagedPrefixList',
    'arn:aws:ec2:us-west-2:aws:prefix-list/pl-1',
    within('ec2', 'prefix-list/pl-1'),
    'vpc/latest/userguide/managed-prefix-lists.html',
  ],
];

export const OWNED_BY_AWS_ROWS: readonly Row[] = [
  ...(
    [
      ['iam:CreatePolicyVersion', 'aws', denied, MANAGED],
      ['iam:DeletePolicy', 'aws', denied, MANAGED],
      ['iam:SetDefaultPolicyVersion', 'aws', denied, MANAGED],
      ['iam:TagPolicy', 'aws', denied, TAG_POLICY],
      ['iam:GetPolicy', 'aws', allowed, MANAGED],
      ['iam:CreatePolicyVersion', MEMBER, allowed, MANAGED],
      ['iam:TagPolicy', MEMBER, allowed, TAG_POLICY],
    ] as const
  ).map(([action, id, decision, page]): Row => [
    `policies that AWS manages: ${action} on one of ${id}`,
    { principal: role(), action, resource: { arn: `arn:aws:iam::${id}:policy/ReadOnlyAccess`, account: home } },
    decision,
    page,
  ]),
  ...NAMES.flatMap(([action, ofAws, ofCustomer, page]) =>
    (
      [
        [ofAws, denied],
        [ofCustomer, allowed],
      ] as const
    ).map(([arn, decision]): Row => [
      `what AWS keeps for itself: ${action} on ${arn}`,
      { principal: manager, action, resource: { arn, account: management } },
      decision,
      page,
    ]),
  ),
  [
    'a service changes what it has by its service-linked role',
    {
      principal: role({ arn: SERVICE_ROLE }),
      action: 'iam:UpdateAssumeRolePolicy',
      resource: { arn: SERVICE_ROLE, account: home },
    },
    allowed,
    SERVICE_LINKED,
  ],
  ...(
    [
      ['iam:CreateRole', SERVICE_ROLE, depends, SERVICE_LINKED],
      ['iam:CreateRole', `arn:aws:iam::${MEMBER}:role/app/server`, allowed, SERVICE_LINKED],
      ['config:DeleteConfigRule', `${RULE}/aws-service-rule/securityhub.amazonaws.com/rule-1`, depends, LINKED_RULE],
      ['config:DeleteConfigRule', `${RULE}/rule-1`, allowed, LINKED_RULE],
      ['rds:DeleteDBSubnetGroup', `${SUBNETS}:default`, depends, SUBNET_GROUP],
      ['rds:DeleteDBSubnetGroup', `${SUBNETS}:mine`, allowed, SUBNET_GROUP],
      ['rds:ModifyDBSubnetGroup', `${SUBNETS}:default`, depends, SUBNET_GROUP],
    ] as const
  ).map(([action, arn, decision, page]): Row => [
    `what a service has in the account: ${action} on ${arn}`,
    { principal: role(), action, resource: { arn, account: home } },
    decision,
    page,
  ]),
  ...(
    [
      ['a delegated administrator does not delete', administrator, management, denied],
      ['the management account does', manager, management, allowed],
      ['a member deletes its own', role(), home, allowed],
    ] as const
  ).map(([what, principal, owner, decision]): Row => [
    `an instance of IAM Identity Center: ${what}`,
    {
      principal,
      action: 'sso:DeleteInstance',
      resource: { arn: 'arn:aws:sso:::instance/ssoins-1', account: owner },
    },
    decision,
    'singlesignon/latest/APIReference/API_DeleteInstance.html',
  ]),
  [
    'whom a service-linked role lets in beside its service no template shows',
    {
      principal: role(),
      action: 'sts:AssumeRole',
      resource: {
        arn: `arn:aws:iam::${MEMBER}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
        account: home,
        policy: policy('trust', allow({ Principal: { AWS: MEMBER }, Action: 'sts:AssumeRole' })),
      },
    },
    depends,
    'IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  ],
];
