import { numberOption } from '../../bench/number-option';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';
import { loadIamData } from '../../lib/iam-data';
import { randomOf } from '../support/random';
import { missedBy, trialsOf } from './edits';

const OPTIONS = {
  edits: { kind: 'text', value: '<number>', help: 'edits to try, 10000 unless told' },
  seed: { kind: 'text', value: '<number>', help: 'the same edits for the same number, 1 unless told' },
} as const satisfies OptionSpecs;

const ABOUT = `Edits policies at random, and looks for requests that are decided otherwise without the review telling of them. More than the
tests have time for.
Exit code 0: each is told of. 1: not each. 2: nothing was tried.`;

/** Asked of the policies before and after each edit. */
const REQUESTS = 60;
/** As many of those that no report tells of are printed. */
const PRINTED = 20;
/** After so many it says how far it is. */
const STEP = 100;

function totalOf(edits: number, differing: number, missed: readonly string[]): string {
  return `${edits} edits, ${differing} requests decided otherwise, ${missed.length} of them not told of.`;
}

const reviewEdits: Command<typeof OPTIONS> = {
  name: 'review:edits',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, { stdout, stderr }) => {
    const edits = numberOption(options, 'edits', { otherwise: 10_000, most: 1_000_000 });
    const random = randomOf(numberOption(options, 'seed', { otherwise: 1, least: 0, most: 999_999_999 }));
    const iamData = await loadIamData();
    const trials = trialsOf(random, iamData);
    let differing = 0;
    const missed: string[] = [];
    for (let number = 0; number < edits; number += 1) {
      for (const trial of trials.next().value) {
        const result = missedBy(trial, random, iamData, REQUESTS);
        differing += result.differing;
        missed.push(...result.missed.map((text) => `edit ${number}: ${text}`));
      }
      if ((number + 1) % STEP === 0) stderr.write(`${totalOf(number + 1, differing, missed)}\n`);
    }
    stdout.write([totalOf(edits, differing, missed), ...missed.slice(0, PRINTED)].map((line) => `${line}\n`).join(''));
    return missed.length === 0 ? ExitCode.OK : ExitCode.NO;
  },
};

runProcess(reviewEdits);
