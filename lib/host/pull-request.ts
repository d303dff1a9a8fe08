import { z } from 'zod';
import type { GitHubApi } from './api';
import type { EndedRun } from './run-event';

const schema = z.object({
  number: z.int(),
  state: z.string(),
  head: z.object({ sha: z.string(), repo: z.object({ id: z.int() }).nullable() }),
  base: z.object({ repo: z.object({ id: z.int() }) }),
});
const listSchema = z.array(schema);

/**
 * Open pull requests whose head is the commit of the run: none where something was pushed since, several where a branch is proposed to
 * more than one. Their numbers come from the event and from GitHub, never from what the run has made.
 */
export async function pullRequestsOf(
  api: GitHubApi,
  { head, branch, sha, repositoryId }: EndedRun,
): Promise<readonly number[]> {
  const name = encodeURIComponent(`${head.owner.login}:${branch}`);
  const all = await api.pages(`/pulls?state=open&head=${name}`, listSchema, (page) => page);
  return all
    .filter(
      (pull) =>
        pull.state === 'open' &&
        pull.head.sha === sha &&
        pull.head.repo?.id === head.id &&
        pull.base.repo.id === repositoryId,
    )
    .map(({ number }) => number);
}
