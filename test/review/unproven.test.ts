import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrganization, type Organization } from '../../lib/ask/organization';
import { writeProofs, type ProvenCheck } from '../../lib/assembly/proven/proofs-file';
import type { Finding, RuleId } from '../../lib/review/model';
import { notReplaced } from '../../lib/review/compare/replaced';
import { review } from '../../lib/review/review';
import { unsynthesized } from '../../lib/review/unsynthesized';
import { sampleAssembly } from '../cli/support';
import { config } from '../support/companies/trips';

/* What is known of nothing, or of less than before, is told as that. */

const scratch = mkdtempSync(join(tmpdir(), 'unproven-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const silent = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };
const CHECKS = [
  'Proofs',
  'cdk-nag AwsSolutions',
  'cdk-nag NIST.800.53.R5',
  'stack limits',
  'replacements',
  'template validation',
];

/** The assembly of a company of which so often is proven what a guardrail denies. */
function proven(company: object, name: string, claims: number, more: Partial<ProvenCheck> = {}): Promise<Organization> {
  const folder = join(scratch, name);
  cpSync(sampleAssembly(company), folder, { recursive: true });
  const checks = CHECKS.map((check): ProvenCheck => ({ name: check, templates: 1, counts: { templates: 1 } }));
  const guardrail = { id: 'deny-iam-users', file: 'lib/catalogue/guardrails/identity/deny-iam-users.ts' };
  writeProofs(folder, [
    {
      ...checks[0],
      subjects: { 'guardrail deny-iam-users': { claims } },
      guardrails: [guardrail],
      ...more,
    } as ProvenCheck,
    ...checks.slice(1),
  ]);
  return readOrganization(folder, silent, 'as recorded');
}

async function told(base: Promise<Organization>, head: Promise<Organization>, rule: RuleId, today = '2026-11-27') {
  const sides = { base: await base, head: await head };
  return review(sides, { today, owners: new Map() }).findings.filter((one: Finding) => one.rule === rule);
}

const { organization } = config;
const weaker = {
  ...config,
  organization: { ...organization, guardrails: organization.guardrails.filter((id) => id !== 'deny-iam-users') },
};

test('a guardrail that falls together with its proof is critical, once', async () => {
  const [one, ...others] = await told(proven(config, 'base', 9), proven(weaker, 'weaker', 2), 'proof-weakened');
  expect(others).toEqual([]);
  expect(one?.severity).toBe('critical');
  expect(one?.what).toBe(
    'deny-iam-users denies less, and its proof says less: it is tried 2 times instead of 9 times (claims)',
  );
});

test('a guardrail that falls while its proof stays is told of as that alone', async () => {
  expect(await told(proven(config, 'base', 9), proven(weaker, 'same', 9), 'proof-weakened')).toEqual([]);
});

const saying = (...actions: readonly string[]) => ({
  rows: { 'guardrail deny-iam-users': [`denies ${JSON.stringify({ action: actions })}`] },
});

test('a guardrail that falls together with an action of a row, which is tried as often, is critical', async () => {
  const both = saying('iam:CreateUser', 'iam:CreateAccessKey');
  const [one] = await told(
    proven(config, 'both', 9, both),
    proven(weaker, 'one', 9, saying('iam:CreateUser')),
    'proof-weakened',
  );
  expect(one?.what).toBe('deny-iam-users denies less, and its proof says less: it claims less');
  expect(one?.details).toContain('denies iam:CreateAccessKey');
});

test.each([
  ['of fewer accounts, with the same rows', 2, saying('iam:CreateUser')],
  ['nowhere, which is told by itself', 0, { subjects: {}, rows: {}, notPlaced: ['guardrail deny-iam-users'] }],
])('a guardrail that is taken off %s, does not fall with its proof', async (name, claims, more) => {
  const base = proven(config, 'whole', 9, saying('iam:CreateUser'));
  expect(await told(base, proven(weaker, name, claims, more), 'proof-weakened')).toEqual([]);
});

test('a guardrail whose proof is gone with it from the catalogue falls with its proof', async () => {
  const base = proven(config, 'there', 9, saying('iam:CreateUser'));
  const [one] = await told(base, proven(weaker, 'gone', 0, { subjects: {}, rows: {} }), 'proof-weakened');
  expect(one?.what).toContain('its proof says less: it is tried not at all instead of 9 times');
});

const wider = {
  ...config,
  company: { ...config.company, approvedRegions: [...config.company.approvedRegions, 'eu-west-1'] },
};
const ofRegions = (...rows: readonly object[]) => ({
  guardrails: [
    {
      id: 'deny-unapproved-regions',
      file: 'lib/catalogue/guardrails/regions/deny-unapproved-regions.ts',
    },
  ],
  rows: { 'guardrail deny-unapproved-regions': rows.map((row) => `denies ${JSON.stringify(row)}`) },
});
const IN = 'aws:RequestedRegion';
const SUB = 'token.actions.githubusercontent.com:sub';
const row = (more: object, action = 'ec2:RunInstances') => ({ action, ...more });

test.each<[what: string, after: Partial<ProvenCheck>, gone: readonly string[]]>([
  ['another Region', ofRegions(row({ context: { [IN]: 'eu-west-2' } })), []],
  [
    'another Region that says less besides',
    ofRegions(row({ context: { [IN]: 'eu-west-2' }, resource: 'arn:aws:ec2:*:*:instance/i-1' })),
    ['denies ec2:RunInstances: {"context":{"aws:RequestedRegion":"eu-west-1"}}'],
  ],
])('beside a Region that is approved a row of %s hides nothing', async (what, after, gone) => {
  const name = what.replaceAll(' ', '-');
  const before = ofRegions(row({ context: { [IN]: 'eu-west-1' } }));
  const findings = await told(
    proven(config, `${name}-was`, 9, before),
    proven(wider, `${name}-is`, 9, after),
    'proof-weakened',
  );
  expect(findings.map(({ severity }) => severity)).toEqual(gone.map(() => 'critical'));
  expect(findings.flatMap(({ details }) => details.filter((line) => line.startsWith('denies ')))).toEqual(gone);
});

const lines = (...rows: readonly object[]) => rows.map((one) => `denies a:B: ${JSON.stringify(one)}`);

test.each<[what: string, gone: readonly object[], come: readonly object[], left: readonly number[]]>([
  [
    'one of another repository',
    [{ context: { [SUB]: 'repo:trips/app:ref' } }],
    [{ context: { [SUB]: 'repo:trips/x:ref' } }],
    [],
  ],
  [
    'one repository instead of all',
    [{ context: { [SUB]: 'repo:trips/*' } }],
    [{ context: { [SUB]: 'repo:trips/x' } }],
    [0],
  ],
  [
    'something else of the same action',
    [{ principal: 'a' }, { context: { [IN]: 'eu-west-1' } }],
    [{ principal: 'b' }, { context: { [IN]: 'eu-west-2' } }],
    [0],
  ],
  [
    'one Region in the place of two',
    [{ context: { [IN]: 'eu-west-1' } }, { context: { [IN]: 'eu-north-1' } }],
    [{ context: { [IN]: 'eu-west-2' } }],
    [1],
  ],
  [
    'a Region instead of every one',
    [{ resource: 'arn:aws:ec2:*:*:vpc/a' }],
    [{ resource: 'arn:aws:ec2:eu-west-1:*:vpc/a' }],
    [0],
  ],
  [
    'the resource of another Region',
    [{ resource: 'arn:aws:ec2:eu-west-1:*:vpc/a' }],
    [{ resource: 'arn:aws:ec2:us-gov-west-1:*:vpc/a' }],
    [],
  ],
])('a row that claims %s takes no other place', (_what, gone, come, left) => {
  expect(notReplaced(lines(...gone), lines(...come))).toEqual(left.map((at) => lines(...gone)[at]));
});

/** What the company or another definition says of it. */
const NEVER = 'never {"action":["iam:CreateUser","iam:CreateAccessKey"]}';
const ALICE = 'never {"action":["iam:CreateUser"],"principal":"alice"}';
const saysOf = (says: string, ...rows: readonly string[]) => ({ sentences: [{ says, rows }] });
const rowsOf = (subject: string, ...rows: readonly string[]) => ({ rows: { [subject]: rows } });

test.each<[what: string, before: Partial<ProvenCheck>, after: Partial<ProvenCheck>, teller: string, gone: string]>([
  [
    'a sentence that is gone',
    saysOf('nobody makes users', NEVER),
    { sentences: [] },
    '“nobody makes users” of config/scenarios.ts',
    'never iam:CreateUser, iam:CreateAccessKey',
  ],
  [
    'a sentence that says less',
    saysOf('nobody makes users', NEVER),
    saysOf('nobody makes users', 'never {"action":"iam:CreateAccessKey"}'),
    '“nobody makes users” of config/scenarios.ts',
    'never iam:CreateUser',
  ],
  [
    'a sentence that spares more people',
    saysOf('nobody makes users', 'never {"action":"iam:*","nobodyBut":["a"]}'),
    saysOf('nobody makes users', 'never {"action":"iam:*","nobodyBut":["a","b"]}'),
    '“nobody makes users” of config/scenarios.ts',
    'never iam:*: {"nobodyBut":["a"]}',
  ],
  [
    'a row of a persona',
    rowsOf('persona developer', 'cannot {"action":"iam:CreateUser"}'),
    rowsOf('persona developer'),
    'persona developer',
    'cannot iam:CreateUser',
  ],
  [
    'a row of a persona that leaves more out',
    rowsOf('persona developer', 'cannot {"action":"*","except":["s3:*"]}'),
    rowsOf('persona developer', 'cannot {"action":"*","except":["s3:*","iam:Create*"]}'),
    'persona developer',
    'cannot *: {"except":["s3:*"]}',
  ],
  [
    'what is claimed of the whole',
    rowsOf('standing claim', 'denied {"claim":"suspended","action":"*"}'),
    rowsOf('standing claim'),
    'standing claim',
    'denied *: {"claim":"suspended"}',
  ],
])('a guardrail that falls together with %s is critical', async (what, before, after, teller, gone) => {
  const name = what.replaceAll(' ', '-');
  const [one, ...others] = await told(
    proven(config, `${name}-was`, 9, before),
    proven(weaker, `${name}-is`, 9, after),
    'proof-weakened',
  );
  expect(others).toEqual([]);
  expect(one?.severity).toBe('critical');
  expect(one?.what).toBe(`deny-iam-users denies less, and less is claimed that would have told: ${teller}`);
  expect(one?.details).toContain(`${teller}: ${gone}`);
});

test.each<[what: string, before: Partial<ProvenCheck>, after: Partial<ProvenCheck>]>([
  ['a sentence in other words', saysOf('nobody makes users', NEVER), saysOf('no users are made', NEVER)],
  [
    'a sentence of something else',
    saysOf('nobody leaves', 'never {"action":"organizations:LeaveOrganization"}'),
    { sentences: [] },
  ],
  [
    'a sentence of an account that it still binds',
    saysOf('nobody makes users', 'never {"action":"iam:CreateUser","account":"management"}'),
    { sentences: [] },
  ],
  ['a sentence of one beside that of everybody', saysOf('nobody', NEVER, ALICE), saysOf('nobody', NEVER, ALICE)],
  ['what somebody can do', rowsOf('persona developer', 'can {"action":"iam:CreateUser"}'), rowsOf('persona developer')],
  [
    'a row that leaves something else out',
    rowsOf('persona developer', 'cannot {"action":"*","except":["s3:*"]}'),
    rowsOf('persona developer', 'cannot {"action":"*","except":["s3:*","sqs:*"]}'),
  ],
])('a guardrail that falls beside %s does not fall with its proof', async (what, before, after) => {
  const name = `beside-${what.replaceAll(' ', '-')}`;
  const sides = [proven(config, `${name}-was`, 9, before), proven(weaker, `${name}-is`, 9, after)] as const;
  expect(await told(...sides, 'proof-weakened')).toEqual([]);
});

test('an exception is past from the day after its last one, on whichever side it came', async () => {
  const exempt = {
    ...config,
    exceptions: {
      'require-permissions-boundary': [
        { principal: 'developers/developer', account: 'engineering-dev', reason: 'Migration', until: '2099-12-31' },
      ],
    },
  };
  const past = (today: string): Promise<readonly Finding[]> =>
    told(proven(exempt, 'exempt', 9), proven(exempt, 'exempt', 9), 'exemption-past', today);
  expect(await past('2099-12-31')).toEqual([]);
  const findings = await past('2100-01-01');
  expect(findings.length).toBeGreaterThan(0);
  for (const { severity, what } of findings) {
    expect(severity).toBe('high');
    expect(what).toContain('past the last day of being exempt from require-permissions-boundary, until 2099-12-31');
  }
});

const side = (failure?: readonly string[]) => ({
  folder: '',
  codeOwners: '',
  ...(failure === undefined ? {} : { failure }),
});

test.each([
  ['the base', side(['a problem']), side(), ['high base-unknown a problem']],
  ['the head', side(), side(['a problem']), ['critical not-proven a problem']],
  ['both', side(['one']), side(['other']), ['critical not-proven other', 'high base-unknown one']],
])('where %s does not synthesize that is told, and never that nothing changes', (_what, base, head, expected) => {
  const findings = unsynthesized(base, head)?.findings ?? [];
  expect(findings.map(({ severity, rule, details }) => `${severity} ${rule} ${details.join()}`)).toEqual(expected);
});

test('where both synthesize they are compared', () => {
  expect(unsynthesized(side(), side())).toBeUndefined();
});
