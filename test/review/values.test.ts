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
  const letters = [...'abcdefghij'];
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
