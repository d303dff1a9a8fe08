import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import floors from '../../lib/floors.json';
import { repository } from '../support/repository';
import { floorRules } from './floor-rules';

/*
 * `npm run lint` goes by eslint.config.mjs: a rule that a later part of it took the place of would hold nothing. So ESLint itself is
 * asked what it makes of a file in each room.
 */

const rooms = floors.map(({ room }) => room);
const SCRIPT = `
const { ESLint } = require('eslint');
const eslint = new ESLint();
const files = process.argv.slice(1);
Promise.all(files.map((file) => eslint.calculateConfigForFile(file))).then((configs) => {
  process.stdout.write(JSON.stringify(configs.map(({ rules }) => rules['no-restricted-imports'] ?? null)));
});
`;

test('npm run lint refuses what a room may not import: the rules of each reach its files', () => {
  const files = rooms.flatMap((room) => [`lib/${room}/probe.ts`, `lib/${room}/deeper/probe.ts`]);
  const argv = ['-e', SCRIPT, ...files.map((file) => join(repository, file))];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: repository, encoding: 'utf8' });
  expect(stderr).toBe('');
  const rules = JSON.parse(stdout) as readonly (readonly [severity: number, options: object] | null)[];
  const wanted = floorRules().flatMap(({ rules: { 'no-restricted-imports': rule } }) => [rule[1], rule[1]]);
  expect(rules.map((rule) => rule?.[0])).toEqual(files.map(() => 2));
  expect(rules.map((rule) => rule?.[1])).toEqual(wanted);
});
