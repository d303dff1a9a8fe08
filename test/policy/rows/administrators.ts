import type { RequestPrincipal } from '../../../lib/policy';
import { allowed, denied, depends, home, none, outside } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MANAGEMENT, MEMBER, OTHER, account, allow, policy, role, scps } from '../support';

/* Services that one account administers for its organization: IAM Identity Center, account management, root access. */

const INSTANCES = 'singlesignon/latest/userguide/identity-center-instances.html';
const CONTACT = 'accounts/latest/reference/API_PutAlternateContact.html';
const EMAIL = 'accounts/latest/reference/API_StartPrimaryEmailUpdate.html';
const TASK = 'IAM/latest/UserGuide/id_root-user-privileged-task.html';
const management = account({ id: MANAGEMENT });
const theirs = account({ id: OTHER });
const administrator = (service: string): RequestPrincipal =>
  role({ account: account({ delegatedServices: [`${service}.amazonaws.com`] }) });
const member = role({ account: account({ delegatedServices: [] }) });
const manager = role({ account: management });
const accountOf = (id: string): string => `arn:aws:account::${MANAGEMENT}:account/o-trips/${id}`;
const rootOf = (id: string): string => `arn:aws:iam::${id}:root`;
const open = policy('open', allow({ Principal: '*' }));

export const ADMINISTRATOR_ROWS: readonly Row[] = [
  ...(
    [
      ['a member has none in an instance of its own', member, denied],
      ['a delegated administrator works on those of the organization', administrator('sso'), allowed],
      ['one of another service does not', administrator('guardduty'), denied],
      ['an account of which nobody knows may be one, or not,', role(), depends],
      ['one that may not does not,', role(none), denied],
      ['the management account works on them', manager, allowed],
    ] as const
  ).map(([who, principal, decision]): Row => [
    `assignments to accounts: ${who}`,
    {
      principal,
      action: 'sso:CreateAccountAssignment',
      resource: {
        arn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1',
        account: principal === manager ? management : home,
      },
    },
    decision,
    INSTANCES,
  ]),
  ...(
    [
      ['a delegated administrator does not say who has which', administrator('sso'), MANAGEMENT, management, denied],
      ['it does of a member', administrator('sso'), OTHER, management, allowed],
      ['the account itself says it', manager, MANAGEMENT, management, allowed],
    ] as const
  ).flatMap(([what, principal, id, owner, decision]) =>
    ['sso:CreateAccountAssignment', 'sso:DeleteAccountAssignment'].map((action): Row => [
      `permission sets of the management account: ${what}: ${action}`,
      { principal, action, resource: { arn: `arn:aws:sso:::account/${id}`, account: owner } },
      decision,
      'singlesignon/latest/userguide/delegated-admin.html',
    ]),
  ),
  [
    'a member may use an instance of its own for applications',
    {
      principal: member,
      action: 'sso:CreateApplication',
      resource: { arn: 'arn:aws:sso:::instance/ssoins-1', account: home },
    },
    allowed,
    INSTANCES,
  ],
  [
    'and has users of its own in it',
    {
      principal: member,
      action: 'identitystore:CreateUser',
      resource: { arn: `arn:aws:identitystore::${MEMBER}:identitystore/d-1`, account: home },
    },
    allowed,
    INSTANCES,
  ],
  ...['sso:CreateAccountAssignment', 'identitystore:CreateUser'].map((action): Row => [
    `a member calls ${action} on what the organization has`,
    { principal: member, action, resource: { arn: 'arn:aws:sso:::instance/ssoins-1', account: management } },
    denied,
    INSTANCES,
  ]),
  ...(
    [
      ['an account asks about itself', member, `arn:aws:account::${MEMBER}:account`, home, allowed],
      ['the management account about itself', manager, `arn:aws:account::${MANAGEMENT}:account`, management, allowed],
      ['the management account about a member', manager, accountOf(MEMBER), management, allowed],
      ['a delegated administrator about a member', administrator('account'), accountOf(OTHER), management, allowed],
      [
        'a delegated administrator about the management account',
        administrator('account'),
        accountOf(MANAGEMENT),
        management,
        denied,
      ],
      ['a member about another', member, accountOf(OTHER), management, denied],
      ['a member about another, told whose it is', member, accountOf(OTHER), theirs, denied],
      [
        'a stranger about a member',
        role({ account: { ...outside, id: '333333333333' } }),
        accountOf(OTHER),
        theirs,
        denied,
      ],
    ] as const
  ).map(([who, principal, arn, owner, decision]): Row => [
    `contacts of accounts: ${who}`,
    { principal, action: 'account:PutAlternateContact', resource: { arn, account: owner } },
    decision,
    CONTACT,
  ]),
  ...(
    [
      ['a member does not change its own', member, home, denied],
      ['nor the management account its own', manager, management, denied],
      ['the management account changes that of a member', manager, home, allowed],
      ['nor a member that of the management account', member, management, denied],
      ['nor a delegated administrator that of the management account', administrator('account'), management, denied],
      ['so does a delegated administrator', administrator('account'), theirs, allowed],
      ['of whom it is not known nobody can tell', role(), home, depends],
    ] as const
  ).map(([who, principal, owner, decision]): Row => [
    `the address of an account’s root user: ${who}`,
    { principal, action: 'account:StartPrimaryEmailUpdate', resource: { arn: accountOf(owner.id), account: owner } },
    decision,
    EMAIL,
  ]),
  [
    'nor is there one that is not known',
    {
      principal: role(),
      action: 'sts:AssumeRoot',
      resource: { arn: rootOf('333333333333'), account: { ...outside, id: '333333333333' }, policy: 'not known' },
    },
    denied,
    TASK,
  ],
  // The root user has no policy that could be open.
  [
    'no policy opens the root of a member to one that administers nothing',
    { principal: member, action: 'sts:AssumeRoot', resource: { arn: rootOf(OTHER), account: theirs, policy: open } },
    denied,
    TASK,
  ],
  [
    'the management account’s root is taken by nobody',
    {
      principal: administrator('iam'),
      action: 'sts:AssumeRoot',
      resource: { arn: rootOf(MANAGEMENT), account: management, policy: open },
    },
    denied,
    TASK,
  ],
  ...(
    [
      [
        'by its value depends',
        { StringEquals: { 'sts:TaskPolicyArn': 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' } },
        depends,
      ],
      ['by its presence applies', { Null: { 'sts:TaskPolicyArn': 'false' } }, denied],
    ] as const
  ).map(([what, Condition, decision]): Row => [
    `every such call names its task: an SCP’s denial ${what}`,
    {
      principal: role({
        account: account({
          delegatedServices: ['iam.amazonaws.com'],
          scps: scps(policy('tasks', { Effect: 'Deny', Action: 'sts:AssumeRoot', Resource: '*', Condition })),
        }),
      }),
      action: 'sts:AssumeRoot',
      resource: { arn: rootOf(OTHER), account: theirs },
    },
    decision,
    'STS/latest/APIReference/API_AssumeRoot.html',
  ]),
];
