import { z } from 'zod';
import type { GitHubApi } from './api';

const BRANCH = 'landing-zone/aws-data';

const shaSchema = z.object({ sha: z.string() });
const commitSchema = z.object({ tree: shaSchema });
const refsSchema = z.array(z.object({ ref: z.string() }));
const pullsSchema = z.array(
  z.object({ number: z.int(), head: z.object({ repo: z.object({ full_name: z.string() }).nullable() }) }),
);

export interface Proposal {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Commit that it stands on. */
  readonly parent: string;
  /** Branch that it is for. */
  readonly base: string;
  /** `<owner>/<name>` */
  readonly repository: string;
}

/**
 * Puts one commit on a branch of its own and keeps one pull request of it, through the API: no work tree has a token that may write.
 *
 * @returns what was done, in a word
 */
export async function propose(api: GitHubApi, proposal: Proposal): Promise<string> {
  const { title, body, base, repository } = proposal;
  await setBranch(api, await commit(api, proposal));
  const [owner = ''] = repository.split('/');
  const path = `/pulls?state=open&head=${encodeURIComponent(`${owner}:${BRANCH}`)}&base=${encodeURIComponent(base)}`;
  const open = await api.pages(path, pullsSchema, (page) => page);
  const found = open.find(({ head }) => head.repo?.full_name === repository);
  if (found === undefined) {
    await api.send('POST', '/pulls', { title, body, base, head: BRANCH }, z.unknown());
    return 'opened';
  }
  await api.send('PATCH', `/pulls/${found.number}`, { title, body }, z.unknown());
  return 'updated';
}

async function commit(api: GitHubApi, { title, files, parent }: Proposal): Promise<string> {
  const { tree: before } = await api.get(`/git/commits/${parent}`, commitSchema);
  const entries = Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', content }));
  const tree = await api.send('POST', '/git/trees', { base_tree: before.sha, tree: entries }, shaSchema);
  const made = await api.send('POST', '/git/commits', { message: title, tree: tree.sha, parents: [parent] }, shaSchema);
  return made.sha;
}

async function setBranch(api: GitHubApi, sha: string): Promise<void> {
  const refs = await api.pages(`/git/matching-refs/heads/${BRANCH}`, refsSchema, (page) => page);
  const isThere = refs.some(({ ref }) => ref === `refs/heads/${BRANCH}`);
  if (isThere) await api.send('PATCH', `/git/refs/heads/${BRANCH}`, { sha, force: true }, z.unknown());
  else await api.send('POST', '/git/refs', { ref: `refs/heads/${BRANCH}`, sha }, z.unknown());
}
