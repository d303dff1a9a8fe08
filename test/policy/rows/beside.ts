import { allowed, denied, denyAll, depends, home, none, only, outside } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { ADMINISTRATOR, MANAGEMENT, MEMBER, OTHER, account, allow, deny, policy, role, user } from '../support';
import type { RequestPrincipal, RequestResource } from '../../../lib/policy';

/* What has a say beside a resource's own policy: policies of the account, and other actions. */

const REGISTRY = 'AmazonECR/latest/userguide/registry-permissions.html';
const DELEGATION = 'organizations/latest/userguide/orgs_delegate_policies.html';
const ORGANIZATIONS = 'organizations/latest/APIReference/action-reference.html';
const LAMBDA = 'lambda/latest/dg/access-control-resource-based.html';

const stranger = role({ account: outside, arn: `arn:aws:iam::${OTHER}:role/app/reader` });
const everybody = { Principal: '*' } as const;
const service: RequestPrincipal = { kind: 'service', host: 'cloudtrail.amazonaws.com' };
const REPOSITORY = `arn:aws:ecr:us-west-2:${MEMBER}:repository/trips`;
const repository = (more: Partial<RequestResource> = {}): RequestResource => ({
  arn: REPOSITORY,
  account: home,
  ...more,
});
const other = { otherPolicy: 'not known' } as const;
const own = policy('repository policy', allow({ Principal: { AWS: OTHER } }));

const REGISTRY_ROWS: readonly Row[] = (
  [
    [
      'may let in another account',
      stranger,
      repository({ policy: policy('own', allow({ Principal: { AWS: MEMBER } })), ...other }),
      depends,
    ],
    ['takes nothing from whom the repository lets in', stranger, repository({ policy: own, ...other }), allowed],
    [
      'lets in nobody whom the repository denies',
      stranger,
      repository({ policy: policy('own', deny(everybody)), ...other }),
      denied,
    ],
    ['may let in who may nothing in its account', role(none), repository({ policy: own, ...other }), depends],
    ['may let in a service', service, repository({ policy: own, ...other }), depends],
    [
      'lets in nobody whom an own policy denies',
      role({ identityPolicies: [denyAll] }),
      repository({ policy: own, ...other }),
      denied,
    ],
    ['may let in where the repository has no policy', stranger, repository(), depends],
    ['is not asked of who may', role(), repository({ ...other }), allowed],
  ] as const
).flatMap(([what, principal, resource, decision]) =>
  ['ecr:BatchGetImage', 'ecr:ReplicateImage'].map((action): Row => [
    `a registry’s policy that is not known ${what}: ${action}`,
    { principal, action, resource },
    decision,
    REGISTRY,
  ]),
);

/** Calls of which a page names other actions, not of which calls: the resource that is asked about, and those actions. */
const NAMED_BY_A_PAGE = [
  [
    'dynamodb:RestoreTableFromBackup',
    `arn:aws:dynamodb:us-west-2:${MEMBER}:table/orders`,
    ['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'].map(
      (name) => `dynamodb:${name}`,
    ),
    'amazondynamodb/latest/developerguide/backuprestore_IAM.html',
  ],
  [
    'dynamodb:RestoreTableToPointInTime',
    `arn:aws:dynamodb:us-west-2:${MEMBER}:table/orders`,
    ['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'].map(
      (name) => `dynamodb:${name}`,
    ),
    'amazondynamodb/latest/developerguide/backuprestore_IAM.html',
  ],
  [
    'logs:PutAccountPolicy',
    '*',
    ['PutDataProtectionPolicy', 'PutIndexPolicy', 'PutSubscriptionFilter', 'PutTransformer'].map(
      (name) => `logs:${name}`,
    ),
    'AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html',
  ],
  [
    'logs:DeleteAccountPolicy',
    '*',
    ['DeleteDataProtectionPolicy', 'DeleteIndexPolicy', 'DeleteSubscriptionFilter', 'DeleteTransformer'].map(
      (name) => `logs:${name}`,
    ),
    'AmazonCloudWatchLogs/latest/APIReference/API_DeleteAccountPolicy.html',
  ],
  [
    'sqs:StartMessageMoveTask',
    `arn:aws:sqs:us-west-2:${MEMBER}:dead-letters`,
    ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'].map((name) => `sqs:${name}`),
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html',
  ],
  [
    'wafv2:AssociateWebACL',
    `arn:aws:elasticloadbalancing:us-west-2:${MEMBER}:loadbalancer/app/shop/50dc6c495c0c9188`,
    ['elasticloadbalancing:SetWebACL'],
    'waf/latest/APIReference/API_AssociateWebACL.html',
  ],
] as const;

const OTHER_ACTION_ROWS: readonly Row[] = NAMED_BY_A_PAGE.flatMap(([action, arn, others, page]): readonly Row[] => {
  const resource = { arn, account: home };
  const may = (...actions: readonly string[]): RequestPrincipal =>
    role({ identityPolicies: [policy('some', allow({ Action: actions }))] });
  const [first = ''] = others;
  return [
    [
      `whoever may ${action} alone may not do it for certain`,
      { principal: may(action), action, resource },
      depends,
      page,
    ],
    [
      `whoever may do all that it may take may ${action}`,
      { principal: may(action, ...others), action, resource },
      allowed,
      page,
    ],
    [
      `whoever may ${action} and is denied ${first} may not do it for certain`,
      {
        principal: role({ identityPolicies: [policy('all', allow()), policy('not', deny({ Action: first }))] }),
        action,
        resource,
      },
      depends,
      page,
    ],
    [
      `whoever may do the others alone may not ${action}`,
      { principal: may(...others), action, resource },
      denied,
      page,
    ],
  ];
});

const REPLICA_ROWS: readonly Row[] = (
  [
    [
      'may not be made for certain without another action',
      role({ identityPolicies: [only('kms:ReplicateKey')] }),
      depends,
    ],
    ['may be made by whoever may make keys', role(), allowed],
  ] as const
).map(([what, principal, decision]): Row => [
  `a replica of a key ${what}`,
  {
    principal,
    action: 'kms:ReplicateKey',
    resource: { arn: `arn:aws:kms:us-west-2:${MEMBER}:key/mrk-1234`, account: home },
  },
  decision,
  'kms/latest/APIReference/API_ReplicateKey.html',
]);

const managing = account({ id: MANAGEMENT });
const organization: RequestResource = {
  arn: '*',
  account: managing,
  policy: policy('delegation', allow({ Principal: { AWS: MEMBER }, Action: 'organizations:*' })),
};

const ORGANIZATION_ROWS: readonly Row[] = [
  ...[
    'AttachPolicy',
    'CreatePolicy',
    'DeletePolicy',
    'DetachPolicy',
    'ListAccounts',
    'TagResource',
    'UpdatePolicy',
  ].map((name): Row => [
    `a member may be delegated ${name}`,
    { principal: role(), action: `organizations:${name}`, resource: organization },
    allowed,
    DELEGATION,
  ]),
  ...[
    'CloseAccount',
    'CreateAccount',
    'CreateGovCloudAccount',
    'CreateOrganizationalUnit',
    'DeleteOrganization',
    'DeleteOrganizationalUnit',
    'DeleteResourcePolicy',
    'DeregisterDelegatedAdministrator',
    'DisableAWSServiceAccess',
    'EnableAWSServiceAccess',
    'EnableAllFeatures',
    'InviteAccountToOrganization',
    'MoveAccount',
    'PutResourcePolicy',
    'RegisterDelegatedAdministrator',
    'RemoveAccountFromOrganization',
    'UpdateOrganizationalUnit',
  ].flatMap((name): Row[] => [
    [
      `nobody delegates ${name} to a member`,
      { principal: role(), action: `organizations:${name}`, resource: organization },
      { ...denied, layer: 'AWS' },
      ORGANIZATIONS,
    ],
    [
      `nor is it open where no policy is known: ${name}`,
      { principal: role(), action: `organizations:${name}`, resource: { arn: '*', account: managing } },
      { ...denied, layer: 'AWS' },
      ORGANIZATIONS,
    ],
    [
      `the management account may ${name}`,
      {
        principal: role({ account: managing }),
        action: `organizations:${name}`,
        resource: { arn: '*', account: managing },
      },
      allowed,
      ORGANIZATIONS,
    ],
  ]),
];

const GLUE = 'glue/latest/dg/glue-specifying-resource-arns.html#data-catalog-resource-arns';
const inGlue = (name: string): string => `arn:aws:glue:us-west-2:${MEMBER}:${name}`;
const [CATALOG, DATABASE, TABLE] = [inGlue('catalog'), inGlue('database/trips'), inGlue('table/trips/bookings')];
const reads = (...Resource: readonly string[]): RequestPrincipal =>
  role({ identityPolicies: [policy('reads', allow({ Resource }))] });
const table = { arn: TABLE, account: home };
const GLUE_ROWS: readonly Row[] = (
  [
    ['with its database and the catalog', reads(CATALOG, DATABASE, TABLE), allowed],
    ['never alone', reads(TABLE), denied],
    ['never with the catalog alone', reads(CATALOG, TABLE), denied],
    ['never with its database alone', reads(DATABASE, TABLE), denied],
    ['never with another database', reads(CATALOG, inGlue('database/orders'), TABLE), denied],
    [
      'never where the catalog is denied',
      role({ identityPolicies: [policy('all', allow(), deny({ Resource: CATALOG }))] }),
      denied,
    ],
  ] as const
).map(([what, principal, decision]): Row => [
  `a table of the Data Catalog is read ${what}`,
  {
    principal,
    action: 'glue:GetTable',
    resource: { ...table, policy: policy('none', deny({ Principal: { AWS: OTHER } })) },
  },
  decision,
  GLUE,
]);
const S3_TABLE = 's3tablescatalog/trips/bookings';
const GLUE_OF_S3: Row = [
  'a table of S3 is in the Data Catalog with its catalogs before its database',
  {
    principal: reads(CATALOG, inGlue(`database/${S3_TABLE}`), inGlue(`table/${S3_TABLE}/2026`)),
    action: 'glue:GetTable',
    resource: { arn: inGlue(`table/${S3_TABLE}/2026`), account: home },
  },
  allowed,
  GLUE,
];
const GLUE_TAGS: Row = [
  'a tag of the Data Catalog is about the table alone',
  { principal: reads(TABLE), action: 'glue:TagResource', resource: table },
  allowed,
  GLUE,
];

const FUNCTION = `arn:aws:lambda:us-west-2:${MEMBER}:function:trips`;
const LAMBDA_ROWS: readonly Row[] = (
  [
    ['PutResourcePolicy', 'AddPermission'],
    ['DeleteResourcePolicy', 'RemovePermission'],
  ] as const
).flatMap(([name, more]) =>
  (
    [
      ['who may both may', role(), allowed],
      ['who may the one alone may not', role({ identityPolicies: [only(`lambda:${name}`)] }), denied],
      ['who may the other alone may not', role({ identityPolicies: [only(`lambda:${more}`)] }), denied],
      [
        'who is denied the other may not',
        role({ identityPolicies: [policy('all', allow(), deny({ Action: `lambda:${more}` }))] }),
        { ...denied, layer: 'identity policy' },
      ],
      ['of whom the other depends, it does', role({ identityPolicies: [only(`lambda:${name}`)] }), depends, true],
    ] as const
  ).map(([what, principal, decision, isOpen]): Row => [
    `lambda:${name} takes lambda:${more} too: ${what}`,
    {
      principal,
      action: `lambda:${name}`,
      resource: { arn: FUNCTION, account: home, ...(isOpen === true ? { policy: 'not known' as const } : {}) },
    },
    decision,
    LAMBDA,
  ]),
);

const BEARER = 'IAM/latest/UserGuide/id_credentials_bearer.html';
const DOMAIN = `arn:aws:codeartifact:us-west-2:${MEMBER}:domain/trips`;
const token = 'codeartifact:GetAuthorizationToken';
const bearer = (service: string): ReturnType<typeof allow> =>
  allow({
    Action: 'sts:GetServiceBearerToken',
    Condition: { StringEquals: { 'sts:AWSServiceName': `${service}.amazonaws.com` } },
  });
const may = (...statements: ReturnType<typeof allow>[]): RequestPrincipal =>
  role({ identityPolicies: [policy('reader', ...statements)] });
const inDomain = (...statements: ReturnType<typeof allow>[]): RequestResource => ({
  arn: DOMAIN,
  account: home,
  policy: policy('domain policy', ...statements),
});

const TOKEN_ROWS: readonly Row[] = (
  [
    ['without a bearer token of AWS STS there is none', may(allow({ Action: token })), inDomain(), denied],
    ['one of another service is none', may(allow({ Action: token }), bearer('ecr-public')), inDomain(), denied],
    ['with it there is', may(allow({ Action: token }), bearer('codeartifact')), inDomain(), allowed],
    [
      'the domain’s policy does not give it',
      may(allow({ Action: token })),
      inDomain(allow({ Principal: { AWS: MEMBER }, Action: 'sts:GetServiceBearerToken' })),
      denied,
    ],
    [
      'one that is allowed on the domain alone is asked about nothing',
      may(allow({ Action: token }), { ...bearer('codeartifact'), Resource: DOMAIN }),
      inDomain(),
      denied,
    ],
    [
      'of a domain of another account it is the caller’s own side',
      stranger,
      inDomain(allow({ Principal: { AWS: OTHER } })),
      allowed,
    ],
  ] as const
).map(([what, principal, resource, decision]): Row => [
  `a token of CodeArtifact: ${what}`,
  { principal, action: token, resource },
  decision,
  BEARER,
]);

const PUBLIC_TOKEN_ROWS: readonly Row[] = (
  [
    ['takes one of AWS STS too', may(allow({ Action: 'ecr-public:*' })), denied],
    ['is given with it', may(allow({ Action: 'ecr-public:*' }), bearer('ecr-public')), allowed],
    ['or not, to a federated user', user({ federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } }), depends],
  ] as const
).map(([what, principal, decision]): Row => [
  `a token of the public registry ${what}`,
  { principal, action: 'ecr-public:GetAuthorizationToken', resource: { arn: '*', account: home } },
  decision,
  BEARER,
]);

export const BESIDE_ROWS: readonly Row[] = [
  ...REGISTRY_ROWS,
  ...ORGANIZATION_ROWS,
  ...GLUE_ROWS,
  GLUE_OF_S3,
  GLUE_TAGS,
  ...LAMBDA_ROWS,
  ...OTHER_ACTION_ROWS,
  ...REPLICA_ROWS,
  ...TOKEN_ROWS,
  ...PUBLIC_TOKEN_ROWS,
];
