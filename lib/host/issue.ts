import { z } from 'zod';
import type { GitHubApi } from './api';
import { authorSchema, isOurs } from './bot';
import { quoted } from './quoted';

const issueSchema = z.object({
  number: z.int(),
  title: z.string(),
  user: authorSchema,
  body: z.string().nullable(),
  pull_request: z.unknown().optional(),
});

/** As a command's exit code says. */
export type Answer = 'holds' | 'differs' | 'unknown';

/** 0, 1 or anything else, as every command of the repository ends. */
export function answerOf(exitCode: number): Answer {
  if (exitCode === 0) return 'holds';
  return exitCode === 1 ? 'differs' : 'unknown';
}

const MARKER = '<!-- landing-zone-drift -->';

const ABOUT: Readonly<Record<Exclude<Answer, 'holds'>, { readonly title: string; readonly says: string }>> = {
  differs: {
    title: 'Drift: the live organization differs from the config',
    says: 'Undo what is not wanted, or take it into `config/`: see docs/preflight-and-drift.md. The next look closes this issue once nothing differs.',
  },
  unknown: {
    title: 'Drift: whether the live organization differs is not known',
    says: 'Nothing could be told, which is no good news. The next look that can tell updates or closes this issue.',
  },
};

/**
 * One open issue as long as something differs or nobody knows, and none where everything is as it should be.
 *
 * @param text what the command said
 * @returns what was done, in a word
 */
export async function keepIssue(api: GitHubApi, answer: Answer, text: string): Promise<string> {
  const all = await api.pages('/issues?state=open', z.array(issueSchema), (page) => page);
  const open = all.find((issue) => issue.pull_request === undefined && isOurs(issue, MARKER));
  if (answer === 'holds') return open === undefined ? 'none is open' : close(api, open.number);
  const { title, says } = ABOUT[answer];
  const body = `${MARKER}\n${says}\n\n${quoted(text)}\n`;
  if (open === undefined) {
    await api.send('POST', '/issues', { title, body }, z.unknown());
    return 'opened';
  }
  if (open.body === body && open.title === title) return 'left as it is';
  await api.send('PATCH', `/issues/${open.number}`, { title, body }, z.unknown());
  return 'updated';
}

async function close(api: GitHubApi, number: number): Promise<string> {
  await api.send('POST', `/issues/${number}/comments`, { body: 'Nothing differs any more.' }, z.unknown());
  await api.send('PATCH', `/issues/${number}`, { state: 'closed', state_reason: 'completed' }, z.unknown());
  return 'closed';
}
