import type { Template } from '../../../lib/assembly/template';
import type { JsonValue } from '../../../lib/base/json';
import { longest } from '../../../lib/ask/sizes/longest';
import { PROPERTY_LIMITS } from '../../../lib/ask/sizes/property-limits';
import { measureProperties } from '../../../lib/app/checks/property-sizes';

type Limit = (typeof PROPERTY_LIMITS)[number];

/** A value of exactly that size, as each limit counts. */
function valueOf({ unit }: Limit, size: number): unknown {
  const numbers = Array.from({ length: size }, (_, index) => `arn:aws:iam::aws:policy/${index}`);
  if (unit === 'entries') return numbers;
  if (unit === 'resources') return JSON.stringify({ Resources: Object.fromEntries(numbers.map((name) => [name, {}])) });
  return 'x'.repeat(size);
}

/** Resources that come to that size: the property itself, or where a type has none of the kind, what is put on it. */
function resourcesOf(limit: Limit, size: number): Template['Resources'] {
  const { type, property, part, also } = limit;
  const [attached] = also ?? [];
  if (attached !== undefined && attached.part === undefined && limit.unit !== 'entries') {
    const { to, more = 0 } = attached;
    const frame = JSON.stringify({ [to]: 'x'.repeat(128), A: '' }).length;
    const put = { Type: attached.type, Properties: { [to]: { Ref: 'One' }, A: 'x'.repeat(size - frame - more) } };
    return { One: { Type: type }, Two: put };
  }
  const value = valueOf(limit, size);
  const inside = part === undefined ? value : { [part]: value };
  const listed = part !== undefined && property !== 'Code' && property !== 'PolicyDocument';
  return { One: { Type: type, Properties: { [property]: (listed ? [inside] : inside) as string } } };
}

describe.each(PROPERTY_LIMITS.map((limit) => [`${limit.type}.${limit.property} in ${limit.unit}`, limit] as const))(
  '%s',
  (_name, limit) => {
    const problemsAt = (size: number): readonly unknown[] =>
      measureProperties('A.template.json', { Resources: resourcesOf(limit, size) }).problems;

    test('fits at its limit', () => {
      expect(problemsAt(limit.limit)).toEqual([]);
    });

    test('is a problem with place, size, limit and mend beyond it', () => {
      expect(problemsAt(limit.limit + 1)).toEqual([
        {
          path: `A.template.json → One.${limit.property}`,
          found: `${(limit.limit + 1).toLocaleString('en-US')} ${limit.unit}`,
          expected: expect.stringContaining(limit.limit.toLocaleString('en-US')) as string,
          mend: expect.stringContaining(limit.mend) as string,
        },
      ]);
    });
  },
);

describe('what is put on a principal', () => {
  const resources = (named: JsonValue): Template['Resources'] => ({
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'lz-a', ManagedPolicyArns: Array.from({ length: 9 }, String) },
    },
    One: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [named] } },
    Two: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [named] } },
  });
  const problems = (named: JsonValue): readonly string[] =>
    measureProperties('A', { Resources: resources(named) }).problems.map(({ path, found }) => `${path}: ${found}`);

  test.each<[JsonValue]>([[{ Ref: 'Role' }], ['lz-a']])('counts with what it has itself: %j', (named) => {
    expect(problems(named)).toEqual(['A → Role.ManagedPolicyArns: 11 entries']);
  });

  test.each<[JsonValue]>([[{ Ref: 'Another' }], ['lz-b']])('does not count where it is for another: %j', (named) => {
    expect(problems(named)).toEqual([]);
  });
});

test('inline policies of a role count together, those beside it too, and its construct is named', () => {
  const PolicyDocument = { Sid: 'x'.repeat(6_000) };
  const { problems } = measureProperties('A.template.json', {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Metadata: { 'aws:cdk:path': 'Workloads/worker/Role/Resource' },
        Properties: { Policies: [{ PolicyName: 'a', PolicyDocument }] },
      },
      More: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument } },
      Other: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Another' }], PolicyDocument } },
    },
  });
  expect(problems.map(({ path, found }) => `${path}: ${found}`)).toEqual([
    'Workloads/worker/Role/Resource.Policies: 12,020 characters',
  ]);
});

test('white space does not count where IAM does not count it, and bytes are not characters', () => {
  const measure = (type: string, Sid: string): number =>
    measureProperties('A', { Resources: { One: { Type: type, Properties: { PolicyDocument: { Sid } } } } }).problems
      .length;
  expect(measure('AWS::IAM::ManagedPolicy', ' '.repeat(7_000))).toBe(0);
  expect(measure('AWS::S3::BucketPolicy', ' '.repeat(21_000))).toBe(1);
  expect(measure('AWS::S3::BucketPolicy', 'é'.repeat(11_000))).toBe(1);
});

const template = {
  Resources: {
    Named: { Type: 'AWS::IAM::Role', Properties: { RoleName: { 'Fn::Sub': 'lz-${AWS::AccountId}' } } },
    Unnamed: { Type: 'AWS::IAM::Role' },
    Unit: { Type: 'AWS::Organizations::OrganizationalUnit' },
    Account: { Type: 'AWS::Organizations::Account' },
    Itself: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'Itself' } } },
  },
};

test.each([
  [{ Ref: 'AWS::AccountId' }, 12],
  [{ Ref: 'Named' }, 15],
  [{ Ref: 'Unnamed' }, 128],
  [{ Ref: 'Unit' }, 68],
  [{ Ref: 'Account' }, 12],
  [{ Ref: 'Itself' }, 128],
  [{ Ref: 'SecurityAccountId' }, 12],
  [{ Ref: 'OrganizationId' }, 68],
  [{ Ref: 'BusArn' }, 128],
  [{ 'Fn::GetAtt': ['Key', 'Arn'] }, 128],
  [{ 'Fn::GetAtt': ['Roots', 'Roots.0.Id'] }, 68],
  [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x']] }, 9],
  [{ 'Fn::Sub': 'a-${AWS::AccountId}-${!kept}' }, 22],
  [{ 'Fn::Sub': '${Named}-${Unnamed.Arn}' }, 144],
  [{ 'Fn::Sub': ['${a}', { a: 'four' }] }, 4],
  [{ 'Fn::If': ['some', 'long', 'x'] }, 4],
  [{ 'Fn::ImportValue': 'x' }, 128],
  [{ 'Fn::GetStackOutput': { StackName: 'a', OutputName: 'b' } }, 128],
])('%j may become %d characters long', (value, length) => {
  expect(longest(value, template)).toHaveLength(length);
});

test('what is left out at deploy time counts for nothing', () => {
  expect(longest(['a', { Ref: 'AWS::NoValue' }])).toEqual(['a']);
});

test.each([
  ['AWS::Events::Rule', 'EventPattern', 2_048],
  ['AWS::Events::EventBus', 'Policy', 10_240],
])('white space inside of a text of %s %s counts', (Type, property, most) => {
  const value = { detail: 'a '.repeat(most / 2) };
  const { problems } = measureProperties('Alarms.template.json', {
    Resources: { Own: { Type, Properties: { [property]: value } } },
  });
  expect(problems.map(({ path }) => path)).toEqual([`Alarms.template.json → Own.${property}`]);
});
