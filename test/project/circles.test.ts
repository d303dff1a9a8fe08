import { circlesIn } from './circles';
import { importsOf } from './imports';

/*
 * Who reads one file of a circle has to read all of it. Between rooms the floors keep them out (`floors.test.ts`), between files this.
 * Handlers are deployed to the byte, comments included: what these say of types stays, and is no import.
 */

const arrows = importsOf(['bench', 'bin', 'lib', 'test'], 'skipped');

test('no files import each other, neither values nor types', () => {
  expect(arrows.length).toBeGreaterThan(3000);
  expect(circlesIn(arrows).map((circle) => circle.join(' ↔ '))).toEqual([]);
});

test.each([
  [
    'two files',
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['a', 'b']],
  ],
  ['a file that imports itself', [['a', 'a']], [['a']]],
  [
    'a way round',
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['c', 'd'],
    ],
    [['a', 'b', 'c']],
  ],
  [
    'two circles, one of which leads to the other',
    [
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'c'],
      ['c', 'd'],
      ['d', 'c'],
    ],
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'none where two ways meet',
    [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
    ],
    [],
  ],
] as const)('a circle is found: %s', (_what, given, expected) => {
  expect(circlesIn(given)).toEqual(expected);
});

test('a type is imported like a value', () => {
  expect(importsOf(['lib/ask'], 'skipped')).toContainEqual(['lib/ask/named-principal.ts', 'lib/ask/organization.ts']);
});
