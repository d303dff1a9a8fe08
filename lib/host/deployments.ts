import { z } from 'zod';
import type { GitHubApi } from './api';

const deploymentsSchema = z.array(z.object({ id: z.int(), sha: z.string() }));
const statusesSchema = z.array(z.object({ state: z.string() }));
const approvalsSchema = z.array(
  z.object({
    state: z.string(),
    user: z.object({ login: z.string() }),
    environments: z.array(z.object({ name: z.string() })),
  }),
);

/**
 * The commit that was deployed last, as GitHub wrote down by itself when the job of an environment ended well. A deploy that failed half
 * way does not count: what it changed is told of once more.
 *
 * @returns undefined where none ended well
 * @see https://docs.github.com/en/rest/deployments/deployments
 */
export async function deployedCommit(api: GitHubApi, environment: string): Promise<string | undefined> {
  const path = `/deployments?environment=${encodeURIComponent(environment)}`;
  // Newest first. A success that was followed by another has become inactive since, and was one all the same.
  for (const { id, sha } of await api.pages(path, deploymentsSchema, (page) => page)) {
    const statuses = await api.pages(`/deployments/${id}/statuses`, statusesSchema, (page) => page);
    if (/^[0-9a-f]{40}$/.test(sha) && statuses.some(({ state }) => state === 'success')) return sha;
  }
  return undefined;
}

/** Names of those who let a run into an environment. */
export async function approversOfRun(api: GitHubApi, run: number, environment: string): Promise<readonly string[]> {
  const all = await api.get(`/actions/runs/${run}/approvals`, approvalsSchema);
  const approved = all.filter(
    ({ state, environments }) => state === 'approved' && environments.some(({ name }) => name === environment),
  );
  return [...new Set(approved.map(({ user }) => user.login))].sort();
}
