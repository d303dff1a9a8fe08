import type { AccessReport } from '../../lib/ask/access-report/report';
import { access } from '../../lib/cli/access';
import { whoCan } from '../../lib/cli/who-can';
import { config } from '../support/companies/trips';
import { can, run, sampleAssembly, type Run } from './support';

const assembly = sampleAssembly({
  ...config,
  exceptions: {
    'deny-unapproved-regions': [
      { principal: 'developers/developer', account: 'engineering-dev', reason: 'A model | trial', until: '2099-03-31' },
      { account: 'growth-sales', reason: 'The CRM is in Frankfurt' },
    ],
    'deny-unencrypted-transport': [{ account: 'growth-sales', reason: 'An old scanner' }],
  },
});
const FAR = ['--context', 'aws:RequestedRegion=eu-central-1'];
const ask = (principal: string, account: string, action: string, ...more: readonly string[]): Promise<Run> =>
  run(can, ['--assembly', assembly, '--principal', principal, '--account', account, '--action', action, ...more]);

const MODEL =
  'Exempt from deny-unapproved-regions (developers/developer in engineering-dev, until 2099-03-31): A model | trial';
const CRM = 'Exempt from deny-unapproved-regions (everybody in growth-sales): The CRM is in Frankfurt';

test('whoever is exempt is told so, and why', async () => {
  const { stdout, exitCode } = await ask('developers/Developer', 'engineering-dev', 'dynamodb:CreateTable', ...FAR);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(MODEL);
  const { stdout: json } = await ask('developers/Developer', 'engineering-dev', 'dynamodb:CreateTable', '--json');
  expect((JSON.parse(json) as { reason: string }).reason).toContain(MODEL);
});

test('in an account that is left out, everybody is', async () => {
  const { stdout } = await ask('role/OrganizationAccountAccessRole', 'growth-sales', 'dynamodb:CreateTable', ...FAR);
  expect(stdout).toContain(CRM);
});

test.each<[string, string, string, string]>([
  ['another role of the account', 'role/app/trips-server', 'engineering-dev', 'dynamodb:CreateTable'],
  ['another account', 'qa-engineers/Qa', 'engineering-test', 'dynamodb:CreateTable'],
  ['an action that the guardrail is not about', 'developers/Developer', 'engineering-dev', 'iam:GetRole'],
])('nothing is told of %s', async (_what, principal, account, action) => {
  const { stdout } = await ask(principal, account, action, ...FAR);
  expect(stdout).not.toContain('Exempt from');
});

test('who-can tells it of each', async () => {
  const argv = ['--assembly', assembly, '--account', 'engineering-dev', '--action', 'dynamodb:CreateTable', ...FAR];
  const { stdout } = await run(whoCan, argv);
  expect(stdout.split('\n').filter((line) => line.includes('Exempt from'))).toEqual([`    ${MODEL}`]);
  const { stdout: json } = await run(whoCan, [...argv, '--json']);
  const found = (JSON.parse(json) as { can: readonly { principal: string; exceptions: readonly string[] }[] }).can;
  expect(found.find(({ principal }) => principal === 'developers/Developer')?.exceptions).toEqual([MODEL]);
  expect(found.find(({ principal }) => principal === 'role/lz-break-glass')?.exceptions).toEqual([]);
});

describe('the access report', () => {
  const report = (format: string): Promise<Run> =>
    run(
      access(() => ({ claims: 1, questions: 1, failures: [] })),
      ['--assembly', assembly, '--format', format],
    );

  test('lists every exception', async () => {
    const { stdout } = await report('markdown');
    expect(stdout).toContain('## Who is exempt');
    expect(stdout).toContain(
      '| deny-unapproved-regions | developers/developer | engineering-dev | 2099-03-31 | A model \\| trial |',
    );
    expect(stdout).toContain(
      '| deny-unapproved-regions | everybody | growth-sales | for good | The CRM is in Frankfurt |',
    );
    const { stdout: csv } = await report('csv');
    expect(csv).toContain(
      'exception,deny-unapproved-regions,engineering-dev,developers/developer,until 2099-03-31: A model | trial\n',
    );
  });

  test('says of no account that it is bound where it is left out', async () => {
    const { stdout } = await report('json');
    const { coverage, exceptions } = JSON.parse(stdout) as AccessReport;
    const bound = coverage.find(({ guardrail }) => guardrail === 'deny-unapproved-regions')?.accounts;
    expect(bound).toContain('engineering-dev');
    expect(bound).not.toContain('growth-sales');
    expect(exceptions).toHaveLength(3);
  });
});
