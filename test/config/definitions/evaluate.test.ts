import { evaluate } from '../../../lib/config/definitions/evaluate';

const nothing = undefined as unknown as { orders: { arn: string } };

test.each([
  ['reads a field of nothing', () => nothing.orders, 'it looks for "orders" in something that is not there'],
  [
    'calls what is no function',
    () => {
      (7 as unknown as () => void)();
    },
    'it calls ',
  ],
  ['walks through what is no list', () => [...(7 as unknown as string[])], 'it goes through '],
  [
    'throws what it likes',
    () => {
      throw new Error('no such region');
    },
    'no such region',
  ],
] as const)('a definition that %s is refused in words', (_what, make, words) => {
  const evaluated = evaluate(make, {}, 'lib/catalogue/personas/qa.ts');
  const [{ found } = { found: '' }] = 'problems' in evaluated ? evaluated.problems : [];
  expect(found).toContain(`a function that ends in an error: ${words}`);
  expect(found).not.toMatch(/undefined|TypeError|not a function/);
});
