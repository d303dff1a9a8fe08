import fs from 'node:fs';
import { builtinModules, isBuiltin } from 'node:module';
import { withoutExit } from '../../lib/config/contained';
import { actOf } from '../../lib/config/node-modules';
import { waysOut } from '../../lib/config/ways-out';

/* Every function by which a file of the config could act, from Node.js's own modules. */

type Call = (...args: unknown[]) => unknown;

test.each(waysOut().map((way) => [way.does, way] as const))('%s is refused before it is done', (does, way) => {
  const before: unknown = Reflect.get(way.holder, way.name);
  // What depends on its arguments is refused with those that are no good.
  const args = way.name.startsWith('close') ? [1] : [Symbol('none'), 'w'];
  const ofFile = way.name.startsWith('readFile') ? [Symbol('none'), { flag: 'w' }] : args;
  const given = ['_load', 'getBuiltinModule'].includes(way.name) ? ['node:wasi'] : ofFile;
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

/** `module.builtinModules` of Node.js 20.20.2, 22.23.3 and 24.21.0. */
const OF_EACH_NODE =
  '_http_agent _http_client _http_common _http_incoming _http_outgoing _http_server _stream_duplex _stream_passthrough _stream_readable _stream_transform _stream_wrap _stream_writable _tls_common _tls_wrap assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns dns/promises domain events fs fs/promises http http2 https inspector inspector/promises module net os path path/posix path/win32 perf_hooks process punycode querystring readline readline/promises repl stream stream/consumers stream/promises stream/web string_decoder sys timers timers/promises tls trace_events tty url util util/types v8 vm wasi worker_threads zlib node:sea node:sqlite node:test node:test/reporters';

test('each module of Node.js was looked at, and what acts by itself is refused by whatever way it is asked for', () => {
  const asked = [...new Set([...OF_EACH_NODE.split(' '), ...builtinModules])];
  const refused = asked.filter((name) => actOf(name, () => true) !== undefined);
  expect(refused.sort()).toEqual(
    ['cluster', 'domain', 'node:sqlite', 'node:test', 'node:test/reporters', 'repl', 'trace_events', 'wasi'].sort(),
  );
  for (const name of refused.filter((one) => isBuiltin(one))) {
    expect(() => withoutExit('the config', () => process.getBuiltinModule(name))).toThrow('acts by itself');
  }
});

test('one that a later Node.js brings is refused until somebody looks at it, a package of that name is not', () => {
  expect(actOf('node:quic', () => true)).toBe('came with a later Node.js, and nobody has looked at it');
  expect(actOf('quic', () => false)).toBeUndefined();
  // A package could have the name: Node.js has `node:test` alone.
  expect(actOf('test', () => false)).toBeUndefined();
});

/** Every function that `process` has in Node.js 20 to 24, and by what it is held or why it need not be. */
test('each function of the process is closed off, told when it changed something, or harmless', () => {
  const refused = new Set(
    waysOut()
      .filter(({ holder }) => holder === process)
      .map(({ name }) => name),
  );
  const told = 'chdir umask loadEnvFile emitWarning nextTick _tickCallback openStdin';
  const refusedAsUnforeseeable = 'cpuUsage resourceUsage memoryUsage uptime hrtime';
  const harmless =
    '_rawDebug _getActiveRequests _getActiveHandles getActiveResourcesInfo constrainedMemory availableMemory threadCpuUsage ref unref getuid geteuid getgid getegid getgroups assert _fatalException hasUncaughtExceptionCaptureCallback _debugEnd _startProfilerIdleNotifier _stopProfilerIdleNotifier cwd';
  // A worker of Jest has a parent to speak to, which no command has.
  const ofJest = 'send _send disconnect _disconnect emit';
  const known = new Set([told, refusedAsUnforeseeable, harmless, ofJest].flatMap((names) => names.split(' ')));
  const left = Object.entries(Object.getOwnPropertyDescriptors(process)).flatMap(([name, { value }]) =>
    typeof value === 'function' && !refused.has(name) && !known.has(name) ? [name] : [],
  );
  expect(left).toEqual([]);
  expect([...refused]).toEqual(expect.arrayContaining(['getBuiltinModule', 'setUncaughtExceptionCaptureCallback']));
});
