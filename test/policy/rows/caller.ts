import {
  DENY_ALLOW,
  SCP,
  SCP_EVALUATION,
  RCP,
  BOUNDARY,
  SESSION,
  ACTION,
  RESOURCE,
  NOT_RESOURCE,
  NOT_ACTION,
  CALLER_IDENTITY,
  VARIABLES,
  INCOMPLETE_ARN,
  SETS,
  allowed,
  denied,
  depends,
  home,
  none,
  reader,
  bucket,
  denyAll,
  only,
  bound,
  serviceLinked,
} from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import {
  ADMINISTRATOR,
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
} from '../support';

/* What decides on the caller's side: its own policies, their limits, and the organization's. */

export const CALLER_ROWS: readonly Row[] = [
  // Identity policies
  ['an allow is needed', { principal: role(none) }, { ...denied, layer: 'identity policy' }, DENY_ALLOW],
  [
    'an allow is enough within an account',
    { principal: reader({ Action: 's3:GetObject' }) },
    { ...allowed, layer: 'identity policy', policy: 'reader' },
    DENY_ALLOW,
  ],
  [
    'a deny wins',
    { principal: role({ identityPolicies: [ADMINISTRATOR, denyAll] }) },
    { ...denied, layer: 'identity policy', policy: 'deny-all' },
    DENY_ALLOW,
  ],
  ['actions have no case', { principal: reader({ Action: 'S3:getobject' }) }, allowed, ACTION],
  [
    'action wildcards stand anywhere after the service',
    { principal: reader({ Action: 's3:?et*Obj*' }) },
    allowed,
    ACTION,
  ],
  ['another action is not allowed', { principal: reader({ Action: 's3:GetObjectAcl' }) }, denied, ACTION],
  ['NotAction allows all but its own', { principal: reader({ NotAction: 'iam:*' }) }, allowed, NOT_ACTION],
  ['NotAction leaves out its own', { principal: reader({ NotAction: ['iam:*', 's3:Get*'] }) }, denied, NOT_ACTION],
  ['resources have case', { principal: reader({ Resource: 'arn:aws:s3:::Trips-data/*' }) }, denied, RESOURCE],
  [
    'resource wildcards cross slashes',
    { principal: reader({ Resource: 'arn:aws:s3:::trips-*.csv' }) },
    allowed,
    RESOURCE,
  ],
  ['a last wildcard crosses colons', { principal: reader({ Resource: 'arn:aws:s3:*' }) }, allowed, RESOURCE],
  [
    'an ARN that lacks parts has wildcards for them',
    { principal: reader({ Resource: 'arn:aws:s3' }) },
    allowed,
    INCOMPLETE_ARN,
  ],
  [
    'also in a denial',
    { principal: role({ identityPolicies: [ADMINISTRATOR, policy('no', deny({ Resource: ['arn:aws:s3::'] }))] }) },
    denied,
    INCOMPLETE_ARN,
  ],
  ['and in NotResource', { principal: reader({ NotResource: 'arn:aws:s3' }) }, denied, INCOMPLETE_ARN],
  ['but not one of another service', { principal: reader({ Resource: 'arn:aws:sqs' }) }, denied, INCOMPLETE_ARN],
  [
    'NotResource covers all but its own',
    { principal: reader({ NotResource: 'arn:aws:s3:::secret/*' }) },
    allowed,
    NOT_RESOURCE,
  ],
  [
    'NotResource leaves out its own',
    { principal: reader({ NotResource: 'arn:aws:s3:::trips-*' }) },
    denied,
    NOT_RESOURCE,
  ],
  [
    'a variable stands after the fifth colon',
    {
      principal: role({
        tags: { team: 'trips-data' },
        identityPolicies: [policy('own', allow({ Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*' }))],
      }),
    },
    allowed,
    VARIABLES,
  ],
  [
    'and is not filled in before it',
    {
      principal: reader({ Resource: 'arn:aws:iam::${aws:PrincipalAccount}:role/*' }),
      action: 'iam:PassRole',
      resource: { arn: `arn:aws:iam::${MEMBER}:role/x`, account: home },
    },
    denied,
    VARIABLES,
  ],
  [
    'nor under an operator of numbers',
    {
      principal: reader({ Condition: { NumericEquals: { 's3:max-keys': '${aws:PrincipalTag/most}' } } }),
      context: { 's3:max-keys': '10', 'aws:PrincipalTag/most': '10' },
    },
    denied,
    VARIABLES,
  ],
  [
    'of a key that may hold several values, AWS does not say what an operator without a set compares',
    {
      principal: reader({ Condition: { StringEquals: { 'aws:TagKeys': 'team' } } }),
      context: { 'aws:TagKeys': ['team'] },
    },
    depends,
    SETS,
  ],
  [
    'of such a key in a denial, AWS does not say it either',
    {
      resource: bucket(
        deny({ Principal: '*', Condition: { StringNotLike: { 'aws:PrincipalOrgPaths': 'o-trips/*' } } }),
      ),
    },
    depends,
    SETS,
  ],
  [
    'where the request has none, it has no value that matches',
    { principal: reader({ Condition: { StringEquals: { 'aws:TagKeys': 'team' } } }) },
    denied,
    SETS,
  ],
  // Service control policies
  [
    'an SCP denies',
    { principal: role({ account: bound }) },
    { ...denied, layer: 'service control policy', policy: 'deny-all', attachedTo: 'root', statement: '1' },
    SCP,
  ],
  [
    'an SCP denies root',
    { principal: { kind: 'root', account: bound } },
    { ...denied, layer: 'service control policy' },
    SCP,
  ],
  [
    'an SCP must allow at the OU too',
    {
      principal: role({
        account: account({
          scps: [
            ...levels(ADMINISTRATOR).slice(0, 1),
            { attachedTo: 'OU engineering', policies: [only('ec2:*')] },
            ...levels(ADMINISTRATOR).slice(2),
          ],
        }),
      }),
    },
    { ...denied, layer: 'service control policy', attachedTo: 'OU engineering' },
    SCP_EVALUATION,
  ],
  [
    'a level without any SCP allows nothing',
    { principal: role({ account: account({ scps: [{ attachedTo: 'root', policies: [] }] }) }) },
    { ...denied, layer: 'service control policy', attachedTo: 'root' },
    SCP_EVALUATION,
  ],
  ['an SCP grants nothing', { principal: role({ ...none }) }, { ...denied, layer: 'identity policy' }, SCP],
  [
    'no SCP binds the management account',
    { principal: role({ account: account({ id: MANAGEMENT, scps: scps(denyAll) }) }) },
    allowed,
    SCP,
  ],
  ['no SCP binds a service-linked role', { principal: role({ account: bound, arn: serviceLinked }) }, allowed, SCP],
  [
    'no SCP binds Mechanical Turk',
    { principal: role({ account: bound }), action: 'mechanicalturk:CreateHIT' },
    allowed,
    `${SCP}#not-restricted-by-scp`,
  ],
  [
    'no SCP of the resource’s account binds the caller',
    {
      resource: {
        arn: OBJECT,
        account: account({ id: OTHER, scps: scps(denyAll) }),
        policy: policy('b', allow({ Principal: '*' })),
      },
    },
    allowed,
    SCP,
  ],
  [
    'GetCallerIdentity cannot be denied',
    { principal: role({ account: bound, ...none }), action: 'sts:GetCallerIdentity' },
    { ...allowed, layer: 'AWS' },
    CALLER_IDENTITY,
  ],
  // Resource control policies
  [
    'an RCP denies on the resource’s account',
    { resource: { arn: OBJECT, account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }) } },
    { ...denied, layer: 'resource control policy', policy: 'perimeter' },
    RCP,
  ],
  [
    'an RCP binds only services that support it',
    {
      action: 'ec2:RunInstances',
      resource: { arn: '*', account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }) },
    },
    allowed,
    RCP,
  ],
  [
    'an RCP binds root',
    {
      principal: { kind: 'root', account: home },
      resource: { arn: OBJECT, account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }) },
    },
    denied,
    RCP,
  ],
  [
    'an RCP binds a service',
    {
      principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' },
      resource: {
        ...bucket(allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
        account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }),
      },
    },
    denied,
    RCP,
  ],
  [
    'no RCP binds a service-linked role',
    {
      principal: role({ arn: serviceLinked }),
      resource: { arn: OBJECT, account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }) },
    },
    allowed,
    RCP,
  ],
  [
    'no RCP binds the management account’s resources',
    {
      principal: role({ account: account({ id: MANAGEMENT }) }),
      resource: {
        arn: OBJECT,
        account: account({ id: MANAGEMENT, rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }),
      },
    },
    allowed,
    RCP,
  ],
  // Root
  [
    'root of an account is allowed by itself',
    { principal: { kind: 'root', account: home } },
    { ...allowed, layer: 'AWS' },
    DENY_ALLOW,
  ],
  [
    'a bucket policy denies root',
    { principal: { kind: 'root', account: home }, resource: bucket(deny({ Principal: '*' })) },
    { ...denied, layer: 'resource policy' },
    DENY_ALLOW,
  ],
  // Permissions boundary and session policies
  [
    'a boundary limits',
    { principal: role({ boundary: only('ec2:*') }) },
    { ...denied, layer: 'permissions boundary' },
    BOUNDARY,
  ],
  [
    'a boundary grants nothing',
    { principal: role({ ...none, boundary: ADMINISTRATOR }) },
    { ...denied, layer: 'identity policy' },
    BOUNDARY,
  ],
  [
    'a boundary denies',
    { principal: role({ boundary: policy('b', allow(), deny({ Action: 's3:*' })) }) },
    { ...denied, layer: 'permissions boundary', statement: '2' },
    BOUNDARY,
  ],
  [
    'session policies limit together',
    { principal: role({ sessionPolicies: [only('ec2:*'), only('s3:*')] }) },
    allowed,
    SESSION,
  ],
  [
    'a session policy limits',
    { principal: role({ sessionPolicies: [only('ec2:*')] }) },
    { ...denied, layer: 'session policy' },
    SESSION,
  ],
];
