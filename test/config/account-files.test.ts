import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ConfigError } from '../../lib/config/config-error';
import { loadConfig } from '../../lib/config/load-config';
import { readConfig, type ReadConfig } from '../../lib/config/read-config';
import { codeOwners } from '../project/code-owners';
import { assemblyFolderOf, templatesIn } from '../support/assemblies';
import { copyCompany } from '../support/copy-company';
import { repository } from '../support/repository';

/* A company whose teams own a file of accounts each: the same as one file, and no more than the platform lets each of them say. */

const GROWTH = `  'growth-marketing': { email: 'aws+growth-marketing@trips.com', ou: 'marketing', tags: { environment: 'prod' } },
  'growth-sales': { email: 'aws+growth-sales@trips.com', ou: 'sales', tags: { environment: 'prod' } },
`;
const DEV = `  'engineering-dev': { email: 'aws+engineering-dev@trips.com', ou: 'dev', tags: { environment: 'dev' } },
`;
const BOUNDS = `accountFiles: {
    growth: { owners: ['@trips/growth'], organizationalUnits: ['growth'], tags: { environment: ['prod'] } },
    'engineering-dev': { organizationalUnits: ['nonproduction'], tags: { environment: ['dev', 'test'] } },
  },
  reviewers: { guardrails: ['@trips/security'] },
`;
const ACCOUNT_TAGS = "accountTags: { environment: ['dev', 'test', 'staging', 'prod'] },\n";

type Edit = (text: string) => string;

/** Files of the config, from its folder, by what is made of their text. */
type Edits = Readonly<Record<string, Edit>>;

function fileOf(accounts: string, name: string): string {
  return `import { defineAccounts } from 'LIB/config/define';
import { catalogue } from '../catalogue';
import { organization } from '../organization';

export const ${name} = defineAccounts(catalogue, organization, {
${accounts}});
`;
}

const INTO_FILES: Edits = {
  'accounts.ts': (text) =>
    text
      .replace(GROWTH, '  ...growth,\n')
      .replace(DEV, '  ...engineeringDev,\n')
      .replace(
        "import { catalogue } from './catalogue';",
        (line) =>
          `import { engineeringDev } from './accounts/engineering-dev';\nimport { growth } from './accounts/growth';\n${line}`,
      ),
  'accounts/growth.ts': () => fileOf(GROWTH, 'growth'),
  'accounts/engineering-dev.ts': () => fileOf(DEV, 'engineeringDev'),
  'company.ts': (text) => text.replace('accountQuota: 10,', (line) => `${line}\n  ${BOUNDS}`),
  'access.ts': (text) => text.replace("identitySource: 'identity-center',", (line) => `${line}\n  ${ACCOUNT_TAGS}`),
};

function folderWith(...edits: readonly Edits[]): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'landing-zone-account-files-')), 'config');
  copyCompany('trips', folder);
  mkdirSync(join(folder, 'accounts'));
  for (const [file, edit] of edits.flatMap((one) => Object.entries(one))) {
    const path = join(folder, file);
    const text = edit(textOf(path));
    writeFileSync(path, text.replace("'LIB/", `'${relative(join(folder, 'accounts'), join(repository, 'lib'))}/`));
  }
  return folder;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function read(...edits: readonly Edits[]): ReadConfig {
  return readConfig(loadConfig({ folder: folderWith(...edits) }));
}

/** What a person is told: the error's lines, or of a config that is read, nothing. */
function refusal(...edits: readonly Edits[]): string {
  try {
    read(...edits);
    return '';
  } catch (error) {
    if (!(error instanceof ConfigError)) return (error as Error).message.replace(/ The config was not read.*$/, '');
    return error.problems
      .map(({ path, found, expected, mend }) => [path, found, expected, mend].join(' | '))
      .join('\n');
  }
}

const one = (file: string, edit: Edit): Edits => ({ [file]: edit });
const swap =
  (from: string, to: string): Edit =>
  (text) => {
    if (!text.includes(from)) throw new Error(`${from} is not there`);
    return text.replace(from, to);
  };

test('accounts in files of teams are the same to the byte as in one file', () => {
  const [whole, inFiles] = [read(), read(INTO_FILES)].map(({ zone }) => templatesIn(assemblyFolderOf(zone)));
  expect(whole?.size).toBeGreaterThan(5);
  const differing = [...(whole ?? [])].filter(
    ([stack, template]) => JSON.stringify(inFiles?.get(stack)) !== JSON.stringify(template),
  );
  expect(differing.map(([stack]) => stack)).toEqual([]);
  expect(inFiles?.size).toBe(whole?.size);
});

test('each file has its owners in CODEOWNERS, after all that is wider', () => {
  const { reviewers, accountFiles } = read(INTO_FILES).zone.company;
  expect(codeOwners(reviewers, accountFiles)?.split('\n# ').at(-1)).toBe(`accounts
/config/accounts/growth.ts @trips/growth
/config/accounts/engineering-dev.ts @trips/security
`);
});

test.each<[string, Edits, string]>([
  [
    'that nobody hands over',
    one('accounts.ts', swap('  ...growth,\n', '')),
    'config/accounts/growth.ts: accounts in `config` lacks "growth-marketing": hand over what this file exports as it is, with `...` in config/accounts.ts.',
  ],
  [
    'of which an account is changed elsewhere',
    one(
      'accounts.ts',
      swap(
        "  'log-archive': {",
        "  ...{ 'growth-sales': { email: 'aws+other@trips.com', ou: 'sales' } },\n  'log-archive': {",
      ),
    ),
    'config/accounts.ts: has "growth-sales", which config/accounts/growth.ts has too: one alone would count',
  ],
  [
    'of which an account is computed otherwise elsewhere',
    one(
      'accounts.ts',
      (text) => `${text}Object.assign(accounts, { ['growth-' + 'sales']: { ...growth['growth-sales'] } });\n`,
    ),
    'config/accounts/growth.ts: accounts in `config` has another "growth-sales"',
  ],
  [
    'that names an account of another file',
    one(
      'accounts/engineering-dev.ts',
      swap('\n});', "\n  'growth-sales': { email: 'aws+other@trips.com', ou: 'dev' },\n});"),
    ),
    'config/accounts/growth.ts: has "growth-sales", which config/accounts/engineering-dev.ts has too: one alone would count',
  ],
  [
    'that takes the place of an account of accounts.ts',
    one('accounts/growth.ts', swap('\n});', "\n  'log-archive': { email: 'aws+other@trips.com', ou: 'sales' },\n});")),
    'config/accounts.ts: has "log-archive", which config/accounts/growth.ts has too: one alone would count',
  ],
  [
    'that takes the place of an account of accounts.ts, which stands before it',
    {
      ...one(
        'accounts/growth.ts',
        swap('\n});', "\n  'log-archive': { email: 'aws+other@trips.com', ou: 'sales' },\n});"),
      ),
      ...one('accounts.ts', (text) => swap('\n});', '\n  ...growth,\n});')(swap('  ...growth,\n', '')(text))),
    },
    'config/accounts.ts: has "log-archive", which config/accounts/growth.ts has too: one alone would count',
  ],
  ['that has no account', one('accounts/growth.ts', swap(GROWTH, '')), 'config/accounts/growth.ts: exports no account'],
  [
    'that computes',
    one('accounts/growth.ts', swap("ou: 'sales'", "ou: ['sa', 'les'].join('')")),
    'config/accounts/growth.ts:7: a file of accounts says more than accounts.',
  ],
  [
    'that spreads',
    one('accounts/growth.ts', swap("ou: 'sales'", "ou: 'sales', ...{}")),
    'config/accounts/growth.ts:7: a file of accounts says more than accounts.',
  ],
  [
    'that acts on another file',
    one('accounts/growth.ts', (text) => `${text}Object.assign(organization, { guardrails: [] });\n`),
    'config/accounts/growth.ts:9: a file of accounts says more than accounts.',
  ],
  [
    'that imports another file',
    one('accounts/growth.ts', (text) => `import '../scenarios';\n${text}`),
    'config/accounts/growth.ts:1: a file of accounts says more than accounts.',
  ],
  [
    'that is called by no key',
    one('accounts/Growth.ts', () => 'export const x = {};\n'),
    'config/accounts/Growth.ts: no file of accounts.',
  ],
  [
    'for which no bounds are given',
    one('company.ts', swap("'engineering-dev': { organizationalUnits", "'engineering-dve': { organizationalUnits")),
    `config/accounts/engineering-dev.ts | a file of accounts that no bounds are given for | an entry of config/company.ts → accountFiles: what its owners may do there | did you mean "engineering-dve"?
config/company.ts → accountFiles.engineering-dve | no config/accounts/engineering-dve.ts | the name of a file of accounts | did you mean "engineering-dev"?`,
  ],
  [
    'that moves an account out of its OUs',
    one('accounts/growth.ts', swap("ou: 'sales'", "ou: 'sandbox'")),
    'config/accounts/growth.ts → growth-sales.ou | "sandbox" | an OU that config/company.ts → accountFiles.growth gives the file, or one below it: growth | write one of those, or let whoever owns config/company.ts give the file this one',
  ],
  [
    'that says a tag that lets people in with a value that is not its own',
    one('accounts/growth.ts', swap("environment: 'prod'", "environment: 'dev'")),
    'config/accounts/growth.ts → growth-marketing.tags.environment | "dev", of a tag that lets people in | a value that config/company.ts → accountFiles.growth lets the file say: prod | take it out, or let whoever owns config/company.ts allow it',
  ],
  [
    'that says a tag that lets people in, of which it may say none',
    one(
      'company.ts',
      swap("organizationalUnits: ['growth'], tags: { environment: ['prod'] }", "organizationalUnits: ['growth']"),
    ),
    'none: config/company.ts → accountFiles.growth lets the file say no environment',
  ],
  [
    'whose bounds name an OU that nobody defined',
    one('company.ts', swap("['nonproduction']", "['nonprodction', 'nonproduction']")),
    'config/company.ts → accountFiles.engineering-dev.organizationalUnits[0] | "nonprodction" | root, or one of the OUs in config/organization.ts | did you mean "nonproduction"?',
  ],
  [
    'whose bounds name a tag that lets nobody in',
    one('company.ts', swap('tags: { environment: [', "tags: { enviroment: ['prod'], environment: [")),
    'config/company.ts → accountFiles.growth.tags.enviroment | "enviroment" | a tag key of access.accountTags: any other may be said freely | did you mean "environment"?',
  ],
  [
    'whose bounds name a value that there is not',
    one('company.ts', swap("environment: ['prod']", "environment: ['prdo', 'prod']")),
    'config/company.ts → accountFiles.growth.tags.environment[0] | "prdo" | one of the values in access.accountTags → environment | did you mean "prod"?',
  ],
  [
    'with a problem, which is told in the file',
    one('accounts/growth.ts', swap("'aws+growth-sales@trips.com'", "'aws+growth-marketing@trips.com'")),
    'config/accounts/growth.ts → growth-sales.email | ',
  ],
])('a file of accounts is refused %s', (_sentence, edits, message) => {
  expect(refusal(INTO_FILES, edits)).toContain(message);
});

test('what is refused of files of accounts is refused of nothing else', () => {
  expect(refusal(INTO_FILES)).toBe('');
});
