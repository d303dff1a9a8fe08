import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssemblyError } from '../../assembly/assembly-error';
import { firstOther } from '../../assembly/proven/digests';
import { copyProven, proofsOf } from './proven-copy';
import type { RunStep, Step } from './run-step';
import { synthesize } from './synthesize';

interface Given {
  /** As somebody named it. */
  readonly assembly: string;
  /** What of it would deploy. */
  readonly copy: string;
}

/**
 * Whoever can write an assembly can write its `proofs.json` too. So one that was made before deploys only if this checkout, with all its
 * checks, makes the same: it is made anew, aside, compared file by file, and put in the place of the copy.
 *
 * @returns the exit code of the synthesis
 * @throws AssemblyError with the first file that is otherwise
 */
export async function madeAnew(run: RunStep, given: Given, step: Omit<Step, 'argv'> = {}): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'landing-zone-anew-'));
  try {
    const anew = join(scratch, 'assembly');
    const exitCode = await synthesize(run, anew, step);
    if (exitCode !== 0) return exitCode;
    assertSame(given, anew);
    // What describes it, which is not compared, is then this checkout's own: the CLI takes more from it than words.
    rmSync(given.copy, { recursive: true });
    copyProven(anew, given.copy);
    return exitCode;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @throws AssemblyError */
function assertSame({ assembly, copy }: Given, anew: string): void {
  // What describes an assembly names folders of the machine that made it, so it is another on each.
  const file = firstOther(proofsOf(anew).files, proofsOf(copy).files);
  if (file === undefined) return;
  throw new AssemblyError({
    where: assembly,
    found: `${file} is not what this checkout makes`,
    mend: 'Check out the commit that it was made of and run "npm ci" there, or deploy without --assembly.',
  });
}
