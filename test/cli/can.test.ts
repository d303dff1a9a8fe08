import { OF_MAKER } from '../support/maker-note';
import { repository } from '../support/repository';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEVELOPER, ask, assembly, BY_GITHUB, GITHUB, IN_IRELAND, OUTSIDE, question, TOKEN } from './asked';
import { can, run } from './support';

test.each([
  // An identity policy allows it, in any case of letters, by any form of the principal's name.
  ['developers/Developer engineering-dev ec2:StopInstances', 'PowerUserAccess'],
  ['developers/Developer engineering-dev EC2:stopinstances', 'PowerUserAccess'],
  [
    'arn:aws:sts::engineering-dev:assumed-role/AWSReservedSSO_Developer_0123456789abcdef/someone engineering-dev ec2:StopInstances',
    'PowerUserAccess',
  ],
  // By keys as `config/` has them, too.
  ['developers/developer engineering-dev ec2:StopInstances', 'PowerUserAccess'],
  ['org-admins/org-admin management organizations:CreateAccount', 'AdministratorAccess'],
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
    'product-managers/ProductManager engineering-staging sqs:SendMessage --resource arn:aws:sqs:us-west-2:engineering-prod:jobs',
    'No identity policy of',
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

/* Nobody can tell which policy a resource has that no template makes: it may let in who is not of its account. */
test.each([
  ['service/cloudtrail.amazonaws.com engineering-dev s3:PutObject', 'which no template makes'],
  [
    'developers/Developer engineering-dev s3:GetObject --resource arn:aws:s3:::example/y --resource-account engineering-prod',
    'which no template makes',
  ],
  [
    'developers/Developer engineering-dev sqs:SendMessage --resource arn:aws:sqs:us-west-2:engineering-prod:jobs',
    'which no template makes',
  ],
  // Within an account a policy of the resource is enough.
  [
    'product-managers/ProductManager engineering-staging sqs:SendMessage',
    'nothing else allows it, and within an account that policy is enough',
  ],
  ['marketing/Marketing growth-marketing s3:GetObject', 'within an account that policy is enough'],
  [
    'developers/Developer engineering-dev oam:CreateLink --resource arn:aws:oam:us-west-2:engineering-prod:sink/x',
    'which no template makes',
  ],
  [
    'developers/Developer engineering-dev sqs:SendMessage --resource arn:aws:sqs:us-west-2:999999999999:jobs',
    'taken to be outside the organization',
  ],
  // Whom a role trusts that no template makes.
  ['developers/Developer engineering-dev sts:AssumeRole --resource arn:aws:iam::engineering-dev:role/x', 'No template'],
  [
    'developers/Developer engineering-dev sts:AssumeRole --resource arn:aws:iam::growth-marketing:role/app/partner-export',
    'whom it trusts is not known',
  ],
  [
    'developers/Developer engineering-dev sts:AssumeRole --resource arn:aws:iam::444455556666:role/vendor',
    'taken to be outside the organization',
  ],
  [
    'auditors/Auditor engineering-dev sts:AssumeRole --resource arn:aws:iam::engineering-dev:role/app/partner-export',
    'whom it trusts is not known',
  ],
  [
    'service/ec2.amazonaws.com engineering-dev sts:AssumeRole --resource arn:aws:iam::engineering-dev:role/app/partner-export',
    'whom it trusts is not known',
  ],
])('%s is not known', async (text, reason) => {
  const { exitCode, stdout, stderr } = await ask(...question(text));
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Not known: /);
  expect(stdout).toContain(reason);
  expect(exitCode).toBe(1);
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
    const { exitCode, stdout, stderr } = await run(can, ['--assembly', broken, '--unproven', ...question(DEVELOPER)]);
    expect(stderr).toMatch(expected);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('Warning: not proven: '))).toHaveLength(1);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  test('whose checks failed is read where that is asked for, with a warning', async () => {
    const report = { pluginReports: [{ pluginName: 'Proofs', conclusion: 'failure', violations: [] }] };
    const failed = copy('d', 'validation-report.json', JSON.stringify(report));
    const { exitCode, stderr, stdout } = await run(can, [
      '--assembly',
      failed,
      '--unproven',
      ...question(`${DEVELOPER} --json`),
    ]);
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
  expect(stderr.replaceAll(OF_MAKER, '')).toBe('');
  expect(stdout).toMatch(/^Denied: root may not/);
  expect(status).toBe(1);
});

test('nobody need read the answer', () => {
  const command = `"${process.execPath}" -r ./bin/register.js bin/can.ts --help | true`;
  const { stderr } = spawnSync('sh', ['-c', command], { cwd: repository, encoding: 'utf8' });
  expect(stderr).toBe('');
});
