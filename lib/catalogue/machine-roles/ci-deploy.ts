import { BREAK_GLASS_ROLE_NAME } from '../../base/names';
import { landingZoneRoleArn } from './definition/names';
import { nothingBut } from './definition/proofs';
import { machineRole } from './definition/machine-role';
import { gitHubCanBe, noOtherJobCanBe, trustGitHub } from './definition/trust';

/** Roles of the CDK bootstrap that the CLI assumes. The fifth, CloudFormation's own, trusts CloudFormation alone. */
const CLI_ROLES = ['deploy', 'file-publishing', 'image-publishing', 'lookup'] as const;

/** Qualifier of a bootstrap that nobody renamed. */
const bootstrapRole = (role: string, region: string, account = '{account}'): string =>
  `arn:aws:iam::${account}:role/cdk-hnb659fds-${role}-role-${account}-${region}`;

const self = landingZoneRoleArn('ci-deploy');

/**
 * The pipeline of one repository: a job in one GitHub environment assumes it without any stored secret, and then the
 * roles of the CDK bootstrap in its own account, which is all that `cdk deploy` needs.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
 */
export const ciDeploy = machineRole({
  belongsTo: 'landing-zone',
  resources: { github: 'oidc-provider' },
  federation: 'github',
  define: ({ resources: { github }, regions, github: job }) => {
    if (job === undefined) throw new Error('ci-deploy needs a GitHub repository and environment');
    const [home] = regions;
    return {
      description: `Deploys ${job.repository} from the GitHub environment ${job.environment}, through the CDK bootstrap's roles.`,
      trust: [trustGitHub(github.arn, job)],
      statements: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: regions.flatMap((region) => CLI_ROLES.map((role) => bootstrapRole(role, region))),
        },
      ],
      can: [
        {
          action: 'sts:AssumeRole',
          resource: regions.flatMap((region) => CLI_ROLES.map((role) => bootstrapRole(role, region))),
        },
        gitHubCanBe(github.arn, job, self),
      ],
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
        ...noOtherJobCanBe(github.arn, job, self),
      ],
    };
  },
});
