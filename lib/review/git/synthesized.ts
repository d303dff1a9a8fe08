import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { COMMIT_OR_ASSEMBLY, commitOf, git, runProgram, type Ended } from './git';

/** A side of a review: a folder with its assembly, or why there is none. */
export interface Synthesized {
  readonly folder: string;
  /** Lines of what the synthesis said. @default it is there */
  readonly failure?: readonly string[];
  /** `.github/CODEOWNERS` of that side; empty where it has none. */
  readonly codeOwners: string;
  /** Git's id of the tree. @default not from git */
  readonly tree?: string;
}

/**
 * The assembly that is meant by a folder or by a commit of the repository. That of a commit is made in a temporary work tree, which is
 * gone when `use` has ended.
 *
 * @param option for messages, for example `--base`
 * @throws WrongQuestionError if it is neither
 */
export async function withSynthesized<T>(
  repository: string,
  { meant, option }: { readonly meant: string; readonly option: string },
  use: (side: Synthesized) => Promise<T>,
): Promise<T> {
  const commit = commitMeant(repository, { meant, option });
  if (commit === undefined) return use({ folder: meant, codeOwners: codeOwnersIn(repository) });
  const folder = mkdtempSync(join(tmpdir(), 'review-'));
  const work = join(folder, 'tree');
  try {
    const added = git(repository, 'worktree', 'add', '--detach', '--quiet', work, commit);
    const failure = failureOf(added, folder) ?? installed(repository, work) ?? synthesizedIn(work, folder);
    const tree = git(repository, 'rev-parse', `${commit}^{tree}`).stdout.trim();
    return await use({
      folder: join(folder, 'assembly'),
      codeOwners: codeOwnersIn(work),
      tree,
      ...(failure === undefined ? {} : { failure }),
    });
  } finally {
    git(repository, 'worktree', 'remove', '--force', work);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The commit that is meant; undefined where it is the folder of an assembly.
 *
 * @throws WrongQuestionError if it is neither
 */
export function commitMeant(
  repository: string,
  { meant, option }: { readonly meant: string; readonly option: string },
): string | undefined {
  return existsSync(join(meant, 'manifest.json')) ? undefined : commitOf(repository, meant, option, COMMIT_OR_ASSEMBLY);
}

function codeOwnersIn(folder: string): string {
  const path = join(folder, '.github/CODEOWNERS');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The same lockfile means the same installation; of another one no install script runs. */
function installed(repository: string, work: string): readonly string[] | undefined {
  const [own, other] = [repository, work].map((folder) => join(folder, 'package-lock.json'));
  const isSame =
    own !== undefined &&
    other !== undefined &&
    existsSync(own) &&
    existsSync(other) &&
    readFileSync(own, 'utf8') === readFileSync(other, 'utf8');
  if (isSame) {
    const place = join(work, 'node_modules');
    // Of a commit that has one of its own, be it a link.
    rmSync(place, { recursive: true, force: true });
    symlinkSync(resolve(repository, 'node_modules'), place, 'dir');
    return undefined;
  }
  // Under `npm run --silent` it would say nothing of what went wrong.
  const argv = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  return failureOf(runProgram('npm', argv, work), work);
}

function synthesizedIn(work: string, folder: string): readonly string[] | undefined {
  const script = join(work, 'node_modules/aws-cdk/bin/cdk');
  const argv = [script, 'synth', '--quiet', '--no-notices', '--output', join(folder, 'assembly')];
  return failureOf(runProgram(process.execPath, argv, work), folder);
}

const MOST_LINES = 20;
const TRACE = /^\s+at /;

/** The first lines of what went wrong, without folders of this machine and without a stack trace. */
function failureOf({ exitCode, stdout, stderr }: Ended, folder: string): readonly string[] | undefined {
  if (exitCode === 0) return undefined;
  const text = `${stderr}\n${stdout}`.replaceAll(`${folder}/tree/`, '').replaceAll(`${folder}/`, '');
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.filter((line) => line !== '' && !TRACE.test(line)).slice(0, MOST_LINES);
}
