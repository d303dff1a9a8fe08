import type { NonEmpty, Statement } from '../policy/document';
import type { ProofRow } from '../policy/proof-row';
import type { GitHubJob } from './service-role';

/** Host of the issuer of GitHub Actions' tokens: the prefix of their condition keys. */
export const GITHUB_OIDC_HOST = 'token.actions.githubusercontent.com';

/** AWS services that run code as a role. */
export type ComputeService = 'ec2' | 'ecs-tasks' | 'lambda';

/** Of nobody that we know. */
const STRANGER = '999999999999';

/**
 * Lets a service be the role, on behalf of this account only: the confused deputy is what it keeps out. EC2 names no
 * source account, and needs none: an instance profile only ever holds roles of its own account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function trustService(service: ComputeService): Statement {
  return { Effect: 'Allow', Principal: { Service: hostOf(service) }, Action: 'sts:AssumeRole', ...only(service) };
}

function only(service: ComputeService): Pick<Statement, 'Condition'> {
  const ownAccount = { StringEquals: { 'aws:SourceAccount': '{account}' } };
  switch (service) {
    case 'ec2':
      return {};
    case 'ecs-tasks':
      return { Condition: { ...ownAccount, ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:{account}:*' } } };
    case 'lambda':
      return { Condition: ownAccount };
  }
}

/** That each of the services may be the role. @param roleArn of the role itself */
export function serviceCanBe(services: NonEmpty<ComputeService>, roleArn: string): NonEmpty<ProofRow> {
  const [first, ...rest] = services;
  const row = (service: ComputeService): ProofRow => ({
    principal: `service/${hostOf(service)}`,
    action: 'sts:AssumeRole',
    resource: roleArn,
    ...(service === 'ec2' ? {} : { context: source(service, '{account}') }),
  });
  return [row(first), ...rest.map(row)];
}

/** That nobody else may: neither the services for another account, nor other services, nor people and roles. */
export function nobodyElseCanBe(services: NonEmpty<ComputeService>, roleArn: string): NonEmpty<ProofRow> {
  return [
    {
      principal: ['service/cloudformation.amazonaws.com', 'root'],
      action: 'sts:AssumeRole',
      resource: roleArn,
    },
    ...services
      .filter((service) => service !== 'ec2')
      .map((service) => ({
        principal: `service/${hostOf(service)}`,
        action: 'sts:AssumeRole',
        resource: roleArn,
        context: source(service, STRANGER),
      })),
  ];
}

function source(service: ComputeService, account: string): Readonly<Record<string, string>> {
  const kind = service === 'lambda' ? 'lambda:{region}' : 'ecs:{region}';
  return {
    'aws:SourceAccount': account,
    'aws:SourceArn': `arn:aws:${kind}:${account}:${service === 'lambda' ? 'function:x' : 'task/x/1'}`,
    'aws:SourceOrgID': account === STRANGER ? 'o-stranger000' : '{organization}',
  };
}

function hostOf(service: ComputeService): string {
  return `${service}.amazonaws.com`;
}

/**
 * Lets one job of one repository be the role: with exactly this audience, repository and environment. GitHub signs the
 * tokens of all its customers with one key, so the subject is what tells ours from anybody's.
 *
 * @param providerArn of the identity provider in the role's account
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export function trustGitHub(providerArn: string, job: GitHubJob): Statement {
  return {
    Effect: 'Allow',
    Principal: { Federated: providerArn },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${GITHUB_OIDC_HOST}:aud`]: GITHUB_AUDIENCE,
        [`${GITHUB_OIDC_HOST}:sub`]: gitHubSubject(job),
      },
    },
  };
}

/** What `aws-actions/configure-aws-credentials` asks GitHub for. */
export const GITHUB_AUDIENCE = 'sts.amazonaws.com';

/** Subject of the token of a job that runs in an environment. */
export function gitHubSubject({ repository, environment }: GitHubJob): string {
  return `repo:${repository}:environment:${environment}`;
}
