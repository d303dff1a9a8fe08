import { z } from 'zod';
import type { GitHubApi } from './api';
import { HostError } from './host-error';
import type { EndedRun } from './run-event';

const schema = z.object({
  number: z.int(),
  state: z.string(),
  head: z.object({ sha: z.string(), repo: z.object({ id: z.int() }).nullable() }),
  base: z.object({ repo: z.object({ id: z.int() }) }),
});
const listSchema = z.array(schema);

/**
 * The one open pull request whose head is the commit of the run. Its number comes from the event and from GitHub, never from what the
 * run has made.
 *
 * @returns undefined where something was pushed since, or it is closed: then a later run tells
 * @throws HostError where there are several
 */
export async function pullRequestOf(api: GitHubApi, run: EndedRun): Promise<number | undefined> {
  const all = run.numbers.length > 0 ? await byNumber(api, run.numbers) : await byBranch(api, run);
  const [found, ...others] = all.filter(
    ({ state, head, base }) =>
      state === 'open' && head.sha === run.sha && head.repo?.id === run.head.id && base.repo.id === run.repositoryId,
  );
  if (others.length === 0) return found?.number;
  throw new HostError(
    `Commit ${run.sha} is the head of several open pull requests. Expected one: nothing was written. Close the others.`,
  );
}

type PullRequest = z.infer<typeof schema>;

function byNumber(api: GitHubApi, numbers: readonly number[]): Promise<readonly PullRequest[]> {
  return Promise.all(numbers.map((number) => api.get(`/pulls/${number}`, schema)));
}

/** The event of a fork's run names no pull request. */
function byBranch(api: GitHubApi, { head, branch }: EndedRun): Promise<readonly PullRequest[]> {
  const name = encodeURIComponent(`${head.owner.login}:${branch}`);
  return api.pages(`/pulls?state=open&head=${name}`, listSchema, (page) => page);
}

const filesSchema = z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() }));

/** What a change may touch without touching the program that says what it means. */
const NO_MACHINERY = /^(?:(?:bench|company|config|docs|test)\/|[^/]+\.md$|\.github\/CODEOWNERS$)/;

/** Files of the change that take part in making its own report, by name. */
export async function machineryIn(api: GitHubApi, number: number): Promise<readonly string[]> {
  const files = await api.pages(`/pulls/${number}/files`, filesSchema, (page) => page);
  const names = files.flatMap(({ filename, previous_filename: before }) => [
    filename,
    ...(before === undefined ? [] : [before]),
  ]);
  return [...new Set(names)].filter((name) => !NO_MACHINERY.test(name)).sort();
}
