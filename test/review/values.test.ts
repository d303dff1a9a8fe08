import { edgesOf } from '../../lib/policy/conditions/ip';
import { valueClasses, type Comparison } from '../../lib/review/ask/values';

const reading = (severalValues: boolean): Parameters<typeof valueClasses>[2] => ({
  fill: (text) => text,
  holdsSeveral: () => severalValues,
});
const classesOf = (key: string, comparisons: readonly Comparison[]): ReturnType<typeof valueClasses> =>
  valueClasses(key, comparisons, reading(true));

test('of three conditions on one key with several values a request is tried that meets all of them', () => {
  const { classes, isComplete } = classesOf('aws:tagkeys', [
    { operator: 'ForAnyValue:StringEquals', values: ['team'] },
    { operator: 'ForAnyValue:StringLike', values: ['cost-*'] },
    { operator: 'ForAnyValue:StringEqualsIgnoreCase', values: ['Stage'] },
  ]);
  const isMet = (values: readonly string[]): boolean =>
    values.includes('team') &&
    values.some((value) => value.startsWith('cost-')) &&
    values.some((value) => value.toLowerCase() === 'stage');
  expect(classes.some(isMet)).toBe(true);
  expect(isComplete).toBe(true);
});

test('of many values of one key every pair of conditions is met and missed in every way', () => {
  const letters = 'abcdefghij'.split('');
  const { classes, isComplete } = classesOf('aws:tagkeys', [
    { operator: 'ForAllValues:StringEquals', values: letters },
    { operator: 'ForAnyValue:StringEquals', values: ['i'] },
    { operator: 'ForAnyValue:StringEquals', values: ['j'] },
  ]);
  const answers = classes.map((values) =>
    [values.every((value) => letters.includes(value)), values.includes('i'), values.includes('j')].join(),
  );
  expect(new Set(answers).size).toBe(8);
  expect(isComplete).toBe(true);
});

test('where there are more combinations than are made, that is told', () => {
  const comparisons = Array.from({ length: 14 }, (_, index) => ({
    operator: 'ForAnyValue:StringEquals',
    values: [`tag-${String(index)}`],
  }));
  expect(classesOf('aws:tagkeys', comparisons).isComplete).toBe(false);
});

test.each([
  ['203.0.113.0/24', ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0']],
  ['203.0.113.7', ['203.0.113.7', '203.0.113.7', '203.0.113.6', '203.0.113.8']],
  ['0.0.0.0/1', ['0.0.0.0', '127.255.255.255', '255.255.255.255', '128.0.0.0']],
  [
    '2001:db8:1::/48',
    ['2001:db8:1:0:0:0:0:0', '2001:db8:1:ffff:ffff:ffff:ffff:ffff', '2001:db8:0:ffff:ffff:ffff:ffff:ffff'].concat(
      '2001:db8:2:0:0:0:0:0',
    ),
  ],
  ['2001:db8:::/48', undefined],
  ['203.0.113.0/33', undefined],
  ['everywhere', undefined],
])('the edges of the block %s are %j', (block, expected) => {
  expect(edgesOf(block)).toEqual(expected);
});

test('an IPv6 block that is one bit wider is told from the narrower one', () => {
  const { classes } = valueClasses(
    'aws:sourceip',
    ['2001:db8:1::/48', '2001:db8:0::/47'].map((value) => ({ operator: 'IpAddress', values: [value] })),
    reading(false),
  );
  expect(classes.flat().some((address) => address.startsWith('2001:db8:0:'))).toBe(true);
});

test('of a block that cannot be read nobody says that every address was tried', () => {
  const { isComplete } = valueClasses(
    'aws:sourceip',
    [{ operator: 'IpAddress', values: ['2001:db8:::/48'] }],
    reading(false),
  );
  expect(isComplete).toBe(false);
});
