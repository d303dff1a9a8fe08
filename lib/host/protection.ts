import { z } from 'zod';
import type { GitHubApi } from './api';
import { defaultBranchOf } from './repository';

const environmentSchema = z.object({
  protection_rules: z.array(z.object({ type: z.string() })),
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullable(),
});
type Environment = z.infer<typeof environmentSchema>;

const ruleSchema = z.object({ name: z.string(), type: z.string() });
const rulesSchema = z.object({ branch_policies: z.array(ruleSchema) });

/** What keeps a job out of an environment. */
export interface Protection {
  /**
   * Who else than the default branch may use it, in words: whoever may push such a branch or tag runs a workflow of their own in it.
   * Undefined where nobody else may.
   */
  readonly open: string | undefined;
  /** Without them whoever merges deploys. */
  readonly reviewers: 'required' | 'none';
}

/**
 * @throws HostError, also where the environment is not there
 * @see https://docs.github.com/en/rest/deployments/environments
 */
export async function protectionOf(api: GitHubApi, environment: string): Promise<Protection> {
  const path = `/environments/${encodeURIComponent(environment)}`;
  const found = await api.get(path, environmentSchema);
  const isReviewed = found.protection_rules.some(({ type }) => type === 'required_reviewers');
  return { open: await openTo(api, path, found), reviewers: isReviewed ? 'required' : 'none' };
}

/** @see https://docs.github.com/en/rest/deployments/branch-policies */
async function openTo(
  api: GitHubApi,
  path: string,
  { deployment_branch_policy: policy }: Environment,
): Promise<string | undefined> {
  const expected = await defaultBranchOf(api);
  const who = policy?.custom_branch_policies === true ? await byRules(api, path, expected) : byPolicy(policy);
  return who === undefined
    ? undefined
    : `${who}. Expected "Selected branches and tags" with the one rule ${JSON.stringify(expected)}, of type branch.`;
}

function byPolicy(policy: Environment['deployment_branch_policy']): string {
  return policy === null
    ? 'every branch may use it'
    : 'every protected branch may use it, and every branch where none is protected';
}

/** A name without a wildcard, which no name of a branch can have, matches itself alone. */
async function byRules(api: GitHubApi, path: string, expected: string): Promise<string | undefined> {
  const rules = await api.pages(`${path}/deployment-branch-policies`, rulesSchema, (page) => page.branch_policies);
  if (rules.length === 0) return 'no branch may use it';
  const isExpected = rules.every(({ name, type }) => name === expected && type === 'branch');
  return isExpected
    ? undefined
    : `whatever matches one of these may use it: ${rules.map(({ name, type }) => `${JSON.stringify(name)} (${type})`).join(', ')}`;
}
