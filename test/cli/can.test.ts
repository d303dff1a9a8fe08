import { repository } from '../support/repository';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { can, run, sampleAssembly, type Run } from './support';

const assembly = sampleAssembly();
const ask = (...argv: readonly string[]): Promise<Run> => run(can, ['--assembly', assembly, ...argv]);

/** `<principal> <account> <action>`, then further arguments. */
function question(text: string): readonly string[] {
  const [principal = '', account = '', action = '', ...more] = text.split(' ');
  return ['--principal', principal, '--account', account, '--action', action, ...more];
}

/** A token of GitHub for a role of engineering-dev, by what the provider is called; and the token that the role wants. */
const BY_GITHUB = (provider: string): string =>
  `federated/${provider} engineering-dev sts:AssumeRoleWithWebIdentity --resource arn:aws:iam::engineering-dev:role/lz-ci-deploy`;
const GITHUB = 'token.actions.githubusercontent.com';
const TOKEN = `--context ${GITHUB}:aud=sts.amazonaws.com --context ${GITHUB}:sub=repo:trips/trips:environment:dev`;

const IN_IRELAND = '--context aws:RequestedRegion=eu-west-1';
const OUTSIDE = 'arn:aws:iam::999999999999:role/partner';

test.each([
  // An identity policy allows it, in any case of letters, by any form of the principal's name.
  ['developers/Developer engineering-dev ec2:StopInstances', 'PowerUserAccess'],
  ['developers/Developer engineering-dev EC2:stopinstances', 'PowerUserAccess'],
  [
    'arn:aws:sts::engineering-dev:assumed-role/AWSReservedSSO_Developer_0123456789abcdef/someone engineering-dev ec2:StopInstances',
    'PowerUserAccess',
  ],
  ['auditors/Auditor management iam:ListRoles', 'SecurityAudit'],
  ['org-admins/OrgAdmin management organizations:CreateAccount', 'AdministratorAccess'],
  ['role/OrganizationAccountAccessRole engineering-prod s3:ListAllMyBuckets', 'AdministratorAccess'],
  ['arn:aws:iam::engineering-prod:role/OrganizationAccountAccessRole engineering-prod iam:ListRoles', 'Administrator'],
  ['role/stacksets-exec-0123456789abcdef0123456789abcdef engineering-dev iam:CreateRole', 'AdministratorAccess'],
  // Nothing but AWS itself decides.
  ['root management s3:ListAllMyBuckets', 'The root user is allowed everything in its account by itself'],
  ['marketing/Marketing growth-marketing sts:GetCallerIdentity', 'needs no permission'],
  // The resource's own policy does, for a service and across accounts.
  [
    'service/cloudtrail.amazonaws.com management s3:GetBucketAcl --resource arn:aws:s3:::lz-organization-trail-log-archive-us-west-2 --context aws:SourceArn=arn:aws:cloudtrail:us-west-2:management:trail/lz-organization-trail',
    'resource policy',
  ],
  [
    'org-admins/OrgAdmin management sts:AssumeRole --resource arn:aws:iam::engineering-prod:role/OrganizationAccountAccessRole',
    'So does statement "1" of resource policy "trust policy"',
  ],
  ['developers/Developer engineering-dev sts:AssumeRole --resource arn:aws:iam::engineering-dev:role/x', 'No template'],
  // An identity provider, by its issuer or by its ARN: the one that the role trusts.
  [`${BY_GITHUB(GITHUB)} ${TOKEN}`, 'trust policy'],
  [`${BY_GITHUB(`arn:aws:iam::engineering-dev:oidc-provider/${GITHUB}`)} ${TOKEN}`, 'trust policy'],
  // As an administrator only guardrails have a say.
  ['role/anyone engineering-dev iam:ListRoles --identity administrator', 'AdministratorAccess'],
  ['product-managers/ProductManager engineering-staging s3:ListAllMyBuckets --identity administrator', 'Administrator'],
])('%s is allowed', async (text, reason) => {
  const { exitCode, stdout, stderr } = await ask(...question(text));
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Allowed: /);
  expect(stdout).toContain(reason);
  expect(exitCode).toBe(0);
});

test.each([
  // A guardrail denies it.
  [`developers/Developer engineering-dev ec2:RunInstances ${IN_IRELAND}`, '"DenyUnapprovedRegions1"'],
  ['developers/Developer engineering-dev organizations:LeaveOrganization', '"DenyLeavingOrganization"'],
  ['role/OrganizationAccountAccessRole engineering-dev organizations:LeaveOrganization', '"DenyLeavingOrganization"'],
  ['root engineering-dev s3:ListAllMyBuckets', '"DenyRootUser"'],
  ['arn:aws:iam::engineering-dev:root engineering-dev s3:ListAllMyBuckets', '"DenyRootUser"'],
  ['role/anyone engineering-dev organizations:LeaveOrganization --identity administrator', '"DenyLeavingOrganization"'],
  [`${OUTSIDE} engineering-dev s3:GetObject --identity administrator`, '"DenyOutsidePrincipals"'],
  ['developers/Developer engineering-prod organizations:LeaveOrganization --identity administrator', '"DenyLeaving'],
  // Nobody allows it, or not under these circumstances.
  [
    'developers/Developer engineering-dev sts:AssumeRole --resource arn:aws:iam::engineering-dev:role/app/trips-server',
    'that policy does not allow it',
  ],
  [
    'role/stacksets-exec-0123456789abcdef0123456789abcdef engineering-dev sts:AssumeRole --resource arn:aws:iam::engineering-prod:role/unknown',
    'it belongs to another account',
  ],
  ['product-managers/ProductManager engineering-staging sqs:SendMessage', 'No identity policy of'],
  ['service/cloudtrail.amazonaws.com engineering-dev s3:PutObject', 'the caller has no policies of its own'],
  [
    'developers/Developer engineering-dev s3:GetObject --resource arn:aws:s3:::x/y --resource-account engineering-prod',
    'it belongs to another account',
  ],
  [
    'developers/Developer engineering-dev sqs:SendMessage --resource arn:aws:sqs:us-west-2:engineering-prod:jobs',
    'it belongs to another account',
  ],
  [
    'developers/Developer engineering-dev sqs:SendMessage --resource arn:aws:sqs:us-west-2:999999999999:jobs',
    'taken to be outside the organization',
  ],
  // A provider of somebody else, which no template makes.
  [BY_GITHUB('arn:aws:iam::999999999999:oidc-provider/idp.example.com'), '"DenyOutsideOidcIdentities'],
  [BY_GITHUB('accounts.google.com'), '"DenyOutsideOidcIdentities'],
  // The principal is nobody there.
  [
    `federated/${GITHUB} engineering-prod sts:AssumeRoleWithWebIdentity`,
    `has no identity provider "${GITHUB}": it is in management, engineering-dev`,
  ],
  ['developers/Developer engineering-prod ec2:StopInstances', 'group developers has no assignment of Developer in'],
  ['developers/QA engineering-test ec2:StopInstances', 'group developers has no assignment of QA in'],
  ['role/report-reader engineering-dev s3:GetObject', 'it is in growth-marketing, growth-sales'],
])('%s is denied', async (text, reason) => {
  const { exitCode, stdout, stderr } = await ask(...question(text));
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Denied: /);
  expect(stdout).toContain(reason);
  expect(exitCode).toBe(1);
});

const DEVELOPER = 'developers/Developer engineering-dev ec2:StopInstances';

test.each([
  ['developer/Developer engineering-dev ec2:StopInstances', '--principal: no group "developer"', '"developers"'],
  ['developers/Develper engineering-dev ec2:StopInstances', '--principal: there is no permission set', '"Developer"'],
  ['role/report-raeder growth-sales s3:GetObject', '--principal: growth-sales has no role', '"report-reader"'],
  [
    'role/zzzzzzzzzzzzzzzzzz growth-sales s3:GetObject',
    '--principal: growth-sales has no role',
    'Expected for example',
  ],
  ['user/nobody management s3:GetObject', '--principal: management has no user', 'Expected for example'],
  ['developers engineering-dev s3:GetObject', '--principal: "developers" is no principal', 'expected <group>/'],
  [
    'service/cloudtrial.amazonaws.com management s3:PutObject',
    '--principal: "cloudtrial',
    '"cloudtrail.amazonaws.com"',
  ],
  [
    BY_GITHUB('token.actions.github.com'),
    '--principal: no template makes or trusts',
    `Did you mean "federated/${GITHUB}"`,
  ],
  [
    BY_GITHUB(`arn:aws:iam::engineering-dev:oidc-provider/token.actions.github.com`),
    '--principal: no template makes or trusts',
    `Did you mean "federated/arn:aws:iam::engineering-dev:oidc-provider/${GITHUB}"`,
  ],
  [BY_GITHUB('zzzzzzzzzz'), '--principal: no template makes or trusts', 'Expected for example federated/'],
  [
    BY_GITHUB(GITHUB).replace('federated/', 'Federated/'),
    '--principal: no group',
    `Did you mean "federated/${GITHUB}"`,
  ],
  ['roles/lz-ci-deploy engineering-dev s3:GetObject', '--principal: no group', 'Did you mean "role/lz-ci-deploy"'],
  ['service/cloudtrail management s3:PutObject', '--principal: "service/cloudtrail" names no AWS service', 'Expected'],
  ['arn:aws:iam:engineering-dev:role/x engineering-dev s3:GetObject', '--principal: ', 'no ARN of a principal'],
  ['arn:aws:iam::engineering-dve:role/x engineering-dev s3:GetObject', '--principal: ', '"engineering-dev"'],
  [
    `${OUTSIDE} engineering-dev s3:GetObject`,
    '--principal: no account of the organization',
    '--identity administrator',
  ],
  ['developers/Developer engineering-dve ec2:StopInstances', '--account: "engineering-dve"', '"engineering-dev"'],
  ['developers/Developer 111111111111 ec2:StopInstances', '--account: "111111111111"', 'Expected an AWS account name'],
  ['developers/Developer engineering-dev ec2:RunInstance', '--action: "ec2:RunInstance"', '"ec2:RunInstances"'],
  ['developers/Developer engineering-dev ecc2:RunInstances', '--action: "ecc2:RunInstances"', 'no service "ecc2"'],
  ['developers/Developer engineering-dev RunInstances', '--action: "RunInstances"', '"service:Action"'],
  ['developers/Developer engineering-dev ec2:*', '--action: "ec2:*" means many actions', 'npm run access'],
  [`${DEVELOPER} --resource i-0123`, '--resource: "i-0123" is no ARN', 'Expected "*" or arn:aws:'],
  [`${DEVELOPER} --resource arn:aws-cn:ec2:::x`, '--resource: "arn:aws-cn:ec2:::x" is no ARN', 'Expected'],
  [
    `${DEVELOPER} --resource arn:aws:sns:us-west-2:engineering-dev:x`,
    'is no resource of ec2:StopInstances',
    'Expected',
  ],
  [`${DEVELOPER} --resource arn:aws:ec2:us-west-2:engineering-dve:instance/i-1`, '--resource: "engineering', 'Did you'],
  [
    `${DEVELOPER} --resource arn:aws:ec2:us-west-2:engineering-dev:instance/i-1 --resource-account engineering-prod`,
    'belongs to engineering-dev, not to engineering-prod',
    'Leave one',
  ],
  [
    'developers/Developer engineering-dev sts:AssumeRole --resource arn:aws:iam::engineering-dev:role/trips-server',
    '--resource: engineering-dev has no role',
    'Did you mean "arn:aws:iam::engineering-dev:role/app/trips-server"',
  ],
  [`${DEVELOPER} --resource-account engineering-dve`, '--resource-account: "engineering-dve"', '"engineering-dev"'],
  [`${DEVELOPER} --context aws:RequestedRegion`, '--context: "aws:RequestedRegion" is no key=value', 'Expected'],
  [`${DEVELOPER} --context =x`, '--context: "=x" is no key=value', 'Expected'],
  [`${DEVELOPER} --context aws:RequestedRegoin=x`, '--context: "aws:RequestedRegoin"', '"aws:RequestedRegion"'],
  [
    `${DEVELOPER} --context aws:SecureTransport=flase`,
    '--context: "flase" is no value of aws:SecureTransport',
    'did you mean "false"?',
  ],
  [`${DEVELOPER} --context aws:SourceIp=10.0.0.300`, '--context: "10.0.0.300"', 'Expected an IP address'],
  [`${DEVELOPER} --context aws:RequestedRegion=us-wst-2`, '--context: "us-wst-2"', 'did you mean "us-west-2"?'],
  [
    `${DEVELOPER} --context aws:SecureTransport=true --context aws:SecureTransport=false`,
    '--context: aws:SecureTransport has one value',
    'Ask once for each',
  ],
  [
    `${DEVELOPER} --context aws:PrincipalArn=arn:aws:iam::111111111111:role/x`,
    '--context: aws:PrincipalArn follows from the caller',
    'Leave it out',
  ],
  [
    `${DEVELOPER} --context aws:CurrentTime=2026-01-31T00:00:00Z --context aws:EpochTime=1`,
    '--context: "2026-01-31T00:00:00Z" as aws:CurrentTime, and "1" as aws:EpochTime',
    'both are the time of the request',
  ],
  [
    `${DEVELOPER} --context aws:MultiFactorAuthAge=60 --context aws:multifactorauthpresent=false`,
    '"60" as aws:MultiFactorAuthAge, and "false" as aws:MultiFactorAuthPresent',
    'leave one out',
  ],
  [`${DEVELOPER} --context aws:SourceAccount=111111111111`, 'never sends aws:SourceAccount for such a caller', 'Leave'],
  [`${DEVELOPER} --context ec2:InstanceTyp=t3.micro`, '--context: "ec2:InstanceTyp"', '"ec2:InstanceType"'],
  [
    'developers/Developer engineering-dev s3:GetObject --context ec2:InstanceType=t3.micro',
    'never sends ec2:InstanceType with s3:GetObject',
    'Leave it out',
  ],
  [
    'developers/Developer engineering-dev s3:GetObject --resource arn:aws:s3:::example',
    '--resource: "arn:aws:s3:::example" is no resource of s3:GetObject',
    'Expected for example arn:aws:s3:::example/example',
  ],
  [
    'developers/Developer engineering-dev s3:ListAllMyBuckets --resource arn:aws:s3:::example',
    'is no resource of s3:ListAllMyBuckets',
    'Expected "*": AWS asks it about no resource',
  ],
  [
    `${DEVELOPER} --context aws:ResourceAccount=222222222222`,
    '--context: aws:ResourceAccount follows from the resource',
    'Leave it out',
  ],
  [
    `${DEVELOPER} --resource arn:aws:ec2:us-west-2:engineering-dev:instance/i-1 --context ec2:Region=us-east-1`,
    '--context: "us-east-1" as ec2:Region, and the resource is in us-west-2',
    'Correct one',
  ],
  [
    'root log-archive s3:GetObject --resource arn:aws:s3:::lz-organization-trail-log-archive-us-west-2/x --context aws:RequestedRegion=us-east-1',
    'and the resource is in us-west-2',
    'Correct one',
  ],
  [`${DEVELOPER} --identity root`, '--identity: "root" is none', '"administrator"'],
  [`${DEVELOPER} --acount x`, '--acount: no such option', '"--account"'],
  [`${DEVELOPER} -p x`, '-p: no such option', 'See --help'],
  [`${DEVELOPER} --account x`, '--account: given twice', 'once'],
  [`${DEVELOPER} --json=yes`, '--json: takes no value', '"yes"'],
  [`${DEVELOPER} --resource`, '--resource: no value', 'Expected --resource <arn>'],
  [`${DEVELOPER} --resource --json`, '--resource: no value', 'Expected --resource <arn>'],
  [`${DEVELOPER} engineering-dev`, '"engineering-dev": no option takes it', 'Expected options'],
  [`${DEVELOPER} --cases x.json`, '--principal: not with --cases', '--account: not with --cases'],
])('%s is no question', async (text, problem, mend) => {
  const { exitCode, stdout, stderr } = await ask(...question(text));
  expect(stderr).toContain(problem);
  expect(stderr).toContain(mend);
  expect(stderr).not.toMatch(/^\s+at |This should not have happened/m);
  expect(stdout).toBe('');
  expect(exitCode).toBe(2);
});

test('everything that is wrong is told at once, one line each', async () => {
  const { stderr } = await ask(...question('nobody/Nothing nowhere s3:Nothing --resource x --resource-account y'));
  expect(
    stderr
      .trimEnd()
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(['--account', '--action', '--resource-account']);
  expect((await ask()).stderr.trimEnd().split('\n')).toHaveLength(3);
});

test('--json prints the six fields of the contract and nothing else', async () => {
  const denied = await ask(...question(`developers/Developer engineering-dev ec2:RunInstances ${IN_IRELAND} --json`));
  expect(JSON.parse(denied.stdout)).toEqual({
    decision: 'denied',
    layer: 'service control policy',
    policy: 'lz-regions-root',
    statement: 'DenyUnapprovedRegions1',
    attachedTo: 'the root',
    reason: expect.stringContaining('"DenyUnapprovedRegions1"') as string,
  });
  const nobody = await ask(...question('developers/Developer engineering-prod ec2:RunInstances --json'));
  expect(JSON.parse(nobody.stdout)).toEqual({
    decision: 'denied',
    layer: 'assignment',
    policy: null,
    statement: null,
    attachedTo: null,
    reason: 'The group developers has no assignment of Developer in engineering-prod.',
  });
});

test('an answer says which resources it is about; a launch is allowed on all that it must have', async () => {
  const { exitCode, stdout } = await ask(
    ...question('developers/Developer engineering-dev ec2:RunInstances --context ec2:MetadataHttpTokens=optional'),
  );
  expect(stdout).toMatch(/^Denied: .*\n.*RequireImdsv2/);
  expect(stdout).toContain('No resource was given: asked about arn:aws:ec2:us-west-2::image/example, arn:aws:ec2:');
  expect(exitCode).toBe(1);
});

test.each(['subnet/subnet-1', 'capacity-reservation/cr-1'])(
  'a launch into %s is allowed on the rest that it must have too',
  async (name) => {
    const asked = `developers/Developer engineering-dev ec2:RunInstances --resource arn:aws:ec2:us-west-2:engineering-dev:${name}`;
    const denied = await ask(...question(`${asked} --context ec2:MetadataHttpTokens=optional`));
    expect(denied.exitCode).toBe(1);
    expect(denied.stdout).toContain('Denied by statement "RequireImdsv2"');
    const allowed = await ask(...question(`${asked} --context ec2:MetadataHttpTokens=required`));
    expect(allowed.exitCode).toBe(0);
    expect(allowed.stdout).not.toContain('Decided by');
  },
);

test('a service with one endpoint is asked about what it has there', async () => {
  const { stdout } = await ask(...question('developers/Developer engineering-dev artifact:GetReport'));
  expect(stdout).toContain('asked about arn:aws:artifact:us-east-1::report/');
});

test('what cannot be known is not allowed', async () => {
  const asked =
    'developers/Developer engineering-dev ec2:CreateVolume --resource arn:aws:ec2:us-west-2::snapshot/snap-1 --resource-account engineering-prod';
  const { exitCode, stdout } = await ask(...question(asked));
  expect(stdout).toMatch(/^Not known: developers\/Developer may, or may not, ec2:CreateVolume/);
  expect(exitCode).toBe(1);
});

const INSTANCE = '--resource arn:aws:ec2:us-west-2:engineering-dev:instance/i-1';

test('an answer says which key that was not given could change it, and takes it when it is given', async () => {
  const without = await ask(...question(`developers/Developer engineering-dev ec2:RunInstances ${INSTANCE}`));
  expect(without).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/Rests on .*ec2:MetadataHttpTokens/) as string,
  });
  const given = await ask(
    ...question(
      `developers/Developer engineering-dev ec2:RunInstances ${INSTANCE} --context ec2:metadatahttptokens=required`,
    ),
  );
  expect(given.exitCode).toBe(0);
  expect(given.stdout).not.toContain('Rests on');
});

test('a key that is repeated has several values', async () => {
  const tagging =
    'role/anyone engineering-prod iam:TagRole --resource arn:aws:iam::engineering-prod:role/orders --identity administrator';
  const once = await ask(...question(`${tagging} --context aws:TagKeys=owner`));
  const twice = await ask(
    ...question(`${tagging} --context aws:TagKeys=owner --context aws:TagKeys=lz-shares-outside`),
  );
  expect([once.exitCode, twice.exitCode]).toEqual([0, 1]);
});

test('of a call whose Region the caller chooses, another than the bucket’s is no contradiction', async () => {
  const { exitCode, stderr } = await ask(
    ...question(
      'root log-archive s3:GetBucketLocation --resource arn:aws:s3:::lz-organization-trail-log-archive-us-west-2 --context aws:RequestedRegion=us-east-1',
    ),
  );
  expect([exitCode, stderr]).toEqual([1, '']);
});

test('a denial by a guardrail names the file that says why', async () => {
  const { stdout } = await ask(...question('root engineering-dev s3:ListAllMyBuckets'));
  expect(stdout).toContain('lib/catalogue/guardrails/root/deny-root-user.ts');
});

describe('an assembly', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broken-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const copy = (name: string, file: string, content: string): string => {
    cpSync(assembly, join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, file), content);
    return join(folder, name);
  };

  test.each([
    ['that is not there', join(folder, 'nothing'), /no such folder\. Make it with "npm run synth"/],
    ['without a manifest', folder, /manifest\.json: no such file\. Make it with/],
    ['whose manifest is cut off', copy('a', 'manifest.json', '{"artifacts": {'), /no JSON, or cut off\. Make it/],
    ['whose template is half written', copy('b', 'Guardrails.template.json', '{"Resources": {"A":'), /cut off\. Make/],
    [
      'with a malformed policy',
      copy(
        'c',
        'Guardrails.template.json',
        JSON.stringify({
          Resources: {
            Policy: {
              Type: 'AWS::Organizations::Policy',
              Properties: {
                Name: 'x',
                Type: 'SERVICE_CONTROL_POLICY',
                TargetIds: [],
                Content: { Version: '2012-10-17', Statement: [{ Effect: 'Dney', Action: '*', Resource: '*' }] },
              },
            },
          },
        }),
      ),
      /Policy.*no sound policy.*Deny/,
    ],
  ])('%s is told in one line', async (_what, broken, expected) => {
    const { exitCode, stdout, stderr } = await run(can, ['--assembly', broken, ...question(DEVELOPER)]);
    expect(stderr).toMatch(expected);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('Warning: not proven: '))).toHaveLength(1);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  test('whose checks failed is read all the same, with a warning', async () => {
    const report = { pluginReports: [{ pluginName: 'Proofs', conclusion: 'failure', violations: [] }] };
    const failed = copy('d', 'validation-report.json', JSON.stringify(report));
    const { exitCode, stderr, stdout } = await run(can, ['--assembly', failed, ...question(`${DEVELOPER} --json`)]);
    expect(stderr).toMatch(/^Warning: .*Proofs found violations/);
    expect(JSON.parse(stdout)).toMatchObject({ decision: 'allowed' });
    expect(exitCode).toBe(0);
  });
});

test('--help says how it is called', async () => {
  const { exitCode, stdout } = await run(can, ['--help']);
  expect(stdout).toContain('--principal <who>');
  expect(exitCode).toBe(0);
});

test('the command ends with the exit code of its answer, as a process that loads neither CDK nor zod', () => {
  const script = `
    require('./bin/register.js');
    process.on('exit', () => {
      const loaded = Object.keys(require.cache).filter((file) => /node_modules.(aws-cdk-lib|constructs|zod|cdk-nag)/.test(file));
      if (loaded.length > 0) console.error(loaded.length + ' files such as ' + loaded[0]);
    });
    require('./bin/can.ts');`;
  const argv = [
    '-e',
    script,
    '--',
    'can',
    '--assembly',
    assembly,
    ...question('root engineering-dev s3:ListAllMyBuckets'),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=commonjs', ...argv], {
    cwd: repository,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Denied: root may not/);
  expect(status).toBe(1);
});

test('nobody need read the answer', () => {
  const command = `"${process.execPath}" -r ./bin/register.js bin/can.ts --help | true`;
  const { stderr } = spawnSync('sh', ['-c', command], { cwd: repository, encoding: 'utf8' });
  expect(stderr).toBe('');
});
