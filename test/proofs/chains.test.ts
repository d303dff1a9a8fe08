import type { Assembly } from '../../lib/assembly';
import { EngineEnvironment } from '../../lib/assembly';
import type { JsonObject } from '../../lib/base/json';
import { denyDisablingLogKeys as keysOfLogs } from '../../lib/catalogue/guardrails/audit/deny-disabling-log-keys';
import type { GuardrailDefinition } from '../../lib/catalogue/guardrails/definition/guardrail';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { PolicyDocument, Statement } from '../../lib/policy';
import type { Claim } from '../../lib/proofs/claim';
import { chainClaims } from '../../lib/proofs/chains/chain-claims';
import { findLinks } from '../../lib/proofs/chains/find-links';
import { BEGINNINGS, BREAKS_NOTHING, LINKS, type Chain } from '../../lib/proofs/chains/links';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { definitionsOf, environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { config } from '../support/companies/trips';
import { catalogue } from '../support/read-landing-zone';
import { synthesized } from './support';

/*
 * What protects is itself protected, at every link: nobody who administers an account silences an alarm, loses a log or a backup.
 */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const sample = synthesized(config);
const environment = environmentOf(sample.assembly);

function claimsOf(where: EngineEnvironment, data: IamData = iamData, own: OwnGuardrails = {}): readonly Claim[] {
  const { zone } = sample;
  const { context, catalogue: chosen } = definitionsOf(where, { zone, catalogue });
  const definitions = Object.fromEntries(Object.entries(own).map(([id, { definition }]) => [id, definition]));
  const whole = {
    ...chosen,
    guardrails: { ...chosen.guardrails, own: definitions },
    own: { ...chosen.own, guardrails: own },
  };
  const byDesign = ({ name }: { readonly name: string }): boolean => name.startsWith('AWSReservedSSO_OrgAdmin_');
  return chainClaims({ environment: where.inhabited(), catalogue: whole, context, zone, iamData: data }, byDesign)
    .claims;
}

type OwnGuardrails = Readonly<
  Record<
    string,
    {
      readonly definition: GuardrailDefinition;
      readonly replaces?: { readonly reason: string; readonly original: unknown };
    }
  >
>;

function failuresOf(where: EngineEnvironment, data: IamData = iamData, own: OwnGuardrails = {}): readonly string[] {
  const claims = claimsOf(where, data, own);
  const context = { iamData, homeRegion: sample.zone.company.homeRegion };
  return runProofs(claims, context, engineFor(claims, iamData)).failures.map(describeFailure);
}

type Change = (template: JsonObject) => JsonObject;

/** The template, and those of the StackSets in it, changed. */
function changedWithin(template: JsonObject, change: Change): JsonObject {
  const { Resources = {}, ...others } = change(template);
  const resources = Object.entries(Resources as JsonObject).map(([id, resource]) => {
    const { Properties, ...rest } = resource as { readonly Properties?: JsonObject };
    const body = Properties?.TemplateBody;
    if (typeof body !== 'string') return [id, resource];
    const inner = JSON.stringify(change(JSON.parse(body) as JsonObject));
    return [id, { ...rest, Properties: { ...Properties, TemplateBody: inner } }];
  });
  return { ...others, Resources: Object.fromEntries(resources) as JsonObject };
}

function changed(change: Change): EngineEnvironment {
  const stacks = sample.assembly.stacks.map((stack) => ({
    ...stack,
    template: changedWithin(stack.template as unknown as JsonObject, change) as unknown as typeof stack.template,
  }));
  const fileAsset = (key: string): ReturnType<Assembly['fileAsset']> => {
    const asset = sample.assembly.fileAsset(key);
    return asset && { ...asset, text: JSON.stringify(change(JSON.parse(asset.text) as JsonObject)) };
  };
  return environmentOf(Object.assign(Object.create(sample.assembly) as Assembly, { stacks, fileAsset }));
}

/** In each template with a resource of that name. */
function withResources(id: string, change: (resources: JsonObject) => JsonObject): EngineEnvironment {
  return changed((template) => {
    const resources = template.Resources as JsonObject;
    return resources[id] === undefined ? template : { ...template, Resources: change(resources) };
  });
}

const without = (id: string): EngineEnvironment =>
  withResources(id, (resources) => Object.fromEntries(Object.entries(resources).filter(([name]) => name !== id)));

/** Every organization policy with one action less in what it denies. */
function allowing(action: string): EngineEnvironment {
  const known = new Map<PolicyDocument, PolicyDocument>();
  const loosen = ({ Action, ...rest }: Statement): Statement =>
    Action === undefined || rest.Effect !== 'Deny'
      ? { ...rest, ...(Action === undefined ? {} : { Action }) }
      : { ...rest, Action: [Action].flat().filter((one) => one !== action) };
  return new EngineEnvironment(environment.graph, environment.awsManagedPolicies, (document) => {
    if (!JSON.stringify(document).includes(`"${action}"`)) return document;
    const found = known.get(document) ?? { ...document, Statement: [document.Statement].flat().map(loosen) };
    known.set(document, found);
    return found;
  });
}

test('in the sample nobody breaks a link', () => {
  expect(failuresOf(environment)).toEqual([]);
});

test('each chain is found from its beginning to its end', () => {
  const isAlarm = (rule: string): boolean => rule === 'lz-root-activity';
  const found = findLinks(environment.graph, isAlarm);
  const typesOf = (chain: Chain): readonly string[] =>
    [...new Set(found.filter((link) => link.chain === chain).map(({ made }) => made.type))].sort();
  expect(typesOf('alarms')).toEqual([
    'AWS::Events::EventBus',
    'AWS::Events::Rule',
    'AWS::IAM::Role',
    'AWS::KMS::Alias',
    'AWS::KMS::Key',
    'AWS::SNS::Subscription',
    'AWS::SNS::Topic',
    'AWS::SNS::TopicPolicy',
  ]);
  expect(typesOf('logs')).toEqual([
    'AWS::CloudTrail::Trail',
    'AWS::Config::ConfigurationRecorder',
    'AWS::Config::DeliveryChannel',
    'AWS::KMS::Alias',
    'AWS::KMS::Key',
    'AWS::S3::Bucket',
    'AWS::S3::BucketPolicy',
  ]);
  expect(typesOf('backups')).toEqual(['AWS::Backup::BackupVault', 'AWS::IAM::Role']);
});

test('every type that a list names is one of some chain', () => {
  const found = findLinks(environment.graph, () => true).map(({ made }) => made.type);
  expect(Object.keys(LINKS).filter((type) => !found.includes(type))).toEqual([]);
  expect(
    Object.values(BEGINNINGS)
      .flat()
      .filter((type) => !Object.hasOwn(LINKS, type)),
  ).toEqual([]);
});

test.each([
  ['the key of the mails', 'kms:DisableKey', /kms:DisableKey by \S+ in security/],
  ['its policy', 'kms:PutKeyPolicy', /kms:PutKeyPolicy by \S+ in security/],
  ['its alias', 'kms:UpdateAlias', /kms:UpdateAlias by \S+ in security/],
  ['the bus on which rules stand', 'events:UpdateEventBus', /events:UpdateEventBus by \S+ in engineering-dev/],
  ['the policy of the bus', 'events:RemovePermission', /events:RemovePermission by \S+ in security/],
  ['the subscription', 'sns:Unsubscribe', /sns:Unsubscribe by \S+ in security/],
  ['the topic', 'sns:SetTopicAttributes', /sns:SetTopicAttributes by \S+ in security/],
  ['a rule', 'events:RemoveTargets', /events:RemoveTargets by \S+ in \S+/],
  ['the role that sends them on', 'iam:PutRolePolicy', /iam:PutRolePolicy by \S+ in \S+/],
  ['the credentials of its Region', 'iam:SetSTSRegionalEndpointStatus', /iam:SetSTSRegionalEndpointStatus/],
  ['the stack that brings them', 'cloudformation:DeleteStack', /cloudformation:DeleteStack by \S+ in \S+/],
  ['the recorder', 'config:StopConfigurationRecorder', /config:StopConfigurationRecorder by \S+ in \S+/],
  ['the channel', 'config:DeleteDeliveryChannel', /config:DeleteDeliveryChannel by \S+ in \S+/],
  ['the bucket of logs', 's3:PutLifecycleConfiguration', /s3:PutLifecycleConfiguration by \S+ in log-archive/],
  ['its policy', 's3:PutBucketPolicy', /s3:PutBucketPolicy by \S+ in log-archive/],
  ['its key', 'kms:ScheduleKeyDeletion', /kms:ScheduleKeyDeletion by \S+ in log-archive/],
  ['the vault', 'backup:PutBackupVaultAccessPolicy', /backup:PutBackupVaultAccessPolicy by \S+ in engineering-prod/],
  ['its lock', 'backup:DeleteBackupVaultLockConfiguration', /backup:DeleteBackupVaultLockConfiguration/],
])('whoever may change %s is told', (_what, action, told) => {
  expect(failuresOf(allowing(action)).join('\n')).toMatch(told);
});

/** A company keeps topics of its own from being made, and nothing else about them. */
const keepTopics: GuardrailDefinition = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'C07',
  why: 'Topics of orders are there.',
  protects: [
    {
      service: 'sns',
      resourceTypes: ['topic'],
      leaves: [{ because: 'teams delete their topics', actions: ['DeleteTopic'] }],
    },
  ],
  statements: [{ Effect: 'Deny', Action: 'sns:CreateTopic', Resource: 'arn:aws:sns:*:*:orders' }],
  denies: [{ action: 'sns:CreateTopic', resource: 'arn:aws:sns:{region}:{account}:orders' }],
  allows: [{ action: 'sns:CreateTopic', resource: 'arn:aws:sns:{region}:{account}:other' }],
};

test.each([
  ['beside the product’s', {}],
  ['in place of one', { replaces: { reason: 'So it is.', original: keysOfLogs } }],
])('what a company’s own guardrail leaves out, %s, is asked all the same', (_where, place) => {
  const failures = failuresOf(allowing('sns:DeleteTopic'), iamData, {
    'keep-topics': { definition: keepTopics, ...place },
  });
  expect(failures.join('\n')).toContain('sns:DeleteTopic by role/anyone in security must be denied, but it is allowed');
  expect(failuresOf(environment, iamData, { 'keep-topics': { definition: keepTopics, ...place } })).toEqual([]);
});

test('a link of a type that nobody has thought of is told', () => {
  const behind = withResources('AlarmsTopic', (resources) => ({
    ...resources,
    Relay: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { FunctionName: 'relay', EventSourceArn: { Ref: 'AlarmsTopic' } },
    },
  }));
  expect(failuresOf(behind).join('\n')).toMatch(
    /Relay is of AWS::Lambda::EventSourceMapping, a link of alarms of which no list says what breaks it/,
  );
});

test.each([
  ['AlarmLzRootActivity', /no rule lz-root-activity stands in engineering-dev in us-west-2/],
  ['AlarmLzAlarmChanges', /no rule lz-alarm-changes sends mails from security/],
  ['BackupVault', /nothing of AWS::Backup::BackupVault is a link of backups/],
  ['OrganizationTrail', /nothing of AWS::CloudTrail::Trail is a link of logs/],
])('where %s is not there any more, that is told', (id, told) => {
  expect(failuresOf(without(id)).join('\n')).toMatch(told);
});

test('mails that reach nobody are told', () => {
  const silent = changed(
    (template) =>
      JSON.parse(
        JSON.stringify(template).replaceAll('"AWS::SNS::Subscription"', '"AWS::CloudFormation::WaitConditionHandle"'),
      ) as JsonObject,
  );
  expect(failuresOf(silent).join('\n')).toMatch(/nothing of AWS::SNS::Subscription is a link of alarms/);
});

test('a call that AWS adds is told until somebody has read it', () => {
  const named = (service: string): readonly string[] => iamData.actionsOf(service);
  const isNew = (action: string): boolean => action === 'sns:SilenceAccount';
  const more = Object.assign(Object.create(iamData) as IamData, {
    actionsOf: (service: string) => [...named(service), ...(service === 'sns' ? ['sns:SilenceAccount'] : [])],
    accessLevel: (action: string) => (isNew(action) ? 'Write' : iamData.accessLevel(action)),
    action: (action: string) => (isNew(action) ? { resourceTypes: [] } : iamData.action(action)),
  });
  expect(failuresOf(environment, more).join('\n')).toMatch(
    /sns:SilenceAccount is asked about no resource, and no list says whether it breaks alarms/,
  );
});

test('what a list says breaks nothing is a call that AWS asks about nothing', () => {
  const wrong = BREAKS_NOTHING.flatMap(({ actions }) => actions).filter(
    (action) => iamData.action(action)?.resourceTypes.length !== 0,
  );
  expect(wrong).toEqual([]);
});

test('whoever is no administrator of the management account and may change what is there is told', () => {
  const more = (Action: string): EngineEnvironment =>
    withResources('RoleLzSecurityAudit', (resources) => {
      const { RoleLzSecurityAudit, ...others } = resources;
      const { Properties, ...role } = RoleLzSecurityAudit as { readonly Properties: JsonObject };
      const PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] };
      const Policies = [{ PolicyName: 'more', PolicyDocument }];
      return { ...others, RoleLzSecurityAudit: { ...role, Properties: { ...Properties, Policies } } };
    });
  for (const action of ['cloudtrail:StopLogging', 'cloudformation:UpdateStackSet', 'config:DeleteDeliveryChannel'])
    expect(failuresOf(more(action)).join('\n')).toMatch(new RegExp(`${action} by \\S*lz-security-audit in management`));
});
