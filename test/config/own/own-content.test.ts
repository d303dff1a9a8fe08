import { join } from 'node:path';
import { ConfigError } from '../../../lib/config/config-error';
import { catalogueOf, productDefinitions } from '../../../lib/config/definitions';
import { unknownNames } from '../../../lib/config/definitions/names';
import { noOwnFiles, readOwnFiles, type OwnFile, type OwnFiles } from '../../../lib/config/own/own-files';
import { withOwnContent } from '../../../lib/config/own/with-own-content';
import { guardrailContext } from '../../../lib/choice/guardrail-context';
import { personaPage } from '../../../lib/choice/pages/personas';
import { guardrailTable } from '../../../lib/choice/pages/guardrails';
import { resolvePersonas } from '../../../lib/choice/catalogue';
import { organizationPolicies } from '../../../lib/choice/organization-policies';
import { personaContext } from '../../../lib/choice/persona-context';
import { guardrailOf } from '../../../lib/choice/guardrail-of';
import { writtenGuardrails } from '../../../lib/choice/written-guardrails';
import { loadIamData } from '../../../lib/iam-data';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { catalogue, config as complete } from '../../support/companies/own-content';
import { startUp } from '../../support/companies/start-up';
import policy from '../../support/companies/own-content/guardrails/deny-purchases.json';
import { readLandingZone } from '../../support/read-landing-zone';
import { copyOf, type Mutable } from '../../support/synthesize';
import { repository } from '../../support/repository';

/** What the tests take out of it would leave exceptions for nobody behind. */
const config: WrittenLandingZone = { ...complete, exceptions: {} };

const folder = join(repository, 'test/support/companies/own-content');
const files = readOwnFiles(folder, (file) => require(file) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports

type Own = Readonly<Record<keyof typeof catalogue, Readonly<Record<string, object>>>>;
const own = catalogue as unknown as Own;
const { guardrails, personas, machineRoles } = own;

/** What is wrong with content, a line each: `place: found → mend`. */
function problemsOf(content: unknown, given: OwnFiles = files, company: unknown = config): readonly string[] {
  try {
    readLandingZone(company, withOwnContent(productDefinitions, { catalogue: content, files: given }));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found, mend }) => `${path}: ${found} → ${mend}`);
  }
}

/** With a definition changed, in its file too. */
function changed(kind: keyof Own, id: string, change: object | null): readonly string[] {
  const entry = change === null ? null : { ...own[kind][id], ...change };
  const file = { ...fileOf(kind, `${id}.ts`), exports: [entry] };
  return problemsOf({ ...own, [kind]: { ...own[kind], [id]: entry } }, withFile(kind, file));
}

function fileOf(kind: keyof Own, name: string): OwnFile {
  return files[kind].find((file) => file.name === name) ?? { name };
}

/** With a file in the place of the one of its name, or as another one. */
function withFile(kind: keyof Own, file: OwnFile): OwnFiles {
  return { ...files, [kind]: [...files[kind].filter(({ name }) => name !== file.name), file] };
}

const ZONE = readLandingZone(config, withOwnContent(productDefinitions, { catalogue, files }));
const DEFINITIONS = withOwnContent(productDefinitions, { catalogue, files });
const CATALOGUE = catalogueOf(DEFINITIONS);

test('content as it is has nothing to say, and every name in it means something to AWS', async () => {
  expect(problemsOf(own)).toEqual([]);
  expect(unknownNames(ZONE, await loadIamData(), DEFINITIONS)).toEqual([]);
});

test('a company without content of its own has the product’s definitions', () => {
  const definitions = withOwnContent(productDefinitions, { catalogue: undefined, files: noOwnFiles });
  expect(definitions).toMatchObject(productDefinitions);
  expect(definitions.own?.problems).toEqual([]);
});

test.each<[what: string, problems: readonly string[], expected: readonly string[]]>([
  [
    'a file that is not gathered',
    problemsOf({ ...own, personas: {} }),
    [
      'config/personas/analyst.ts: a file that config/catalogue.ts does not gather → add analyst to the personas of config/catalogue.ts, or remove the file',
    ],
  ],
  [
    'a file that is gathered under another id',
    problemsOf({ ...own, personas: { analyzt: personas.analyst } }),
    ['config/personas/analyst.ts: gathered as "analyzt" → name the entry "analyst", or the file analyzt.ts'],
  ],
  [
    'two files that are gathered under each other’s id',
    problemsOf({
      ...own,
      guardrails: {
        ...guardrails,
        'deny-desktops': guardrails['deny-purchases'],
        'deny-purchases': guardrails['deny-desktops'],
      },
    }).filter((line) => line.startsWith('config/catalogue.ts')),
    [
      'config/catalogue.ts → guardrails.deny-desktops: what config/guardrails/deny-purchases.ts exports → define it in config/guardrails/deny-desktops.ts, or use one of deny-changing-enabled-regions, deny-purchases',
      'config/catalogue.ts → guardrails.deny-purchases: what config/guardrails/deny-desktops.ts exports → define it in config/guardrails/deny-purchases.ts, or use one of deny-changing-enabled-regions, deny-desktops',
    ],
  ],
  [
    'an entry of which there is no file',
    problemsOf({ ...own, machineRoles: { ...machineRoles, 'report-reeder': { ...machineRoles['report-writer'] } } }),
    [
      'config/catalogue.ts → machineRoles.report-reeder: no file config/machine-roles/report-reeder.ts → did you mean "report-writer"?',
    ],
  ],
  [
    'a kind that there is not',
    problemsOf({ ...own, persona: {} }),
    ['config/catalogue.ts → persona: "persona" → did you mean "personas"?'],
  ],
  [
    'no catalogue but a list',
    problemsOf([], noOwnFiles, startUp),
    ['config/catalogue.ts: an empty list → write defineCatalogue({ … })'],
  ],
  [
    'a folder, a script and a policy on its own',
    problemsOf(own, {
      ...files,
      guardrails: [...files.guardrails, { name: 'audit/' }, { name: 'deny-x.js' }, { name: 'deny-y.json', json: {} }],
    }),
    [
      'config/guardrails/audit/: a folder → move it: nothing of it would deploy',
      'config/guardrails/deny-x.js: a file that is no definition → move it: nothing of it would deploy',
      'config/guardrails/deny-y.json: no config/guardrails/deny-y.ts beside it → write config/guardrails/deny-y.ts, or remove the file',
    ],
  ],
  [
    'the id of an entry of the product',
    changed('guardrails', 'deny-changing-enabled-regions', { replaces: undefined, reason: undefined }),
    [
      'config/guardrails/deny-changing-enabled-regions.ts: the id "deny-changing-enabled-regions", which the product\'s catalogue has too → rename it, or say that it replaces the other',
      'config/guardrails/deny-changing-enabled-regions.ts → control: "G04" → for example "C01"',
    ],
  ],
  [
    'a replacement of what there is not',
    changed('guardrails', 'deny-desktops', { replaces: 'deny-rot-user', reason: 'Because.' }),
    ['config/guardrails/deny-desktops.ts → replaces: "deny-rot-user" → did you mean "deny-root-user"?'],
  ],
  [
    'a replacement under another name',
    changed('personas', 'analyst', { replaces: 'auditor', reason: 'Because.' }),
    ['config/personas/analyst.ts → replaces: "auditor" in "analyst" → name the file auditor.ts'],
  ],
  [
    'a replacement without a reason',
    changed('guardrails', 'deny-changing-enabled-regions', { reason: ' ' }),
    ['config/guardrails/deny-changing-enabled-regions.ts → reason: " " → write a sentence'],
  ],
  [
    'a reason for nothing',
    changed('machineRoles', 'report-writer', { reason: 'Because.' }),
    ['config/machine-roles/report-writer.ts → reason: "Because." → say what it replaces, or remove the reason'],
  ],
  [
    'a replacement with another number',
    changed('guardrails', 'deny-changing-enabled-regions', { control: 'C09' }),
    ['config/guardrails/deny-changing-enabled-regions.ts → control: "C09" → write "G04"'],
  ],
  [
    'a number of the product',
    changed('guardrails', 'deny-purchases', { control: 'G99' }),
    ['config/guardrails/deny-purchases.ts → control: "G99" → for example "C01"'],
  ],
  [
    'a number that another of its own has',
    changed('guardrails', 'deny-purchases', { control: 'C01' }),
    [
      'config/guardrails/deny-purchases.ts → control: "C01", also at config/guardrails/deny-desktops.ts → control → change one of them',
    ],
  ],
  [
    'a theme that there is not, and one where there can be none',
    [
      ...changed('guardrails', 'deny-desktops', { theme: 'audti' }),
      ...changed('guardrails', 'deny-purchases', { theme: 'audit' }),
    ],
    [
      'config/guardrails/deny-desktops.ts → theme: "audti" → did you mean "audit"?',
      'config/guardrails/deny-purchases.ts → theme: "audit" → remove it',
    ],
  ],
  [
    'a guardrail without proofs',
    changed('guardrails', 'deny-purchases', { denies: [] }),
    ['config/guardrails/deny-purchases.ts → denies: an empty list → add one'],
  ],
  [
    'a misspelt property of a persona',
    changed('personas', 'analyst', { sesionHours: 4 }),
    ['config/personas/analyst.ts → sesionHours: unknown key "sesionHours" → did you mean "sessionHours"?'],
  ],
  [
    'nothing',
    changed('machineRoles', 'report-writer', null),
    ['config/machine-roles/report-writer.ts: null → write an object { … }'],
  ],
])('%s is refused with its file', (_what, problems, expected) => {
  expect(problems).toEqual(expected);
});

const misspelt = (change: (company: Mutable<WrittenLandingZone>) => void): readonly string[] => {
  const company = copyOf(config);
  change(company);
  return problemsOf(own, files, company).filter((line) => line.startsWith('config/'));
};

test('a misspelt name of the company’s own is refused with the one that was meant', () => {
  const problems = misspelt((company) => {
    company.organization.guardrails = [...config.organization.guardrails, 'deny-purchaces'];
    company.access.assignments = [...config.access.assignments].map((one) =>
      one.persona === 'analyst' ? { ...one, persona: 'analist' } : one,
    );
    company.workloads = { ...config.workloads, reports: { ...reports, machineRole: 'report-writter' } };
  });
  expect(problems.map((line) => line.replace(/^.* → /, ''))).toEqual([
    'did you mean "analyst"?',
    'did you mean "deny-purchases"?',
    'did you mean "report-writer"?',
  ]);
});

const { 'crossing-reports': reports } = { ...config.workloads };

test('what replaces an entry that the company does not use is refused', () => {
  const problems = misspelt((company) => {
    company.organization.guardrails = ['deny-purchases', 'deny-root-user'];
  });
  expect(problems).toEqual([
    'config/guardrails/deny-changing-enabled-regions.ts → replaces: "deny-changing-enabled-regions", which the config uses nowhere → place it in config/organization.ts or config/accounts.ts, or remove the file',
  ]);
});

test('a guardrail whose statements could be taken for those of the product is told at its own file', () => {
  const id = 'deny-root-user-1';

  const entry = { ...guardrails['deny-purchases'], control: 'C09' };
  const content = { ...own, guardrails: { ...guardrails, [id]: entry } };
  expect(problemsOf(content, withFile('guardrails', { name: `${id}.ts`, exports: [entry] }))).toContain(
    `config/guardrails/${id}.ts: ${id}: its statements could have the Sid of one of deny-root-user's → rename the file, and its entry in config/catalogue.ts`,
  );
});

/** With another policy, in the JSON file too or only there. */
function policyChanged(document: unknown, json: unknown = document): readonly string[] {
  const entry = { ...guardrails['deny-purchases'], document };
  const given = withFile('guardrails', { name: 'deny-purchases.ts', exports: [entry] });
  const all = { ...own, guardrails: { ...guardrails, 'deny-purchases': entry } };
  const others = given.guardrails.filter(({ name }) => name !== 'deny-purchases.json');
  return problemsOf(all, { ...given, guardrails: [...others, { name: 'deny-purchases.json', json }] });
}

const [first, second] = policy.Statement;
const JSON_FILE = 'config/guardrails/deny-purchases.json';

test.each<[what: string, problems: readonly string[], expected: string]>([
  [
    'allows',
    policyChanged({ ...policy, Statement: [{ ...first, Effect: 'Allow' }] }),
    `${JSON_FILE} → Statement[0].Effect: "Allow"`,
  ],
  [
    'has a misspelt element',
    policyChanged({ ...policy, Statement: [first, { ...second, Actoin: 'x' }] }),
    `${JSON_FILE} → Statement[1].Actoin: unknown key "Actoin"`,
  ],
  [
    'is of one statement that is wrong',
    policyChanged({ ...policy, Statement: { ...first, Principal: '*' } }),
    `${JSON_FILE} → Statement.Principal: a principal`,
  ],
  ['is of an old version', policyChanged({ ...policy, Version: '2008-10-17' }), `${JSON_FILE} → Version: "2008-10-17"`],
  ['is no policy', policyChanged(['x']), `${JSON_FILE}: a list of 1`],
  [
    'has one Sid twice',
    policyChanged({ ...policy, Statement: [first, { ...second, Sid: 'NoReservations' }] }),
    `${JSON_FILE} → Statement[1].Sid: "NoReservations" a second time`,
  ],
  [
    'has the Sid of another guardrail',
    policyChanged({ ...policy, Statement: [{ ...first, Sid: 'DenyRootUser' }] }),
    `${JSON_FILE} → Statement[0].Sid: "DenyRootUser", the Sid of a statement of deny-root-user`,
  ],
  [
    'is not the one that deploys',
    policyChanged({ ...policy, Statement: [first] }, policy),
    `${JSON_FILE}: another policy than config/guardrails/deny-purchases.ts deploys`,
  ],
])('a policy as JSON that %s is refused in its file', (_what, problems, expected) => {
  expect(problems).toEqual([expect.stringContaining(expected)]);
});

test('an action that AWS does not have is refused in the JSON file', async () => {
  const document = { ...policy, Statement: [{ ...first, Action: 'ec2:PurchaseReservedInstancesOfering' }] };
  const entry = { ...guardrails['deny-purchases'], document };
  const given = withFile('guardrails', { name: 'deny-purchases.json', json: document });
  const content = { ...own, guardrails: { ...guardrails, 'deny-purchases': entry } };
  const names = unknownNames(
    ZONE,
    await loadIamData(),
    withOwnContent(productDefinitions, { catalogue: content, files: given }),
  );
  expect(names.map(({ path, mend }) => `${path}: ${mend}`)).toEqual([
    `${JSON_FILE} → Statement[0].Action: did you mean "ec2:PurchaseReservedInstancesOffering"?`,
  ]);
});

test('a policy as JSON deploys as it is written, alone, and is traced to its file whatever its Sids', () => {
  const [alone, ...more] = organizationPolicies(
    ZONE,
    guardrailContext({ zone: ZONE, catalogue: CATALOGUE }),
    CATALOGUE.guardrails,
  ).filter(({ guardrails: ids }) => ids.includes('deny-purchases'));
  expect([alone?.name, alone?.content, more]).toEqual(['lz-deny-purchases-root', policy, []]);
  const written = writtenGuardrails({ zone: ZONE, catalogue: CATALOGUE });
  const fileOfSid = (policyName: string, sid: string): string | undefined =>
    guardrailOf(written, { policy: policyName, sid })?.file;
  expect(fileOfSid('lz-deny-purchases-root', '2')).toBe('config/guardrails/deny-purchases.ts');
  expect(fileOfSid('lz-own-ou-products', 'DenyDesktops')).toBe('config/guardrails/deny-desktops.ts');
  expect(fileOfSid('lz-root-root', 'DenyRootUser')).toBe('lib/catalogue/guardrails/root/deny-root-user.ts');
  expect(fileOfSid('somebody-elses', 'NoReservations')).toBeUndefined();
});

test('the pages link to the company’s own files, and say what replaces what', () => {
  const context = guardrailContext({ zone: ZONE, catalogue: CATALOGUE });
  const table = guardrailTable(CATALOGUE, context, organizationPolicies(ZONE, context, CATALOGUE.guardrails));
  expect(table).toMatch(/^\| C01 \| \[deny-desktops\]\(\.\.\/config\/guardrails\/deny-desktops\.ts\) .* OU products /m);
  expect(table).toMatch(/^\| G04 .*config\/guardrails.* _Replaces the product's own: Ferry Tales has one Region/m);
  const page = personaPage(resolvePersonas(CATALOGUE, personaContext(ZONE)), [], CATALOGUE.own);
  expect(page).toContain('## [Analyst](../config/personas/analyst.ts)');
});
