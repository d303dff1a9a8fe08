import { repository } from '../support/repository';
import { spawnSync } from 'node:child_process';
import { whoCan } from '../../lib/cli/who-can';
import { run, sampleAssembly, withoutMaker, type Run } from './support';

const assembly = sampleAssembly();
const ask = (...argv: readonly string[]): Promise<Run> => run(whoCan, ['--assembly', assembly, ...argv]);

interface Found {
  readonly principal: string;
  readonly account: string;
  readonly decision: string;
  readonly policy: string | null;
  readonly reason: string;
}

async function found(...argv: readonly string[]): Promise<readonly Found[]> {
  const { stdout, stderr } = await ask(...argv, '--json');
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { can: readonly Found[] }).can;
}

/** Names of those who can, whatever the circumstances or depending on them. */
async function names(decision: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const all = await found(...argv);
  return all.filter((one) => one.decision === decision).map(({ principal }) => principal);
}

const STACK_SETS = expect.stringMatching(/^role\/stacksets-exec-[0-9a-f]{32}$/) as string;

test('everybody of the account who can is there, with the policy through which', async () => {
  const all = await found('--account', 'engineering-dev', '--action', 's3:PutObject');
  expect(all).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ principal: 'developers/Developer', decision: 'allowed', policy: 'PowerUserAccess' }),
      expect.objectContaining({ principal: 'role/OrganizationAccountAccessRole', policy: 'AdministratorAccess' }),
      expect.objectContaining({ principal: STACK_SETS, policy: 'AdministratorAccess' }),
    ]),
  );
  expect(all.every(({ account }) => account === 'engineering-dev')).toBe(true);
});

test('whoever can on some resources only is there, with what it depends on', async () => {
  const all = await found('--account', 'engineering-dev', '--action', 's3:PutObject');
  expect(all.find(({ principal }) => principal === 'role/app/trips-server')).toMatchObject({
    decision: 'depends',
    reason: expect.stringContaining('trips-server-uploads-') as string,
  });
});

test('what is given is no longer open', async () => {
  const asked = ['--account', 'engineering-dev', '--action', 's3:PutObject'];
  const bucket = 'arn:aws:s3:::trips-server-uploads-engineering-dev-us-west-2/x';
  expect(await names('allowed', ...asked)).not.toContain('role/app/trips-server');
  expect(await names('allowed', ...asked, '--resource', bucket)).toContain('role/app/trips-server');
});

test('whoever of another account can by what the caller’s side alone decides is there', async () => {
  const contact = 'arn:aws:account::management:account/{organization}/engineering-dev';
  const [dev, action] = ['engineering-dev', 'account:PutAlternateContact'];
  const all = await found('--account', dev, '--action', action, '--resource', contact);
  expect(all).toContainEqual(expect.objectContaining({ principal: 'org-admins/OrgAdmin', account: 'management' }));
  const roots = await found('--account', dev, '--action', 'sts:AssumeRoot', '--resource', `arn:aws:iam::${dev}:root`);
  expect(roots).toContainEqual(expect.objectContaining({ principal: 'role/lz-root-tasks', account: 'management' }));
});

test('of a role that no template makes those are told who may take it if it trusts them', async () => {
  const role = 'arn:aws:iam::engineering-prod:role/cdk-hnb659fds-deploy-role-engineering-prod-us-west-2';
  const all = await found('--account', 'engineering-prod', '--action', 'sts:AssumeRole', '--resource', role);
  expect(all).toContainEqual(
    expect.objectContaining({ principal: 'role/OrganizationAccountAccessRole', decision: 'depends' }),
  );
  expect(all.map(({ principal }) => principal)).not.toContain('auditors/Auditor');
});

test.each([
  ['arn:aws:iam::engineering-prod:role/cdk-hnb659fds-deploy-role-engineering-prod-us-west-2', 'sts:AssumeRole'],
  ['arn:aws:sqs:us-west-2:engineering-prod:jobs', 'sqs:SendMessage'],
])('those of the account that has %s are told whichever account is asked about', async (resource, action) => {
  const asked = ['--action', action, '--resource', resource];
  const inProd = async (account: string): Promise<readonly Found[]> =>
    (await found('--account', account, ...asked)).filter((one) => one.account === 'engineering-prod');
  const own = await inProd('engineering-prod');
  expect(own).not.toEqual([]);
  expect(await inProd('engineering-dev')).toEqual(own);
});

test('whom nobody knows a policy to let in is not told of another account', async () => {
  const queue = 'arn:aws:sqs:us-west-2:engineering-dev:jobs';
  const all = await found('--account', 'engineering-dev', '--action', 'sqs:SendMessage', '--resource', queue);
  expect(all.map(({ account }) => account).filter((account) => account !== 'engineering-dev')).toEqual([]);
});

test('root is there where no guardrail stops it', async () => {
  expect(await names('allowed', '--account', 'management', '--action', 's3:ListAllMyBuckets')).toContain('root');
  expect(await names('allowed', '--account', 'engineering-dev', '--action', 's3:ListAllMyBuckets')).not.toContain(
    'root',
  );
});

test('nobody can do what a guardrail denies to all', async () => {
  const asked = ['--account', 'engineering-dev', '--action', 'organizations:LeaveOrganization'];
  expect(await found(...asked)).toEqual([]);
  const { exitCode, stdout } = await ask(...asked);
  expect(stdout).toContain('nobody, whatever the circumstances');
  expect(exitCode).toBe(0);
});

test('whoever the policy of a resource lets in from other accounts is there', async () => {
  const role = 'arn:aws:iam::engineering-dev:role/OrganizationAccountAccessRole';
  const all = await found('--account', 'engineering-dev', '--action', 'sts:AssumeRole', '--resource', role);
  const elsewhere = all.filter(({ account }) => account !== 'engineering-dev');
  expect(elsewhere.map(({ principal }) => principal)).toEqual(
    expect.arrayContaining(['role/lz-break-glass', 'org-admins/OrgAdmin']),
  );
  // Root cannot assume a role.
  expect(elsewhere.map(({ principal }) => principal)).not.toContain('root');
  expect(new Set(elsewhere.map(({ account }) => account))).toEqual(new Set(['management']));
});

describe('whoever comes with a token or an assertion of an identity provider', () => {
  const role = 'arn:aws:iam::engineering-dev:role/lz-ci-deploy';
  const github = 'federated/token.actions.githubusercontent.com';

  test('is there where a role is named', async () => {
    const asked = ['--account', 'engineering-dev', '--action', 'sts:AssumeRoleWithWebIdentity', '--resource', role];
    expect(await found(...asked)).toEqual([
      expect.objectContaining({ principal: github, account: 'engineering-dev', decision: 'depends' }),
    ]);
    const claims = ['sub=repo:trips/trips:environment:dev', 'aud=sts.amazonaws.com'];
    const context = claims.flatMap((claim) => ['--context', `token.actions.githubusercontent.com:${claim}`]);
    expect(await names('allowed', ...asked, ...context)).toEqual([github]);
    const other = context.map((one) => one.replace('trips/trips', 'trips/other'));
    expect(await found(...asked, ...other)).toEqual([]);
  });

  test('is there where none is, of each role that lets them in, under a name that can takes', async () => {
    const all = await found('--account', 'engineering-dev', '--action', 'sts:AssumeRoleWithWebIdentity');
    expect(all).toEqual([
      expect.objectContaining({ principal: github, reason: expect.stringContaining(`On ${role}: `) as string }),
    ]);
    const { stdout } = await ask('--account', 'engineering-dev', '--action', 'sts:AssumeRoleWithWebIdentity');
    expect(stdout).not.toContain('whatever the circumstances');
    const people = await found('--account', 'engineering-dev', '--action', 'sts:AssumeRoleWithSAML');
    expect(people.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('AWSReservedSSO_Developer_'));
    expect(people.every(({ principal }) => principal.startsWith('federated/AWSSSO_'))).toBe(true);
  });

  test('is nowhere where a provider is let in by nothing', async () => {
    expect(await found('--account', 'growth-sales', '--action', 'sts:AssumeRoleWithWebIdentity')).toEqual([]);
    const all = await found('--account', 'engineering-dev', '--action', 's3:PutObject');
    expect(all.filter(({ principal }) => principal.startsWith('federated/'))).toEqual([]);
  });
});

test('an answer says who was left out', async () => {
  const { stdout } = await ask('--account', 'engineering-dev', '--action', 's3:PutObject');
  expect(stdout).toMatch(/Not asked:\n {2}service-linked roles.*\n {2}AWS services/);
});

test.each([
  [['--account', 'engineering-dve', '--action', 's3:PutObject'], '--account: "engineering-dve" is no account'],
  [['--account', 'engineering-dev', '--action', 's3:PutObjet'], 'Did you mean "s3:PutObject"?'],
  [['--account', 'engineering-dev', '--action', 's3:*'], '"s3:*" means many actions'],
  [['--account', 'engineering-dev'], '--action: missing'],
  [['--account', 'engineering-dev', '--action', 's3:PutObject', '--resource', 'x'], '--resource: "x" is no ARN'],
  [['--account', 'engineering-dev', '--action', 's3:PutObject', '--principal', 'root'], '--principal: no such option'],
])('%j is no question', async (argv, problem) => {
  const { exitCode, stdout, stderr } = await ask(...argv);
  expect(stderr).toContain(problem);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(exitCode).toBe(2);
});

test('--help says how it is called', async () => {
  expect(await run(whoCan, ['--help'])).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('--action') as string,
  });
});

test('the command runs as a process', () => {
  const argv = ['-r', './bin/register.js', 'bin/who-can.ts', '--assembly', assembly];
  const asked = ['--account', 'management', '--action', 'organizations:CreateAccount'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv, ...asked], {
    cwd: repository,
    encoding: 'utf8',
  });
  expect(withoutMaker(stderr)).toBe('');
  expect(stdout).toContain('org-admins/OrgAdmin');
  expect(status).toBe(0);
});
