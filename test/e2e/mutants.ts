/*
 * Breaks the emulator in one way at a time and wants a step of the end-to-end run to fail: `npm run e2e:mutants`, minutes for
 * each. `npm run e2e:mutants -- <name> …` tries some. Not for CI.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

interface Mutant {
  /** As the emulator's setting `mutant` has it. */
  readonly name: string;
  /** The last step that is run: what comes after it would not look at the thing. */
  readonly until: 'live-proofs' | 'changes' | 'destroy';
}

const OPERATIONS = [
  'account:PutAlternateContact',
  'cloudtrail:StartLogging',
  'ec2:EnableEbsEncryptionByDefault',
  'guardduty:UpdateOrganizationConfiguration',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAccountPasswordPolicy',
  'kms:EnableKeyRotation',
  'organizations:AttachPolicy',
  's3:PutBucketPolicy',
  's3:PutPublicAccessBlock',
  'sns:SetTopicAttributes',
  'sso:PutInlinePolicyToPermissionSet',
  'sso:PutPermissionsBoundaryToPermissionSet',
].map((name) => name.replace('sso:', 'sso-admin:'));
const UPDATES = [
  'AWS::CloudFormation::StackSet',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Organizations::Account',
  'AWS::Organizations::Policy',
  'AWS::SSO::PermissionSet',
];
const DELETES = ['AWS::IAM::Role', 'AWS::Organizations::Policy', 'AWS::SSO::Assignment', 'AWS::SSO::PermissionSet'];

const MUTANTS: readonly Mutant[] = [
  { name: 'stack-sets:first-region', until: 'live-proofs' },
  { name: 'stack-sets:first-account', until: 'live-proofs' },
  ...OPERATIONS.map((name): Mutant => ({ name, until: 'live-proofs' })),
  ...UPDATES.map((type): Mutant => ({ name: `${type}.update`, until: 'changes' })),
  ...DELETES.map((type): Mutant => ({ name: `${type}.delete`, until: 'destroy' })),
];

const RUN = join(__dirname, 'run.ts');

/** @returns the step that failed, or undefined where all hold */
function failingStep({ name, until }: Mutant): string | undefined {
  const argv = ['-r', 'ts-node/register', RUN, '--only', until, '--mutant', name];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (status === 0) return undefined;
  const failed = /step (?<step>\S+) failed/.exec(stderr)?.groups?.step;
  if (failed === undefined) throw new Error(`${name}: the run itself failed\n${stdout}\n${stderr}`);
  return failed;
}

function main(wanted: readonly string[]): void {
  const unknown = wanted.filter((name) => !MUTANTS.some((mutant) => mutant.name === name));
  if (unknown.length > 0) {
    console.error(`no such mutant: ${unknown.join(', ')}; there are:\n${MUTANTS.map(({ name }) => name).join('\n')}`);
    process.exitCode = 2;
    return;
  }
  const survivors: string[] = [];
  const tried = MUTANTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const mutant of tried) {
    const step = failingStep(mutant);
    console.log(step === undefined ? `survives: ${mutant.name}` : `found by ${step}: ${mutant.name}`);
    if (step === undefined) survivors.push(mutant.name);
  }
  console.log(`${tried.length - survivors.length} of ${tried.length} mutants found`);
  if (survivors.length > 0) process.exitCode = 1;
}

const USAGE = `npm run e2e:mutants -- …

Breaks the emulated AWS in one way at a time and wants a step of the end-to-end run to fail. Minutes for each.

  <name> …  tries these alone
  --help    prints this
`;

if (process.argv.includes('--help')) process.stdout.write(USAGE);
else main(process.argv.slice(2));
