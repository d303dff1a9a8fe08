import { z } from 'zod';
import type { GitHubApi } from './api';
import { orUndefined } from './host-error';

const fileSchema = z.object({ filename: z.string(), previous_filename: z.string().optional() });
const filesSchema = z.array(fileSchema);
const countSchema = z.object({ changed_files: z.int().min(0) });

/** GitHub lists no more files of a pull request. */
const MOST_FILES = 3000;

/** What a change may touch without touching the program that says what it means. */
const NO_MACHINERY = /^(?:(?:bench|company|config|docs|test)\/|[^/]+\.md$|\.github\/CODEOWNERS$)/;

/** What of a change takes part in making its own report. */
export interface Machinery {
  /** By name. */
  readonly files: readonly string[];
  /** Files of the change that nobody has looked at, since GitHub does not list them. */
  readonly unlisted: 'none' | 'some';
}

/** @see https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
export async function machineryIn(api: GitHubApi, number: number): Promise<Machinery> {
  const path = `/pulls/${number}`;
  const listed = await orUndefined(api.pages(`${path}/files`, filesSchema, (page) => page, MOST_FILES));
  const counted = await orUndefined(api.get(path, countSchema));
  const isWhole =
    listed !== undefined &&
    counted !== undefined &&
    listed.length < MOST_FILES &&
    listed.length >= counted.changed_files;
  return { files: machineryOf(listed ?? []), unlisted: isWhole ? 'none' : 'some' };
}

/** A file that was moved is one of both places. */
function machineryOf(listed: readonly z.infer<typeof fileSchema>[]): readonly string[] {
  const names = listed.flatMap(({ filename, previous_filename: before }) => [filename, before ?? filename]);
  return [...new Set(names)].filter((name) => !NO_MACHINERY.test(name)).sort();
}
