import { MANAGEMENT, MEMBER, OTHER, account, policy, role, scps, user } from '../../../support';
import {
  GLOBAL,
  IAM,
  ROLE_ARN,
  SCP,
  STS,
  allows,
  anonymous,
  at,
  bucket,
  denies,
  home,
  key,
  management,
  none,
  root,
  rowsOf,
  service,
  theirs,
  trust,
  trusts,
} from '../forms';

/* A security architect's questions: service-linked roles, roles that are passed, and services that act for somebody. */

const LINKED = IAM + 'id_roles_create-service-linked-role.html';
const PASS = IAM + 'id_roles_use_passrole.html';
const CONFUSED = IAM + 'confused-deputy.html';
const LINKED_ARN = `arn:aws:iam::${MEMBER}:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda`;
const SCALING_ARN = `arn:aws:iam::${MEMBER}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_x`;
const CONFIG_ARN = `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
const deployed = account({ scps: scps(policy('scp', denies({ Action: 's3:*' }))) });

/** A service that acts for an account, at a bucket that lets the service in where the key has the value. */
const letIn = (from: typeof theirs, condition: Readonly<Record<string, string>>) => ({
  principal: service('sns.amazonaws.com', from),
  ...bucket(home, allows({ Principal: { Service: 'sns.amazonaws.com' }, Condition: { StringEquals: condition } })),
});
const theirRole = role({ account: theirs });

export const SERVICE_ROLE_QUESTIONS = rowsOf([
  [
    LINKED,
    'nobody but its service attaches policies to a service-linked role',
    at('iam:AttachRolePolicy', LINKED_ARN),
    'denied',
  ],
  [LINKED, 'nor puts one in it', at('iam:PutRolePolicy', LINKED_ARN), 'denied'],
  [LINKED, 'nor deletes it as another role', at('iam:DeleteRole', LINKED_ARN), 'denied'],
  [LINKED, 'it is passed to its service, or not', at('iam:PassRole', LINKED_ARN), 'depends'],
  [
    'autoscaling/ec2/userguide/autoscaling-service-linked-role.html',
    'EC2 Auto Scaling takes its own',
    at('iam:PassRole', SCALING_ARN),
    'allowed',
  ],
  ...(
    [
      ['told so', 'autoscaling.amazonaws.com', 'allowed'],
      ['another service takes it, or not', 'ec2.amazonaws.com', 'depends'],
    ] as const
  ).map(
    ([what, passed, decision]) =>
      [
        'autoscaling/ec2/userguide/autoscaling-service-linked-role.html',
        `the service-linked role of EC2 Auto Scaling: ${what}`,
        { ...at('iam:PassRole', SCALING_ARN), context: { 'iam:PassedToService': passed } },
        decision,
      ] as const,
  ),
  [LINKED, 'and so does AWS Config, whose recorder works with it', at('iam:PassRole', CONFIG_ARN), 'allowed'],
  [LINKED, 'who may not pass it does not', { principal: role(none), ...at('iam:PassRole', LINKED_ARN) }, 'denied'],
  [
    PASS,
    'a role of another account is passed by nobody',
    { ...at('iam:PassRole', `arn:aws:iam::${OTHER}:role/x`, theirs) },
    'denied',
  ],
  [
    SCP,
    'an SCP that denies everything keeps no service-linked role',
    { principal: role({ arn: LINKED_ARN, account: deployed }) },
    'allowed',
  ],
  [
    SCP,
    'nor a caller of another account from what the account has',
    { principal: theirRole, ...bucket(deployed, allows({ Principal: { AWS: OTHER } })) },
    'allowed',
  ],
  [
    SCP,
    'nor the management account',
    { principal: role({ account: account({ id: MANAGEMENT, scps: scps(policy('scp', denies({}))) }) }) },
    'allowed',
  ],
  [
    STS + 'API_AssumeRole.html',
    'a user of the management account that a role of a member trusts',
    {
      principal: user({ account: management }),
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: MANAGEMENT } })),
    },
    'allowed',
  ],
  [
    CONFUSED,
    'a service for an account of another organization',
    letIn(
      {
        id: '333333333333',
        organization: { id: 'o-other', managementAccountId: '333333333333' },
        scps: [],
        rcps: [],
      },
      { 'aws:SourceOrgID': 'o-trips' },
    ),
    'denied',
  ],
  [CONFUSED, 'for a member', letIn(theirs, { 'aws:SourceOrgID': 'o-trips' }), 'allowed'],
  [CONFUSED, 'for its own account alone', letIn(theirs, { 'aws:SourceAccount': '${aws:ResourceAccount}' }), 'denied'],
  [
    CONFUSED,
    'a role of the account has no such key',
    {
      principal: role(none),
      ...bucket(home, allows({ Principal: '*', Condition: { StringEquals: { 'aws:SourceAccount': MEMBER } } })),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-principalorgid',
    'everybody of the organization is nobody without credentials',
    {
      principal: anonymous,
      ...bucket(home, allows({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } } })),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-principalorgid',
    'nor a service',
    {
      principal: service(),
      ...bucket(home, allows({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } } })),
    },
    'denied',
  ],
  [
    IAM + 'id_root-user.html',
    'root of the account whose key’s policy names a role alone',
    { principal: root, ...key(allows({ Principal: { AWS: ROLE_ARN } })) },
    'denied',
  ],
]);
