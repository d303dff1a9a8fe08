import { TEMPLATE_LIMITS } from '../../../lib/app/checks/template-limits';
import { measureTemplate } from '../../../lib/app/checks/template-sizes';

const name = (size: number): string => 'x'.repeat(size);
const many = (size: number): object =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`a${index}`, { b: 'c' }]));
const stackSet = (value: unknown): object => ({
  Type: 'AWS::CloudFormation::StackSet',
  Properties: { Parameters: [{ ParameterKey: 'A', ParameterValue: value }] },
});

/** By what is limited: a template with so much of it, and where that stands. */
const rows: readonly (readonly [what: string, place: (size: number) => string, make: (size: number) => object])[] = [
  ['the logical id of a resource', (size) => `Resources.${name(size)}`, (size) => ({ Resources: { [name(size)]: { Type: 'A' } } })],
  ['the name of a parameter', (size) => `Parameters.${name(size)}`, (size) => ({ Parameters: { [name(size)]: { Type: 'String' } } })],
  ['the name of an output', (size) => `Outputs.${name(size)}`, (size) => ({ Outputs: { [name(size)]: { Value: 'a' } } })],
  ['the name of a mapping', (size) => `Mappings.${name(size)}`, (size) => ({ Mappings: { [name(size)]: {} } })],
  ['the name of an attribute of a mapping', (size) => `Mappings.A.${name(size)}`, (size) => ({ Mappings: { A: { [name(size)]: {} } } })],
  ['the name of an attribute of a mapping', (size) => `Mappings.A.B.${name(size)}`, (size) => ({ Mappings: { A: { B: { [name(size)]: 'c' } } } })],
  ['a mapping', () => 'Mappings.A', (size) => ({ Mappings: { A: many(size) } })],
  ['the value of a parameter', () => 'Parameters.A', (size) => ({ Parameters: { A: { Type: 'String', Default: name(size) } } })],
  ['the value of a parameter', () => 'Resources.A.Parameters[0]', (size) => ({ Resources: { A: stackSet(name(size)) } })],
  ['the description of an output', () => 'Outputs.A', (size) => ({ Outputs: { A: { Value: 'a', Description: name(size) } } })],
  ['the description of the template', () => 'Description', (size) => ({ Description: name(size) })],
]; // prettier-ignore

const problemsIn = (template: object): readonly unknown[] =>
  measureTemplate('A.template.json', { Resources: {}, ...template }).problems;

test.each(rows)('%s fits at its limit, and is a problem with place, size and mend beyond it', (what, place, make) => {
  const { limit, unit, mend } = TEMPLATE_LIMITS.find((one) => one.what === what) ?? fail(what);
  expect(problemsIn(make(limit))).toEqual([]);
  expect(problemsIn(make(limit + 1))).toEqual([
    {
      path: `A.template.json → ${place(limit + 1)}`,
      found: `${(limit + 1).toLocaleString('en-US')} ${unit}`,
      expected: expect.stringContaining(`at most ${limit.toLocaleString('en-US')} ${unit} in ${what}`) as string,
      mend,
    },
  ]);
});

function fail(what: string): never {
  throw new Error(`no limit is called ${what}`);
}

test('every limit of a template has a row', () => {
  expect(new Set(rows.map(([what]) => what))).toEqual(new Set(TEMPLATE_LIMITS.map(({ what }) => what)));
});

test('what a value becomes only at deploy time counts in its longest form', () => {
  const arns = Array.from({ length: 33 }, () => ({ 'Fn::GetAtt': ['Key', 'Arn'] }));
  expect(problemsIn({ Resources: { A: stackSet({ 'Fn::Join': [',', arns] }) } })).toHaveLength(1);
});
