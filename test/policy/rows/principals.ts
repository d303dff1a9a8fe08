import type { NamedPolicy, Principal, RequestPrincipal, Statement } from '../../../lib/policy';
import {
  BOUNDARY,
  FEDERATION,
  NOT_PRINCIPAL,
  PRINCIPAL,
  PRINCIPAL_ALL,
  PRINCIPAL_ARN,
  PROVIDER_SESSIONS,
  ROLE,
  SESSION,
  SESSION_ARN,
  UNIQUE_IDS,
  USER,
  allowed,
  bucket,
  denied,
  depends,
  home,
  none,
  only,
  outside,
  reader,
} from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { ADMINISTRATOR, MEMBER, account, allow, deny, policy, role, user } from '../support';

/* Whom a resource's policy names, and how directly. */

const ACCOUNT = `arn:aws:iam::${MEMBER}:root`;
const FEDERATED = `arn:aws:sts::${MEMBER}:federated-user/bob`;
const ROLE_ID = 'AROAEXAMPLEEXAMPLE001';
const USER_ID = 'AIDAEXAMPLEEXAMPLE001';
const root: RequestPrincipal = { kind: 'root', account: home };
const bob = (...sessionPolicies: readonly NamedPolicy[]): RequestPrincipal =>
  user({ federation: { name: 'bob', sessionPolicies } });
const everyoneBut = (AWS: string | string[]): Statement => deny({ NotPrincipal: { AWS } });
const forAllButArn = (operator: string): Statement =>
  allow({ Principal: '*', Condition: { [operator]: { 'aws:PrincipalArn': ROLE } } });

/** Which of a caller's names NotPrincipal must hold for a denial to spare it. */
const sparing: readonly (readonly [who: string, principal: RequestPrincipal, AWS: string[], decision: Row[2]])[] = [
  ['a session, its role and the account', role(), [ROLE, SESSION_ARN, ACCOUNT], allowed],
  ['a session, its role and the account’s id', role(), [ROLE, SESSION_ARN, MEMBER], allowed],
  ['a role and the account', role(), [ROLE, ACCOUNT], denied],
  ['a session and the account', role(), [SESSION_ARN, ACCOUNT], denied],
  ['a session and its role', role(), [SESSION_ARN, ROLE], denied],
  ['a role', role(), [ROLE], denied],
  ['a session', role(), [SESSION_ARN], denied],
  ['the account of a role', role(), [ACCOUNT], denied],
  ['another session, the role and the account', role({ sessionName: 'other' }), [ROLE, SESSION_ARN, ACCOUNT], denied],
  ['another role', role(), [`${ROLE}2`, SESSION_ARN.replace('reader', 'reader2'), ACCOUNT], denied],
  ['a user and the account', user(), [USER, ACCOUNT], allowed],
  ['a user', user(), [USER], denied],
  ['the account of a user', user(), [ACCOUNT], denied],
  ['the account of root', root, [ACCOUNT], allowed],
  ['another account', root, ['222222222222'], denied],
  ['a federated session, its user and the account', bob(ADMINISTRATOR), [FEDERATED, USER, ACCOUNT], allowed],
];

export const PRINCIPAL_ROWS: readonly Row[] = [
  ...sparing.map(([who, principal, AWS, decision]): Row => [
    `a denial to all but ${who}`,
    { principal, resource: bucket(everyoneBut(AWS)) },
    decision,
    NOT_PRINCIPAL,
  ]),
  ...[role({ boundary: ADMINISTRATOR }), user({ boundary: ADMINISTRATOR })].map((principal): Row => [
    `a denial to all but a ${principal.kind} that has a boundary`,
    { principal, resource: bucket(everyoneBut([ROLE, SESSION_ARN, USER, ACCOUNT])) },
    denied,
    BOUNDARY,
  ]),
  [
    'a denial to all but a service spares it',
    {
      principal: { kind: 'service', host: 'config.amazonaws.com' },
      resource: bucket(allow({ Principal: '*' }), deny({ NotPrincipal: { Service: 'config.amazonaws.com' } })),
    },
    allowed,
    NOT_PRINCIPAL,
  ],
  [
    'a denial to all but some catches anonymous callers',
    { principal: { kind: 'anonymous' }, resource: bucket(allow({ Principal: '*' }), everyoneBut([ROLE, ACCOUNT])) },
    denied,
    NOT_PRINCIPAL,
  ],
  [
    'an allow to all but some lets anonymous callers in',
    { principal: { kind: 'anonymous' }, resource: bucket(allow({ NotPrincipal: { AWS: [ROLE, ACCOUNT] } })) },
    allowed,
    NOT_PRINCIPAL,
  ],
  ...(['Allow', 'Deny'] as const).map((Effect): Row => [
    `a provider in ${Effect === 'Allow' ? 'an allow' : 'a denial'} may name the session of a role, if it was made of a token`,
    {
      principal: role(Effect === 'Allow' ? none : {}),
      resource: bucket({ ...allow({ Principal: { Federated: 'accounts.google.com' } }), Effect }),
    },
    depends,
    PROVIDER_SESSIONS,
  ]),
  [
    'a provider names no user',
    { resource: bucket(deny({ Principal: { Federated: 'accounts.google.com' } })), principal: user() },
    allowed,
    PROVIDER_SESSIONS,
  ],
  [
    'a denial to all but a provider may spare the session of a role',
    { resource: bucket(deny({ NotPrincipal: { Federated: 'accounts.google.com' } })) },
    depends,
    PROVIDER_SESSIONS,
  ],
  [
    'an allow to all but another lets a role in',
    { principal: role(none), resource: bucket(allow({ NotPrincipal: { AWS: `${ROLE}2` } })) },
    allowed,
    NOT_PRINCIPAL,
  ],
  [
    'an allow to all but a session, its role and the account leaves it out',
    { principal: role(none), resource: bucket(allow({ NotPrincipal: { AWS: [ROLE, SESSION_ARN, ACCOUNT] } })) },
    denied,
    NOT_PRINCIPAL,
  ],
  [
    'whom an allow leaves out that names the role alone, AWS does not say',
    { principal: role(none), resource: bucket(allow({ NotPrincipal: { AWS: ROLE } })) },
    depends,
    NOT_PRINCIPAL,
  ],
  // Everyone, by the ARN of the principal
  ...['ArnEquals', 'ArnLike', 'StringEquals', 'StringLike', 'ForAnyValue:ArnLike'].map((operator): Row => [
    `neither boundary nor session policy limits whom * lets in by ${operator} aws:PrincipalArn`,
    {
      principal: role({ ...none, boundary: only('ec2:*'), sessionPolicies: [only('ec2:*')] }),
      resource: bucket(forAllButArn(operator)),
    },
    { ...allowed, layer: 'resource policy' },
    PRINCIPAL_ARN,
  ]),
  [
    'but they deny it',
    {
      principal: role({
        ...none,
        sessionPolicies: [{ ...only('ec2:*'), document: { Version: '2012-10-17', Statement: deny() } }],
      }),
      resource: bucket(forAllButArn('ArnEquals')),
    },
    { ...denied, layer: 'session policy' },
    PRINCIPAL_ARN,
  ],
  [
    'of a condition that only leaves ARNs out, AWS does not say whether they limit it',
    {
      principal: role({ ...none, boundary: only('ec2:*') }),
      resource: bucket(allow({ Principal: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': `${ROLE}2` } } })),
    },
    depends,
    PRINCIPAL_ARN,
  ],
  ...(
    [
      ['by another key', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': MEMBER } } }],
      ['by none', { Principal: '*' }],
      ['written as AWS', { Principal: { AWS: '*' } }],
      ['beside its role', { Principal: { AWS: ['*', ROLE] } }],
    ] as const satisfies readonly (readonly [string, Partial<Statement>])[]
  ).flatMap(([how, statement]) =>
    (
      [
        ['a boundary limits a role', role({ ...none, boundary: only('ec2:*') })],
        ['a session policy limits a role', role({ ...none, sessionPolicies: [only('ec2:*')] })],
        ['a boundary limits a user', user({ ...none, boundary: only('ec2:*') })],
        [
          'its policies limit a federated session',
          user({ ...none, federation: { name: 'bob', sessionPolicies: [only('ec2:*')] } }),
        ],
      ] as const
    ).map(([limit, principal]): Row => [
      `whether ${limit} that * lets in ${how}, AWS does not say`,
      { principal, resource: bucket(allow(statement)) },
      depends,
      BOUNDARY,
    ]),
  ),
  [
    'within them * is enough',
    { principal: role({ ...none, boundary: only('s3:*') }), resource: bucket(allow({ Principal: '*' })) },
    { ...allowed, layer: 'resource policy' },
    PRINCIPAL_ALL,
  ],
  [
    'and so it is where there are none',
    { principal: role(none), resource: bucket(allow({ Principal: '*' })) },
    { ...allowed, layer: 'resource policy' },
    PRINCIPAL_ALL,
  ],
  [
    'a boundary that denies wins over *',
    {
      principal: role({ ...none, boundary: policy('no s3', allow(), deny({ Action: 's3:*' })) }),
      resource: bucket(allow({ Principal: '*' })),
    },
    { ...denied, layer: 'permissions boundary' },
    BOUNDARY,
  ],
  [
    'a boundary limits whom its role’s ARN lets in',
    { principal: role({ boundary: only('ec2:*') }), resource: bucket(allow({ Principal: { AWS: ROLE } })) },
    { ...denied, layer: 'permissions boundary' },
    BOUNDARY,
  ],
  [
    'neither limits whom its session’s ARN lets in',
    {
      principal: role({ ...none, boundary: only('ec2:*'), sessionPolicies: [only('ec2:*')] }),
      resource: bucket(allow({ Principal: { AWS: SESSION_ARN } })),
    },
    { ...allowed, layer: 'resource policy' },
    BOUNDARY,
  ],
  [
    'nor a boundary whom its user’s ARN lets in',
    { principal: user({ ...none, boundary: only('ec2:*') }), resource: bucket(allow({ Principal: { AWS: USER } })) },
    { ...allowed, layer: 'resource policy' },
    BOUNDARY,
  ],
  [
    'across accounts the caller’s policy is needed as ever',
    {
      principal: role(none),
      resource: { ...bucket(forAllButArn('ArnEquals')), account: account({ id: '222222222222' }) },
    },
    denied,
    PRINCIPAL,
  ],
  // Unique ids
  ...(
    [
      ['a role’s id is the role', role({ ...none, uniqueId: ROLE_ID }), { AWS: ROLE_ID }, allowed],
      ['within its boundary', role({ ...none, uniqueId: ROLE_ID, boundary: only('ec2:*') }), { AWS: ROLE_ID }, denied],
      ['another role’s id is not', role({ ...none, uniqueId: `${ROLE_ID}2` }), { AWS: ROLE_ID }, denied],
      ['a role whose id is not known may be it', role(none), { AWS: ROLE_ID }, depends],
      ['a user’s id is no role', role(none), { AWS: USER_ID }, denied],
      [
        'a user’s id is the user',
        user({ ...none, uniqueId: USER_ID, boundary: only('ec2:*') }),
        { AWS: USER_ID },
        allowed,
      ],
      ['a canonical id may be the account’s', reader({}), { CanonicalUser: '79a59df9' }, allowed],
    ] as const
  ).map(([what, principal, Principal, decision]): Row => [
    `in an allow, ${what}`,
    { principal, resource: bucket(allow({ Principal: Principal as Principal })) },
    decision,
    UNIQUE_IDS,
  ]),
  ...(
    [
      ['a role’s id is the role', role({ uniqueId: ROLE_ID }), { AWS: ROLE_ID }, denied],
      ['a user’s id is the user', user({ uniqueId: USER_ID }), { AWS: USER_ID }, denied],
      ['a role whose id is not known may be it', role(), { AWS: ROLE_ID }, depends],
      ['a canonical id may be the account’s', role(), { CanonicalUser: '79a59df9' }, depends],
    ] as const
  ).map(([what, principal, Principal, decision]): Row => [
    `in a deny, ${what}`,
    { principal, resource: bucket(deny({ Principal: Principal as Principal })) },
    decision,
    UNIQUE_IDS,
  ]),
  [
    'across accounts a canonical id may name the caller’s',
    {
      principal: role({ account: outside }),
      resource: bucket(allow({ Principal: { CanonicalUser: '79a59df9' } })),
    },
    depends,
    UNIQUE_IDS,
  ],
  // Sessions of sts:GetFederationToken
  [
    'a federated session without policies may nothing',
    { principal: bob() },
    { ...denied, layer: 'session policy' },
    FEDERATION,
  ],
  ['one may what its policies and its user’s allow', { principal: bob(only('s3:*')) }, allowed, FEDERATION],
  [
    'not what its user’s do not',
    { principal: user({ ...none, federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } }) },
    denied,
    FEDERATION,
  ],
  [
    'a resource policy that names it is enough',
    {
      principal: user({ ...none, federation: { name: 'bob', sessionPolicies: [] } }),
      resource: bucket(allow({ Principal: { AWS: FEDERATED } })),
    },
    { ...allowed, layer: 'resource policy' },
    FEDERATION,
  ],
  [
    'one that names its user is limited by its policies',
    { principal: bob(only('ec2:*')), resource: bucket(allow({ Principal: { AWS: USER } })) },
    denied,
    SESSION,
  ],
  [
    'and adds to them',
    {
      principal: user({ ...none, federation: { name: 'bob', sessionPolicies: [only('s3:*')] } }),
      resource: bucket(allow({ Principal: { AWS: USER } })),
    },
    allowed,
    SESSION,
  ],
  // Services with a Region in their name
  ...(
    [
      ['by its own name', 'logs.amazonaws.com', allow, 'logs.amazonaws.com', allowed],
      [
        'by its name in the Region',
        'logs.eu-central-1.amazonaws.com',
        allow,
        'logs.eu-central-1.amazonaws.com',
        allowed,
      ],
      [
        'by its name in a Region, which calls by its own',
        'logs.eu-central-1.amazonaws.com',
        allow,
        'logs.amazonaws.com',
        depends,
      ],
      [
        'by its own name, which calls by that of a Region',
        'logs.amazonaws.com',
        allow,
        'logs.eu-central-1.amazonaws.com',
        depends,
      ],
      ['in a Region of the government', 'logs.us-gov-west-1.amazonaws.com', allow, 'logs.amazonaws.com', depends],
      [
        'by its name in another Region',
        'logs.us-east-1.amazonaws.com',
        allow,
        'logs.eu-central-1.amazonaws.com',
        denied,
      ],
      ['that is another', 'delivery.logs.amazonaws.com', allow, 'logs.amazonaws.com', denied],
      [
        'by its name in a Region, and is denied it',
        'logs.eu-central-1.amazonaws.com',
        deny,
        'logs.amazonaws.com',
        depends,
      ],
      ['by its own name, and is denied it', 'logs.amazonaws.com', deny, 'logs.amazonaws.com', denied],
    ] as const
  ).map(([what, named, about, host, decision]): Row => [
    `a service is named ${what}`,
    {
      principal: { kind: 'service', host },
      resource: bucket(
        about({ Principal: { Service: named } }),
        ...(about === deny ? [allow({ Principal: '*' })] : []),
      ),
    },
    decision,
    `${PRINCIPAL}#principal-services`,
  ]),
];
