import { z } from 'zod';
import { approversOf, type Owners } from '../review/approvers';
import { escapeMarkdown } from '../review/render/escape';
import { asMarkdown } from '../review/render/markdown';
import type { GitHubApi } from './api';
import type { Received } from './artifact';
import { authorSchema, isOurs } from './bot';

/** With this a comment begins, and by this and its author it is found again. */
export const MARKER = '<!-- landing-zone-review -->';

const commentSchema = z.object({ id: z.int(), user: authorSchema, body: z.string().nullable() });

export interface Commented {
  readonly received: Received;
  /** Commit that the report is about. */
  readonly sha: string;
  /** Files of the change that take part in making the report. */
  readonly machinery: readonly string[];
  readonly owners: Owners;
}

/** Whether there is anything to say to somebody who has not been told anything yet. */
export function isWorthAComment({ received, machinery }: Commented): boolean {
  return 'problem' in received || received.report.findings.length > 0 || machinery.length > 0;
}

/** The text of a comment: made here from data, so that no markup of the change's own is in it. */
export function commentText(commented: Commented): string {
  const { received, sha, machinery, owners } = commented;
  const end = [...machineryLines(machinery), `As of ${sha}.`, ''].join('\n');
  if ('problem' in received) {
    return `${MARKER}\n**What this change does is not known:** there is no report to show, since ${received.problem}. See the run of this commit.\n\n${end}`;
  }
  const { report } = received;
  if (report.findings.length === 0) return `${MARKER}\nNothing changes in the organization.\n\n${end}`;
  const told = asMarkdown({ ...report, approvers: approversOf(report.findings, owners) });
  return `${told}\n${end}`;
}

const MOST_FILES = 10;

function machineryLines(files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  const shown = files.slice(0, MOST_FILES).map((file) => escapeMarkdown(file.slice(0, 200)));
  const more = files.length - shown.length;
  return [
    `**Read first:** this change edits the program that made this report, so the report is no proof of what it does. ${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`,
    '',
  ];
}

/**
 * Writes the comment, or edits the one that is there.
 *
 * @returns what was done, in a word
 */
export async function comment(api: GitHubApi, number: number, commented: Commented): Promise<string> {
  const path = `/issues/${number}/comments`;
  const all = await api.pages(path, z.array(commentSchema), (page) => page);
  const found = all.find((one) => isOurs(one, MARKER));
  const body = commentText(commented);
  if (found?.body === body) return 'left as it is';
  if (found !== undefined) {
    await api.send('PATCH', `/issues/comments/${found.id}`, { body }, z.unknown());
    return 'edited';
  }
  if (!isWorthAComment(commented)) return 'not written, since nothing changes';
  await api.send('POST', path, { body }, z.unknown());
  return 'written';
}
