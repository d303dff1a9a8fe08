import type { Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import type { GitHubJob, TrustedJob } from './machine-role';

/** Issuer of GitHub Actions' tokens. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/**
 * Issuers that sign the tokens of all their customers and tell them apart by the subject. Those that do so by the audience, such as
 * Amazon Cognito, are held by a provider's `audiences`, which are exact.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export const SHARED_ISSUERS: readonly string[] = [
  GITHUB_ISSUER,
  'agent.buildkite.com',
  'app.terraform.io',
  'gitlab.com',
  'oidc.codefresh.io',
  'proidc.upbound.io',
  'scalr.io',
  'studio.datachain.ai/api',
  'tokens.cloud.shisho.dev',
];

/** What `aws-actions/configure-aws-credentials` asks GitHub for. */
const GITHUB_AUDIENCE = 'sts.amazonaws.com';

/**
 * A job that runs in one environment of one GitHub repository.
 *
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export function gitHubJob({ repository, environment }: GitHubJob): TrustedJob {
  const [owner = ''] = repository.split('/');
  return {
    issuer: GITHUB_ISSUER,
    audience: GITHUB_AUDIENCE,
    subject: `repo:${repository}:environment:${environment}`,
    says: `${repository} from the GitHub environment ${environment}`,
    others: [
      `repo:${owner}/another-repository:environment:${environment}`,
      `repo:${repository}:environment:another`,
      `repo:${repository}:pull_request`,
    ],
  };
}

export interface OidcJob {
  /** URL of the issuer, with `https://`. */
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
}

/** A job of any other issuer. */
export function oidcJob({ issuer, audience, subject }: OidcJob): TrustedJob {
  const host = issuer.replace(/^https:\/\//, '');
  return {
    issuer: host,
    audience,
    subject,
    says: `${subject} of ${host}`,
    others: [`${subject}-2`, `x${subject}`, subject.replace(/[^:/]*$/, 'another')],
  };
}

/**
 * Lets one job be the role: with exactly this audience and subject.
 *
 * @param providerArn of the identity provider in the role's account
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export function trustJob(providerArn: string, { issuer, audience, subject }: TrustedJob): Statement {
  return {
    Effect: 'Allow',
    Principal: { Federated: providerArn },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject } },
  };
}

/** That the job may be the role, as `can` has it. @param roleArn of the role itself */
export function jobCanBe(providerArn: string, job: TrustedJob, roleArn: string): ProofRow {
  return signIn(providerArn, roleArn, job, { aud: job.audience, sub: job.subject });
}

/** That no token may that lacks or changes the audience or the subject, as `cannot` has it. */
export function noOtherJobCanBe(providerArn: string, job: TrustedJob, roleArn: string): readonly ProofRow[] {
  const { audience: aud, subject: sub, others } = job;
  const foreign: readonly Token[] = [
    ...others.map((other) => ({ aud, sub: other })),
    { aud: 'another-audience', sub },
    { aud },
    { sub },
  ];
  return foreign.map((token) => signIn(providerArn, roleArn, job, token));
}

interface Token {
  readonly aud?: string;
  readonly sub?: string;
}

function signIn(providerArn: string, roleArn: string, { issuer }: TrustedJob, { aud, sub }: Token): ProofRow {
  return {
    principal: `federated/${providerArn}`,
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: roleArn,
    context: { [`${issuer}:aud`]: aud ?? [], [`${issuer}:sub`]: sub ?? [] },
  };
}
