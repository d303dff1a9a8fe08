import type { NonEmpty, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import type { GitHubJob } from './machine-role';

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
      principal: 'service/cloudformation.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: roleArn,
    },
    ...services
      .filter((service) => service !== 'ec2')
      .flatMap((service) =>
        foreignSources(service).map((context) => ({
          principal: `service/${hostOf(service)}`,
          action: 'sts:AssumeRole',
          resource: roleArn,
          context,
        })),
      ),
  ];
}

/** Contexts of calls for somebody else, or for nobody that is named: each condition of the trust is tried alone. */
function foreignSources(service: ComputeService): readonly NonNullable<ProofRow['context']>[] {
  const [own, foreign] = [source(service, '{account}'), source(service, STRANGER)];
  const values = (key: string): readonly (string | readonly string[])[] => [foreign[key] ?? [], []];
  const keys = service === 'ecs-tasks' ? ['aws:SourceAccount', 'aws:SourceArn'] : ['aws:SourceAccount'];
  return [foreign, ...keys.flatMap((key) => values(key).map((value) => ({ ...own, [key]: value })))];
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

/** That the job may be the role, as `can` has it. @param roleArn of the role itself */
export function gitHubCanBe(providerArn: string, job: GitHubJob, roleArn: string): ProofRow {
  return signIn(providerArn, roleArn, { aud: GITHUB_AUDIENCE, sub: gitHubSubject(job) });
}

/** That no token may that lacks or changes the audience or the subject, as `cannot` has it. */
export function noOtherJobCanBe(providerArn: string, job: GitHubJob, roleArn: string): readonly ProofRow[] {
  const token = { aud: GITHUB_AUDIENCE, sub: gitHubSubject(job) };
  const [owner = ''] = job.repository.split('/');
  const foreign: readonly Partial<typeof token>[] = [
    { aud: token.aud, sub: `repo:${owner}/another-repository:environment:${job.environment}` },
    { aud: token.aud, sub: `repo:${job.repository}:environment:another` },
    { aud: token.aud, sub: `repo:${job.repository}:pull_request` },
    { aud: 'another-audience', sub: token.sub },
    { aud: token.aud },
    { sub: token.sub },
  ];
  return foreign.map((one) => signIn(providerArn, roleArn, one));
}

function signIn(
  providerArn: string,
  roleArn: string,
  token: { readonly aud?: string; readonly sub?: string },
): ProofRow {
  return {
    principal: `federated/${providerArn}`,
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: roleArn,
    context: {
      [`${GITHUB_OIDC_HOST}:aud`]: token.aud ?? [],
      [`${GITHUB_OIDC_HOST}:sub`]: token.sub ?? [],
    },
  };
}

/** What `aws-actions/configure-aws-credentials` asks GitHub for. */
export const GITHUB_AUDIENCE = 'sts.amazonaws.com';

/** Subject of the token of a job that runs in an environment. */
export function gitHubSubject({ repository, environment }: GitHubJob): string {
  return `repo:${repository}:environment:${environment}`;
}
