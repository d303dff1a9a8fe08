import { z } from 'zod';
import type { GitHubApi } from './api';

const schema = z.object({ default_branch: z.string().min(1) });

/** The branch that the landing zone deploys from. @throws HostError */
export async function defaultBranchOf(api: GitHubApi): Promise<string> {
  return (await api.get('', schema)).default_branch;
}
