import { DEVELOPER, ask, BY_GITHUB, GITHUB, OUTSIDE, question } from './asked';

/* What is no question, and what is said of it. */

test.each([
  [
    'developer/Developer engineering-dev ec2:StopInstances',
    '--principal: no group "developer"',
    '"developers/Developer"',
  ],
  [
    'developers/Develper engineering-dev ec2:StopInstances',
    '--principal: there is no permission set',
    '"developers/Developer"',
  ],
  [
    'role/report-raeder growth-sales s3:GetObject',
    '--principal: growth-sales has no role',
    'Did you mean "role/app/report-reader"',
  ],
  [
    'role/app/report-raeder growth-sales s3:GetObject',
    '--principal: growth-sales has no role',
    'Did you mean "role/app/report-reader"',
  ],
  [
    'role/lz-brake-glass growth-sales s3:GetObject',
    '--principal: growth-sales has no role',
    'Did you mean "role/lz-break-glass"',
  ],
  [
    'role/zzzzzzzzzzzzzzzzzz growth-sales s3:GetObject',
    '--principal: growth-sales has no role',
    'Expected for example',
  ],
  ['user/nobody management s3:GetObject', '--principal: management has no user', 'Expected for example'],
  ['zzzzzzzz engineering-dev s3:GetObject', '--principal: "zzzzzzzz" is no principal', 'expected <group>/'],
  [
    'zzzzzzzz/Developer engineering-dev s3:GetObject',
    '--principal: no group',
    'for example auditors/Auditor, developers/Developer',
  ],
  ['developers engineering-dev s3:GetObject', 'is no principal, but a group', 'Did you mean "developers/Developer"?'],
  ['developrs engineering-dev s3:GetObject', 'but nearly a group', 'Did you mean "developers/Developer"?'],
  ['Developer engineering-dev s3:GetObject', 'but a permission set', 'Did you mean "developers/Developer"?'],
  ['developers/develooper engineering-dev s3:GetObject', 'no permission set', 'Did you mean "developers/Developer"?'],
  ['developer/developer engineering-dev s3:GetObject', 'no group', 'Did you mean "developers/Developer"?'],
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
  [
    'developers/Developer engineering-dev kms:Decrypt --resource arn:aws:kms:us-west-2:engineering-dev:alias/x',
    'KMS decides about the key that the alias stands for',
    'kms:RequestAlias=alias/x',
  ],
  ...['arn:aws:*/report.csv', 'arn:aws:S3:::b/x', 'arn:aws:s3::b/x', 'arn:*:s3:::b/x', 'b/x'].map((arn) => [
    `developers/Developer engineering-dev s3:GetObject --resource ${arn}`,
    `--resource: "${arn}" is no ARN`,
    'Expected "*" or arn:aws:',
  ]),
  ...['arn:aws:s3:::b', 'arn:aws:s3:::b/', 'arn:aws:s3:::/x'].map((arn) => [
    `developers/Developer engineering-dev s3:GetObject --resource ${arn}`,
    `--resource: "${arn}" is no resource of s3:GetObject`,
    'Expected for example arn:aws:s3:::example/example',
  ]),
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
    'developers/developer engineering-dev iam:CreateRole --context iam:PermissionsBoundary=arn:aws:iam::engineering-dve:policy/x',
    '--context: "arn:aws:iam::engineering-dve:policy/x" is no value of iam:PermissionsBoundary',
    'did you mean "engineering-dev"?',
  ],
  [
    'developers/developer engineering-dev iam:CreateRole --context iam:PermissionsBoundary=arn:aws:iam::engineering-dev:policy/lz-permission-boundary',
    'is nearly what a template makes',
    'policy/lz-permissions-boundary"?',
  ],
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
  [`${DEVELOPER} engineering-dev`, '"engineering-dev": no option takes it', 'Expected options such as "--principal'],
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
