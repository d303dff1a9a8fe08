import { RegionInfo } from 'aws-cdk-lib/region-info';
import { can, run, sampleAssembly, type Run } from './support';

const assembly = sampleAssembly();
const ask = (...argv: readonly string[]): Promise<Run> => run(can, ['--assembly', assembly, ...argv]);

/** `<principal> <account> <action>`, then further arguments. */
function question(text: string): readonly string[] {
  const [principal = '', account = '', action = '', ...more] = text.split(' ');
  return ['--principal', principal, '--account', account, '--action', action, ...more];
}

const IN_IRELAND = '--context aws:RequestedRegion=eu-west-1';
/* What an answer says besides: on what it rests, and which other way in there may be. */

test.each([
  [
    'a denial for want of an allow says which other ways in there must be none of',
    'developers/Developer engineering-dev kms:Decrypt --resource arn:aws:kms:us-west-2:engineering-prod:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    'Taken for granted that there is no grant of the KMS key to the caller',
  ],
  [
    'so does an answer that is not known',
    'developers/Developer engineering-dev ec2:CreateVolume --resource arn:aws:ec2:us-west-2::snapshot/snap-1 --resource-account engineering-prod',
    'Taken for granted that there is no sharing of the snapshot or image',
  ],
  [
    'an administrator may keep to the resource’s own policy',
    'role/anyone engineering-dev s3:GetObject --resource arn:aws:s3:::lz-config-log-archive-us-west-2/x --identity administrator --resource-policy own',
    'needs the resource’s policy',
  ],
])('%s', async (_what, text, note) => {
  const { exitCode, stdout } = await ask(...question(text));
  expect(stdout).toContain(note);
  expect(exitCode).toBe(1);
});

test.each([
  [
    'a bucket of the templates, which does not let it read',
    '/lz-config-log-archive-us-west-2/x',
    /^Denied: .*\n.*A copy takes s3:GetObject of/,
  ],
  ['the bucket itself', '/mine/y', /^Allowed: /],
  ['a bucket of whoever', '/unknown/x', /^Not known: .*\n.*Depends on whose that is/],
])('a copy from %s', async (_what, source, told) => {
  const { stdout } = await ask(
    ...question('role/anyone engineering-dev s3:PutObject --identity administrator --resource-policy own'),
    ...['--resource', 'arn:aws:s3:::mine/x', '--context', `s3:x-amz-copy-source=${source}`],
  );
  expect(stdout).toMatch(told);
});

test.each([
  [
    'that it may not pass',
    'arn:aws:iam::engineering-dev:role/lz-break-glass',
    /^Denied: .*\n {2}.*takes iam:PassRole on .*lz-break-glass too/,
  ],
  ['that it may', 'arn:aws:iam::engineering-dev:role/app/deploy', /^Allowed: /],
])('a stack with a role %s', async (_what, role, told) => {
  const { stdout } = await ask(
    ...question('developers/Developer engineering-dev cloudformation:CreateStack'),
    ...['--context', `cloudformation:RoleArn=${role}`],
  );
  expect(stdout).toMatch(told);
});

test('an administrator is told what rests on a resource that is open to all', async () => {
  const { stdout } = await ask(
    ...question('role/anyone engineering-dev s3:GetObject --identity administrator'),
    '--resource',
    'arn:aws:s3:::lz-config-log-archive-us-west-2/x',
  );
  expect(stdout).toMatch(/^Allowed: /);
  expect(stdout).toContain('Rests on a resource that is open to all: with the policy of the templates it is denied');
});

test('a denial by a statement takes no other way in for granted', async () => {
  const { stdout } = await ask(
    ...question(`developers/Developer engineering-dev kms:Decrypt ${IN_IRELAND}`),
    '--resource',
    'arn:aws:kms:eu-west-1:engineering-dev:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  );
  expect(stdout).toMatch(/^Denied: /);
  expect(stdout).not.toContain('Taken for granted');
});

test.each([
  [
    'that the policy of a bucket that no template makes does not deny it',
    's3:GetObject --resource arn:aws:s3:::nobody-knows/x',
    /policy of arn:aws:s3:::nobody-knows\/x, which no template makes, does not deny it/,
  ],
  [
    'that the policy of a key leaves it to its account',
    'kms:Decrypt --resource arn:aws:kms:us-west-2:engineering-dev:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    /leaves the key to its account/,
  ],
  [
    'that what a log group’s account says does not deny it',
    'logs:GetLogEvents --resource arn:aws:logs:us-west-2:engineering-dev:log-group:x:log-stream:y',
    /what its account says of such resources/,
  ],
  [
    'that the policy of the endpoint lets it through',
    's3:GetObject --resource arn:aws:s3:::nobody-knows/x --context aws:SourceVpce=vpce-1',
    /policy of the VPC endpoint/,
  ],
  ['what no policy shows', 'aoss:APIAccessAll', /data access policy of the collection names the caller/],
])('an allow says that it takes for granted %s', async (_what, text, note) => {
  const { exitCode, stdout } = await ask(...question(`developers/Developer engineering-dev ${text}`));
  expect(stdout).toMatch(/^Allowed: /);
  expect(
    stdout
      .split('\n')
      .filter((line) => line.includes('Taken for granted'))
      .join('\n'),
  ).toMatch(note);
  expect(exitCode).toBe(0);
});

test('an allow of what is asked about no resource takes nothing for granted', async () => {
  const { stdout } = await ask(...question('developers/Developer engineering-dev ec2:DescribeVpcs'));
  expect(stdout).toMatch(/^Allowed: /);
  expect(stdout).not.toContain('Taken for granted');
});

test('nobody is allowed what takes the allow of a policy that is not known', async () => {
  const { exitCode, stdout } = await ask(
    ...question('developers/Developer engineering-dev vpc-lattice-svcs:Invoke'),
    '--resource',
    'arn:aws:vpc-lattice:us-west-2:engineering-dev:service/svc-1/x',
  );
  expect(stdout).toMatch(/^Not known: /);
  expect(exitCode).toBe(1);
});

test('--resource-policy says with what it goes', async () => {
  const { exitCode, stderr } = await ask(...question('root engineering-dev s3:GetObject'), '--resource-policy', 'own');
  expect(stderr).toContain('goes with --identity administrator only');
  expect(exitCode).toBe(2);
});

test('logs of load balancers reach a bucket whose policy names the account of AWS that writes them', async () => {
  const asked = (writer: string): Promise<Run> =>
    ask(
      ...question(`arn:aws:iam::${writer}:root engineering-prod s3:PutObject --identity administrator`),
      '--resource',
      'arn:aws:s3:::example-lb-logs/AWSLogs/engineering-prod/x',
      '--resource-account',
      'engineering-prod',
    );
  const { stdout } = await asked(RegionInfo.get('us-west-2').elbv2Account ?? '');
  expect(stdout).toMatch(/^Allowed: /);
  const other = await asked(RegionInfo.get('ap-south-1').elbv2Account ?? '');
  expect(other.stdout).toContain('DenyOutsidePrincipals');
  expect(other.exitCode).toBe(1);
});

test('what is denied on one resource and allowed on another of the same kind is not denied', async () => {
  const asked = 'developers/Developer engineering-dev iam:DeleteRole';
  for (const text of [asked, `${asked} --resource *`]) {
    const { exitCode, stdout } = await ask(...question(text));
    expect(stdout).toMatch(
      /^Not known: .*\n {2}Depends on which resource it is\. On arn:aws:iam::engineering-dev:role\/app\/example it is allowed: .* On arn:aws:iam::engineering-dev:role\/example it is denied: /,
    );
    expect(exitCode).toBe(1);
  }
});

test.each([
  ['on which nothing that a policy names is open', 'root engineering-dev iam:DeleteRole'],
  [
    'that is named',
    `developers/Developer engineering-dev iam:DeleteRole --resource arn:aws:iam::engineering-dev:role/x`,
  ],
  ['which AWS asks about itself', 'developers/Developer engineering-dev organizations:LeaveOrganization --resource *'],
])('a resource %s stays denied', async (_what, text) => {
  expect((await ask(...question(text))).stdout).toMatch(/^Denied: /);
});

test.each(['iam::engineering-dev:role/*', 'iam::engineering-dev:role/app/?', 'iam::*:role/app/x'])(
  'arn:aws:%s is the name of no resource',
  async (arn) => {
    const asked = question(`developers/Developer engineering-dev iam:DeleteRole --resource arn:aws:${arn}`);
    const { exitCode, stderr } = await ask(...asked);
    expect(stderr).toContain('is a pattern, and a call is about one resource');
    expect(exitCode).toBe(2);
  },
);

test.each([
  'ec2:RunInstances --resource arn:aws:ec2:us-west-2:engineering-dev:instance/*',
  'ec2:CreateTags --resource arn:aws:ec2:us-west-2:engineering-dev:volume/* --context ec2:CreateAction=CreateVolume',
  'logs:PutRetentionPolicy --resource arn:aws:logs:us-west-2:engineering-dev:log-group:orders:*',
  'dms:DeleteEndpoint --resource arn:aws:dms:us-west-2:engineering-dev:endpoint:*',
])('%s is what AWS itself asks about', async (text) => {
  expect((await ask(...question(`developers/Developer engineering-dev ${text}`))).stderr).toBe('');
});
