import fs from 'node:fs';
import { foreseeable } from '../../lib/config/foreseeable';
import { waysOut } from '../../lib/config/ways-out';

/* Every function of Node.js's files, asked by a config: this folder stands for its own. */

type Call = (...args: unknown[]) => unknown;

/** Tell nothing of a file, or only of one that was opened before. */
const HARMLESS = 'Dir Dirent Stats _toUnixTimestamp unwatchFile FileWriteStream WriteStream'.split(' ');

const named = ([fs, fs.promises] as const).flatMap((holder) =>
  Object.getOwnPropertyNames(holder)
    .filter((name) => typeof Reflect.get(holder, name) === 'function' && !HARMLESS.includes(name))
    .map((name) => [name, holder] as const),
);

test('there are as many as there have been', () => {
  expect(named.length).toBeGreaterThan(100);
});

test.each(named)('%s is refused of what is not of the config', (name, holder) => {
  const ask = (): unknown => (Reflect.get(holder, name) as Call)('/etc/hostname');
  expect(() => foreseeable(ask, __dirname)).toThrow(`.${name} (/etc/hostname) what is no source in config/`);
  expect(() => foreseeable(ask)).toThrow(`.${name} (/etc/hostname) what is no source in config/`);
});

/** Beside what gives what is in a file and whether it is there, and the names in a folder. */
const OF_SOURCE =
  'createReadStream exists existsSync readFile readFileSync FileReadStream ReadStream readdir readdirSync';
const writes = new Set(waysOut().filter(({ when }) => when === undefined).map(({ name }) => name)); // prettier-ignore

test.each(named.filter(([name]) => !OF_SOURCE.split(' ').includes(name) && !writes.has(name)))(
  '%s is refused of a file of the config, too: it tells times, owners or numbers',
  (name, holder) => {
    const ask = (): unknown => (Reflect.get(holder, name) as Call)(__filename);
    expect(() => foreseeable(ask, __dirname)).toThrow(`.${name} (${__filename}) what is no source in config/`);
  },
);

test('a file of the config is read, and all is as it was afterwards', () => {
  const before = Object.getOwnPropertyDescriptors(fs);
  expect(
    foreseeable(
      () => [fs.readFileSync(__filename, 'utf8').length > 0, fs.existsSync(`${__dirname}/no.json`)],
      __dirname,
    ),
  ).toEqual([true, false]);
  expect(foreseeable(() => fs.readdirSync(__dirname).length, __dirname)).toBeGreaterThan(5);
  expect(Object.getOwnPropertyDescriptors(fs)).toEqual(before);
});
