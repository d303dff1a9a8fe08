import { AssemblyError } from '../../lib/assembly';
import type { Deployment } from '../../lib/assembly/deployment';
import type { JsonValue } from '../../lib/base/json';
import { at } from '../../lib/assembly/resolve/path';
import { TemplateResolver } from '../../lib/assembly/resolve/template-resolver';
import type { Template } from '../../lib/assembly/template';

const template: Template = {
  Parameters: {
    Stage: { Type: 'String', Default: 'dev' },
    Size: { Type: 'Number', Default: 3 },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Given: { Type: 'String' },
    Missing: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/some/name' },
  },
  Mappings: { Sizes: { dev: { count: 1, zones: ['a'] } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsThree: { 'Fn::Equals': [{ Ref: 'Size' }, '3'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
    Both: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsThree' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsThree' }] },
    Neither: { 'Fn::Or': [{ Condition: 'IsProd' }, { 'Fn::Not': [{ Condition: 'IsThree' }] }] },
    Circular: { 'Fn::Not': [{ Condition: 'Circular' }] },
    Odd: { 'Fn::Contains': [['a'], 'a'] },
  },
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: { 'Fn::Sub': '${Stage}-server' }, Path: '/app/' } },
    Anonymous: { Type: 'AWS::IAM::Role' },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Absent: { Type: 'AWS::S3::Bucket', Condition: 'IsProd' },
    Loop: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'Loop' } } },
    Unlisted: { Type: 'AWS::Some::Thing' },
  },
};

const deployment: Deployment = {
  place: 'stack lz-test',
  stackName: 'lz-test',
  account: 'engineering-dev',
  region: 'us-west-2',
  template,
  parameters: { Given: 'given' },
  sourceOf: (logicalId) => ({ stackName: 'lz-test', templatePath: 'lz-test.template.json', logicalId }),
};

const neighbours = {
  managementAccount: 'management',
  output: (_asker: Deployment, stackName: string, output: string, region?: string): JsonValue | undefined =>
    stackName === 'lz-other' && output === 'Id' ? `id in ${region ?? 'the same region'}` : undefined,
  exported: (_asker: Deployment, name: string): JsonValue | undefined => (name === 'exported' ? 'imported' : undefined),
};

function resolve(value: JsonValue): JsonValue | undefined {
  return new TemplateResolver(deployment, neighbours).resolve(value, at(undefined, 'Here'));
}

describe('an intrinsic function resolves', () => {
  test.each<[what: string, value: JsonValue, expected: JsonValue | undefined]>([
    [
      'a literal as it is',
      { Version: '2012-10-17', Condition: { Bool: { a: true } } },
      { Version: '2012-10-17', Condition: { Bool: { a: true } } },
    ],
    ['a parameter to its default', { Ref: 'Stage' }, 'dev'],
    ['a parameter to the value given', { Ref: 'Given' }, 'given'],
    ['a list parameter to its items', { Ref: 'Zones' }, ['a', 'b']],
    ['the account to its name', { Ref: 'AWS::AccountId' }, 'engineering-dev'],
    ['the region', { Ref: 'AWS::Region' }, 'us-west-2'],
    ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['the URL suffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    ['the stack name', { Ref: 'AWS::StackName' }, 'lz-test'],
    [
      'the stack id',
      { Ref: 'AWS::StackId' },
      'arn:aws:cloudformation:us-west-2:engineering-dev:stack/lz-test/00000000-0000-0000-0000-000000000000',
    ],
    ['no value in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['no value in a list', [{ Ref: 'AWS::NoValue' }, 1], [1]],
    ['a role to its name', { Ref: 'Role' }, 'dev-server'],
    ['a role without a name to one from stack and logical id', { Ref: 'Anonymous' }, 'lz-test-Anonymous'],
    ['an attribute as a list', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::engineering-dev:role/app/dev-server'],
    ['an attribute as a text', { 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws:iam::engineering-dev:role/app/dev-server'],
    ['a bucket, whose name has no capitals', { Ref: 'Bucket' }, 'lz-test-bucket'],
    ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1]] }, 'a-dev-1'],
    ['a join of a list', { 'Fn::Join': ['', { Ref: 'Zones' }] }, 'ab'],
    [
      'a substitution',
      { 'Fn::Sub': '${AWS::Region} ${Stage} ${Role.Arn}' },
      'us-west-2 dev arn:aws:iam::engineering-dev:role/app/dev-server',
    ],
    ['a substitution with variables of its own', { 'Fn::Sub': ['${Own}/${Stage}', { Own: { Ref: 'Size' } }] }, '3/dev'],
    ['a substitution with a policy variable', { 'Fn::Sub': '${!aws:PrincipalAccount}' }, '${aws:PrincipalAccount}'],
    ['a selection', { 'Fn::Select': ['1', { Ref: 'Zones' }] }, 'b'],
    ['a split', { 'Fn::Split': [':', 'a:b'] }, ['a', 'b']],
    [
      'the account out of an ARN',
      { 'Fn::Select': [4, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Role', 'Arn'] }] }] },
      'engineering-dev',
    ],
    ['a condition that holds', { 'Fn::If': ['IsDev', 1, 2] }, 1],
    ['a condition that does not hold', { 'Fn::If': ['IsProd', 1, 2] }, 2],
    ['only the branch that is taken', { 'Fn::If': ['IsDev', 1, { Ref: 'Nothing' }] }, 1],
    ['a number that equals its text', { 'Fn::If': ['IsThree', 1, 2] }, 1],
    ['And', { 'Fn::If': ['Both', 1, 2] }, 1],
    ['Or', { 'Fn::If': ['Either', 1, 2] }, 1],
    ['Or of nothing that holds', { 'Fn::If': ['Neither', 1, 2] }, 2],
    ['a map', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'count'] }, 1],
    ['a map to a list', { 'Fn::FindInMap': ['Sizes', 'dev', 'zones'] }, ['a']],
    ['a map without the key to its default', { 'Fn::FindInMap': ['Sizes', 'prod', 'count', { DefaultValue: 7 }] }, 7],
    ['an import', { 'Fn::ImportValue': { 'Fn::Join': ['', ['export', 'ed']] } }, 'imported'],
    [
      'an output of another stack',
      { 'Fn::GetStackOutput': { StackName: 'lz-other', OutputName: 'Id' } },
      'id in the same region',
    ],
    [
      'an output of a stack in another region',
      { 'Fn::GetStackOutput': { StackName: 'lz-other', OutputName: 'Id', Region: 'us-east-1' } },
      'id in us-east-1',
    ],
    ['Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
  ])('%s', (_what, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  test('a value without any is the same object, so that equal policies need no comparing', () => {
    const document = { Statement: [{ Effect: 'Allow' }] };
    expect(resolve(document)).toBe(document);
  });

  test('what the deploy alone knows becomes a mark that survives being joined and split', () => {
    const mark = resolve({ 'Fn::GetAtt': ['Unlisted', 'Arn'] });
    expect(mark).toBe('~unresolved~Unlisted.Arn~');
    expect(resolve({ 'Fn::Select': [0, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Unlisted', 'Arn'] }] }] })).toBe(mark);
    expect(resolve({ Ref: 'Stored' })).toBe('~unresolved~Stored~');
  });
});

describe('an intrinsic function that cannot be resolved names stack and path', () => {
  test.each<[what: string, value: JsonValue, message: string]>([
    [
      'a name that nothing has',
      { a: [{ Ref: 'Nothing' }] },
      'stack lz-test, Here.a.0.Ref: refers to "Nothing", which the template does not have.',
    ],
    ['an inherited property as a name', { Ref: 'constructor' }, 'refers to "constructor"'],
    ['an attribute of nothing', { 'Fn::GetAtt': ['Nothing', 'Arn'] }, 'Here.Fn::GetAtt: refers to "Nothing"'],
    ['an attribute without a name', { 'Fn::GetAtt': ['Role'] }, 'where a resource and its attribute are expected'],
    ['a resource whose condition is false', { Ref: 'Absent' }, 'which is not created: its condition "IsProd" is false'],
    ['a resource that needs itself', { Ref: 'Loop' }, 'needs itself: Loop needs Loop'],
    ['a condition that needs itself', { 'Fn::If': ['Circular', 1, 2] }, 'needs itself'],
    [
      'a condition function of rules',
      { 'Fn::If': ['Odd', 1, 2] },
      'Conditions.Odd.Fn::Contains: is a condition function',
    ],
    ['a condition that is not there', { 'Fn::If': ['None', 1, 2] }, 'names the condition "None"'],
    [
      'a parameter without a value',
      { Ref: 'Missing' },
      'refers to the parameter "Missing", which has neither a value nor a default',
    ],
    [
      'an unknown function',
      { 'Fn::Transform': { Name: 'x' } },
      'Here.Fn::Transform: is an intrinsic function that cannot be resolved here',
    ],
    ['a function among other keys', { 'Fn::Sub': 'x', a: 1 }, 'stands beside other keys'],
    ['a selection beyond the end', { 'Fn::Select': [2, ['a']] }, 'has no item 2 in ["a"]'],
    ['a join of no list', { 'Fn::Join': ['', 'a'] }, 'where a separator and a list are expected'],
    ['a join of an object', { 'Fn::Join': ['', [{ a: 1 }]] }, 'Here.Fn::Join.1.0: is {"a":1} where a text is expected'],
    ['a map without the key', { 'Fn::FindInMap': ['Sizes', 'prod', 'count'] }, 'finds no "Sizes.prod.count"'],
    ['an import of nothing', { 'Fn::ImportValue': 'none' }, 'imports "none", which no stack of the assembly exports'],
    [
      'an output of nothing',
      { 'Fn::GetStackOutput': { StackName: 'lz-other', OutputName: 'No' } },
      'reads the output No of lz-other',
    ],
    ['a variable of a substitution', { 'Fn::Sub': 'a ${Nothing.Arn}' }, 'Here.Fn::Sub: refers to "Nothing"'],
    ['a substitution of a list', { 'Fn::Sub': ['${Zones}', {}] }, 'is ["a","b"] where a text is expected'],
  ])('%s', (_what, value, message) => {
    expect(() => resolve(value)).toThrow(AssemblyError);
    expect(() => resolve(value)).toThrow(message);
  });

  test('a value nested without end', () => {
    let value: JsonValue = { Ref: 'Stage' };
    for (let depth = 0; depth < 5_000; depth += 1) value = [value];
    expect(() => resolve(value)).toThrow('is nested deeper than 200 levels');
  });
});
