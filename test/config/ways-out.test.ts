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

/** Names that sound as though something were done: of a class's instances that nobody can make, or within the process alone. */
const SOUNDS =
  /^_?(?:spawn|fork|exec(?!ution)|kill|listen(?!er)|connect(?!ionListener)|bind|open|load|register|enable|start|stop|observe|subscribe|run|preload|create\w*Handle|set(?:Default(?!Encoding)|Global|Engine|Fips|Max(?!Listeners|Send)|Simultaneous|Trace|Environment|Flags|Heap|RawMode|SourceMaps))/;
const WITHIN_THE_PROCESS =
  'async_hooks.AsyncLocalStorage#_enable async_hooks.AsyncLocalStorage#run async_hooks.AsyncLocalStorage.bind async_hooks.AsyncResource#bind async_hooks.AsyncResource#runInAsyncScope async_hooks.AsyncResource.bind ' +
  'buffer.Blob diagnostics_channel.Channel#runStores module.Module#load module.Module.runMain tls.TLSSocket#enableTrace tls.TLSSocket#_start tty.ReadStream#setRawMode url.URLPattern#exec ' +
  'v8.GCProfiler#start v8.GCProfiler#stop vm.Script#runInContext vm.Script#runInNewContext vm.Script#runInThisContext vm.runInContext vm.runInNewContext vm.runInThisContext ' +
  'worker_threads.MessagePort#start worker_threads.setEnvironmentData readline.Interface#_setRawMode';
/** A child has to be started, and a socket made, before anybody can call these, both of which are refused. */
const OF_WHAT_NOBODY_HAS =
  'child_process.ChildProcess#kill dgram.Socket#_stopReceiving dgram.Socket#bind dgram.Socket#bindSync dgram.Socket#connect dgram.Socket#connectSync inspector.Session#connect inspector.Session#connectToMainThread worker_threads.Worker#startCpuProfile worker_threads.Worker#startHeapProfile';
/** These come to one that is refused; the last are the test runner's own, where Node.js's are refused. */
const BY_ANOTHER = 'net.connect tls.connect http2.connect inspector/promises.open module.register module.registerHooks';

test('whatever of a module that may be loaded sounds as though it acted is refused, or is named with the reason', () => {
  const refused = new Set(waysOut().map(({ holder, name }) => Reflect.get(holder, name) as unknown));
  const known = new Set([WITHIN_THE_PROCESS, OF_WHAT_NOBODY_HAS, BY_ANOTHER].flatMap((names) => names.split(' ')));
  const own = new Set(['fs', 'fs/promises', 'process', 'os', 'dns', 'dns/promises', 'console']);
  const modules = OF_EACH_NODE.split(' ').filter(
    (name) => isBuiltin(name) && !name.startsWith('_') && !own.has(name) && actOf(name, isBuiltin) === undefined,
  );
  expect(modules.length).toBeGreaterThan(40);
  const functions = (holder: object): readonly (readonly [string, unknown])[] =>
    Object.entries(Object.getOwnPropertyDescriptors(holder)).flatMap(([name, { value }]) =>
      typeof value === 'function' ? [[name, value] as const] : [],
    );
  const left = modules.flatMap((module) => {
    const exported = require(module) as object; // eslint-disable-line @typescript-eslint/no-require-imports
    return functions(exported).flatMap(([name, value]) => [
      ...(SOUNDS.test(name) && !refused.has(value) ? [`${module}.${name}`] : []),
      ...functions(Object(Reflect.get(value as object, 'prototype')) as object)
        .filter(([of, does]) => /^[A-Z]/.test(name) && SOUNDS.test(of) && !refused.has(does))
        .map(([of]) => `${module}.${name}#${of}`),
    ]);
  });
  expect(left.filter((name) => !known.has(name))).toEqual([]);
});
