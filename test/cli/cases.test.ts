import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { can, run, sampleAssembly, temporaryFile, type Run } from './support';

const assembly = sampleAssembly();

function tryCases(cases: unknown, ...argv: readonly string[]): Promise<Run> {
  const text = typeof cases === 'string' ? cases : JSON.stringify(cases);
  return run(can, ['--assembly', assembly, '--cases', temporaryFile('cases.json', text), ...argv]);
}

const mayRun = {
  id: 'developers run instances',
  principal: 'developers/Developer',
  account: 'engineering-dev',
  action: 'ec2:RunInstances',
  resource: 'arn:aws:ec2:us-west-2:engineering-dev:instance/i-1',
  context: { 'ec2:MetadataHttpTokens': 'required', 'aws:MultiFactorAuthPresent': true },
  expected: 'allowed',
};
const mayNotLeave = {
  id: 'nobody leaves',
  principal: 'role/OrganizationAccountAccessRole',
  account: 'engineering-prod',
  action: 'organizations:LeaveOrganization',
  expected: 'denied',
};

test('cases that come out as expected end with exit 0', async () => {
  const byKeys = { ...mayRun, id: 'by the keys of config/', principal: 'developers/developer' };
  const { exitCode, stdout } = await tryCases([mayRun, byKeys, mayNotLeave]);
  expect(stdout).toBe('3 cases, 0 otherwise than expected.\n');
  expect(exitCode).toBe(0);
});

test('cases that do not are printed with the reason, and end with exit 1', async () => {
  const elsewhere = { ...mayRun, id: 'elsewhere', account: 'engineering-prod', resource: '*' };
  const { exitCode, stdout } = await tryCases([mayRun, { ...mayNotLeave, expected: 'allowed' }, elsewhere]);
  expect(stdout).toMatch(/^nobody leaves: expected allowed, found denied: .*\n {2}Denied by statement "DenyLeaving/);
  expect(stdout).toContain('no assignment of Developer in engineering-prod');
  expect(stdout).toMatch(/\n3 cases, 2 otherwise than expected\.\n$/);
  expect(exitCode).toBe(1);
});

test('a denial that holds without MFA alone is none: a session with MFA opens it, as a scenario says too', async () => {
  const opens = {
    id: 'break-glass takes the role',
    principal: 'user/break-glass-1',
    account: 'management',
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::engineering-dev:role/lz-break-glass',
    expected: 'denied',
  };
  const { exitCode, stdout } = await tryCases([opens]);
  expect(stdout).toMatch(/expected denied, found depends: .*\n.*aws:MultiFactorAuthPresent/);
  expect(stdout).toContain(
    'The caller may come with a session that carries aws:MultiFactorAuthAge and aws:MultiFactorAuthPresent',
  );
  expect(exitCode).toBe(1);
  const MFA = { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' };
  const told = [
    { ...opens, expected: 'depends' },
    { ...opens, id: 'with', context: MFA, expected: 'allowed' },
    { ...opens, id: 'without', context: { 'aws:MultiFactorAuthPresent': [], 'aws:MultiFactorAuthAge': [] } },
  ];
  expect((await tryCases(told)).exitCode).toBe(0);
});

test('--json prints how many cases there are, and those that differ', async () => {
  const { exitCode, stdout } = await tryCases([mayRun, { ...mayNotLeave, expected: 'allowed' }], '--json');
  expect(JSON.parse(stdout)).toEqual({
    cases: 2,
    differ: [{ id: 'nobody leaves', expected: 'allowed', decision: 'denied', reason: expect.any(String) as string }],
  });
  expect(exitCode).toBe(1);
});

test('--identity holds for every case', async () => {
  const guarded = { ...mayRun, principal: 'role/anyone' };
  expect((await tryCases([guarded])).exitCode).toBe(2);
  expect((await tryCases([guarded], '--identity', 'administrator')).exitCode).toBe(0);
});

const withoutAction = { ...mayRun, action: undefined };

test.each([
  ['no JSON', '[{', 'cases.json:1:3: no JSON: found the end of the file, expected a key in double quotes or }. '],
  [
    'a key that stands twice',
    '[{"id":"a","expected":"allowed","expected":"denied"}]',
    'cases.json, case 1, expected: stands twice, of which the last alone would count. Keep one.',
  ],
  ['no list', { cases: [mayRun] }, 'where a list is expected. Expected an array of { id, principal'],
  ['a list of nothing', [], 'no case, so nothing would be tried'],
  ['a list of texts', ['x'], 'case 1: "x" where an object is expected'],
  ['null', [null], 'case 1: null where an object is expected'],
  ['a case without an action', [withoutAction], 'case 1 "developers run instances", action: nothing where a text'],
  ['a case with an empty id', [{ ...mayRun, id: '' }], 'case 1, id: "" where a text is expected'],
  [
    'a field that is none',
    [{ ...mayRun, resourceAcount: 'x' }],
    'resourceAcount: no field of a case. Did you mean "resourceAccount"?',
  ],
  [
    'another expectation',
    [{ ...mayRun, expected: 'allow' }],
    'expected: "allow" where "allowed" or "denied" is expected',
  ],
  ['a context that is a text', [{ ...mayRun, context: 'x' }], 'context: "x" where an object of condition keys'],
  [
    'a context value that is an object',
    [{ ...mayRun, context: { 'aws:SourceVpc': {} } }],
    'context.aws:SourceVpc: {} where',
  ],
  [
    'a key that AWS does not have',
    [{ ...mayRun, context: { 'aws:SourceVpcc': 'x' } }],
    'Did you mean "aws:SourceVpc"?',
  ],
  ['two cases of one id', [mayRun, mayRun], 'case "developers run instances": two cases have this id'],
  ['an unknown account', [{ ...mayRun, account: 'engineering-dve' }], 'account: "engineering-dve" is no account'],
  ['an unknown action', [{ ...mayRun, action: 'ec2:RunInstance' }], 'action: "ec2:RunInstance" is no known action'],
  ['an unknown principal', [{ ...mayRun, principal: 'developer/Developer' }], 'Did you mean "developers/Developer"?'],
])('a file with %s is malformed', async (_what, cases, problem) => {
  const { exitCode, stdout, stderr } = await tryCases(cases);
  expect(stderr).toContain(problem);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(exitCode).toBe(2);
});

test('of an assembly that is not proven nothing is as expected, unless that is asked for', async () => {
  const edited = join(temporaryFile('x', ''), '..', 'edited');
  cpSync(assembly, edited, { recursive: true });
  rmSync(join(edited, 'proofs.json'));
  const file = temporaryFile('cases.json', JSON.stringify([mayRun]));
  const { exitCode, stdout, stderr } = await run(can, ['--assembly', edited, '--cases', file]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^[^\n]*not proven: [^\n]*--unproven[^\n]*\n$/);
  const anyway = await run(can, ['--assembly', edited, '--cases', file, '--unproven']);
  expect(anyway.exitCode).toBe(0);
  expect(anyway.stderr).toMatch(/^Warning: not proven: /);
});

test('a file that is not there is told in one line', async () => {
  const { exitCode, stderr } = await run(can, ['--cases', 'nowhere.json', '--assembly', assembly]);
  expect(stderr).toBe('--cases: nowhere.json: no such file. Expected a JSON file with an array of cases.\n');
  expect(exitCode).toBe(2);
});

test('a folder in place of a file is told in one line', async () => {
  const { exitCode, stderr } = await run(can, ['--cases', assembly, '--assembly', assembly]);
  expect(stderr).toMatch(/^--cases: .*: it cannot be read \(EISDIR\)\. Expected .*\n$/);
  expect(exitCode).toBe(2);
});
