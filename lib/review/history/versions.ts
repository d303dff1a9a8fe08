import { git } from '../git/git';
import { WrongQuestionError } from '../../ask/wrong-question';

/** A commit of the branch that changed what an assembly is made from. */
export interface Version {
  readonly commit: string;
  /** Year-month-day. */
  readonly date: string;
  readonly author: string;
  /** Who wrote what it merged, sorted. @default it is no merge */
  readonly writtenBy?: readonly string[];
  /** First line of its message. */
  readonly subject: string;
}

/** What an assembly is made from. A commit that changes nothing of it answers every question as the one before. */
const SOURCES = ['bin', 'lib', 'config', 'cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'];

const FORMAT = '--format=%H%x00%as%x00%aN%x00%s%x00%P';

/**
 * Commits from one back along the branch that it is on, so a merged branch counts as its merge; the newest first.
 *
 * @param since the oldest that is wanted. @default the first of all
 * @throws WrongQuestionError where git does not know them
 */
export function versionsOf(repository: string, head: string, since?: string): readonly Version[] {
  const all = logOf(repository, since === undefined ? [head] : [head, `^${since}`], SOURCES);
  // What was there before the first change within the range is how it stood at its beginning.
  const oldest = since === undefined ? [] : logOf(repository, ['--max-count=1', since], SOURCES);
  const versions = [...all, ...oldest];
  if (versions.length > 0) return versions;
  throw new WrongQuestionError([
    `${head}: no commit of it changes ${SOURCES.slice(0, 3).join(', ')}. Expected the repository of a landing zone, with its history ("git fetch --unshallow" brings it).`,
  ]);
}

function logOf(repository: string, range: readonly string[], paths: readonly string[]): readonly Version[] {
  const { stdout } = git(repository, 'log', '--first-parent', FORMAT, ...range, '--', ...paths);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [commit = '', date = '', author = '', subject = '', parents = ''] = line.split('\0');
      const [first = '', ...merged] = parents.split(' ').filter(Boolean);
      const writtenBy = merged.length === 0 ? {} : { writtenBy: authorsOf(repository, first, merged) };
      return { commit, date, author, ...writtenBy, subject };
    });
}

/** Of the commits that a merge brought to the branch: whoever merged them need not have written any. */
function authorsOf(repository: string, first: string, merged: readonly string[]): readonly string[] {
  const { stdout } = git(repository, 'log', '--no-merges', '--format=%aN', ...merged, `^${first}`);
  return [...new Set(stdout.split('\n').filter(Boolean))].sort();
}

/** The pull request that brought it, as the messages of GitHub's merges and squashes say. */
export function pullRequestOf({ subject }: Version): string | undefined {
  const { number } =
    /^Merge pull request #(?<number>\d+) /.exec(subject)?.groups ?? /\(#(?<number>\d+)\)$/.exec(subject)?.groups ?? {};
  return number === undefined ? undefined : `#${number}`;
}

/** The same for all commits that make the same assembly: git's ids of all that it is made from. */
export function sourcesKey(repository: string, commit: string): string {
  const { stdout } = git(repository, 'ls-tree', commit, '--', ...SOURCES);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/\s+/g, ' '))
    .join('\n');
}
