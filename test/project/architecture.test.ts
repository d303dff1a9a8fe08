import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository';
import { architecturePage, circleOf, shortest, type Arrow } from './architecture';

const file = join(repository, 'docs/architecture.md');

test('docs/architecture.md is up to date', () => {
  const page = architecturePage();
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});

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
