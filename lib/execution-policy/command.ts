import type { Assembly } from '../assembly';
import { ExitCode, guarded, type Streams } from '../commands/command';
import { ASSEMBLY, HELP, readOptions, usage } from '../commands/options';
import { readLandingZoneAssembly } from '../commands/read-assembly';
import { ATTACHMENT_LIMIT, executionPolicies, type ExecutionPolicy } from './policies';

const OPTIONS = {
  assembly: ASSEMBLY,
  json: { kind: 'flag', help: 'prints the policy documents alone, by name' },
  help: HELP,
} as const;
const ABOUT =
  'A policy that lets CloudFormation deploy this assembly and little else, as a template to deploy by hand.';

/** `npm run execution-policy`: the template on standard output, what to do with it on standard error. */
export function executionPolicyCommand(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  return guarded(streams, () => {
    const options = readOptions(argv, OPTIONS);
    if (options.has('help')) {
      streams.stdout.write(usage('execution-policy', ABOUT, OPTIONS));
      return Promise.resolve(ExitCode.OK);
    }
    const assembly = readLandingZoneAssembly(options.text('assembly') ?? 'cdk.out', streams);
    const policies = executionPolicies(assembly);
    const printed = options.has('json')
      ? Object.fromEntries(policies.map(({ name, document }) => [name, document]))
      : templateOf(policies);
    streams.stdout.write(`${JSON.stringify(printed, undefined, 2)}\n`);
    streams.stderr.write(instructions(assembly, policies));
    return Promise.resolve(ExitCode.OK);
  });
}

/** A CloudFormation template of the policies. */
export function templateOf(policies: readonly ExecutionPolicy[]): object {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'What CloudFormation may do when it deploys the landing zone',
    Resources: Object.fromEntries(
      policies.map(({ name, document }, index) => [
        `ExecutionPolicy${index + 1}`,
        {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            ManagedPolicyName: name,
            Description: `Part ${index + 1} of ${policies.length} of what CloudFormation may do in a deploy`,
            PolicyDocument: document,
          },
        },
      ]),
    ),
  };
}

const STACK = 'landing-zone-execution-policy';

function instructions({ stacks }: Assembly, policies: readonly ExecutionPolicy[]): string {
  const pinned = stacks.find(({ accountId }) => accountId !== undefined)?.accountId;
  const account = pinned ?? '${ACCOUNT}';
  const regions = [...new Set(stacks.flatMap(({ region }) => region ?? []))];
  const arns = policies.map(({ name }) => `arn:aws:iam::${account}:policy/${name}`).join(',');
  const environments = regions.map((region) => `aws://${account}/${region}`).join(' ');
  const tooMany =
    policies.length > ATTACHMENT_LIMIT
      ? [
          `Ask AWS for ${policies.length} managed policies a role (Service Quotas, IAM): ${ATTACHMENT_LIMIT} is the default.`,
        ]
      : [];
  return [
    ...tooMany,
    'In the management account:',
    ...(pinned === undefined ? ['ACCOUNT=$(aws sts get-caller-identity --query Account --output text)'] : []),
    `npm run --silent execution-policy > ${STACK}.json`,
    `aws cloudformation deploy --stack-name ${STACK} --template-file ${STACK}.json --capabilities CAPABILITY_NAMED_IAM`,
    `npx cdk bootstrap --cloudformation-execution-policies ${arns} ${environments}`,
    '',
  ].join('\n');
}
