import { WrongQuestionError } from '../ask/wrong-question';
import { GitHubApi } from './api';

/** What a job of GitHub Actions says of itself. */
export interface Job {
  readonly api: GitHubApi;
  /** `<owner>/<name>` */
  readonly repository: string;
  /** File of the event. */
  readonly eventPath: string;
  readonly run: number;
  /** Where people read the repository. */
  readonly page: string;
  readonly sha: string;
}

/** What each variable has to look like, and what gives it. */
const VARIABLES = {
  GITHUB_TOKEN: /^\S+$/,
  GITHUB_REPOSITORY: /^[\w.-]+\/[\w.-]+$/,
  GITHUB_API_URL: /^https:\/\/[^\s?#]+[^/\s?#]$/,
  GITHUB_SERVER_URL: /^https:\/\/[^\s?#]+[^/\s?#]$/,
  GITHUB_EVENT_PATH: /./,
  GITHUB_RUN_ID: /^[1-9][0-9]*$/,
  GITHUB_SHA: /^[0-9a-f]{40}$/,
} as const;
type Variable = keyof typeof VARIABLES;

/**
 * @param ask @default Node.js's
 * @throws WrongQuestionError with every variable that is missing or wrong
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function readJob(environment: NodeJS.ProcessEnv, ask?: typeof fetch): Job {
  const wrong = (Object.keys(VARIABLES) as Variable[]).filter((name) => !VARIABLES[name].test(environment[name] ?? ''));
  if (wrong.length > 0) {
    throw new WrongQuestionError([
      `${wrong.join(', ')}: not set, or not as GitHub Actions sets it. Expected to run in a job of a workflow, with env GITHUB_TOKEN: \${{ github.token }}.`,
    ]);
  }
  const value = (name: Variable): string => environment[name] ?? '';
  const repository = value('GITHUB_REPOSITORY');
  const settings = { token: value('GITHUB_TOKEN'), repository, url: value('GITHUB_API_URL') };
  return {
    api: new GitHubApi({ ...settings, ...(ask === undefined ? {} : { fetch: ask }) }),
    repository,
    eventPath: value('GITHUB_EVENT_PATH'),
    run: Number(value('GITHUB_RUN_ID')),
    page: `${value('GITHUB_SERVER_URL')}/${repository}`,
    sha: value('GITHUB_SHA'),
  };
}
