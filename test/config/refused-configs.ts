import { UNFORESEEABLE, type RefusedConfig } from './unforeseeable-configs';

/** What the files of a config are, and what is said of them, before `The config was not read …`. */
export const REFUSED: readonly RefusedConfig[] = [
  [
    'throws an error',
    {
      'index.ts':
        "interface One { a: string }\n\nconst one: One = { a: 'x' };\nthrow new TypeError(`boom ${one.a}`);\n",
    },
    'config/index.ts:4: TypeError: boom x',
  ],
  [
    'throws in a file that it imports',
    {
      'index.ts': "import { accounts } from './accounts';\nexport const config = { accounts };\n",
      'accounts.ts': 'const make = (): object => {\n  throw new Error();\n};\nexport const accounts = make();\n',
    },
    'config/accounts.ts:2: Error without a message',
  ],
  ['throws a text', { 'index.ts': "throw 'no\\u001b[31m\\nway';\n" }, 'config/index.ts: throws "no\\u001b[31m\\nway"'],
  ['throws null', { 'index.ts': 'throw null;\n' }, 'config/index.ts: throws null'],
  [
    'throws what throws when it is looked at',
    { 'index.ts': "throw { get message(): string { throw new Error('again'); } };\n" },
    'config/index.ts: throws an object that is no error',
  ],
  [
    'throws an error of many lines',
    { 'index.ts': "throw new Error('first.\\nsecond');\n" },
    'config/index.ts:1: Error: first',
  ],
  [
    'imports a file that stands beside it',
    {
      'index.ts': "import { accounts } from '../beside';\nexport const config = { accounts };\n",
      '../beside.ts': 'export const accounts = { a: process.env.HOME };\n',
    },
    'config/index.ts:1: imports beside.ts, which is not in config/. Expected a file of config/, lib/config/define or an installed package: move it into config/',
  ],
  [
    'imports data that stand beside it',
    {
      'index.ts': "import { accounts } from './accounts';\nexport const config = { accounts };\n",
      'accounts.ts': "\nimport accounts from '../beside.json';\nexport { accounts };\n",
      '../beside.json': '{}',
    },
    'config/accounts.ts:2: imports beside.json, which is not in config/',
  ],
  [
    'names what is not there',
    { 'index.ts': 'export const config = { company: compny };\n' },
    'config/index.ts:1: ReferenceError: compny is not defined',
  ],
  [
    'calls itself for ever',
    { 'index.ts': 'const again = (): object => ({ a: again() });\nexport const config = again();\n' },
    'config/index.ts:1: RangeError: Maximum call stack size exceeded',
  ],
  [
    'lacks a comma',
    { 'index.ts': "export const config = {\n  a: 'x'\n  b: 'y',\n};\n" },
    /^config\/index\.ts:3: SyntaxError: Expected ',', got '\w+'$/,
  ],
  [
    'has an entry a second time',
    { 'index.ts': "export const config = {\n  a: { b: 1 },\n  c: { b: 1 },\n  'a': { b: 2 },\n};\n" },
    'config/index.ts:4: "a" a second time in one object, first in line 2: the last alone would count. Expected each name once: rename one, or remove it',
  ],
  [
    'has a key of a condition a second time in a file that it imports',
    {
      'index.ts': "import { b } from './b';\nexport const config = { b };\n",
      'b.ts': "export const b = [\n  { StringEquals: { ['x']: 1, [`x`]: 2 } },\n];\n",
    },
    /^config\/b\.ts:2: "x" a second time in one object, first in line 2: .*$/,
  ],
  [
    'writes = for :',
    {
      'index.ts': "interface A {\n  ou: string;\n}\n\n\n\nexport const config: A = {\n  ou = 'sandbox',\n};\n",
    },
    'config/index.ts:8: SyntaxError: Invalid shorthand property initializer',
  ],
  [
    'lacks a brace in a file that it imports',
    {
      'index.ts': "import { company } from './company';\nexport const config = { company };\n",
      'company.ts': 'export const company = {\n  name: "x",\n',
    },
    /^config\/company\.ts:\d: SyntaxError: [^\n]+$/,
  ],
  [
    'imports a file that is not there',
    { 'index.ts': "const one = 1;\nimport { a } from './nowhere';\nexport const config = { one, a };\n" },
    "config/index.ts:2: Error: Cannot find module './nowhere'",
  ],
  [
    'imports a package that is not there',
    { 'index.ts': "import { a } from 'no-such-package-at-all';\nexport const config = { a };\n" },
    "config/index.ts:1: Error: Cannot find module 'no-such-package-at-all'",
  ],
  [
    'imports JSON that is none',
    { 'index.ts': "import a from './a.json';\nexport const config = { a };\n", 'a.json': '{\n  "a": 1,\n  b' },
    /^config\/a\.json:3:3: no JSON: found "b", expected another key in double quotes, or no comma before \}$/,
  ],
  [
    'imports JSON that ends too soon',
    { 'index.ts': "import a from './a.json';\nexport const config = { a };\n", 'a.json': '{\n  "a": [' },
    /^config\/a\.json:2:9: no JSON: found the end of the file, expected a value or \]$/,
  ],
  [
    'uses what is not defined yet',
    {
      'index.ts': "import { b } from './b';\nexport const config = { b };\n",
      'b.ts': "\nimport { config } from './index';\nexport const b = config.b;\n",
    },
    "config/b.ts:3: ReferenceError: Cannot access 'config' before initialization",
  ],
  ['is empty', { 'index.ts': '' }, 'config/index.ts: exports nothing: write `export const config = { … }`'],
  [
    'exports another name',
    { 'index.ts': 'export const confg = {};\n' },
    'config/index.ts: exports confg, and no config: did you mean "confg"',
  ],
  [
    'exports it as default',
    { 'index.ts': 'export default {};\n' },
    'config/index.ts: exports default, and no config: write `export const config = { … }`, or use one of default',
  ],
  ...(
    [
      ['lacks `export` in a file', "import { scenarios } from './scenarios';\nexport const config = { scenarios };\n"],
      ['names a file nowhere', "import './scenarios';\nexport const config = {};\n"],
      ['does not import a file', 'export const config = {};\n'],
      ['has a part that is nothing', 'export const config = { scenarios: undefined };\n'],
    ] as const
  ).map(([sentence, index]): (typeof REFUSED)[number] => [
    sentence,
    { 'index.ts': index, 'scenarios.ts': 'const scenarios: readonly object[] = [];\nvoid scenarios;\nexport {};\n' },
    'config/index.ts: config has no scenarios, although config/scenarios.ts is there: export it there and name it in `config`, or remove the file',
  ]),
  [
    'misspells a part that a file has',
    {
      'index.ts': "import { scenarios } from './scenarios';\nexport const config = { scenaros: scenarios };\n",
      'scenarios.ts': 'export const scenarios: readonly object[] = [{}];\n',
    },
    'config/index.ts: config has no scenarios, although config/scenarios.ts is there: it has "scenaros", write scenarios',
  ],
  ...(
    [
      [
        '[a]',
        'lacks or changes entry 2, which config/scenarios.ts has: hand over what it exports, and change it there',
      ],
      ['[]', 'lacks or changes entry 1, which'],
      ['scenarios.filter(() => false)', 'lacks or changes entry 1, which'],
      ['scenarios.map((one) => ({ ...one }))', 'lacks or changes entry 1, which'],
      ['scenarios.slice(1)', 'lacks or changes entry 1, which'],
      ["[{ says: 'c' }]", 'lacks or changes entry 1, which'],
      ["'none'", 'is none of what config/scenarios.ts exports: export it there as scenarios, and hand that over'],
    ] as const
  ).map(([text, sentence]): (typeof REFUSED)[number] => [
    `hands over ${text} of its sentences`,
    {
      'index.ts': `import { a, scenarios } from './scenarios';\nvoid a;\nvoid scenarios;\nexport const config = { scenarios: ${text} };\n`,
      'scenarios.ts': "export const a = { says: 'a' };\nexport const scenarios = [a, { says: 'b' }];\n",
    },
    `config/index.ts: scenarios in \`config\` ${sentence}`,
  ]),
  ...(
    [
      ['{ a: {} }', 'a'],
      ['{ ...accounts, b: { ...accounts.b, guardrails: [] } }', 'b'],
      ['{ a: accounts.a, c: accounts.b }', 'b'],
    ] as const
  ).map(([text, key]): (typeof REFUSED)[number] => [
    `hands over ${text} for its accounts`,
    {
      'index.ts': `import { accounts } from './accounts';\nvoid accounts;\nexport const config = { accounts: ${text} };\n`,
      'accounts.ts': "export const accounts = { a: { ou: 'x' }, b: { ou: 'y' } };\n",
    },
    `config/index.ts: accounts in \`config\` lacks or changes ${key}, which config/accounts.ts has`,
  ]),
  ...['[]', '[1, 2].filter(() => false)'].map((text): (typeof REFUSED)[number] => [
    `has ${text} for sentences`,
    {
      'index.ts': "import { scenarios } from './scenarios';\nexport const config = { scenarios };\n",
      'scenarios.ts': `export const scenarios = ${text};\n`,
    },
    'config/scenarios.ts: no sentence: nothing of what must never happen would be asked. Expected one at least',
  ]),
  [
    'has a part that throws when it is read',
    {
      'index.ts': "export const config = new Proxy({}, { getOwnPropertyDescriptor() { throw new Error('no'); } });\n",
      'scenarios.ts': 'export {};\n',
    },
    /^config(\/index\.ts)?(:\d+)?: Error: no$/,
  ],
  [
    'exports nothing that can hold a config',
    { 'index.ts': 'module.exports = null;\n' },
    'config/index.ts: exports nothing: write `export const config = { … }`',
  ],
  [
    'waits at its top level',
    { 'index.ts': 'await Promise.resolve();\nexport const config = {};\n' },
    /^config\/index\.ts: (waits at its top level \(await\), which nobody waits for|SyntaxError: [^\n]+)$/,
  ],
  [
    'starts a process by what starts them all',
    {
      'index.ts':
        "\nnew (require('node:child_process') as any).ChildProcess().spawn({ file: '/bin/true', args: ['true'], stdio: 'ignore' });\n",
    },
    'config/index.ts:2: Error: the config starts a process (child_process.ChildProcess.spawn)',
  ],
  [
    'trusts somebody else with connections',
    { 'index.ts': "\n(require('node:net') as any).setDefaultAutoSelectFamily(false);\n" },
    'config/index.ts:2: Error: the config changes Node.js (net.setDefaultAutoSelectFamily)',
  ],
  [
    'puts itself between AWS and whoever asks',
    { 'index.ts': "(require('node:https') as any).request = () => {};\nexport const config = {};\n" },
    'config: changes what everything else rests on: node:https.request',
  ],
  [
    'ends the process unheard',
    { 'index.ts': '\n(process as any).reallyExit(0);\n' },
    'config/index.ts:2: Error: the config ends the process (process.reallyExit)',
  ],
  ['is not there', {}, 'config: Error: Cannot find module'],
  ...UNFORESEEABLE,
];
