import type { Company, WrittenLandingZone } from '../../model/schema';
import { MANAGEMENT } from '../../model/tree';
import { workloadSchema } from '../../model/workload-schema';

/** Where a repository is, by what its name begins with, as its address does. */
const GITLAB = 'gitlab.com';

/** Whose job may deploy the landing zone: what follows from the repository's name. */
type OfRepository = Pick<Company, 'trustedOidcProviders'> & {
  readonly workloads: NonNullable<WrittenLandingZone['workloads']>;
};

const GITHUB_REPOSITORY = workloadSchema.shape.github.unwrap().shape.repository;
const GITLAB_PROJECT = /^gitlab\.com(\/[a-zA-Z0-9_][\w.-]*){2,}$/;

/** What a right name of a repository is; undefined where this is one, and for none. */
export function repositoryAnswer(answer: string): string | undefined {
  if (answer === '' || GITLAB_PROJECT.test(answer)) return undefined;
  const [host = ''] = answer.split('/');
  if (host === GITLAB) return `${GITLAB}/<group>/<project>`;
  const isElsewhere = answer.includes('://') || answer.split('/').length > 2 || /\.[a-z]+$/.test(host);
  if (isElsewhere)
    return `owner/name of GitHub, or ${GITLAB}/<group>/<project>. For another host leave it out, and see docs/other-ci.md`;
  return GITHUB_REPOSITORY.safeParse(answer).error?.issues[0]?.message;
}

export function isOnGitLab(repository: string): boolean {
  return repository.startsWith(`${GITLAB}/`);
}

/** @param repository of which {@link repositoryAnswer} has nothing to say; undefined for none */
export function pipelineOf(repository: string | undefined): OfRepository {
  if (repository === undefined) return { workloads: {} };
  return isOnGitLab(repository) ? onGitLab(repository.slice(GITLAB.length + 1)) : onGitHub(repository);
}

function onGitHub(repository: string): OfRepository {
  const subjects = [`repo:${ownerOf(repository)}/*`];
  return {
    trustedOidcProviders: [{ url: 'token.actions.githubusercontent.com', audiences: ['sts.amazonaws.com'], subjects }],
    workloads: {
      'landing-zone-pipeline': {
        machineRole: 'ci-deploy',
        accounts: [MANAGEMENT],
        resources: { github: { createdIn: 'same-account' } },
        github: { repository, environment: 'production' },
      },
    },
  };
}

/** @see https://docs.gitlab.com/ci/secrets/id_token_authentication/ */
function onGitLab(project: string): OfRepository {
  const issuer = `https://${GITLAB}`;
  return {
    trustedOidcProviders: [{ url: GITLAB, audiences: [issuer], subjects: [`project_path:${ownerOf(project)}/*`] }],
    workloads: {
      'landing-zone-pipeline': {
        machineRole: 'oidc-deploy',
        accounts: [MANAGEMENT],
        resources: { provider: { createdIn: 'same-account' } },
        oidc: { issuer, audience: issuer, subject: `project_path:${project}:ref_type:branch:ref:main` },
      },
    },
  };
}

function ownerOf(repository: string): string {
  return repository.replace(/\/.*/, '');
}

const WITHOUT_IDS = `
The repository was named without ids. If GitHub made, renamed or moved it since summer 2026, no job of it could sign in to AWS: put
its name with ids into config/ wherever it stands (docs/pipeline.md, step 2).
`;

/** What the pipeline needs to know after the first deploy. A fork edits nothing in .github/: its workflows read variables. */
export function whatPipelineNeeds(repository: string, region: string): string {
  if (repository === '') return '\nNo pipeline yet: docs/pipeline.md for GitHub, docs/other-ci.md for other hosts.\n';
  if (isOnGitLab(repository)) {
    return `
For the pipeline of ${repository}, after the first deploy (docs/other-ci.md): a job of its branch main, which has to be a
protected one, takes the role arn:aws:iam::<management account>:role/lz-oidc-deploy.
`;
  }
  // Without the ids that GitHub puts into subjects.
  const name = repository.replaceAll(/@\d+/g, '');
  return `${name === repository ? WITHOUT_IDS : ''}
For the workflows of ${name}, after the first deploy (docs/pipeline.md):

  gh variable set LANDING_ZONE_REGION --repo ${name} --body ${region}
  gh variable set LANDING_ZONE_DEPLOY_ROLE --repo ${name} --body arn:aws:iam::<management account>:role/lz-ci-deploy
`;
}
