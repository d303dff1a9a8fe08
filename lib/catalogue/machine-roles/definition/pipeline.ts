import { BREAK_GLASS_ROLE_NAME } from '../../../base/names';
import type { MachineRoleContext, MachineRoleDefinition, RoleResource } from './machine-role';
import { nothingBut } from './proofs';
import { jobCanBe, noOtherJobCanBe, trustJob } from './trusted-job';

/** Roles of the CDK bootstrap that the CLI assumes. The fifth, CloudFormation's own, trusts CloudFormation alone. */
const CLI_ROLES = ['deploy', 'file-publishing', 'image-publishing', 'lookup'] as const;

/** Qualifier of a bootstrap that nobody renamed. */
const bootstrapRole = (role: string, region: string, account = '{account}'): string =>
  `arn:aws:iam::${account}:role/cdk-hnb659fds-${role}-role-${account}-${region}`;

export interface PipelineProps {
  /** Of the role. */
  readonly id: string;
  readonly provider: RoleResource;
}

/**
 * A pipeline: one job assumes the role without any stored secret, and then the roles of the CDK bootstrap in its own account,
 * which is all that `cdk deploy` needs.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
 */
export function pipeline(
  { id, provider }: PipelineProps,
  { regions, job, self }: MachineRoleContext,
): MachineRoleDefinition {
  if (job === undefined) throw new Error(`${id} needs the job that may be it`);
  const [home] = regions;
  const roles = regions.flatMap((region) => CLI_ROLES.map((role) => bootstrapRole(role, region)));
  return {
    description: `Deploys ${job.says}, through the CDK bootstrap's roles.`,
    trust: [trustJob(provider.arn, job)],
    statements: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roles }],
    can: [{ action: 'sts:AssumeRole', resource: roles }, jobCanBe(provider.arn, job, self)],
    cannot: [
      nothingBut('sts:AssumeRole'),
      {
        action: 'sts:AssumeRole',
        resource: [
          bootstrapRole('cfn-exec', home),
          `arn:aws:iam::{account}:role/${BREAK_GLASS_ROLE_NAME}`,
          'arn:aws:iam::{account}:role/OrganizationAccountAccessRole',
          'arn:aws:iam::{account}:role/app/orders',
        ],
      },
      { action: 'sts:AssumeRole', resource: bootstrapRole('deploy', home, '999999999999'), outside: true },
      { principal: 'service/lambda.amazonaws.com', action: 'sts:AssumeRole', resource: self },
      ...noOtherJobCanBe(provider.arn, job, self),
    ],
  };
}
