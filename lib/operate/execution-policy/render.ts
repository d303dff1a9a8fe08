import type { Assembly } from '../../assembly';
import { ATTACHMENT_LIMIT, type ExecutionPolicy } from './policies';

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

/** How to put the policies in place, as commands of a shell. */
export function instructions({ stacks }: Assembly, policies: readonly ExecutionPolicy[]): string {
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
