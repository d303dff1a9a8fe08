import { spawnSync } from 'node:child_process';
import { WrongQuestionError } from '../../ask/wrong-question';

/** How a process ended, and what it said. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, without a shell. Never throws. */
export function runProgram(program: string, argv: readonly string[], folder: string): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, [...argv], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { exitCode: status ?? 1, stdout, stderr: error === undefined ? stderr : error.message };
}

export function git(folder: string, ...argv: readonly string[]): Ended {
  return runProgram('git', argv, folder);
}

/** Whether the files of a work tree are those of a tree of git. */
export function isCheckedOut(folder: string, tree: string): boolean {
  return git(folder, 'diff', '--quiet', tree, '--').exitCode === 0;
}

/** What may stand in place of a commit. */
export const COMMIT_OR_ASSEMBLY = {
  neither: 'neither a cloud assembly nor a commit',
  expected: 'a folder that "npm run synth" made, or a branch, tag or commit of this repository',
} as const;
export const COMMIT = { neither: 'no commit', expected: 'a branch, tag or commit of this repository' } as const;

/**
 * @param option for messages, for example `--base`
 * @throws WrongQuestionError if the repository has no such commit
 */
export function commitOf(
  folder: string,
  ref: string,
  option: string,
  { neither, expected }: typeof COMMIT | typeof COMMIT_OR_ASSEMBLY,
): string {
  const { exitCode, stdout } = git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (exitCode === 0) return stdout.trim();
  throw new WrongQuestionError([`${option}: "${ref}" is ${neither}. Expected ${expected} (fetch it first).`]);
}
