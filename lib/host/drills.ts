import { z } from 'zod';
import type { GitHubApi } from './api';
import { authorSchema, isOurs } from './bot';
import { HostError } from './host-error';

const LABEL = 'drill';
const issueSchema = z.object({ user: authorSchema, body: z.string().nullable() });

/** Something to try each quarter. */
export interface Drill {
  readonly title: string;
  /** Markdown, with boxes to tick. */
  readonly text: string;
}

/**
 * The drills of a page: each heading of the second level that has boxes to tick below it.
 *
 * @param link what stands for `](` of a link to another page, so that it leads there from an issue
 * @throws HostError where the page has none
 */
export function drillsIn(page: string, link: string): readonly Drill[] {
  const drills = page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [title = '', ...lines] = section.split('\n');
      const text = lines
        .join('\n')
        .trim()
        .replaceAll(/\]\((?!https:)/g, `](${link}`);
      return /^- \[ \] /m.test(text) ? [{ title, text }] : [];
    });
  if (drills.length === 0)
    throw new HostError('docs/drills.md: no drill. Expected headings "## …" with "- [ ] …" below.');
  return drills;
}

/** For example `2026-Q4`. */
export function quarterOf(day: Date): string {
  return `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
}

/**
 * Opens an issue for each drill, once a quarter.
 *
 * @returns titles of those that were opened
 */
export async function openDrills(
  api: GitHubApi,
  drills: readonly Drill[],
  quarter: string,
): Promise<readonly string[]> {
  const known = await api.pages(`/issues?state=all&labels=${LABEL}`, z.array(issueSchema), (page) => page);
  const opened: string[] = [];
  for (const { title, text } of drills) {
    const marker = `<!-- landing-zone-drill ${quarter} ${title} -->`;
    if (known.some((issue) => isOurs(issue, marker))) continue;
    const issue = { title: `Drill ${quarter}: ${title}`, body: `${marker}\n${text}\n`, labels: [LABEL] };
    await api.send('POST', '/issues', issue, z.unknown());
    opened.push(issue.title);
  }
  return opened;
}
