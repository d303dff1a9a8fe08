import { testGeneratedFile } from '../support/generated-file';
import { architecturePage, circleOf, MADE_BY, shortest, type Arrow } from './architecture';

testGeneratedFile({ file: 'docs/architecture.md', by: MADE_BY, text: architecturePage });

test('rooms that stand on each other are named, and no stack trace', () => {
  const arrows: readonly Arrow[] = [
    ['cli', 'app'],
    ['app', 'model'],
    ['model', 'base'],
    ['base', 'model'],
  ];
  expect(circleOf(arrows)).toEqual(['model', 'base', 'model']);
  expect(() => shortest(arrows)).toThrow('Rooms of lib import each other: model → base → model.');
  expect(circleOf(arrows.slice(0, 3))).toBeUndefined();
  expect(shortest([...arrows.slice(0, 3), ['cli', 'base']])).toEqual(arrows.slice(0, 3));
});
