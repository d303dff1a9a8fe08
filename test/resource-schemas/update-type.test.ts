import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { mapPathsOf } from './published';
import { schemaOf, updateTypeOf, typesWithFixedTags } from '../../lib/resource-schemas';
import { IDENTIFIED_TYPES, identityOf } from '../../lib/resource-schemas/identity';
import { KNOWN_TYPES } from '../../lib/resource-schemas/schema';

test.each([
  ['AWS::Budgets::Budget', 'NotificationsWithSubscribers', 'replacement'],
  ['AWS::Budgets::Budget', 'NotificationsWithSubscribers.0.Subscribers.1.Address', 'replacement'],
  ['AWS::Budgets::Budget', 'Budget.BudgetName', 'replacement'],
  ['AWS::Budgets::Budget', 'Budget', 'maybe'],
  ['AWS::Budgets::Budget', 'Budget.BudgetLimit', 'in place'],
  ['AWS::Budgets::Budget', 'ResourceTags', 'in place'],
  ['AWS::Budgets::Budget', 'NotificationsWithSubscribersToo', 'unknown'],
  ['AWS::CE::AnomalyMonitor', 'ResourceTags', 'replacement'],
  ['AWS::BCMDataExports::Export', 'Export.DataQuery.TableConfigurations.COST_AND_USAGE_REPORT', 'replacement'],
  ['AWS::BCMDataExports::Export', 'Export.DataQuery.QueryStatement', 'in place'],
  ['AWS::AccessAnalyzer::Analyzer', 'AnalyzerConfiguration.UnusedAccess', 'maybe'],
  ['AWS::IAM::Role', 'Path', 'replacement'],
  ['AWS::IAM::Role', 'AssumeRolePolicyDocument', 'in place'],
  ['AWS::Organizations::OrganizationalUnit', 'ParentId', 'replacement'],
  ['AWS::EC2::Instance', 'ImageId', 'unknown'],
  ['Custom::AccountSettings', 'ServiceToken', 'unknown'],
  ['constructor', 'name', 'unknown'],
])('a change of %s %s is: %s', (type, property, expected) => {
  expect(updateTypeOf(type, property)).toBe(expected);
});

test('what AWS wants unique is said of every type that deploys, in properties of that type', () => {
  const wrong = KNOWN_TYPES.flatMap((type) => {
    const properties = schemaOf(type)?.properties ?? [];
    return (identityOf(type) ?? [])
      .filter((path) => !properties.includes(path.split('.')[0] ?? ''))
      .map((path) => `${type} ${path}`);
  });
  expect(wrong).toEqual([]);
});

test('nothing is said of types that nothing deploys', () => {
  expect(IDENTIFIED_TYPES.filter((type) => schemaOf(type) === undefined)).toEqual([]);
});

test('types whose tags cannot change are found in the schemas', () => {
  expect(typesWithFixedTags()).toEqual(['AWS::CE::AnomalyMonitor', 'AWS::CE::AnomalySubscription']);
});

/** Property names of a map are keys that a template chooses: a path below one would never be found by its name. */
test('no create-only path lies below the key of a map', () => {
  const database = loadAwsServiceSpecSync();
  const below = KNOWN_TYPES.flatMap((type) =>
    mapPathsOf(database, type).flatMap((path) => {
      const { createOnly = [], sometimesCreateOnly = [] } = schemaOf(type) ?? {};
      return [...createOnly, ...sometimesCreateOnly]
        .filter((one) => one.startsWith(`${path}.`))
        .map((one) => `${type} ${one}`);
    }),
  );
  expect(below).toEqual([]);
});

test('maps are found in the published schemas', () => {
  expect(mapPathsOf(loadAwsServiceSpecSync(), 'AWS::BCMDataExports::Export')).toContain(
    'Export.DataQuery.TableConfigurations',
  );
});
