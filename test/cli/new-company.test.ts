import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import ts from 'typescript';
import { newCompanyCommand } from '../../lib/cli/new-company';
import { answersOf, LONGEST_KEY, STARTS, type RawAnswers, type StartName } from '../../lib/cli/new-company/answers';
import type { Ask } from '../../lib/cli/new-company/read-answers';
import { startingConfig } from '../../lib/cli/new-company/starts';
import { askAt } from '../../lib/cli/new-company/terminal';
import { loadConfig } from '../../lib/config/load-config';
import { noOwnFiles } from '../../lib/config/own/own-files';
import { readConfig } from '../../lib/config/read-config';
import type { LandingZone } from '../../lib/model/landing-zone';
import { config as trips } from '../support/companies/trips';
import { checked, EVERY_CHECK } from '../support/checked';
import { repository } from '../support/repository';
import { run } from './support';
import { ANSWERS, argvOf, clone, newCompany } from './written-company';

/** What is asked of one start alone, as the start has it. */
const OF_LARGE = { teams: 'shop,data', environments: 'dev,staging,prod' };

const read = (config: unknown): LandingZone => readConfig({ config, catalogue: undefined, files: noOwnFiles }).zone;

const folders = Object.fromEntries(STARTS.map((start) => [start, clone()])) as Record<StartName, string>;

beforeAll(async () => {
  for (const start of STARTS) {
    const { exitCode, stderr } = await newCompany(folders[start], { ...ANSWERS, start });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  }
});

describe.each(STARTS)('the start %s', (start) => {
  test('is written as nine files and four empty folders that hold the config, which is read without a problem', () => {
    const names = [
      'access.ts',
      'accounts.ts',
      'catalogue.ts',
      'company.ts',
      'exceptions.ts',
      'guardrails',
      'index.ts',
      'machine-roles',
      'organization.ts',
      'personas',
      'scenarios.ts',
      'workflows',
      'workloads.ts',
    ];
    expect(readdirSync(folders[start]).sort()).toEqual(names);
    const { config } = require(join(folders[start], 'index.ts')) as { config: LandingZone }; // eslint-disable-line @typescript-eslint/no-require-imports
    expect(config).toEqual(startingConfig(answersOf({ ...OF_LARGE, ...ANSWERS, start })));
    expect(read(config).company).toMatchObject({ name: ANSWERS.name, homeRegion: 'eu-central-1' });
  });

  test('has e-mail addresses that no key makes too long', () => {
    const lengths = Object.keys(startingConfig(answersOf({ ...OF_LARGE, ...ANSWERS, start })).accounts).map(
      (key) => key.length,
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_KEY.length);
  });

  test('needs no pipeline, no second region and no groups of its own', () => {
    const least = {
      ...ANSWERS,
      repository: '',
      'approved-regions': 'eu-central-1',
      'identity-source': 'identity-center',
    };
    const config = startingConfig(answersOf({ ...OF_LARGE, ...least, start }));
    expect(read(config).workloads).toEqual({});
  });
});

test('the files of every start have the types that the config’s definitions ask for', () => {
  const files = STARTS.map((start) => join(folders[start], 'index.ts'));
  const file = join(repository, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (path) => readFileSync(path, 'utf8')) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, rootDir: '/' }, repository);
  const program = ts.createProgram(files, options);
  const written = program
    .getSourceFiles()
    .filter(({ fileName }) => /\/landing-zone-new-[^/]+\/config\//.test(fileName));
  const found = written.flatMap((one) => [
    ...program.getSyntacticDiagnostics(one),
    ...program.getSemanticDiagnostics(one),
  ]);
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
  expect(written.length).toBe(9 * STARTS.length);
});

test.each(STARTS)('the start %s synthesizes, and every check and scenario holds', async (start) => {
  const { problems, checks } = await checked(loadConfig({ folder: folders[start] }));
  expect(problems).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual(EVERY_CHECK);
});

test('the sample’s start (lib/cli/new-company/starts/sample.ts) is the sample company, but for its machine roles and what is its alone', () => {
  const answers = {
    ...OF_LARGE,
    ...ANSWERS,
    email: 'aws+{account}@trips.com',
    'identity-source': 'identity-center',
    start: 'sample',
  };
  const made = startingConfig(answersOf(answers));
  expect({ accounts: made.accounts, access: made.access }).toEqual({ accounts: trips.accounts, access: trips.access });
  expect(made.organization.organizationalUnits).toEqual(trips.organization.organizationalUnits);
  expect([...made.organization.guardrails].sort()).toEqual([...trips.organization.guardrails].sort());
});

test('teams, environments and contacts are those that were given', async () => {
  const folder = clone();
  const given = { teams: 'crew', environments: 'lab,uat,pilot,live' };
  const { exitCode, stderr } = await newCompany(folder, { ...ANSWERS, ...given, start: 'large' });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const { zone } = readConfig(loadConfig({ folder }));
  expect(Object.keys(zone.organization.organizationalUnits)).toEqual(
    expect.arrayContaining(['lab', 'uat', 'pilot', 'live']),
  );
  expect(Object.keys(zone.accounts)).toEqual(
    expect.arrayContaining(['crew-lab', 'crew-uat', 'crew-pilot', 'crew-live']),
  );
  expect(zone.company.contacts).toEqual({
    billing: {
      name: 'Finance',
      title: 'Finance team',
      email: 'aws+billing@ferries.example',
      phoneNumber: '+49 555 0100',
    },
    security: expect.objectContaining({ title: 'On call' }) as object,
  });
  const { problems } = await checked(loadConfig({ folder }));
  expect(problems).toEqual([]);
});

test('everything that is wrong is told at once, and nothing is written', async () => {
  const folder = clone();
  const { exitCode, stdout, stderr } = await newCompany(folder, {
    name: ' x',
    email: 'aws@ferries.example',
    start: 'sampel',
    'home-region': 'eu-centrl-1',
    'approved-regions': 'eu-west-1,moon-1',
    'identity-source': 'okta',
    repository: 'landing-zone',
    'account-quota': 'many',
  });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^--name: found " x"\. Expected no spaces at the ends/),
    expect.stringMatching(/^--email: found .* Expected an e-mail address with \{account\} in it once/),
    expect.stringMatching(/^--start: found .* \(did you mean "sample"\?\)\.$/),
    '--home-region: found "eu-centrl-1". Expected regions of the commercial partition (did you mean "eu-central-1"?).',
    '--approved-regions: found "eu-west-1,moon-1". Expected regions of the commercial partition ("moon-1" is none).',
    expect.stringMatching(/^--identity-source: found "okta"\. Expected identity-center, external/),
    expect.stringMatching(/^--repository: found "landing-zone"\. Expected owner\/name/),
    expect.stringMatching(/^--alarm-email: not given/),
    expect.stringMatching(/^--account-quota: found "many"/),
  ]);
  expect(existsSync(folder)).toBe(false);
});

test.each<[what: string, answers: Partial<RawAnswers>, lines: readonly string[]]>([
  [
    'home region',
    { 'home-region': 'eu-centrl-1', 'approved-regions': 'eu-centrl-1,eu-west-1' },
    [
      '--home-region: found "eu-centrl-1". Expected regions of the commercial partition (did you mean "eu-central-1"?).',
    ],
  ],
  [
    'approved region',
    { 'approved-regions': 'eu-west-1,eu-nort-1,eu-nort-1' },
    [
      '--approved-regions: found "eu-west-1,eu-nort-1,eu-nort-1". Expected regions of the commercial partition ("eu-nort-1" is none: did you mean "eu-north-1"?).',
    ],
  ],
])('a misspelt %s is told once, with what was meant', async (_what, answers, lines) => {
  const { exitCode, stderr } = await newCompany(clone(), { ...ANSWERS, start: 'large', ...answers });
  expect({ exitCode, lines: stderr.trimEnd().split('\n') }).toEqual({ exitCode: 2, lines });
});

test('whatever is asked is an option, and whatever is an option but --yes is asked', async () => {
  const { stdout } = await run(newCompanyCommand({ folder: clone() }), ['--help']);
  const asked: string[] = [];
  const right: Partial<RawAnswers> = { ...ANSWERS, ...OF_LARGE, start: 'large' };
  const ask = (question: string): Promise<string> => {
    const [name = ''] = question.split(':');
    asked.push(name);
    return Promise.resolve(right[name as keyof RawAnswers] ?? 'no');
  };
  await run(newCompanyCommand({ folder: clone(), ask }), []);
  expect(asked).toEqual([...stdout.matchAll(/^ {2}--([a-z-]+) </gm)].map(([, name]) => name));
  expect([...asked].sort()).toEqual(Object.keys({ ...ANSWERS, ...OF_LARGE, start: 'large' }).sort());
});

test.each<[string, Partial<RawAnswers>, RegExp]>([
  [
    'more accounts than AWS grants',
    { start: 'large', 'account-quota': '10' },
    /^--account-quota: 10, and this start has \d+ accounts\. /,
  ],
  [
    'addresses that get too long',
    { email: `aws+{account}@${'x'.repeat(45)}.example` },
    /^--email: .*also with "engineering-staging"/,
  ],
  [
    'addresses that names of teams make too long',
    { start: 'large', teams: 'passenger-transport-planning', email: 'aws+{account}@ferries-of-the-north.example' },
    /^--email: makes aws\+passenger-transport-planning-staging@/,
  ],
  ['teams for a start without', { teams: 'shop' }, /^--teams: of --start large alone\./],
  ['a team twice', { start: 'large', teams: 'shop,shop' }, /^--teams: .*Expected each name once/],
  ['a team that is no key', { start: 'large', teams: 'Shop' }, /^--teams: .*Expected a key of lower case words/],
  [
    'a team whose account is there already',
    { start: 'large', teams: 'log', environments: 'dev,archive' },
    /^--teams: .*Expected other names than log, which the start has already/,
  ],
  [
    'an environment whose OU is there already',
    { start: 'large', environments: 'sandbox,prod' },
    /^--environments: .*Expected other names than sandbox/,
  ],
  ['one environment', { start: 'large', environments: 'prod' }, /^--environments: .*Expected two at least/],
  [
    'a contact without a phone',
    { 'billing-contact': 'Finance; Finance team; a@ferries.example' },
    /^--billing-contact: .*Expected name; title; e-mail; phone, or nothing/,
  ],
  [
    'a contact with a wrong address',
    { 'security-contact': 'Security; On call; nobody; +49 555 0102' },
    /^--security-contact: .*Expected an e-mail address of 6 to 64 characters that AWS accepts as email/,
  ],
  [
    'an option that is misspelt',
    { nmae: 'x' } as Partial<RawAnswers>,
    /^--nmae: no such option\. Did you mean "--name"\?/,
  ],
])('%s: exit code 2, and nothing is written', async (_what, answers, line) => {
  const folder = clone();
  const { exitCode, stdout, stderr } = await newCompany(folder, { ...ANSWERS, start: 'sample', ...answers });
  expect([exitCode, stdout, existsSync(folder)]).toEqual([2, '', false]);
  expect(stderr).toMatch(line);
});

describe('a config that is there', () => {
  const there = (): string => {
    const folder = clone();
    mkdirSync(join(folder, 'guardrails'), { recursive: true });
    for (const [name, text] of Object.entries({ 'index.ts': 'old', 'catalogue.ts': 'own', 'guardrails/x.ts': 'x' }))
      writeFileSync(join(folder, name), text);
    return folder;
  };
  const answers = { ...ANSWERS, start: 'three-accounts' };
  const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

  test('is not touched without a yes', async () => {
    const folder = there();
    const { exitCode, stderr } = await newCompany(folder, answers);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^--yes: not given, and there is a config already/);
    expect(readdirSync(folder).sort()).toEqual(['catalogue.ts', 'guardrails', 'index.ts']);
    expect(read(folder, 'index.ts')).toBe('old');
  });

  test('is replaced with a yes, own content included', async () => {
    const folder = there();
    expect(await newCompany(folder, answers, '--yes')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(read(folder, 'catalogue.ts')).toContain(
      'defineCatalogue({ guardrails: {}, personas: {}, machineRoles: {}, workflows: {} })',
    );
    expect(readdirSync(join(folder, 'guardrails'))).toEqual(['.gitkeep']);
    expect(read(folder, 'index.ts')).toContain("export { catalogue } from './catalogue';");
    expect(readdirSync(join(folder, '..')).sort()).toEqual(['config', 'lib', 'node_modules']);
  });

  test('is replaced by who answers yes at the terminal, question by question, wrong answers asked again', async () => {
    const folder = there();
    const typed = [
      'Ferries',
      'aws+{account}@ferries.example',
      'huge',
      'sample',
      'eu-north-1',
      '',
      '',
      '',
      'a@ferries.example',
      'Finance',
      '',
      '',
      '',
      '',
      'yes',
    ];
    const asked: string[] = [];
    const ask = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve(typed[asked.length - 1] ?? 'too many questions');
    };
    expect(await run(newCompanyCommand({ folder, ask }), [])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(asked[3]).toMatch(/^"huge": expected three-accounts, sample, large/);
    expect(asked.length).toBe(typed.length);
    expect(asked.join('\n')).not.toContain('teams: ');
    expect(asked).toContainEqual(expect.stringMatching(/^"Finance": expected name; title; e-mail; phone, or nothing/));
    expect(read(folder, 'company.ts')).toContain("approvedRegions: ['eu-north-1']");
    expect(read(folder, 'workloads.ts')).toContain('{}');
  });

  test('stays where the answer is no', async () => {
    const folder = there();
    // Contacts may be left out; what is left to ask is whether to replace the config.
    const ask = (question: string): Promise<string> => Promise.resolve(question.includes('contact: ') ? '' : 'no');
    expect(await run(newCompanyCommand({ folder, ask }), argvOf(answers))).toMatchObject({ exitCode: 1 });
    expect(read(folder, 'index.ts')).toBe('old');
  });
});

describe('who ends the input at a question', () => {
  const terminal = (typed: string): Ask => {
    const input = new PassThrough();
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const ask = askAt(input, output);
    return (question) => {
      setImmediate(() => input.write(typed));
      return ask(question);
    };
  };

  test.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('with %s hears that nothing was written, and the exit code is 2', async (_key, typed) => {
    const folder = clone();
    const ended = await run(newCompanyCommand({ folder, ask: terminal(typed) }), []);
    expect(ended).toEqual({ exitCode: 2, stdout: '', stderr: 'Nothing was written.\n' });
    expect(existsSync(folder)).toBe(false);
  });

  test('is told from who answers', async () => {
    expect(await terminal('Ferries\n')('name?')).toBe('Ferries');
  });
});
