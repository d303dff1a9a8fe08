import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { review } from '../../lib/cli/review';
import type { Finding } from '../../lib/review/model';
import { run, sampleAssembly, temporaryFile, type Run } from '../cli/support';
import { config } from '../support/companies/trips';
import { testGeneratedFile } from '../support/generated-file';
import { MADE_BY, reviewingPage } from './page';
import { sampleChange } from './sample-change';

const noConfig = (): never => {
  throw new Error('nothing was asked of the config');
};
const base = sampleAssembly();
const reviewed = (head: unknown, ...argv: readonly string[]): Promise<Run> =>
  run(review(noConfig), ['--base', base, '--head', sampleAssembly(head), ...argv]);

async function findingsOf(head: unknown): Promise<readonly Finding[]> {
  const { stdout } = await reviewed(head, '--format', 'json');
  return (JSON.parse(stdout) as { readonly findings: readonly Finding[] }).findings;
}

testGeneratedFile({
  file: 'docs/reviewing.md',
  by: MADE_BY,
  text: async () => {
    const { stdout } = await reviewed(sampleChange);
    return format(reviewingPage(stdout), { parser: 'markdown', singleQuote: true, printWidth: 120 });
  },
});

test('of the sample and itself nothing is said', async () => {
  const { exitCode, stdout, stderr } = await reviewed(config, '--fail-on', 'info');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('Nothing changes.');
});

const { organization, access, accounts } = config;
const without = (guardrail: string): object => ({
  ...config,
  organization: { ...organization, guardrails: organization.guardrails.filter((one) => one !== guardrail) },
});

test.each<[what: string, head: object, rule: string, says: string]>([
  ['a guardrail less', without('deny-iam-users'), 'guardrail-loosened', 'iam:CreateAccessKey'],
  ['a setting less', without('enforce-instance-defaults'), 'guardrail-detached', 'lz-compute-root'],
  [
    'an assignment less',
    { ...config, access: { ...access, assignments: access.assignments.filter(({ group }) => group !== 'sales') } },
    'assignment-removed',
    'sales as Sales',
  ],
  [
    'an account in another OU',
    {
      ...config,
      accounts: { ...accounts, 'engineering-staging': { ...accounts['engineering-staging'], ou: 'sandbox' } },
    },
    'account-moved',
    'engineering/nonproduction/staging to sandbox',
  ],
])('of a config with %s the report says what it does', async (_what, head, rule, says) => {
  const findings = (await findingsOf(head)).filter((one) => one.rule === rule);
  expect(JSON.stringify(findings)).toContain(says);
});

test('a finding as severe as --fail-on ends with 1, a milder one with 0', async () => {
  const argv = ['--format', 'sarif', '--fail-on'];
  const milder = {
    ...config,
    access: { ...access, assignments: access.assignments.filter(({ group }) => group !== 'sales') },
  };
  expect((await reviewed(sampleChange, ...argv, 'critical')).exitCode).toBe(1);
  expect((await reviewed(milder, ...argv, 'high')).exitCode).toBe(0);
});

test('a certificate says what was decided, without time and folder, and the same each time', async () => {
  const file = temporaryFile('certificate.json', '');
  const written = async (): Promise<string> => {
    await reviewed(sampleChange, '--certificate', file, '--approved-by', '@trips/security');
    return readFileSync(file, 'utf8');
  };
  const [one, other] = [await written(), await written()];
  expect(one).toBe(other);
  const certificate = JSON.parse(one) as { base: object; approvedBy: string[]; findings: unknown[] };
  expect(certificate).toMatchObject({
    approvedBy: ['@trips/security'],
    base: { assembly: expect.any(String) as string },
  });
  expect(certificate.findings.length).toBeGreaterThan(3);
  expect(one).not.toContain(base);
});

test.each([
  [[], '--base: missing'],
  [['--base', base, '--format', 'pdf'], '--format: "pdf" is none'],
  [['--base', base, '--fail-on', 'fatal'], '--fail-on: "fatal" is no severity'],
  [['--base', base, '--approved-by', 'me'], '--approved-by: only beside --certificate'],
  [['--base', 'no-such-ref'], '--base: "no-such-ref" is neither a cloud assembly nor a commit'],
  [['--base', '--output=/tmp/x'], '--base'],
  [['--base', base, '--head', '--upload-pack=touch'], '--head'],
])('%j ends with 2 and a line that says what is wrong', async (argv, line) => {
  const { exitCode, stdout, stderr } = await run(review(noConfig), argv);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(line);
});

const { company } = config;
const { contacts } = company;
const companyWith = (more: object): object => ({ ...config, company: { ...company, ...more } });
const unitsWith = (more: object): object => ({
  ...config,
  organization: { ...organization, organizationalUnits: { ...organization.organizationalUnits, ...more } },
});

test.each<[what: string, head: object]>([
  [
    'an account more',
    { ...config, accounts: { ...accounts, support: { email: 'aws+support@trips.com', ou: 'growth' } } },
  ],
  [
    'an account in another OU',
    { ...config, accounts: { ...accounts, 'engineering-test': { ...accounts['engineering-test'], ou: 'staging' } } },
  ],
  ['an OU with another name', unitsWith({ growth: { parent: 'root', name: 'revenue' } })],
  [
    'another persona for a group',
    {
      ...config,
      access: {
        ...access,
        assignments: [
          ...access.assignments,
          { group: 'qa-engineers', persona: 'product-manager', organizationalUnits: ['staging'] },
        ],
      },
    },
  ],
  ['another Region', companyWith({ approvedRegions: [...company.approvedRegions, 'eu-west-1'] })],
  ['a guardrail less', without('deny-external-resource-shares')],
  [
    'an exception',
    {
      ...config,
      exceptions: {
        'require-permissions-boundary': [
          { principal: 'developers/developer', account: 'engineering-dev', reason: 'Migration', until: '2099-12-31' },
        ],
      },
    },
  ],
  [
    'another contact',
    companyWith({ contacts: { ...contacts, billing: { ...contacts?.billing, title: 'Accounting' } } }),
  ],
  ['logs that are kept longer', companyWith({ logRetention: { ...company.logRetention, expireAfterDays: 2190 } })],
  ['Macie', companyWith({ securityServices: { ...company.securityServices, macie: 'on' } })],
])('of a config with %s no point stands twice, and what to look at first fits on a screen', async (_what, head) => {
  const { stdout } = await reviewed(head);
  const [top = '', ...sections] = stdout.split(/^(?=### |<summary>)/m);
  expect(top.split('\n').length).toBeLessThan(20);
  expect(sections.length).toBeGreaterThan(0);
  for (const section of sections) {
    const points = section.split('\n').filter((line) => line.startsWith('- **'));
    expect(points.length).toBeGreaterThan(0);
    expect(points.filter((line, index) => points.indexOf(line) !== index)).toEqual([]);
  }
  expect(stdout).not.toContain('not understood');
});
