import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly } from '../../lib/assembly';
import type { TemplateResource } from '../../lib/assembly/template';
import type { JsonObject } from '../../lib/base/json';
import { notUnderstood, stackFindings } from '../../lib/review/compare/stacks';
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
        'high A (AWS::S3::Bucket): VersioningConfiguration.Status "Enabled" → "Suspended": changes in place',
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
      ['critical A (AWS::S3::Bucket): Condition none → Never'],
    ],
    [
      'an update policy',
      bucket({}, { UpdatePolicy: { UseOnlineResharding: true } }),
      bucket(),
      ['medium A (AWS::S3::Bucket): UpdatePolicy {"UseOnlineResharding":true} → none'],
    ],
    [
      'that it waits for another, and where its construct is',
      bucket({}, { Metadata: { 'aws:cdk:path': 'a' } }),
      bucket({}, { DependsOn: ['B'], Metadata: { 'aws:cdk:path': 'b' } }),
      ['info 1 resource: in which order they are deployed, and nothing else'],
    ],
    [
      'an attribute that is new to CloudFormation, and what is noted of it',
      bucket({}, { Metadata: { cdk_nag: { rules: [{ id: 'AwsSolutions-S1' }] } } }),
      bucket({}, { Metadata: { 'aws:asset:path': 'a' }, Novelty: { On: true } }),
      [
        'info A (AWS::S3::Bucket): Metadata.aws:asset:path nothing → "a"',
        'medium A (AWS::S3::Bucket): Metadata.cdk_nag.rules.0.id "AwsSolutions-S1" → nothing',
        'medium A (AWS::S3::Bucket): Novelty none → {"On":true}',
      ],
    ],
    [
      'a name',
      bucket({ BucketName: 'one' }),
      bucket({ BucketName: 'two' }),
      ['critical A (AWS::S3::Bucket): BucketName "one" → "two": is replaced'],
    ],
    [
      'a path below what may replace',
      { Type: 'AWS::Budgets::Budget', Properties: { Budget: { BudgetName: 'a', BudgetLimit: { Amount: 1 } } } },
      { Type: 'AWS::Budgets::Budget', Properties: { Budget: { BudgetName: 'a', BudgetLimit: { Amount: 2 } } } },
      ['medium A (AWS::Budgets::Budget): Budget.BudgetLimit.Amount 1 → 2: changes in place'],
    ],
    [
      'something of a table of which nobody knows what it does',
      { Type: 'AWS::DynamoDB::Table', Properties: { MadeUp: 1 } },
      { Type: 'AWS::DynamoDB::Table', Properties: { MadeUp: 2 } },
      ['medium A (AWS::DynamoDB::Table): MadeUp 1 → 2: whether it is replaced is not known'],
    ],
  ],
)('of a resource that changes %s each change is told of', (_what, before, after, lines) => {
  expect([...linesOf({ A: before }, { A: after })].sort()).toEqual([...lines].sort());
});

const STACK: Resources = { Trail: TRAIL };
const stackLines = (before: object, after: object, more: object = {}): readonly string[] => {
  const [base, head] = [before, after].map((properties) => {
    const folder = writeAssembly(
      {},
      {
        Logs: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://unknown-account/us-west-2',
          properties: { templateFile: 'Logs.template.json', ...properties },
        },
      },
    );
    const template = { Resources: STACK, ...(properties === after ? more : {}) };
    writeFileSync(join(folder, 'Logs.template.json'), JSON.stringify(template));
    return { assembly: readAssembly(folder) };
  });
  if (base === undefined || head === undefined) throw new Error('two sides');
  const found = stackFindings({ base, head });
  return [...found, ...notUnderstood({ base, head }, found)].map(({ severity, what }) => `${severity} ${what}`);
};

test.each<[what: string, before: object, after: object, more: object, lines: readonly string[]]>([
  ['nothing', { tags: { a: 'b' } }, { tags: { a: 'b' } }, {}, []],
  [
    'termination protection that is off',
    { terminationProtection: true },
    {},
    {},
    ['high stack Logs can be deleted: nothing protects it any more'],
  ],
  [
    'a tag',
    { tags: { a: 'b' } },
    { tags: { a: 'c' } },
    {},
    ['medium stack Logs has other tags, which CloudFormation puts on what it makes'],
  ],
  [
    'a condition',
    { tags: {} },
    { tags: {} },
    { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
    ['medium stack Logs makes something under other conditions than before'],
  ],
  [
    'what nobody understands',
    { tags: {} },
    { tags: {}, validateOnSynth: true },
    {},
    ['medium files of the assembly changed, and nothing that is understood here did; look at them'],
  ],
])('of a stack that changes %s this is told', (_what, before, after, more, lines) => {
  expect(stackLines(before, after, more)).toEqual(lines);
});

describe('of two stacks, of which something is told of one', () => {
  const Bucket = { Type: 'AWS::S3::Bucket' };
  /** What is not understood where one stack gets a bucket, and the other something else in its file. */
  const unclear = (edit: (folder: string) => void): readonly string[] => {
    const [base, head] = [STACK, { ...STACK, Bucket }].map((Resources: Resources, index) => {
      const folder = writeAssembly({ One: { template: { Resources } }, Other: { template: { Resources: STACK } } });
      writeFileSync(join(folder, 'asset.1.js'), '');
      if (index === 1) edit(folder);
      return { assembly: readAssembly(folder) };
    });
    if (base === undefined || head === undefined) throw new Error('two sides');
    const found = [...stackFindings({ base, head }), ...templateFindings({ base, head })];
    expect(found).toHaveLength(1);
    return notUnderstood({ base, head }, found).flatMap(({ details }) => details);
  };

  test('nothing else is told where nothing else changes', () => {
    expect(unclear(() => undefined)).toEqual([]);
  });

  test.each(['Other.template.json', 'asset.1.js'])(
    'that %s changed, and nobody knows how, is told beside it',
    (file) => {
      const edit = (folder: string): void => {
        appendFileSync(join(folder, file), '\n');
      };
      expect(unclear(edit)).toEqual([file]);
    },
  );
});

test('what says of the tree what it is, and makes nothing, changes in place, since OUs and accounts tell of it; that it goes is told', () => {
  const tree = (Accounts: JsonObject): Resources => ({
    Tree: { Type: 'Custom::OrganizationTree', Properties: { ServiceToken: 'arn', Accounts } },
    Trail: TRAIL,
  });
  expect(linesOf(tree({ orders: 'dev' }), tree({ orders: 'production' }))).toEqual([
    expect.stringMatching(/^info Tree \(Custom::OrganizationTree\): .*changes in place/),
  ]);
  expect(linesOf(tree({ orders: 'dev' }), { Trail: TRAIL })).toEqual([
    'high Tree (Custom::OrganizationTree): nothing is deleted: what it set stays, and nothing looks after it',
  ]);
});
