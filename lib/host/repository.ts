import { z } from 'zod';
import type { GitHubApi } from './api';

/** Of a commit, in full. */
export const shaSchema = z.string().regex(/^[0-9a-f]{40}$/);

const repositorySchema = z.object({ default_branch: z.string().min(1) });
const branchSchema = z.object({ commit: z.object({ sha: shaSchema }) });
const comparedSchema = z.object({ status: z.string() });

/** The branch that the landing zone deploys from. @throws HostError */
export async function defaultBranchOf(api: GitHubApi): Promise<string> {
  return (await api.get('', repositorySchema)).default_branch;
}

/**
 * Whether a branch has a commit. It is asked for by what its head is now, since a tag can have the name of a branch.
 *
 * @see https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
export async function isOn(api: GitHubApi, branch: string, sha: string): Promise<boolean> {
  const { commit } = await api.get(`/branches/${encodeURIComponent(branch)}`, branchSchema);
  const { status } = await api.get(`/compare/${sha}...${commit.sha}?per_page=1`, comparedSchema);
  return status === 'ahead' || status === 'identical';
}
