import { z } from 'zod';
import type { GitHubApi } from './api';

const schema = z.array(
  z.object({
    state: z.string(),
    user: z.object({ login: z.string() }),
    environments: z.array(z.object({ name: z.string() })),
  }),
);

/** Names of those who let a run into an environment. */
export async function approversOfRun(api: GitHubApi, run: number, environment: string): Promise<readonly string[]> {
  const all = await api.get(`/actions/runs/${run}/approvals`, schema);
  const approved = all.filter(
    ({ state, environments }) => state === 'approved' && environments.some(({ name }) => name === environment),
  );
  return [...new Set(approved.map(({ user }) => user.login))].sort();
}
