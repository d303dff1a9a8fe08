import { longest } from '../../../lib/app/checks/longest';
import { PROPERTY_LIMITS } from '../../../lib/app/checks/property-limits';
import { measureProperties } from '../../../lib/app/checks/property-sizes';

/** A value of exactly that size, as each limit counts. */
function valueOf({ property, unit }: (typeof PROPERTY_LIMITS)[number], size: number): unknown {
  if (unit === 'entries') return Array.from({ length: size }, (_, index) => `arn:aws:iam::aws:policy/${index}`);
  const document = { Sid: 'x'.repeat(size - '{"Sid":""}'.length) };
  return property === 'Policies' ? [{ PolicyName: 'a', PolicyDocument: document }] : document;
}

describe.each(PROPERTY_LIMITS.map((limit) => [`${limit.type}.${limit.property}`, limit] as const))(
  '%s',
  (_name, limit) => {
    const problemsAt = (size: number): readonly unknown[] =>
      measureProperties('A.template.json', {
        Resources: { One: { Type: limit.type, Properties: { [limit.property]: valueOf(limit, size) as string } } },
      }).problems;

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

test.each([
  [{ Ref: 'AWS::AccountId' }, 12],
  [{ Ref: 'Organization' }, 34],
  [{ 'Fn::GetAtt': ['Key', 'Arn'] }, 128],
  [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x']] }, 9],
  [{ 'Fn::Sub': 'a-${AWS::AccountId}-${!kept}' }, 22],
  [{ 'Fn::Sub': ['${a}', { a: 'four' }] }, 4],
  [{ 'Fn::If': ['some', 'long', 'x'] }, 4],
  [{ 'Fn::ImportValue': 'x' }, 128],
])('%j may become %d characters long', (value, length) => {
  expect(longest(value)).toHaveLength(length);
});

test('what is left out at deploy time counts for nothing', () => {
  expect(longest(['a', { Ref: 'AWS::NoValue' }])).toEqual(['a']);
});
