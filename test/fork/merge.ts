import type { Clone } from './clone';

/**
 * The commands of UPGRADING.md by which a fork takes in a version, up to those that install and try it.
 *
 * @throws Error where it gives none
 */
export function documentedMerge(fork: Pick<Clone, 'read'>): readonly string[] {
  const [, block = ''] = /## Every time\n\n```sh\n(.*?)```/s.exec(fork.read('UPGRADING.md')) ?? [];
  const commands = block
    .split('\n')
    .map((line) => line.replace(/\s+#.*/, ''))
    .filter((line) => line.startsWith('git '));
  if (commands.length === 0) throw new Error('UPGRADING.md: no command of git under “Every time”');
  return commands;
}

/** @throws Error where the fork does not have all that upstream has */
export async function assertMerged(fork: Clone): Promise<void> {
  const { code, output } = await fork.run('git merge-base --is-ancestor upstream/main HEAD');
  if (code !== 0) throw new Error(`nothing of upstream/main was merged${output}`);
}

/**
 * Merges upstream as UPGRADING.md says.
 *
 * @returns the files of which git could not tell whose to take, before `config/` was taken from the fork
 * @throws Error where a command fails though nothing was in conflict
 */
export async function mergeUpstream(fork: Clone): Promise<readonly string[]> {
  const commands = documentedMerge(fork);
  let conflicts: readonly string[] = [];
  for (const command of commands) {
    const { code, output } = await fork.run(command);
    if (code === 0) continue;
    conflicts = await unmerged(fork);
    if (!command.startsWith('git merge') || conflicts.length === 0) throw new Error(`${command}:\n${output}`);
  }
  return conflicts;
}

async function unmerged(fork: Clone): Promise<readonly string[]> {
  const output = await fork.must('git diff --name-only --diff-filter=U');
  return output.split('\n').filter((line) => line !== '');
}
