import { readAssembly } from '../../lib/assembly';
import type { TemplateResource } from '../../lib/assembly/template';
import type { JsonObject } from '../../lib/base/json';
import { templateFindings } from '../../lib/review/compare/templates';
import { writeAssembly } from '../assembly/support/write-assembly';

type Resources = Readonly<Record<string, TemplateResource & JsonObject>>;

const linesOf = (before: Resources, after: Resources): readonly string[] => {
  const [base, head] = [before, after].map((Resources) => ({
    assembly: readAssembly(writeAssembly({ Logs: { template: { Resources } } })),
  }));
  if (base === undefined || head === undefined) throw new Error('two sides');
  return templateFindings({ base, head }).flatMap(({ severity, details }) =>
    details.map((detail) => `${severity} ${detail}`),
  );
};

const bucket = (Properties: JsonObject = {}, more: JsonObject = {}): TemplateResource & JsonObject => ({
  Type: 'AWS::S3::Bucket',
  Properties,
  ...more,
});
const handed = (Type: string, resources: Resources, more: JsonObject = {}): TemplateResource & JsonObject => ({
  Type,
  Properties: { TemplateBody: JSON.stringify({ Resources: resources, ...more }) },
});
const TRAIL = { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true } };

describe.each(['AWS::CloudFormation::StackSet', 'AWS::Config::OrganizationConformancePack'])('of a %s', (type) => {
  test('a bucket that is lost inside of it is told of', () => {
    const [before, after] = [{ Inner: bucket(), Trail: TRAIL }, { Trail: TRAIL }];
    expect(linesOf({ Set: handed(type, before) }, { Set: handed(type, after) })).toEqual([
      'critical Set → Inner (AWS::S3::Bucket): is deleted',
    ]);
  });

  test('a change of its template that is none of a resource is told of', () => {
    const one = handed(type, { Trail: TRAIL });
    const other = handed(type, { Trail: TRAIL }, { Conditions: { IsHome: { 'Fn::Equals': ['a', 'b'] } } });
    expect(linesOf({ Set: one }, { Set: other }).join()).toMatch(/Set .*TemplateBody\.Conditions/);
  });

  test.each([
    ['a list of parts', { 'Fn::Join': ['', ['a', 'b']] }],
    ['YAML', 'Resources:\n  Inner: {}\n'],
  ])('that its template is %s is told of, never left out', (_what, TemplateBody) => {
    const other = { Type: type, Properties: { TemplateBody } };
    expect(linesOf({ Set: handed(type, { Inner: bucket() }) }, { Set: other }).join()).toContain('is not known; look');
  });
});

test.each<[what: string, before: TemplateResource & JsonObject, after: TemplateResource & JsonObject, lines: string[]]>(
  [
    [
      'a deletion policy beside a property',
      bucket({ VersioningConfiguration: { Status: 'Enabled' } }, { DeletionPolicy: 'Retain' }),
      bucket({ VersioningConfiguration: { Status: 'Suspended' } }, { DeletionPolicy: 'Delete' }),
      [
        'high A (AWS::S3::Bucket): DeletionPolicy Retain → Delete',
        'info A (AWS::S3::Bucket): VersioningConfiguration.Status: changes in place',
      ],
    ],
    [
      'an update-replace policy',
      bucket({}, { UpdateReplacePolicy: 'Retain' }),
      bucket({}),
      ['high A (AWS::S3::Bucket): UpdateReplacePolicy Retain → Delete'],
    ],
    [
      'a condition',
      bucket(),
      bucket({}, { Condition: 'Never' }),
      ['medium A (AWS::S3::Bucket): Condition none → Never'],
    ],
    [
      'an update policy',
      bucket({}, { UpdatePolicy: { UseOnlineResharding: true } }),
      bucket(),
      ['medium A (AWS::S3::Bucket): UpdatePolicy {"UseOnlineResharding":true} → none'],
    ],
    [
      'a name',
      bucket({ BucketName: 'one' }),
      bucket({ BucketName: 'two' }),
      ['critical A (AWS::S3::Bucket): BucketName: is replaced'],
    ],
    [
      'a path below what may replace',
      { Type: 'AWS::Budgets::Budget', Properties: { Budget: { BudgetName: 'a', BudgetLimit: { Amount: 1 } } } },
      { Type: 'AWS::Budgets::Budget', Properties: { Budget: { BudgetName: 'a', BudgetLimit: { Amount: 2 } } } },
      ['info A (AWS::Budgets::Budget): Budget.BudgetLimit.Amount: changes in place'],
    ],
    [
      'something of a table of which nobody knows what it does',
      { Type: 'AWS::DynamoDB::Table', Properties: { MadeUp: 1 } },
      { Type: 'AWS::DynamoDB::Table', Properties: { MadeUp: 2 } },
      ['medium A (AWS::DynamoDB::Table): MadeUp: whether it is replaced is not known'],
    ],
  ],
)('of a resource that changes %s each change is told of', (_what, before, after, lines) => {
  expect([...linesOf({ A: before }, { A: after })].sort()).toEqual([...lines].sort());
});
