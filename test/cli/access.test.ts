import { catalogue, readLandingZone } from '../support/read-landing-zone';
import { config } from '../support/companies/trips';
import type { AccessReport } from '../../lib/ask/access-report/report';
import { access } from '../../lib/cli/access';
import type { Prove } from '../../lib/cli/answer-access';
import { ConfigError } from '../../lib/config/config-error';
import { proveLandingZone } from '../../lib/proofs/landing-zone-proofs';
import { startUp } from '../support/companies/start-up';
import { run, sampleAssembly, type Run } from './support';

const assembly = sampleAssembly();
const noProofs: Prove = () => ({ claims: 2, questions: 3, failures: [] });

const report = (argv: readonly string[], prove = noProofs): Promise<Run> =>
  run(access(prove), ['--assembly', assembly, ...argv]);

const first: Record<string, Promise<Run>> = {};
/** Asked once: most tests read the same report. */
const reportIn = (format: string): Promise<Run> => (first[format] ??= report(['--format', format]));

async function parsed(run = reportIn('json')): Promise<AccessReport> {
  return JSON.parse((await run).stdout) as AccessReport;
}

test('every assignment has a row, with counts by access level', async () => {
  const { access: rows, accounts } = await parsed();
  expect(rows.filter(({ permissionSet }) => permissionSet === 'Auditor').map(({ account }) => account)).toEqual(
    accounts,
  );
  const developer = rows.find(({ permissionSet }) => permissionSet === 'Developer');
  expect(developer).toMatchObject({ account: 'engineering-dev', groups: ['developers'] });
  expect(developer?.counts.Write.allowed).toBeGreaterThan(5000);
  const viewer = rows.find(({ permissionSet }) => permissionSet === 'ProductManager');
  expect(viewer?.counts.List.allowed).toBeGreaterThan(500);
  expect(viewer?.counts.Write.allowed).toBeLessThan(10);
  expect(viewer?.counts['Permissions management']).toEqual({ allowed: 0, depends: 0 });
});

test('every guardrail stands with the accounts that it binds, never management for a service control policy', async () => {
  const { accounts, coverage } = await parsed();
  const accountsOf = (id: string): readonly string[] | undefined =>
    coverage.find(({ guardrail }) => guardrail === id)?.accounts;
  const [, ...members] = accounts;
  expect(accountsOf('deny-root-user')).toEqual(members);
  expect(accountsOf('deny-unapproved-regions')).toEqual(members);
  expect(accountsOf('deny-deleting-backups')).toEqual(['engineering-prod']);
  expect(accountsOf('deny-changing-log-buckets')).toEqual(['log-archive']);
  expect(accountsOf('quarantine-account')).toEqual([]);
  expect(accountsOf('opt-out-of-ai-training')).toEqual(accounts);
  expect(coverage.filter(({ guardrail }) => guardrail.startsWith('lz-'))).toEqual([]);
});

test('a wrong config leaves the proofs out and the rest as it is', async () => {
  const wrong: Prove = () => {
    throw new ConfigError([{ path: 'x', found: 'y', expected: 'z', mend: 'z' }]);
  };
  const { exitCode, stdout, stderr } = await report([], wrong);
  expect(stderr).toMatch(/^Warning: the proofs were not run, since the config is wrong.*\n$/);
  expect(stdout).toMatch(/## Proofs\n\nNot run\.\n$/);
  expect(exitCode).toBe(1);
});

test('an assembly of another config is read, without its proofs', async () => {
  const zone = readLandingZone(config);
  const prove: Prove = (read, iamData) => proveLandingZone(read, { zone, catalogue }, iamData);
  const other = ['--assembly', sampleAssembly(startUp), '--format', 'csv'];
  const { exitCode, stdout, stderr } = await run(access(prove), other);
  expect(stderr).toMatch(
    /^Warning: the proofs were not run, since the assembly was made of another config \(no template has the account .*\): .*\n$/,
  );
  expect(stdout).toContain('access,');
  expect(exitCode).toBe(1);
});

test.each(['markdown', 'json', 'csv'])(
  'a proof that fails is told by the exit code, whatever the format: %s',
  async (format) => {
    const never = [{ principal: 'developers/developer', account: 'engineering-dev', action: 's3:GetObject' }];
    const zone = readLandingZone({ ...config, scenarios: [{ says: 'developers never read in dev', never }] });
    const failing: Prove = (read, iamData) => proveLandingZone(read, { zone, catalogue }, iamData);
    expect(await report(['--format', format], failing)).toMatchObject({ exitCode: 1, stderr: '' });
  },
);

test.each(['markdown', 'json', 'csv'])('the same assembly gives the same %s', async (format) => {
  const again = await report(['--format', format]);
  expect(again).toMatchObject({ exitCode: 0, stderr: '' });
  expect(again.stdout).toBe((await reportIn(format)).stdout);
});

test('Markdown is what there is without a format', async () => {
  const { stdout } = await reportIn('markdown');
  expect(stdout).toBe((await report([])).stdout);
  expect(stdout).toMatch(/^# Access\n/);
  expect(stdout).toMatch(/^\| ProductManager \| engineering-staging \| product-managers \| \d+ /m);
  expect(stdout).toContain('2 claims, 3 questions, 0 failures.');
});

test('Markdown has accounts that are alike together, and each of them by name', async () => {
  const { accounts, access: rows, coverage } = await parsed();
  const { stdout } = await reportIn('markdown');
  const cells = stdout
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
  const told = cells.flatMap(([set = '', where = '', groups = '', list = '']) =>
    (where === 'every account' ? accounts : where.split(', ')).map((name) => `${set} ${name} ${groups} ${list}`),
  );
  for (const { permissionSet, account, groups, counts } of rows) {
    const { allowed, depends } = counts.List;
    const list = depends === 0 ? `${allowed}` : `${allowed} (+${depends})`;
    expect(told).toContain(`${permissionSet} ${account} ${groups.join(', ')} ${list}`);
  }
  const [head = []] = cells.filter(([first]) => first === 'Guardrail');
  const columnOf = (name: string): number =>
    head.findIndex((cell) => cell.split(', ').includes(name) || inColumn(stdout, cell).includes(name));
  for (const row of coverage) {
    const line = cells.find(([guardrail, type]) => guardrail === row.guardrail && type === row.type) ?? [];
    const bound = accounts.filter((name) => line[columnOf(name)] === 'yes');
    expect(bound).toEqual(row.accounts);
  }
});

/** Who is in a column whose head names one of many. */
function inColumn(text: string, head: string): readonly string[] {
  const [first = '', many] = head.split(/ and [\d,]+ more$/);
  if (many === undefined) return [];
  const line = text.split('\n').find((one) => one.startsWith(`${head}: `)) ?? '';
  return [first, ...line.slice(head.length + 2, -1).split(', ')];
}

test('CSV has one line for each number', async () => {
  const { stdout } = await reportIn('csv');
  const [head, ...lines] = stdout.trimEnd().split('\n');
  expect(head).toBe('section,subject,account,measure,value');
  expect(lines.every((line) => line.split(',').length === 5)).toBe(true);
  expect(lines).toContain('access,ProductManager,engineering-staging,Permissions management allowed,0');
  expect(lines).toContain('coverage,deny-root-user,engineering-dev,SERVICE_CONTROL_POLICY,yes');
  expect(lines).toContain('proofs,,,claims,2');
});

test.each([
  [['--format', 'xml'], '--format: "xml" is none. Expected one of markdown, json, csv.'],
  [['--fromat', 'csv'], '--fromat: no such option. Did you mean "--format"?'],
])('%j is no question', async (argv, problem) => {
  expect(await report(argv)).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringContaining(problem) as string });
});

test('an error that nobody foresaw is one line without a stack trace', async () => {
  const broken: Prove = () => {
    throw new TypeError('x is not iterable\nand more');
  };
  const { exitCode, stderr } = await report([], broken);
  expect(stderr).toMatch(/^This should not have happened: x is not iterable\.? .*\n$/);
  expect(exitCode).toBe(2);
});
