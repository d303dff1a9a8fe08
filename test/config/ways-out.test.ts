import fs from 'node:fs';
import { withoutExit } from '../../lib/config/contained';
import { waysOut } from '../../lib/config/ways-out';

/* Every function by which a file of the config could act, from Node.js's own modules. */

type Call = (...args: unknown[]) => unknown;

test.each(waysOut().map((way) => [way.does, way] as const))('%s is refused before it is done', (does, way) => {
  const before: unknown = Reflect.get(way.holder, way.name);
  // What depends on its arguments is refused with those that are no good.
  const args = way.name.startsWith('close') ? [1] : [Symbol('none'), 'w'];
  const given = way.name.startsWith('readFile') ? [Symbol('none'), { flag: 'w' }] : args;
  expect(() => withoutExit('the config', () => (Reflect.get(way.holder, way.name) as Call)(...given))).toThrow(
    `the config ${does}`,
  );
  expect(Reflect.get(way.holder, way.name)).toBe(before);
});

test('what of Node.js’s files is not refused only reads', () => {
  const refused = new Set(
    waysOut()
      .filter(({ when }) => when === undefined)
      .map(({ name }) => name),
  );
  const left = [fs, fs.promises].flatMap((one) =>
    Object.entries(Object.getOwnPropertyDescriptors(one)).flatMap(([name, { value }]) =>
      typeof value === 'function' && !refused.has(name) ? [name.replace(/Sync$/, '')] : [],
    ),
  );
  const reading =
    'Dir Dirent Stats _toUnixTimestamp access close createReadStream exists fstat glob lstat open openAsBlob opendir read readFile readdir readlink readv realpath stat statfs unwatchFile watch watchFile';
  expect([...new Set(left)].filter((name) => !reading.split(' ').includes(name))).toEqual([]);
  expect(left).toEqual(expect.arrayContaining(['readFile', 'readdir', 'stat']));
});

test.each<[what: string, call: () => unknown]>([
  [
    'a file that is opened for reading',
    () => {
      fs.closeSync(fs.openSync(__filename, 'r'));
    },
  ],
  [
    'a file that is opened without a word',
    () => {
      fs.closeSync((fs.openSync as Call)(__filename) as number);
    },
  ],
  [
    'a file that is opened by number',
    () => {
      fs.closeSync(fs.openSync(__filename, fs.constants.O_RDONLY));
    },
  ],
  ['a file that is read with options', () => fs.readFileSync(__filename, { encoding: 'utf8', flag: 'r' })],
])('%s is nobody’s business', (_what, call) => {
  expect(() => withoutExit('the config', call)).not.toThrow();
});

test.each([
  ['w'],
  ['a'],
  ['r+'],
  ['rs+'],
  ['wx'],
  [fs.constants.O_WRONLY],
  [fs.constants.O_RDWR],
  [fs.constants.O_RDONLY | fs.constants.O_CREAT],
])('a file that is opened with %p is written', (flags) => {
  expect(() => withoutExit('the config', () => fs.openSync('/nowhere/x', flags))).toThrow('(fs.openSync)');
});

test('a flag that a getter gives is not relied on', () => {
  const options = Object.defineProperty({}, 'flag', { get: () => 'r' });
  expect(() => withoutExit('the config', () => fs.readFileSync(__filename, options))).toThrow('(fs.readFileSync)');
});

test('a library that was loaded meanwhile can write afterwards', () => {
  const { existsSync, mkdtempSync, rmSync } = withoutExit('the config', () => ({ ...fs }));
  const folder = mkdtempSync('/tmp/landing-zone-ways-out-');
  rmSync(folder, { recursive: true });
  expect(existsSync(folder)).toBe(false);
});
