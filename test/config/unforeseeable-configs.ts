import { repository } from '../support/repository';

export type Files = Readonly<Record<string, string>>;

/** In the place of a text: the file is a link to one that is not of the config. */
export const LINK_TO_ETC = '-> /etc/hostname';

/** What the files are, and what is said of them, before `The config was not read …`. */
export type RefusedConfig = readonly [sentence: string, files: Files, message: string | RegExp];

/** Configs that are otherwise each time, or on each machine: they ask the clock, chance or the machine, or read what is no source. */
export const UNFORESEEABLE: readonly RefusedConfig[] = [
  // What is proven here and now would be another thing elsewhere or tomorrow.
  ...(
    [
      ['Date.now()', 'Date.now'],
      ['new Date().getUTCDay()', 'new Date()'],
      ['Date()', 'Date()'],
      ['Math.random()', 'Math.random'],
      ['process.env.HOME', 'process.env (HOME)'],
      ["'STAGE' in process.env", 'process.env (STAGE)'],
      ['{ ...process.env }', 'process.env'],
      ["process.argv.includes('--prod')", 'process.argv (includes)'],
      ["require('node:os').hostname()", 'os.hostname'],
      ["require('os').userInfo().username", 'os.userInfo'],
      ["require('node:crypto').randomUUID()", 'crypto.randomUUID'],
      ["require('node:crypto').randomBytes(2).length", 'crypto.randomBytes'],
      ['globalThis.crypto.randomUUID()', 'crypto.randomUUID'],
      ['performance.now()', 'performance.now'],
      ['new Date(2026, 0, 1).toISOString()', 'new Date() of a time without a time zone, such as Z'],
      ["new Date('2026-01-01T00:00').toISOString()", 'new Date() of a time without a time zone, such as Z'],
      ["new Date('Jan 1, 2026').getTime()", 'new Date() of a time without a time zone, such as Z'],
      ["Date.parse('2026-01-01T00:00')", 'Date.parse of a time without a time zone, such as Z'],
      ["new Date('2026-01-01').getDate()", 'Date.prototype.getDate'],
      ["new Date('2026-01-01').getTimezoneOffset()", 'Date.prototype.getTimezoneOffset'],
      ["new Date('2026-01-01').toLocaleDateString('en')", 'Date.prototype.toLocaleDateString'],
      ["String(new Date('2026-01-01'))", 'Date.prototype.toString'],
      ['process.cwd()', 'process.cwd'],
      ["require('node:path').resolve('accounts.json')", 'process.cwd'],
      ['process.platform', 'process.platform'],
      ['process.pid', 'process.pid'],
      ['process.arch', 'process.arch'],
      ['process.execPath', 'process.execPath'],
      ["require('node:os').tmpdir()", 'os.tmpdir'],
      ["['a'].map(() => Math.random())", 'Math.random'],
      ["JSON.parse('[1]', () => Date.now())", 'Date.now'],
    ] as const
  ).map(([text, what]): [string, Record<string, string>, string] => [
    `depends on ${text}`,
    { 'index.ts': `\nexport const config = { a: ${text} };\n` },
    `config/index.ts:2: Error: it asks ${what}, which answers otherwise each time or on each machine: write the value itself`,
  ]),
  // What lies elsewhere, or is no source, changes without a command that notices.
  ...(
    [
      ["require('fs').readFileSync('/etc/hostname', 'utf8')", 'fs.readFileSync (/etc/hostname)'],
      ["require('fs').readFileSync(__dirname + '/../beside.json', 'utf8')", 'fs.readFileSync (config/../beside.json)'],
      ["require('fs').readFileSync(new URL('file:///etc/hostname')).length", 'fs.readFileSync (/etc/hostname)'],
      ["require('fs').readFileSync(Buffer.from('/etc/hostname')).length", 'fs.readFileSync (/etc/hostname)'],
      ["require('fs').readFileSync('config/index.ts', 'utf8')", 'fs.readFileSync (config/index.ts)'],
      ["require('fs').readFileSync(__dirname + '/notes.md', 'utf8')", 'fs.readFileSync (config/notes.md)'],
      [`require('fs').readFileSync('${repository}/node_modules/.package-lock.json').length`, 'fs.readFileSync (/'],
      ["require('fs').readFileSync(0, 'utf8')", 'fs.readFileSync'],
      ["require('fs').readFileSync(__dirname + '/link.json', 'utf8')", 'fs.readFileSync (config/link.json)'],
      ["require('fs').statSync(__filename).mtimeMs", 'fs.statSync (config/index.ts)'],
      ["require('fs').existsSync('/etc/hostname')", 'fs.existsSync (/etc/hostname)'],
      ["require('fs').readdirSync('/etc').length", 'fs.readdirSync (/etc)'],
      ["require('fs').readdirSync(__dirname).length", 'fs.readdirSync (config)'],
      ["require('fs').opendirSync('/etc').readSync()?.name", 'fs.opendirSync (/etc)'],
      ["require('fs').createReadStream('/etc/hostname').path", 'fs.createReadStream (/etc/hostname)'],
      ["new (require('fs').ReadStream)('/etc/hostname').path", 'fs.ReadStream (/etc/hostname)'],
      ["require('fs').readlinkSync('/proc/self')", 'fs.readlinkSync (/proc/self)'],
      ["void require('fs/promises').readFile('/etc/hostname')", 'fs/promises.readFile (/etc/hostname)'],
      ["['/etc/hostname'].map((one) => require('fs').readFileSync(one, 'utf8'))[0]", 'fs.readFileSync (/etc/hostname)'],
      ["['/etc/hostname'].map(require('fs').existsSync)[0]", 'fs.existsSync (/etc/hostname)'],
    ] as const
  ).map(([text, what]): [string, Record<string, string>, string] => [
    `reads by ${text}`,
    {
      'index.ts': `\nexport const config = { a: ${text} };\n`,
      '../beside.json': '{}',
      'notes.md': 'notes\n',
      'link.json': LINK_TO_ETC,
    },
    `config/index.ts:2: Error: it reads by ${what}`,
  ]),
  ...(
    [
      ["require.resolve('../beside.json')", 'imports beside.json, which is not in config/'],
      ["require('../beside.json')", 'imports beside.json, which is not in config/'],
      [
        "require('module').createRequire('/tmp/x')(__dirname + '/../beside.json')",
        'imports beside.json, which is not in',
      ],
    ] as const
  ).map(([text, what]): [string, Record<string, string>, RegExp] => [
    `finds another file by ${text}`,
    { 'index.ts': `\nexport const config = { a: ${text} };\n`, '../beside.json': '{}' },
    new RegExp(`^\\S+: ${what}`),
  ]),
  ...(
    [
      ["process.getBuiltinModule('node:wasi')", 'process.getBuiltinModule'],
      ["require('module').createRequire('/tmp/x')('node:wasi')", 'module._load'],
    ] as const
  ).map(([text, what]): [string, Record<string, string>, string] => [
    `asks for a module of Node.js by ${what}`,
    { 'index.ts': `\nexport const config = { a: ${text} };\n` },
    `config/index.ts:2: Error: the config loads a module of Node.js that acts by itself (${what})`,
  ]),
  [
    'has a file that nobody imports',
    {
      'index.ts': 'export const config = {};\n',
      'more-scenarios.ts': "export const more = [{ says: 'nobody stops the trail' }];\n",
    },
    'config/more-scenarios.ts: nothing imports it, or uses what it imports from there',
  ],
  [
    'imports a file and uses nothing of it',
    {
      'index.ts': "import { more } from './more';\nexport const config = {};\n",
      'more.ts': 'export const more = [];\n',
    },
    'config/more.ts: nothing imports it, or uses what it imports from there',
  ],
  [
    'ends the process as if all were well',
    { 'index.ts': 'export const config = {};\nprocess.exit(0);\n' },
    'config/index.ts:2: Error: the config ends the process (process.exit)',
  ],
  [
    'ends the process and looks away',
    { 'index.ts': 'try {\n  process.exit(0);\n} catch {}\nexport const config = {};\n' },
    'config/index.ts:2: Error: the config ends the process (process.exit)',
  ],
  [
    'changes what lists can do',
    {
      'index.ts':
        'export const config = {};\nArray.prototype.flatMap = () => [];\n(Array.prototype as any).last = 1;\n',
    },
    'config: changes what everything else rests on: Array.prototype.last, Array.prototype.flatMap',
  ],
  ...(
    [
      ["process.chdir('/');", 'process.chdir'],
      ["process.env.AWS_REGION = 'x';", 'process.env.AWS_REGION'],
      ['delete process.env.PATH;', 'process.env.PATH'],
      ['process.exitCode = 3;', 'process.exitCode'],
      ['(process.stdout as any).write = () => true;', 'process.stdout.write'],
      ['(process.stderr as any).write = () => true;', 'process.stderr.write'],
      ['console.log = () => {};', 'console.log'],
      ['(Object.prototype as any).polluted = 1;', 'Object.prototype.polluted'],
      ["process.on('exit', () => {});", 'process.on("exit")'],
    ] as const
  ).map(([text, what]): [string, Record<string, string>, string] => [
    `does ${text}`,
    { 'index.ts': `export const config = {};\n${text}\n` },
    `config: changes what everything else rests on: ${what}`,
  ]),
  [
    'changes how lists are gone through, and what ends the process',
    {
      'index.ts':
        'export const config = {};\n(Array.prototype as any)[Symbol.iterator] = function* () {};\nprocess.exit = (() => {}) as any;\n',
    },
    'changes what everything else rests on: ',
  ],
  [
    'adds to what texts can do and to what there is',
    {
      'index.ts':
        '(String.prototype as any).title = function () {};\n(JSON as any).twice = () => 2;\nexport const config = {};\n',
    },
    'changes what everything else rests on: String.prototype.title, JSON.twice',
  ],
  [
    'silences what is told',
    { 'index.ts': 'console.error = () => {};\nexport const config = {};\n' },
    'config: changes what everything else rests on: console.error',
  ],
  [
    'wants the last word when the process ends',
    { 'index.ts': "process.on('exit', () => {\n  process.exitCode = 0;\n});\nexport const config = {};\n" },
    'config: changes what everything else rests on: process.on("exit")',
  ],
  [
    'never ends',
    {
      'index.ts': "import { a } from './accounts';\nexport const config = { a };\n",
      'accounts.ts': 'export const a = 1;\nfor (;;) {}\n',
    },
    'config/accounts.ts: did not end within 0.5 seconds',
  ],
  [
    'never ends and catches everything',
    { 'index.ts': 'for (;;) {\n  try {\n    for (;;) {}\n  } catch {}\n}\n' },
    'config/index.ts: did not end within 0.5 seconds',
  ],
];
