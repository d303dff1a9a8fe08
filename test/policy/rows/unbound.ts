import type { RequestPrincipal, RequestResource } from '../../../lib/policy';
import { SCP, USER, allowed, denied, denyAll, depends, none } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, account, deny, policy, rcps, role, scps, user } from '../support';

/* What policies may not bind, although they deny it: what SCPs do not restrict, and signing in to the console. */

const UNRESTRICTED = `${SCP}#not-restricted-by-scp`;
const CONSOLE = 'signin/latest/userguide/console-access-control.html';
const denyRoot = policy(
  'deny-root-user',
  deny({
    Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' }, Null: { 'aws:AssumedRoot': 'true' } },
  }),
);
const member = account({ scps: scps(denyRoot) });
const root: RequestPrincipal = { kind: 'root', account: member };
const withoutAllow = account({ scps: [{ attachedTo: 'root', policies: [] }] });
const bound = account({ scps: scps(denyAll) });
const perimeter = account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) });
const ADDRESS = `arn:aws:ec2:us-west-2:${MEMBER}:elastic-ip/eipalloc-1`;
const CONSOLE_ARN = 'arn:aws:signin:::console/aws';
const COMMAND_LINE = `arn:aws:signin:us-west-2:${MEMBER}:oauth2/public-client/localhost`;

const rootRows = (
  [
    ['supportplans:CreateSupportPlanSchedule', '*', depends],
    ['supportplans:StartSupportPlanUpdate', '*', depends],
    ['iam:UploadCloudFrontPublicKey', '*', depends],
    ['iam:DeleteCloudFrontPublicKey', '*', depends],
    ['iam:GetCloudFrontPublicKey', '*', depends],
    ['iam:ListCloudFrontPublicKeys', '*', depends],
    ['ec2:ModifyAddressAttribute', ADDRESS, depends],
    ['ec2:ResetAddressAttribute', ADDRESS, depends],
    ['ec2:ReleaseAddress', ADDRESS, denied],
    ['support:CreateCase', '*', denied],
    ['mechanicalturk:CreateHIT', '*', allowed],
  ] as const
).map(([action, arn, decision]): Row => [
  `an SCP that denies root everything, and ${action}`,
  { principal: root, action, resource: { arn, account: member } },
  decision,
  UNRESTRICTED,
]);

const address = (owner = member): RequestResource => ({ arn: ADDRESS, account: owner });

const signingIn = (principal: RequestPrincipal, more: Partial<RequestResource> = {}) => ({
  principal,
  action: 'signin:Authenticate',
  resource: { arn: CONSOLE_ARN, account: 'account' in principal ? principal.account : member, ...more },
});

export const UNBOUND_ROWS: readonly Row[] = [
  ...rootRows,
  [
    'where SCPs allow it nowhere, nobody can tell of root either',
    {
      principal: { kind: 'root', account: withoutAllow },
      action: 'ec2:ModifyAddressAttribute',
      resource: address(withoutAllow),
    },
    depends,
    UNRESTRICTED,
  ],
  [
    'an SCP that does not deny it leaves it to root',
    { principal: { kind: 'root', account: account() }, action: 'ec2:ModifyAddressAttribute', resource: address() },
    allowed,
    UNRESTRICTED,
  ],
  [
    'what root may do whatever an SCP says is nobody else’s',
    { principal: role({ account: bound }), action: 'ec2:ModifyAddressAttribute', resource: address(bound) },
    { ...denied, layer: 'service control policy' },
    UNRESTRICTED,
  ],
  // Signing in to the console
  ['to sign in takes no allow', signingIn(user(none)), allowed, CONSOLE],
  ['a role neither', signingIn(role(none)), allowed, CONSOLE],
  [
    'nor where no resource is named',
    { ...signingIn(user(none)), resource: { arn: '*', account: account() } },
    allowed,
    CONSOLE,
  ],
  [
    'an SCP that denies it has no say unless console authorization is on, which nobody can tell',
    signingIn(user({ account: bound, ...none })),
    depends,
    CONSOLE,
  ],
  ['one that means root by its ARN does not mean whom nobody knows yet', signingIn(root), allowed, CONSOLE],
  ['an RCP neither', signingIn(user({ account: perimeter, ...none })), depends, CONSOLE],
  ['the caller’s own policy neither', signingIn(user({ identityPolicies: [denyAll] })), depends, CONSOLE],
  [
    'the account’s sign-in policy neither',
    signingIn(user(none), { policy: policy('sign-in', deny({ Principal: '*', Action: 'signin:Authenticate' })) }),
    depends,
    CONSOLE,
  ],
  ...(
    [
      ['is left out by its ARN', { ArnNotLike: { 'aws:PrincipalArn': USER } }, depends],
      ['is meant by its ARN', { ArnLike: { 'aws:PrincipalArn': USER } }, allowed],
      ['is of the account', { StringEquals: { 'aws:PrincipalAccount': MEMBER } }, allowed],
    ] as const
  ).map(([what, Condition, decision]): Row => [
    `while nobody is known, a denial of signing in whose caller ${what}`,
    signingIn(
      user({ account: account({ scps: scps(policy('console', deny({ Action: 'signin:*', Condition }))) }), ...none }),
    ),
    decision,
    CONSOLE,
  ]),
  ...['signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'].flatMap((action): readonly Row[] => [
    [`${action} of the console, with an allow`, { ...signingIn(user()), action }, allowed, CONSOLE],
    [
      `whether ${action} of the console takes an allow once console authorization is on, AWS does not say`,
      { ...signingIn(user(none)), action },
      depends,
      CONSOLE,
    ],
    [
      `an SCP denies ${action} of the console once it is on`,
      { ...signingIn(user({ account: bound })), action },
      depends,
      CONSOLE,
    ],
    [
      `${action} for the command line takes an allow`,
      { ...signingIn(user(none)), action, resource: { arn: COMMAND_LINE, account: account() } },
      denied,
      'aws-managed-policy/latest/reference/SignInLocalDevelopmentAccess.html',
    ],
    [
      `and an SCP denies ${action} for it`,
      { ...signingIn(user({ account: bound })), action, resource: { arn: COMMAND_LINE, account: bound } },
      denied,
      'aws-managed-policy/latest/reference/SignInLocalDevelopmentAccess.html',
    ],
  ]),
];
