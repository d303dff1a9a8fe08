import { numberOption } from '../../bench/number-option';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';
import { loadIamData } from '../../lib/iam-data';
import { randomOf } from '../support/random';
import { missedBy, trialOf } from './edits';

const OPTIONS = {
  edits: { kind: 'text', value: '<number>', help: 'edits to try, 10000 unless told' },
  seed: { kind: 'text', value: '<number>', help: 'the same edits for the same number, 1 unless told' },
} as const satisfies OptionSpecs;

const ABOUT = `Edits policies at random, makes requests without looking at how the review makes its own, and counts those that are decided
otherwise and that no review tells of.
Exit code 0: none. 1: some. 2: nothing was tried.`;

/** So many requests are made for each edit; most are decided alike. */
const REQUESTS = 60;
const MOST_SHOWN = 20;

/** `npm run review:edits`: more edits than the tests have time for. */
const editsCommand: Command<typeof OPTIONS> = {
  name: 'review:edits',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, { stdout }) => {
    const edits = numberOption(options, 'edits', { otherwise: 10_000, most: 1_000_000 });
    const random = randomOf(numberOption(options, 'seed', { otherwise: 1, least: 0, most: 999_999_999 }));
    const iamData = await loadIamData();
    let differing = 0;
    const missed: string[] = [];
    for (let number = 0; number < edits; number += 1) {
      const result = missedBy(trialOf(random, iamData), random, iamData, REQUESTS);
      differing += result.differing;
      missed.push(...result.missed.map((text) => `edit ${number}: ${text}`));
    }
    stdout.write(`${edits} edits, ${differing} requests decided otherwise, ${missed.length} of them not told of.\n`);
    for (const text of missed.slice(0, MOST_SHOWN)) stdout.write(`${text}\n`);
    return missed.length === 0 ? ExitCode.OK : ExitCode.NO;
  },
};

runProcess(editsCommand);
