import { z } from 'zod';
import { approversOf, type Owners } from '../review/approvers';
import type { Report } from '../review/model';
import { asMarkdown, MARKER } from '../review/render/markdown';
import type { GitHubApi } from './api';
import type { Received } from './artifact';
import { authorSchema, isOurs } from './bot';
import type { Machinery } from './machinery';
import { machineryLines } from './machinery-lines';

/** GitHub takes 65,536 characters, of which none is less than a byte of UTF-8. */
const MOST_BYTES = 65_000;

const commentSchema = z.object({ id: z.int(), user: authorSchema, body: z.string().nullable() });

/** An HTML page may hold a script of whoever wrote the change. */
const MORE =
  'All of it, and the explorer to look around in, is in the artifact "report" of the run. The code of this change wrote its pages: open them only where you trust its author.\n';

export interface Commented {
  readonly received: Received;
  /** Commit that the report is about. */
  readonly sha: string;
  readonly machinery: Machinery;
  readonly owners: Owners;
}

/** The text of a comment: made here from data, so that no markup of the change's own is in it. */
export function commentText({ received, sha, machinery, owners }: Commented): string {
  const end = [...machineryLines(machinery), `As of ${sha}.`, ''].join('\n');
  const room = MOST_BYTES - Buffer.byteLength(end);
  const told = 'problem' in received ? unknown(received.problem) : toldOf(received.report, owners, room);
  return `${Buffer.byteLength(told) > room ? unknown('it is too long for a comment') : told}\n${end}`;
}

function unknown(problem: string): string {
  return `${MARKER}\n**What this change does is not known:** there is no report to show, since ${problem}. See the run of this commit.\n`;
}

function toldOf(report: Report, owners: Owners, room: number): string {
  if (report.findings.length === 0) return `${MARKER}\nNothing changes in the organization.\n`;
  const whole = asMarkdown(
    { ...report, approvers: approversOf(report.findings, owners) },
    room - Buffer.byteLength(MORE),
  );
  return `${whole}${MORE}`;
}

/**
 * Writes the comment, or edits the one that is there. It is written where nothing changes as well: that there is none never means that.
 *
 * @returns what was done, in a word
 */
export async function comment(api: GitHubApi, number: number, commented: Commented): Promise<string> {
  const path = `/issues/${number}/comments`;
  const all = await api.pages(path, z.array(commentSchema), (page) => page);
  const found = all.find((one) => isOurs(one, MARKER));
  const body = commentText(commented);
  if (found?.body === body) return 'left as it is';
  if (found === undefined) await api.send('POST', path, { body }, z.unknown());
  else await api.send('PATCH', `/issues/comments/${found.id}`, { body }, z.unknown());
  return found === undefined ? 'written' : 'edited';
}
