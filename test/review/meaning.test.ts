import type { JsonObject, JsonValue } from '../../lib/base/json';
import { isWithin, leaves } from '../../lib/base/leaves';
import { isAtLeast, type Severity } from '../../lib/review/model';
import { sampleAssembly } from '../cli/support';
import { resourcesIn, typesIn } from './resources-in';
import { findingsOf, of, severityOf } from './severity-of';

const sample = resourcesIn(sampleAssembly());

interface Edited {
  readonly path: string;
  readonly without: JsonValue | undefined;
}

const isWhole = (value: JsonValue): boolean => [...leaves(value).keys()].every((path) => path === '');

/** A value without each of its leaves in turn. */
function* withoutLeaves(value: JsonValue, path = ''): Iterable<Edited> {
  if (isWhole(value)) {
    yield { path, without: undefined };
    return;
  }
  for (const [key, one] of Object.entries(value as JsonObject)) {
    const below = Array.isArray(value) ? path : path === '' ? key : `${path}.${key}`;
    for (const { path: where, without } of withoutLeaves(one, below)) {
      yield { path: where, without: put(value, key, without) };
    }
  }
}

function put(value: JsonValue, key: string, one: JsonValue | undefined): JsonValue {
  const entries = Object.entries(value as JsonObject).flatMap(([name, old]): [string, JsonValue][] => {
    if (name !== key) return [[name, old]];
    return one === undefined ? [] : [[name, one]];
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** How severe it is that a leaf is left out, by type and path: the mildest of the sample. */
function mildestOfLeaves(): ReadonlyMap<string, ReadonlyMap<string, Severity>> {
  const all = new Map<string, Map<string, Severity>>();
  for (const { type, properties } of sample) {
    const ofType = all.get(type) ?? new Map<string, Severity>();
    all.set(type, ofType);
    for (const { path, without } of withoutLeaves(properties)) {
      if (without === undefined || ofType.has(path)) continue;
      ofType.set(path, severityOf(of(type, properties), of(type, without as JsonObject)));
    }
  }
  return all;
}

/** Paths that are told of mildly; where that is so of all that a property holds, its name alone. */
function mildOf(ofType: ReadonlyMap<string, Severity>): readonly string[] {
  const isMild = (path: string): boolean => !isAtLeast(ofType.get(path) ?? 'critical', 'medium');
  const paths = [...ofType.keys()];
  return [
    ...new Set(
      paths.filter(isMild).map((path) => {
        const [name = ''] = path.split('.');
        return paths.filter((one) => isWithin(one, name)).every(isMild) ? name : path;
      }),
    ),
  ].sort();
}

/** Leaves that may be left out with less: told elsewhere, as tight as before or tighter, or words for people. */
const MILD: Readonly<Record<'read' | 'tighter' | 'plain', readonly string[]>> = {
  read: [
    'AWS::CloudFormation::StackSet StackInstancesGroup.DeploymentTargets.Accounts',
    'AWS::Events::EventBus Policy',
    'AWS::IAM::Group Policies',
    'AWS::IAM::ManagedPolicy PolicyDocument',
    'AWS::IAM::Role AssumeRolePolicyDocument',
    'AWS::IAM::Role ManagedPolicyArns',
    'AWS::IAM::Role PermissionsBoundary',
    'AWS::IAM::Role Policies',
    'AWS::IAM::User Groups',
    'AWS::IdentityStore::Group DisplayName',
    'AWS::KMS::Key KeyPolicy',
    'AWS::Organizations::Account AccountName',
    'AWS::Organizations::Account ParentIds',
    'AWS::Organizations::OrganizationalUnit Name',
    'AWS::Organizations::Policy Content',
    'AWS::Organizations::Policy Name',
    'AWS::Organizations::Policy TargetIds',
    'AWS::S3::BucketPolicy PolicyDocument',
    'AWS::SNS::TopicPolicy PolicyDocument',
    'AWS::SNS::TopicPolicy Topics',
    'AWS::SSO::PermissionSet InlinePolicy',
    'AWS::SSO::PermissionSet ManagedPolicies',
    'AWS::SSO::PermissionSet PermissionsBoundary',
    'AWS::SSO::PermissionSet SessionDuration',
    'Custom::OrganizationTree Above',
    'Custom::OrganizationTree Accounts',
    'Custom::OrganizationTree Guardrails',
    'Custom::OrganizationTree Units',
    // Whose access waits, the access itself tells.
    'Custom::StackInstances Accounts',
    'Custom::StackInstances Region',
    'Custom::StackInstances StackSetName',
  ],
  tighter: [
    'AWS::IAM::Role MaxSessionDuration',
    'AWS::KMS::Key PendingWindowInDays',
    'AWS::Logs::LogGroup RetentionInDays',
    'AWS::Organizations::Organization FeatureSet',
    'AWS::S3::Bucket LifecycleConfiguration.Rules.ExpirationInDays',
  ],
  plain: [
    'AWS::Athena::WorkGroup RecursiveDeleteOption',
    'AWS::Athena::WorkGroup WorkGroupConfiguration.BytesScannedCutoffPerQuery',
    'AWS::BCMDataExports::Export Export.Description',
    'AWS::Backup::BackupVault BackupVaultTags',
    'AWS::Budgets::Budget ResourceTags',
    'AWS::CloudFormation::StackSet ManagedExecution',
    'AWS::CloudFormation::StackSet OperationPreferences',
    'AWS::Glue::Database DatabaseInput.Description',
    'AWS::Glue::Table TableInput.Description',
    'AWS::Glue::Table TableInput.PartitionKeys.Comment',
    'AWS::Lambda::Function MemorySize',
    'AWS::Lambda::Function Timeout',
    'AWS::S3::Bucket LifecycleConfiguration.Rules.Id',
    'AWS::SNS::Topic DisplayName',
  ],
};

test('of every leaf of the sample that is left out at least medium is told, but of these', () => {
  const all = mildestOfLeaves();
  const mild = [...all].flatMap(([type, ofType]) => mildOf(ofType).map((path) => `${type} ${path}`));
  const leavesOfAll = [...all.values()].reduce((sum, { size }) => sum + size, 0);
  expect(leavesOfAll).toBeGreaterThan(500);
  expect(mild.filter((one) => !/ (?:Tags|Description|ServiceTimeout)$/.test(one)).sort()).toEqual(
    Object.values(MILD).flat().sort(),
  );
});

test('of every resource of the sample that is removed at least medium is told, but of these', () => {
  expect(typesIn(sample).filter((type) => !isAtLeast(severityOf(of(type, {}), {}), 'medium'))).toEqual([
    'AWS::IAM::Group',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::OIDCProvider',
    'AWS::IAM::Role',
    'AWS::IAM::User',
    'AWS::IdentityStore::Group',
    'AWS::Lambda::Permission',
    'AWS::Organizations::Policy',
    'AWS::S3::BucketPolicy',
    'AWS::SNS::TopicPolicy',
    'AWS::SSO::Assignment',
    'AWS::SSO::PermissionSet',
    'Custom::IdentityCenterInstance',
    'Custom::StackInstances',
  ]);
});

test('of every resource of the sample that stays in AWS when it leaves its stack medium is told', () => {
  const severities = typesIn(sample).map((Type) => severityOf({ A: { Type, DeletionPolicy: 'Retain' } as never }, {}));
  expect(new Set(severities)).toEqual(new Set(['medium']));
});

type Change = readonly [
  what: string,
  type: string,
  was: JsonObject | undefined,
  is: JsonObject | undefined,
  severity: Severity,
];

const days = (ExpirationInDays: number): JsonObject => ({
  LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays }] },
});
const lock = (rule: JsonObject): JsonObject => ({ ObjectLockConfiguration: { Rule: { DefaultRetention: rule } } });
const regions = (...Regions: string[]): JsonObject => ({ StackInstancesGroup: { Regions } });

test.each<Change>([
  ['logs that are kept shorter', 'AWS::Logs::LogGroup', { RetentionInDays: 365 }, { RetentionInDays: 7 }, 'critical'],
  ['logs that are kept longer', 'AWS::Logs::LogGroup', { RetentionInDays: 7 }, { RetentionInDays: 365 }, 'low'],
  ['logs that are no longer kept for ever', 'AWS::Logs::LogGroup', {}, { RetentionInDays: 365 }, 'critical'],
  [
    'logs that are kept for a time that only a deploy knows',
    'AWS::Logs::LogGroup',
    { RetentionInDays: 365 },
    { RetentionInDays: { Ref: 'Days' } },
    'critical',
  ],
  ['objects that are kept shorter', 'AWS::S3::Bucket', days(1095), days(1), 'critical'],
  ['objects that are kept longer', 'AWS::S3::Bucket', days(1), days(1095), 'low'],
  [
    'objects that end on a day',
    'AWS::S3::Bucket',
    {},
    { LifecycleConfiguration: { Rules: [{ ExpirationDate: '2027-01-01' }] } },
    'critical',
  ],
  [
    'a number as text',
    'AWS::S3::Bucket',
    days(1095),
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: '1096' }] } },
    'low',
  ],
  ['a shorter lock', 'AWS::S3::Bucket', lock({ Days: 365 }), lock({ Days: 30 }), 'high'],
  ['a lock that can be opened', 'AWS::S3::Bucket', lock({ Mode: 'COMPLIANCE' }), lock({ Mode: 'GOVERNANCE' }), 'high'],
  [
    'versions that are no longer kept',
    'AWS::S3::Bucket',
    { VersioningConfiguration: { Status: 'Enabled' } },
    {},
    'high',
  ],
  [
    'a bucket that may be public',
    'AWS::S3::Bucket',
    { PublicAccessBlockConfiguration: { BlockPublicPolicy: true } },
    { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } },
    'high',
  ],
  ['a public bucket', 'AWS::S3::Bucket', {}, { AccessControl: 'PublicRead' }, 'high'],
  ['copies that go elsewhere', 'AWS::S3::Bucket', {}, { ReplicationConfiguration: { Role: 'role' } }, 'high'],
  [
    'a vault that keeps shorter',
    'AWS::Backup::BackupVault',
    { LockConfiguration: { MinRetentionDays: 35 } },
    { LockConfiguration: { MinRetentionDays: 1 } },
    'high',
  ],
  ['a trail that is off', 'AWS::CloudTrail::Trail', { IsLogging: true }, { IsLogging: false }, 'critical'],
  ['a trail of one Region', 'AWS::CloudTrail::Trail', { IsMultiRegionTrail: true }, {}, 'high'],
  ['a trail of all Regions', 'AWS::CloudTrail::Trail', {}, { IsMultiRegionTrail: 'true' }, 'low'],
  [
    'a trail that leaves events out',
    'AWS::CloudTrail::Trail',
    {},
    { EventSelectors: [{ IncludeManagementEvents: false }] },
    'high',
  ],
  ['a trail into another bucket', 'AWS::CloudTrail::Trail', { S3BucketName: 'a' }, { S3BucketName: 'b' }, 'high'],
  ['a key that is off', 'AWS::KMS::Key', {}, { Enabled: false }, 'high'],
  [
    'a key that is no longer rotated',
    'AWS::KMS::Key',
    { EnableKeyRotation: true },
    { EnableKeyRotation: false },
    'high',
  ],
  ['an alarm that is off', 'AWS::Events::Rule', {}, { State: 'DISABLED' }, 'high'],
  ['an alarm that is on', 'AWS::Events::Rule', { State: 'DISABLED' }, { State: 'ENABLED' }, 'low'],
  [
    'an alarm that hears less',
    'AWS::Events::Rule',
    { State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' },
    { State: 'ENABLED' },
    'high',
  ],
  [
    'an alarm of another pattern',
    'AWS::Events::Rule',
    { EventPattern: { source: ['aws.iam'] } },
    { EventPattern: { source: ['aws.none'] } },
    'high',
  ],
  [
    'an alarm that goes elsewhere',
    'AWS::Events::Rule',
    { Targets: [{ Arn: 'a' }] },
    { Targets: [{ Arn: 'b' }] },
    'high',
  ],
  ['another mail address', 'AWS::SNS::Subscription', { Endpoint: 'a@trips.com' }, { Endpoint: 'b@trips.com' }, 'high'],
  ['one mail address more', 'AWS::SNS::Subscription', undefined, { Endpoint: 'b@trips.com' }, 'medium'],
  ['a mail address of a topic itself', 'AWS::SNS::Topic', {}, { Subscription: [{ Endpoint: 'b@trips.com' }] }, 'high'],
  ['nobody who is told', 'AWS::SNS::Subscription', { Endpoint: 'a@trips.com' }, undefined, 'high'],
  [
    'whom a budget tells',
    'AWS::Budgets::Budget',
    { NotificationsWithSubscribers: [{ Subscribers: [{ Address: 'a@trips.com' }] }] },
    { NotificationsWithSubscribers: [{ Subscribers: [{ Address: 'b@trips.com' }] }] },
    'high',
  ],
  [
    'somebody who joins a group',
    'AWS::IdentityStore::GroupMembership',
    undefined,
    { GroupId: 'org-admins', MemberId: { UserId: 'eve' } },
    'high',
  ],
  [
    'another member',
    'AWS::IdentityStore::GroupMembership',
    { MemberId: { UserId: 'ada' } },
    { MemberId: { UserId: 'eve' } },
    'high',
  ],
  [
    'a member in another group',
    'AWS::IdentityStore::GroupMembership',
    { GroupId: 'readers' },
    { GroupId: 'org-admins' },
    'high',
  ],
  ['somebody who leaves a group', 'AWS::IdentityStore::GroupMembership', { GroupId: 'org-admins' }, undefined, 'low'],
  ['a user', 'Custom::IdentityCenterUser', undefined, { UserName: 'eve' }, 'high'],
  [
    'another mail address of a user',
    'Custom::IdentityCenterUser',
    { Email: 'a@trips.com' },
    { Email: 'b@trips.com' },
    'high',
  ],
  ['another group of the same name', 'AWS::SSO::Assignment', { PrincipalId: 'a' }, { PrincipalId: 'b' }, 'high'],
  [
    'another group that is looked up',
    'Custom::IdentityCenterGroup',
    { DisplayName: 'a' },
    { DisplayName: 'b' },
    'high',
  ],
  ['an administrator of a service', 'Custom::RegisterDelegatedAdministrator', undefined, { Create: '{}' }, 'high'],
  [
    'another mail address of an account',
    'AWS::Organizations::Account',
    { Email: 'a@trips.com' },
    { Email: 'b@trips.com' },
    'high',
  ],
  [
    'an organization without guardrails',
    'AWS::Organizations::Organization',
    { FeatureSet: 'ALL' },
    { FeatureSet: 'CONSOLIDATED_BILLING' },
    'critical',
  ],
  ['a password of a user', 'AWS::IAM::User', {}, { LoginProfile: { Password: 'a' } }, 'high'],
  ['longer sessions of a role', 'AWS::IAM::Role', {}, { MaxSessionDuration: 43200 }, 'medium'],
  ['another role of a function', 'AWS::Lambda::Function', { Role: 'a' }, { Role: 'b' }, 'high'],
  ['a Region less', 'AWS::CloudFormation::StackSet', regions('us-east-1', 'us-west-2'), regions('us-west-2'), 'high'],
  ['a Region more', 'AWS::CloudFormation::StackSet', regions('us-west-2'), regions('us-east-1', 'us-west-2'), 'low'],
  [
    'Regions that only a deploy knows',
    'AWS::CloudFormation::StackSet',
    regions('us-west-2'),
    { StackInstancesGroup: { Regions: { Ref: 'All' } } },
    'high',
  ],
  [
    'policy types less',
    'Custom::OrganizationPolicyTypes',
    { PolicyTypes: ['A', 'B'] },
    { PolicyTypes: ['A'] },
    'critical',
  ],
  ['what nobody knows', 'AWS::Made::Up', undefined, {}, 'medium'],
  ['what everybody inherits', 'constructor', undefined, {}, 'medium'],
  ['a tag', 'AWS::CloudTrail::Trail', { Tags: [{ Key: 'a', Value: 'b' }] }, {}, 'info'],
])('of %s this is told', (_what, type, was, is, severity) => {
  expect(severityOf(of(type, was), of(type, is))).toBe(severity);
});

test('what is replaced is told of as severely as before where its change means less', () => {
  expect(
    severityOf(of('AWS::CloudTrail::Trail', { TrailName: 'a' }), of('AWS::CloudTrail::Trail', { TrailName: 'b' })),
  ).toBe('medium');
  expect(severityOf(of('AWS::S3::Bucket', { BucketName: 'a' }), of('AWS::S3::Bucket', { BucketName: 'b' }))).toBe(
    'critical',
  );
});

test('of whom somebody is made a member the line says who and of what', () => {
  const joined = of('AWS::IdentityStore::GroupMembership', { GroupId: 'org-admins', MemberId: { UserId: 'eve' } });
  const [finding] = findingsOf({}, joined);
  expect(finding?.details).toEqual([
    'A (AWS::IdentityStore::GroupMembership): GroupId "org-admins", MemberId.UserId "eve"',
  ]);
});
