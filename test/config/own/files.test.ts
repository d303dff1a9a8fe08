import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigError } from '../../../lib/config/config-error';
import { loadConfig } from '../../../lib/config/load-config';
import { readConfig } from '../../../lib/config/read-config';
import { copyCompany } from '../../support/copy-company';
import { repository } from '../../support/repository';

/* A company's own content as a folder of files, some of them named or written as no one should. */

type Edit = readonly [from: string, to: string];

interface Changes {
  /** New files, by their path in the config. */
  readonly files?: Readonly<Record<string, string>>;
  /** Edits of `catalogue.ts`. */
  readonly catalogue?: readonly Edit[];
  /** Edits of other files. */
  readonly edits?: Readonly<Record<string, Edit>>;
}

const desktops = (
  name = 'another',
  control = 'C07',
): string => `import { defineGuardrail } from '../../lib/config/define';
export const ${name} = defineGuardrail({
  type: 'SERVICE_CONTROL_POLICY', control: '${control}', why: 'Because.',
  statements: [{ Effect: 'Deny', Action: 'workspaces:CreateTags', Resource: '*' }],
  denies: [{ action: 'workspaces:CreateTags' }], allows: [{ action: 'workspaces:DescribeTags' }],
});
`;

const gather = (id: string, from: string, name = 'another'): readonly Edit[] => [
  ['import { defineCatalogue', `import { ${name} } from './guardrails/${from}';\nimport { defineCatalogue`],
  ['guardrails: {', `guardrails: {\n    ${id}: ${name},`],
];

/** What is wrong with it, a line each: `place: found → mend`. */
function problemsWith({ files = {}, catalogue = [], edits = {} }: Changes): readonly string[] {
  const top = mkdtempSync(join(tmpdir(), 'landing-zone-own-files-'));
  const folder = join(top, 'config');
  copyCompany('own-content', folder, top);
  for (const name of ['lib', 'node_modules', 'test']) symlinkSync(join(repository, name), join(top, name));
  for (const [file, text] of Object.entries(files)) write(join(folder, file), text);
  for (const edit of catalogue) change(join(folder, 'catalogue.ts'), edit);
  for (const [file, edit] of Object.entries(edits)) change(join(folder, file), edit);
  try {
    readConfig(loadConfig({ folder }));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found, mend }) => `${path}: ${found} → ${mend}`);
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function change(file: string, [from, to]: Edit): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
}

test('content as it is has nothing to say', () => {
  expect(problemsWith({})).toEqual([]);
});

test('a definition may be called after a word of the language, be the default export, and have a page beside it', () => {
  const files = {
    'guardrails/constructor.ts': desktops(),
    'guardrails/has-own-property.ts': desktops('other', 'C08').replace('export const other =', 'export default'),
    'guardrails/README.md': '# Ours',
    'guardrails/.DS_Store': 'x',
    'guardrails/definition/words.ts': 'export const one = 1, two = 2;',
  };
  const catalogue: readonly Edit[] = [
    ...gather('constructor', 'constructor'),
    ['import { defineCatalogue', "import other from './guardrails/has-own-property';\nimport { defineCatalogue"],
    ['guardrails: {', "guardrails: {\n    'has-own-property': other,"],
  ];
  expect(problemsWith({ files, catalogue })).toEqual([]);
});

const NOT_GATHERED = 'a file that config/catalogue.ts does not gather';
const NO_ID = 'rename it to lower case words (letters, digits) joined by hyphens and gather it, or remove it';
const NO_DEFINITION = 'a file that is no definition → move it: nothing of it would deploy';

test.each<[what: string, changes: Changes, problems: readonly string[]]>([
  [
    'a file that is called after the prototype, gathered as people write it',
    { files: { 'guardrails/__proto__.ts': desktops() }, catalogue: gather('__proto__', '__proto__') },
    [`config/guardrails/__proto__.ts: ${NOT_GATHERED} → ${NO_ID}`],
  ],
  [
    'the same, gathered under that name',
    { files: { 'guardrails/__proto__.ts': desktops() }, catalogue: gather("['__proto__']", '__proto__') },
    ['config/catalogue.ts → guardrails.__proto__: the id "__proto__" → rename it, and its file'],
  ],
  [
    'a file in upper case beside one in lower case',
    { files: { 'guardrails/Deny-Desktops.ts': desktops() } },
    [`config/guardrails/Deny-Desktops.ts: ${NOT_GATHERED} → ${NO_ID}`],
  ],
  [
    'the same, gathered',
    { files: { 'guardrails/Deny-Tags.ts': desktops() }, catalogue: gather("'Deny-Tags'", 'Deny-Tags') },
    ['config/catalogue.ts → guardrails.Deny-Tags: the id "Deny-Tags" → rename it, and its file'],
  ],
  [
    'a file with a dot in its name',
    { files: { 'guardrails/deny.tags.ts': desktops() }, catalogue: gather("'deny.tags'", 'deny.tags') },
    ['config/catalogue.ts → guardrails["deny.tags"]: the id "deny.tags" → rename it, and its file'],
  ],
  [
    'a folder of a theme, as the catalogue has them',
    { files: { 'guardrails/audit/deny-tags.ts': desktops().replace("'../../lib", "'../../../lib") } },
    ['config/guardrails/audit/: a folder → move it: nothing of it would deploy'],
  ],
  [
    'files of other kinds of code',
    { files: { 'guardrails/a.txt': '', 'guardrails/b.mts': '', 'personas/c.tsx': '', 'machine-roles/d.json': '{}' } },
    ['guardrails/a.txt', 'guardrails/b.mts', 'machine-roles/d.json', 'personas/c.tsx'].map(
      (file) => `config/${file}: ${NO_DEFINITION}`,
    ),
  ],
  [
    'an empty file',
    { files: { 'personas/empty.ts': '' } },
    [
      `config/personas/empty.ts: ${NOT_GATHERED}, and that exports nothing → write export before its definition: export const empty = …, and gather it`,
    ],
  ],
  [
    'an empty file that is gathered',
    { files: { 'guardrails/empty.ts': 'export {};' }, catalogue: gather('empty', 'empty') },
    [
      'config/catalogue.ts → guardrails.empty: nothing: config/guardrails/empty.ts exports nothing → write export before its definition: export const empty = …',
    ],
  ],
  [
    'a file with two definitions, of which one is gathered',
    {
      files: { 'guardrails/deny-tags.ts': `${desktops()}export const unseen = { ...another };\n` },
      catalogue: gather("'deny-tags'", 'deny-tags'),
    },
    [
      'config/guardrails/deny-tags.ts: 2 exports → give each definition a file, and what they share one in config/guardrails/definition/',
    ],
  ],
  [
    'a definition whose name is imported as another',
    {
      files: { 'guardrails/deny-tags.ts': desktops('DenyTags') },
      catalogue: gather("'deny-tags'", 'deny-tags'),
      edits: { 'index.ts': ["'deny-purchases']", "'deny-purchases', 'deny-tags']"] },
    },
    [
      'config/catalogue.ts → guardrails.deny-tags: nothing: config/guardrails/deny-tags.ts exports DenyTags, imported as another → import DenyTags, or export it as another',
    ],
  ],
  [
    'a definition that is gathered under two ids',
    { catalogue: [['guardrails: {', "guardrails: {\n    'deny-desks': denyDesktops,"]] },
    [
      'config/catalogue.ts → guardrails.deny-desks: what config/guardrails/deny-desktops.ts exports → did you mean "deny-desktops"?',
    ],
  ],
  [
    'a policy as JSON in which a key stands twice',
    {
      edits: {
        'guardrails/deny-purchases.json': [
          '"Action": "savingsplans:CreateSavingsPlan"',
          '"Action": "savingsplans:DeleteQueuedSavingsPlan", "Action": "savingsplans:CreateSavingsPlan"',
        ],
      },
    },
    [
      'config/guardrails/deny-purchases.json → Statement[1].Action: "Action" a second time → put the values into one list, or remove one',
    ],
  ],
])('%s is refused, or taken for what it is', (_what, changes, problems) => {
  expect(problemsWith(changes)).toEqual(problems);
});
