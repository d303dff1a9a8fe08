import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository';

/* A config that goes on when it was read, ends the process, or starts another: each in a process of its own. */

const LEAVES = (what: string): string =>
  `config/index.ts:2: leaves something running that could act while everything is checked: ${what}. `;
const LATE = 'console.log("late");';

const FILES = 'writes, deletes or changes files';
const NETWORK = 'speaks to the network';

/** Each is refused before it is done: `test/config/ways-out.test.ts` has every function there is. */
const ACTS: readonly (readonly [text: string, does: string])[] = [
  ["require('node:fs').writeFileSync(__dirname + '/x', 'x');", `${FILES} (fs.writeFileSync)`],
  ["import { rmSync } from 'node:fs'; rmSync(__filename);", `${FILES} (fs.rmSync)`],
  ["import fs from 'node:fs'; try { fs.renameSync(__filename, '/x'); } catch {}", `${FILES} (fs.renameSync)`],
  ["require('node:fs').createWriteStream(__dirname + '/x').end('x');", `${FILES} (fs.createWriteStream)`],
  ["require('node:fs').closeSync(1);", `${FILES} (fs.closeSync)`],
  ["require('node:fs').openSync(__dirname + '/x', 'w');", `${FILES} (fs.openSync)`],
  ["require('node:fs').readFileSync(__dirname + '/x', { flag: 'w+' });", `${FILES} (fs.readFileSync)`],
  ["void require('node:fs/promises').writeFile(__dirname + '/x', 'x');", `${FILES} (fs/promises.writeFile)`],
  ["void import('node:fs').then((fs) => fs.promises.rm(__filename));", `${FILES} (fs/promises.rm)`],
  ["queueMicrotask(() => require('node:fs').mkdirSync(__dirname + '/x'));", `${FILES} (fs.mkdirSync)`],
  ["(process as any).binding('fs');", 'reaches inside Node.js (process.binding)'],
  ["require('node:v8').setFlagsFromString('--stack-size=100');", 'changes Node.js (v8.setFlagsFromString)'],
  ["require('node:inspector').open(0);", 'opens the process to others (inspector.open)'],
  ["require('node:net').createServer().listen(0);", `${NETWORK} (net.Server.listen)`],
  ["require('node:http').get('http://127.0.0.1:9').on('error', () => {});", `${NETWORK} (net.Socket.connect)`],
  ["void fetch('http://127.0.0.1:59999').catch(() => {});", `${NETWORK} (net.Socket.connect)`],
  ["require('node:dgram').createSocket('udp4');", `${NETWORK} (dgram.createSocket)`],
  ["require('node:dns').lookup('localhost', () => {});", `${NETWORK} (dns.lookup)`],
];

const REFUSED: readonly (readonly [text: string, line: string])[] = [
  [`setTimeout(() => { ${LATE} }, 0);`, LEAVES('a timer')],
  [`setTimeout(() => { ${LATE} process.exit(0); }, 200);`, LEAVES('a timer')],
  [`setTimeout(() => { ${LATE} }, 5).unref();`, LEAVES('a timer')],
  [`setInterval(() => { ${LATE} }, 1);`, LEAVES('a timer')],
  [`setImmediate(() => { ${LATE} process.exit(0); });`, LEAVES('a timer')],
  [`setImmediate(() => { for (;;); });`, LEAVES('a timer')],
  [`require('node:timers').setTimeout(() => { ${LATE} }, 5);`, LEAVES('a timer')],
  [
    `void require('node:timers/promises').setTimeout(5).then(() => { ${LATE} });`,
    LEAVES('a promise that waits, a timer'),
  ],
  [`void Promise.resolve().then(() => setTimeout(() => { ${LATE} }, 5));`, LEAVES('a timer')],
  [`void (async () => { await null; setTimeout(() => { ${LATE} }, 5); })();`, LEAVES('a timer')],
  [`process.nextTick(() => setTimeout(() => { ${LATE} }, 5));`, LEAVES('a timer')],
  [`void new Promise(() => {});`, LEAVES('a promise that waits')],
  [`require('node:fs').readFile(__filename, () => { ${LATE} });`, LEAVES('work on files')],
  [
    `void require('node:fs/promises').readFile(__filename).then(() => { ${LATE} });`,
    LEAVES('a promise that waits, work on files'),
  ],
  [`new MessageChannel().port1.onmessage = () => {};`, LEAVES('a thread, or what talks to one')],
  [`require('node:crypto').pbkdf2('a', 'b', 9999, 8, 'sha1', () => { ${LATE} });`, LEAVES('something (PBKDF2REQUEST)')],
  [`require('node:zlib').gzip('x', () => { ${LATE} });`, LEAVES('something (ZLIB)')],
  [
    `void (Atomics as any).waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50).value.then(() => { ${LATE} });`,
    LEAVES('a promise that waits'),
  ],

  ['process.exit(0);', 'config/index.ts:2: Error: the config ends the process (process.exit). '],
  ['process.abort();', 'config/index.ts:2: Error: the config ends the process (process.abort). '],
  ['process.kill(1e9);', 'config/index.ts:2: Error: the config ends the process (process.kill). '],
  ["process.kill(1e9, 'SIGKILL');", 'config/index.ts:2: Error: the config ends the process (process.kill). '],
  ['(process as any)._kill(1e9, 9);', 'config/index.ts:2: Error: the config ends the process (process._kill). '],
  ['(process as any).reallyExit(0);', 'config/index.ts:2: Error: the config ends the process (process.reallyExit). '],
  ['try { process.abort(); } catch {}', 'config/index.ts:2: Error: the config ends the process (process.abort). '],
  [
    'void Promise.resolve().then(() => process.exit(0));',
    'config/index.ts:2: Error: the config ends the process (process.exit). ',
  ],
  [
    'void Promise.resolve().then(() => process.abort());',
    'config/index.ts:2: Error: the config ends the process (process.abort). ',
  ],
  [
    'process.nextTick(() => process.kill(1e9));',
    'config/index.ts:2: Error: the config ends the process (process.kill). ',
  ],
  ['queueMicrotask(() => process.exit(0));', 'config/index.ts:2: Error: the config ends the process (process.exit). '],

  ...['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'].map(
    (name) =>
      [
        `require('node:child_process').${name}('true');`,
        `config/index.ts:2: Error: the config starts a process (child_process.${name}). `,
      ] as const,
  ),
  [
    "import { execSync } from 'node:child_process'; execSync('true');",
    'config/index.ts:2: Error: the config starts a process (child_process.execSync). ',
  ],
  [
    "new (require('node:worker_threads').Worker)('1', { eval: true });",
    'config/index.ts:2: Error: the config starts a thread (worker_threads.Worker). ',
  ],

  ...ACTS.map(([text, does]) => [text, `config/index.ts:2: Error: the config ${does}. `] as const),
  ...['node:sqlite', 'node:wasi', 'trace_events'].map(
    (name) => [`require('${name}');`, `config/index.ts:2: imports ${name}, which writes files. `] as const,
  ),

  ['for (;;);', 'config/index.ts: did not end within 0.7 seconds. '],
  [
    'const go = (): any => Promise.resolve().then(() => { go(); }); go();',
    'config/index.ts:2: did not end within 0.7 seconds. ',
  ],
  ['const go = (): any => Promise.resolve().then(go); go();', 'config/index.ts:2: did not end within 0.7 seconds. '],
  ['const go = (): any => process.nextTick(go); go();', 'config/index.ts:2: did not end within 0.7 seconds. '],
  ['const go = (): any => queueMicrotask(go); go();', 'config/index.ts:2: did not end within 0.7 seconds. '],
  ['void (async () => { for (;;) await null; })();', 'config/index.ts:2: did not end within 0.7 seconds. '],
  ['void Promise.resolve().then(() => { for (;;); });', 'config/index.ts:2: did not end within 0.7 seconds. '],
  ['process.nextTick(() => { for (;;); });', 'config/index.ts:2: did not end within 0.7 seconds. '],

  ["void Promise.reject(new Error('late'));", 'config/index.ts:2: Error: late, in a promise or timer of the config. '],
  ["process.nextTick(() => { throw new Error('late'); });", 'config/index.ts:2: Error: late. '],
  [
    "queueMicrotask(() => { throw new Error('late'); });",
    'config/index.ts:2: Error: late, in a promise or timer of the config. ',
  ],

  // What was handed over stays as it was.
  [
    'process.nextTick(() => { (config as any).scenarios = []; });',
    'config/index.ts:2: TypeError: Cannot add property scenarios, object is not extensible. ',
  ],
  [
    'queueMicrotask(() => { (config as any).scenarios = []; });',
    'config/index.ts:2: TypeError: Cannot add property scenarios, object is not extensible, in a promise or timer of the config. ',
  ],

  [
    "import { PolicyEngine } from 'ROOT/lib/policy'; void PolicyEngine;",
    'config/index.ts:2: imports lib/policy/index.ts, which is how the product works inside. ',
  ],
  [
    "import { catalogue } from 'ROOT/lib/catalogue/guardrails/catalogue'; void catalogue;",
    'config/index.ts:2: imports lib/catalogue/guardrails/catalogue.ts, which is how the product works inside. ',
  ],
  [
    "require('node:module').createRequire('ROOT/lib/x.ts')('./policy');",
    'config: imports lib/policy/index.ts, which is how the product works inside. ',
  ],
];

const FINE: readonly string[] = [
  'clearTimeout(setTimeout(() => {}, 50));',
  'void Promise.resolve(1).then((one) => one + 1);',
  'void (async () => { await null; await Promise.all([Promise.resolve(1)]); })();',
  'process.nextTick(() => {});',
  "console.error('');",
  "const fs = require('node:fs'); fs.existsSync(__dirname + '/x.json'); fs.readFileSync(__filename, { flag: 'r' });",
  "require('node:fs').readFileSync(__filename); require('node:fs').readdirSync(__dirname);",
  "require('node:fs').readFileSync(require('node:url').pathToFileURL(__filename)); require('node:fs').readFileSync('ROOT/node_modules/yaml/package.json');",
  "require.resolve('ROOT/node_modules/yaml'); require('ROOT/node_modules/yaml/package.json');",
  "require('node:crypto').createHash('sha256').update('x').digest('hex');",
  "require('node:crypto').pbkdf2Sync('a', 'b', 1, 8, 'sha1'); require('node:zlib').gzipSync('x');",
  "void Promise.reject(new Error('caught')).catch(() => {});",
  "void import('node:path');",
  "import type { PolicyEngine } from 'ROOT/lib/policy'; export type E = PolicyEngine;",
  "import { defineCompany } from 'ROOT/lib/config/define'; void defineCompany;",
  "require('ROOT/node_modules/yaml').parse('a: 1');",
];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function load(text: string): Promise<Ended> {
  const folder = join(mkdtempSync(join(tmpdir(), 'landing-zone-config-')), 'config');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.ts'), `export const config = {};\n${text.replaceAll('ROOT', repository)}\n`);
  const before = readFileSync(join(folder, 'index.ts'), 'utf8');
  const child = spawn(process.execPath, ['-r', './bin/register.js', 'test/support/load-config.ts', folder], {
    cwd: repository,
    env: { ...process.env, NODE_ENV: '' },
    timeout: 30_000,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      expect(readdirSync(folder)).toEqual(['index.ts']);
      expect(readFileSync(join(folder, 'index.ts'), 'utf8')).toBe(before);
      resolve({ code, ...output });
    });
  });
}

const CHANGED_GLOBALS = 'config: changes what everything else rests on: Symbol(undici.globalDispatcher.1)';

test.each(REFUSED)('%s', async (text, line) => {
  const { code, stdout, stderr } = await load(text);
  // From Node.js 22 on a first fetch changes the globals, which is told before.
  const told = text.includes('fetch') && stderr.startsWith(CHANGED_GLOBALS) ? CHANGED_GLOBALS : line;
  expect(stderr.slice(0, told.length)).toBe(told);
  expect(stderr).toMatch(/The config was not read, and nothing was written\.\n$/);
  expect({ code, lines: stderr.split('\n').length }).toEqual({ code: 1, lines: 2 });
  if (told === line) expect(stdout).toBe('');
});

test.each(FINE.map((text) => [text]))('%s is nobody’s business', async (text) => {
  expect(await load(text)).toEqual({ code: 0, stdout: 'loaded\n', stderr: text.includes('console.error') ? '\n' : '' });
});
