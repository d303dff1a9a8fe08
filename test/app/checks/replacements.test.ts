import { lookAt } from '../../../lib/app/checks/replacements/findings';
import { resourcesIn } from '../../../lib/assembly/placed-resources';
import { replacements } from '../../../lib/app/checks/replacements';
import { notRefused, pathsLeft, REFUSED, UNCHANGING } from '../../../lib/app/checks/replacements/refused-on-purpose';
import { SETTLED } from '../../../lib/app/checks/replacements/settled';
import { collisionsOf } from '../../../lib/app/checks/replacements/collisions';
import { assemblyTemplates } from '../../../lib/assembly/assembly-templates';
import type { JsonObject, JsonValue } from '../../../lib/base/json';
import { valueDigest } from '../../../lib/base/value-digest';
import { company } from '../../limits/company';
import { assemblyFolderOf } from '../../support/assemblies';
import { config as trips } from '../../support/companies/trips';
import { readLandingZone } from '../../support/read-landing-zone';

const NAME = 'A.template.json';

function findingsIn(Type: string, Properties: JsonObject, wrap = (template: object): object => template): string[] {
  const template = wrap({ Resources: { One: { Type, Properties } } });
  return resourcesIn(NAME, JSON.stringify(template))
    .flatMap((resource) => lookAt(resource).findings)
    .map(
      ({ rule, place, description }) => `${rule} ${place}: ${description.slice(place.length + 2).split(' ')[0] ?? ''}`,
    );
}

/** As the template of a StackSet that no construct of the app stands for. */
function inStackSet(template: object): object {
  return {
    Resources: {
      Set: { Type: 'AWS::CloudFormation::StackSet', Properties: { TemplateBody: JSON.stringify(template) } },
    },
  };
}

const notifications = [{ Notification: { Threshold: 80 }, Subscribers: [{ Address: 'a@trips.com' }] }];
const monitor = { MonitorName: 'lz-a', MonitorType: 'DIMENSIONAL', MonitorDimension: 'LINKED_ACCOUNT' };

describe('what AWS could not replace is found', () => {
  test.each<[string, string, JsonObject, readonly string[]]>([
    [
      'under a fixed name',
      'AWS::Budgets::Budget',
      { Budget: { BudgetName: 'lz-a' }, NotificationsWithSubscribers: notifications },
      ['NotificationsWithSubscribers'],
    ],
    [
      'in a part of a property',
      'AWS::BCMDataExports::Export',
      { Export: { Name: 'lz-a', RefreshCadence: 'DAILY' } },
      ['Export.RefreshCadence'],
    ],
    [
      'under a name that the account makes',
      'AWS::S3::Bucket',
      { BucketName: { 'Fn::Sub': 'lz-${AWS::AccountId}' }, ObjectLockEnabled: { Ref: 'Locked' } },
      ['ObjectLockEnabled'],
    ],
    ['where there is one in an account', 'AWS::Config::ConfigurationRecorder', { Name: 'lz' }, ['Name']],
    [
      'where AWS allows one of each kind',
      'AWS::CE::AnomalyMonitor',
      { ...monitor, ResourceTags: [{ Key: 'a', Value: 'b' }] },
      ['ResourceTags'],
    ],
    [
      'where only CloudFormation decides what it is',
      'AWS::IAM::Role',
      { RoleName: 'lz-a', Path: { 'Fn::If': ['IsHome', '/', '/a/'] } },
      ['Path'],
    ],
    [
      'although another value was settled',
      'AWS::CloudFormation::StackSet',
      { StackSetName: 'lz-a', PermissionModel: 'SELF_MANAGED' },
      ['PermissionModel'],
    ],
    ['where a path does not go with its name', 'AWS::IAM::Role', { RoleName: 'lz-a', Path: '/app/' }, ['Path']],
    [
      'where other words have been found',
      'AWS::IAM::ManagedPolicy',
      { ManagedPolicyName: 'lz-a', Description: 'Better words' },
      ['Description'],
    ],
  ])('%s: %s', (_why, type, properties, expected) => {
    expect(findingsIn(type, properties)).toEqual(
      expected.map((property) => `refused-replacement ${NAME} → One: ${property}`),
    );
    expect(findingsIn(type, properties, inStackSet)).toEqual(
      expected.map((property) => `refused-replacement ${NAME} → Set → One: ${property}`),
    );
  });

  test.each<[string, string, JsonObject]>([
    [
      'a name that CloudFormation makes',
      'AWS::Budgets::Budget',
      { Budget: {}, NotificationsWithSubscribers: notifications },
    ],
    [
      'a name that holds a digest of it',
      'AWS::Budgets::Budget',
      { Budget: { BudgetName: `lz-a-${valueDigest(notifications)}` }, NotificationsWithSubscribers: notifications },
    ],
    [
      'a property that is left out in the end',
      'AWS::Budgets::Budget',
      { Budget: { BudgetName: 'lz-a' }, NotificationsWithSubscribers: { Ref: 'AWS::NoValue' } },
    ],
    [
      'a property that is part of what tells it apart',
      'AWS::SSO::PermissionSet',
      { Name: 'Developer', InstanceArn: { Ref: 'Instance' } },
    ],
    ['a path that goes with its name', 'AWS::IAM::Role', { RoleName: 'trips-server', Path: '/app/' }],
    [
      'a value to which nothing in the config leads',
      'AWS::CloudFormation::StackSet',
      { StackSetName: 'lz-a', PermissionModel: 'SERVICE_MANAGED' },
    ],
    [
      'a permission, which has an id of its own',
      'AWS::Lambda::Permission',
      { FunctionName: 'lz-a', Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' },
    ],
    ['a custom resource, whose function decides', 'Custom::AccountSettings', { ServiceToken: 'arn' }],
  ])('but not %s', (_why, type, properties) => {
    expect(findingsIn(type, properties)).toEqual([]);
  });

  test('in many types', () => {
    expect(UNCHANGING.length).toBeGreaterThan(15);
  });

  test.each(UNCHANGING.map((resource) => [resource.type, resource] as const))(
    'in every property of %s that cannot change and is no name',
    (type, resource) => {
      const found = collisionsOf(resource)?.collisions.map(({ property }) => property);
      expect([...new Set(found)].sort()).toEqual([...pathsLeft(type)].sort());
    },
  );
});

describe('what AWS would refuse on purpose', () => {
  const findings = [...resourcesIn(REFUSED.file, REFUSED.text), ...UNCHANGING].flatMap(
    (resource) => lookAt(resource).findings,
  );

  test('is found', () => {
    expect(notRefused(findings)).toEqual([]);
    expect(replacements().overlooks()).toEqual([]);
  });

  test('is told, each alone, where it is not found', () => {
    const nothing = notRefused([]);
    expect(nothing.length).toBe(UNCHANGING.length + 6);
    const told = findings.map((finding) => notRefused(findings.filter((other) => other !== finding)));
    expect(told.map(({ length }) => length)).toEqual(told.map(() => 1));
    expect(new Set(told.flat())).toEqual(new Set(nothing));
  });

  test('is told where an entry of the reviewed list excuses every value', () => {
    for (const entry of SETTLED) {
      const excused = jest.spyOn(entry, 'holds').mockReturnValue(true);
      expect(replacements().overlooks()).toContain(`what cannot change of ${entry.type}`);
      excused.mockRestore();
    }
  });
});

test.each<[string, JsonObject]>([
  ['AWS::SNS::Topic', { TopicArn: 'arn:aws:sns:us-west-2:111111111111:a' }],
  ['AWS::KMS::Key', { KeyId: 'a' }],
  ['AWS::Organizations::Account', { AccountName: 'a', Email: 'a@trips.com', AccountId: '111111111111' }],
])('what only AWS sets is found: %s', (type, properties) => {
  expect(findingsIn(type, properties)).toEqual([
    expect.stringMatching(/^read-only-property A\.template\.json → One: \w+$/),
  ]);
  expect(findingsIn(type, properties, inStackSet)).toHaveLength(1);
});

test.each([['AWS::EC2::Instance'], ['AWS::Made::Up'], ['constructor']])(
  'a type of which no schema is known is found: %s',
  (type) => {
    expect(findingsIn(type, {})).toEqual([expect.stringContaining('unknown-resource-type')]);
  },
);

test('every entry of the reviewed list is needed by what some company deploys', () => {
  const collisions = [trips, company]
    .flatMap((config) => assemblyTemplates(assemblyFolderOf(readLandingZone(config))))
    .flatMap(({ file, text }) => resourcesIn(file, text))
    .flatMap((resource) => collisionsOf(resource)?.collisions ?? []);
  const needed = new Set(collisions.map(({ resource, property }) => `${resource.type} ${property}`));
  const listed = SETTLED.map(({ type, property }) => `${type} ${property}`);
  expect(listed.sort()).toEqual([...needed].sort());
});

describe('the digest of a value in a name', () => {
  const value: JsonValue = [{ SubscriptionType: 'EMAIL', Address: 'a@trips.com' }];

  test('is the same for a construct and its template, in any order', () => {
    expect(valueDigest([{ address: 'a@trips.com', subscriptionType: 'EMAIL' }])).toBe(valueDigest(value));
    expect(valueDigest(value)).toMatch(/^[0-9a-f]{8}$/);
  });

  test('is another one for another value', () => {
    expect(valueDigest([{ subscriptionType: 'EMAIL', address: 'b@trips.com' }])).not.toBe(valueDigest(value));
    expect(valueDigest(['a', 'b'])).not.toBe(valueDigest(['b', 'a']));
  });
});
