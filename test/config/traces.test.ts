import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository';

/* What a file of the config may do to the process in which it is checked. Each way to do so is a row, at once and later. */

/** A module of the product as one that means ill finds it: not by an import. */
const OF_LIB = "module.constructor._load('REPOSITORY/lib/";

const SHARED: readonly (readonly [text: string, what: string])[] = [
  // Where the process is, and how it ends.
  ["process.chdir('/');", 'process.chdir'],
  ["process.env.AWS_REGION = 'x';", 'process.env.AWS_REGION'],
  ["process.env.CDK_OUTDIR = '/tmp/elsewhere';", 'process.env.CDK_OUTDIR'],
  ['process.exitCode = 3;', 'process.exitCode'],
  ["process.argv[2] = '--help';", 'process.argv'],
  ['process.umask(0o777);', 'process.umask'],
  ["process.on('exit', () => {});", 'process.on("exit")'],
  ["process.once('uncaughtException', () => {});", 'process.on("uncaughtException")'],
  ["process.prependListener('unhandledRejection', () => {});", 'process.on("unhandledRejection")'],
  // What is told.
  ['process.stdout.cork();', 'process.stdout.cork'],
  ['process.stderr.cork();', 'process.stderr.cork'],
  ['(process.stdout as any).write = () => true;', 'process.stdout.write'],
  ['console.error = () => {};', 'console.error'],
  ['process.emitWarning = () => {};', 'process.emitWarning'],
  // What every object, list, text, number and promise can do.
  ['Array.prototype.flatMap = () => [];', 'Array.prototype.flatMap'],
  ['(Object.prototype as any).toJSON = () => ({});', 'Object.prototype.toJSON'],
  ["(Object.prototype as any).replaces = 'x';", 'Object.prototype.replaces'],
  ['String.prototype.includes = () => true;', 'String.prototype.includes'],
  ['RegExp.prototype.exec = () => null;', 'RegExp.prototype.exec'],
  ['Map.prototype.has = () => true;', 'Map.prototype.has'],
  ['Promise.prototype.then = (() => 0) as any;', 'Promise.prototype.then'],
  ['Object.setPrototypeOf(Array.prototype, { first: 1 });', 'Object.setPrototypeOf(Array.prototype)'],
  ['Object.setPrototypeOf(Map.prototype, { x() {} });', 'Object.setPrototypeOf(Map.prototype)'],
  [
    'Object.getPrototypeOf(function* () {}).prototype.next = () => ({ done: true });',
    'what a GeneratorFunction makes.next',
  ],
  ['Object.getPrototypeOf([].values()).next = () => ({ done: true });', 'the iterator of Array.next'],
  ['Object.defineProperty(Array, Symbol.species, { get: () => Set });', 'Array.Symbol(Symbol.species)'],
  ['Error.prepareStackTrace = () => "";', 'Error.prepareStackTrace'],
  // What stands there under a name.
  ['(globalThis as any).JSON = { parse: JSON.parse };', 'globalThis.JSON'],
  ['(globalThis as any).Date = class extends Date {};', 'globalThis.Date'],
  ['(globalThis as any).fetch = () => 0;', 'globalThis.fetch'],
  ["Object.defineProperty(globalThis, 'setTimeout', { value: () => 0 });", 'globalThis.setTimeout'],
  ['JSON.stringify = () => "{}";', 'JSON.stringify'],
  ['Math.random = () => 0;', 'Math.random'],
  ['process.nextTick = (() => {}) as any;', 'process.nextTick'],
  ['process.hrtime = (() => [0, 0]) as any;', 'process.hrtime'],
  // What reads, writes, loads and runs.
  ["require('node:fs').writeFileSync = () => {};", 'node:fs.writeFileSync'],
  ["require('node:fs/promises').readFile = () => '';", 'node:fs/promises.readFile'],
  ["require('node:path').join = () => '/';", 'node:path.join'],
  ["require('node:module')._load = () => ({});", 'node:module._load'],
  ["require('node:module').prototype.require = () => ({});", 'Module.prototype.require'],
  ["require.extensions['.ts'] = () => {};", 'require.extensions..ts'],
  ["require.extensions['.js'] = () => {};", 'require.extensions..js'],
  ["require.extensions['.yaml'] = () => {};", 'require.extensions..yaml'],
  ["require('node:crypto').createHash = () => ({});", 'node:crypto.createHash'],
  ["require('node:child_process').spawnSync = () => ({});", 'node:child_process.spawnSync'],
  ["require('node:worker_threads').Worker = class {};", 'node:worker_threads.Worker'],
  ["require('node:util').isDeepStrictEqual = () => true;", 'node:util.isDeepStrictEqual'],
  ["require('node:os').tmpdir = () => '/';", 'node:os.tmpdir'],
  // What the proofs rest on: the product's own modules, and packages. By whatever way it is reached.
  [`${OF_LIB}policy/index').PolicyEngine.prototype.decide = () => ({ allowed: true });`, 'lib/policy/'],
  [`${OF_LIB}policy/index').PolicyEngine.prototype.more = () => 0;`, 'lib/policy/'],
  [`${OF_LIB}catalogue/guardrails/catalogue').catalogue.root = {};`, 'lib/catalogue/'],
  ["require.cache['REPOSITORY/lib/base/did-you-mean.ts']!.exports = {};", 'lib/base/did-you-mean.ts: exports'],
  [
    "Object.defineProperty(require('REPOSITORY/node_modules/constructs').Node.prototype, 'findAll', { value: () => [] });",
    'node_modules/constructs/',
  ],
  ["require('REPOSITORY/node_modules/constructs').Construct.isConstruct = () => true;", 'node_modules/constructs/'],
  ["require('REPOSITORY/node_modules/fastest-levenshtein').closest = () => '';", 'node_modules/fastest-levenshtein/'],
];

/** Nothing takes them back, so each has a process of its own. */
const FOR_GOOD: readonly (readonly [text: string, what: string])[] = [
  ['Object.freeze(Array.prototype);', 'Object.freeze(Array.prototype)'],
  ['Object.freeze(Object.prototype);', 'Object.freeze(Object.prototype)'],
  ['Object.preventExtensions(globalThis);', 'Object.freeze(globalThis)'],
];

const LATER: readonly (readonly [how: string, wrap: (text: string) => string])[] = [
  ['at once', (text) => text],
  ['in a promise', (text) => `void Promise.resolve().then(() => { ${text} });`],
  ['in a promise of a promise', (text) => `void (async () => { await null; await Promise.all([null]); ${text} })();`],
  ['in the next tick', (text) => `process.nextTick(() => { ${text} });`],
];

interface Result {
  readonly name?: string;
  readonly message?: string;
  readonly exported?: string;
}

function folderWith(text: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'landing-zone-config-')), 'config');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.ts'), `export const config = {};\n${text.replaceAll('REPOSITORY', repository)}\n`);
  return folder;
}

function load(texts: readonly string[]): readonly Result[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', './bin/register.js', 'test/support/load-configs.ts', ...texts.map(folderWith)],
    { cwd: repository, encoding: 'utf8', env: { ...process.env, NODE_ENV: '' }, timeout: 60_000 },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as readonly Result[];
}

/** Where lists cannot be gone through any more, more is said than that. */
const refused = (what: string): object => ({
  name: 'ConfigFileError',
  message: expect.stringContaining(`config: changes what everything else rests on: ${what}`) as string,
});

test.each(LATER)('whatever of the process a config changes %s is refused by its name, and taken back', (_how, wrap) => {
  const results = load([...SHARED.map(([text]) => wrap(text)), '']);
  SHARED.forEach(([text, what], index) => {
    expect({ text, ...results[index] }).toEqual({ text, ...refused(what) });
  });
  expect(results.at(-1)).toEqual({ exported: 'object' });
});

test.each(FOR_GOOD)('%s is refused', (text, what) => {
  expect(load([text])).toEqual([refused(what)]);
});
