/*
 * Breaks the emulator in one way at a time and wants a step of the end-to-end run to fail: `npm run e2e:mutants`, minutes for
 * each. `npm run e2e:mutants -- --only <name>` tries one. Not for CI.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { WrongQuestionError } from '../../lib/ask/wrong-question';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';

interface Mutant {
  /** As the emulator's setting `mutant` has it. */
  readonly name: string;
  /** The last step that is run: what comes after it would not look at the thing. */
  readonly until: 'live-proofs' | 'changes' | 'destroy';
}

const OPERATIONS = [
  'account:PutAlternateContact',
  'backup:UpdateRegionSettings',
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
  { name: 'stack-sets:members-alone', until: 'live-proofs' },
  ...OPERATIONS.map((name): Mutant => ({ name, until: 'live-proofs' })),
  ...UPDATES.map((type): Mutant => ({ name: `${type}.update`, until: 'changes' })),
  ...DELETES.map((type): Mutant => ({ name: `${type}.delete`, until: 'destroy' })),
];

const RUN = join(__dirname, 'run.ts');

/** @returns the step that failed, or undefined where all hold */
function failingStep({ name, until }: Mutant): string | undefined {
  const argv = ['-r', './bin/register.js', RUN, '--only', until, '--mutant', name];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (status === 0) return undefined;
  const failed = /step (?<step>\S+) failed/.exec(stderr)?.groups?.step;
  if (failed === undefined) throw new Error(`${name}: the run itself failed\n${stdout}\n${stderr}`);
  return failed;
}

const OPTIONS = {
  only: { kind: 'list', value: '<name>', help: 'tries this one alone; may stand several times' },
} as const satisfies OptionSpecs;

const ABOUT = `Breaks the emulated AWS in one way at a time and wants a step of the end-to-end run to fail. Minutes for each.
Exit code 0: every mutant is found. 1: one survives. 2: none was tried.`;

/** `npm run e2e:mutants`. */
const mutantsCommand: Command<typeof OPTIONS> = {
  name: 'e2e:mutants',
  about: ABOUT,
  options: OPTIONS,
  run: (options, { stdout }) => {
    const tried = chosen(options.list('only'));
    const survivors = tried.filter((mutant) => {
      const step = failingStep(mutant);
      stdout.write(step === undefined ? `survives: ${mutant.name}\n` : `found by ${step}: ${mutant.name}\n`);
      return step === undefined;
    });
    stdout.write(`${tried.length - survivors.length} of ${tried.length} mutants found\n`);
    return Promise.resolve(survivors.length === 0 ? ExitCode.OK : ExitCode.NO);
  },
};

/** @throws WrongQuestionError for a name that no mutant has */
function chosen(names: readonly string[]): readonly Mutant[] {
  const unknown = names.filter((name) => !MUTANTS.some((mutant) => mutant.name === name));
  if (unknown.length > 0) {
    const known = MUTANTS.map(({ name }) => name).join(', ');
    throw new WrongQuestionError(unknown.map((name) => `--only: "${name}" is no mutant. Expected one of ${known}.`));
  }
  return MUTANTS.filter(({ name }) => names.length === 0 || names.includes(name));
}

runProcess(mutantsCommand);
