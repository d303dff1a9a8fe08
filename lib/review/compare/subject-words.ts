import { entryOf } from '../../base/entry-of';

/** How identity providers are called, by their host. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'token.actions.githubusercontent.com': 'GitHub',
  'gitlab.com': 'GitLab',
};

/** Whom an identity provider signs in, by the ARN of the provider or by its host. */
export function providerWords(provider: string): string {
  const host = provider.replace(/^arn:[^/]*\//, '');
  const name = entryOf(PROVIDERS, host);
  return name === undefined ? `tokens of ${host}` : `jobs of ${name}`;
}

/**
 * Whom the `sub` of a provider's tokens means, to stand behind {@link providerWords}: ` of repository trips/app, branch main`. What has another
 * form stands as it is.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 * @see https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
export function subjectWords(subject: string): string {
  return ofGitHub(subject) ?? ofGitLab(subject) ?? ` as ${subject}`;
}

function ofGitHub(subject: string): string | undefined {
  const { repository = '', job = '' } = /^repo:(?<repository>[^:]+)(?::(?<job>.+))?$/.exec(subject)?.groups ?? {};
  if (repository === '') return undefined;
  const owner = /^([^*?/]+)\/\*$/.exec(repository)?.[1];
  const where = owner === undefined ? named('repository', 'repositories', repository) : `any repository of ${owner}`;
  if (job === '') return ` of ${where}`;
  const what = job === '*' ? WHATEVER : jobOf(job);
  return what === undefined ? undefined : ` of ${where}, ${what}`;
}

const WHATEVER = 'whatever runs there';

const JOBS: readonly (readonly [form: RegExp, one: string, several: string])[] = [
  [/^environment:(.+)$/, 'environment', 'environments'],
  [/^ref:refs\/heads\/(.+)$/, 'branch', 'branches'],
  [/^ref:refs\/tags\/(.+)$/, 'tag', 'tags'],
];

function jobOf(job: string): string | undefined {
  if (job === 'pull_request') return 'pull requests';
  for (const [form, one, several] of JOBS) {
    const name = form.exec(job)?.[1];
    if (name !== undefined) return named(one, several, name);
  }
  return undefined;
}

function ofGitLab(subject: string): string | undefined {
  const form = /^project_path:(?<project>[^:]+)(?::ref_type:(?<type>branch|tag|\*):ref:(?<ref>.+))?$/;
  const { project = '', type = '', ref = '' } = form.exec(subject)?.groups ?? {};
  if (project === '') return undefined;
  const of = ` of ${named('project', 'projects', project)}`;
  if (ref === '') return of;
  if (type === '*' && ref === '*') return `${of}, ${WHATEVER}`;
  if (type === '*') return `${of}, ${named('branch or tag', 'branches and tags', ref)}`;
  return `${of}, ${type === 'tag' ? named('tag', 'tags', ref) : named('branch', 'branches', ref)}`;
}

function named(one: string, several: string, name: string): string {
  if (name === '*') return `any ${one}`;
  return /[*?]/.test(name) ? `${several} called ${name}` : `${one} ${name}`;
}
