import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import floors from '../../lib/floors.json';
import { inTestCompany, repository } from '../support/repository';
import { floorRules } from './floor-rules';
import { importsOf } from './imports';

/*
 * The rooms of `lib` stand on each other: `lib/floors.json` lists them from the lowest to the highest. ESLint tells while one writes;
 * here every import is followed to its file, however its path is written.
 */

const rooms = floors.map(({ room }) => room);
/** In place of a company's own config, which may hold what it likes. */
const COMPANY = inTestCompany('config/');
const arrows = importsOf(['bin', 'lib', COMPANY.replace(/\/$/, '')]);

test('every folder of lib is a room on the list, and nothing else is in lib', () => {
  const found = readdirSync(join(repository, 'lib')).filter((name) => name !== 'floors.json');
  expect(found.sort()).toEqual([...rooms].sort());
});

test('a room imports rooms below it', () => {
  expect(arrows.length).toBeGreaterThan(1000);
  const climbs = arrows.filter(([from, to]) => floorOf(to) > floorOf(from));
  expect(climbs.map(([from, to]) => `${from} imports ${to}`)).toEqual([]);
});

test('nothing in lib imports the config, whose files import the room that defines it alone', () => {
  const inLib = arrows.filter(([from, to]) => from.startsWith('lib/') && !to.startsWith('lib/'));
  expect(inLib).toEqual([]);
  const ofConfig = arrows.filter(([from, to]) => from.startsWith(COMPANY) && !to.startsWith(COMPANY));
  expect([...new Set(ofConfig.map(([, to]) => to))]).toEqual(['lib/config/define.ts']);
});

test.each(rooms.slice(0, -1).map((room, index) => [room, rooms[index + 1] ?? '']))(
  'the linter refuses an import from %s up to %s',
  (room, above) => {
    const messages = lint(`lib/${room}/probe.ts`, `import '../${above}/probe';\n`);
    expect(messages).toEqual([expect.stringContaining('see lib/floors.json')]);
  },
);

test.each(floors.filter(({ never }) => never.includes('cdk')).map(({ room }) => [room]))(
  'the linter keeps the CDK out of %s',
  (room) => {
    expect(lint(`lib/${room}/probe.ts`, "import 'aws-cdk-lib/core';\n")).toHaveLength(1);
  },
);

/** Above the rooms of lib are the files that put them together. */
function floorOf(file: string): number {
  const [top, room = ''] = file.split('/');
  return top === 'lib' ? rooms.indexOf(room) : rooms.length;
}

function lint(filename: string, text: string): readonly string[] {
  return new Linter().verify(text, floorRules(), { filename }).map(({ message }) => message);
}
