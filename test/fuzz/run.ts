import { numberOption, refuseBeside } from '../../bench/number-option';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { Options, OptionSpecs } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';
import { loadIamData } from '../../lib/iam-data';
import { growEveryList } from '../limits/run';
import { fuzz } from './fuzz';

const OPTIONS = {
  edits: { kind: 'text', value: '<number>', help: 'edits to try, 2000 unless told' },
  seed: { kind: 'text', value: '<number>', help: 'the same edits for the same number, 1 unless told' },
  syntheses: { kind: 'text', value: '<number>', help: 'most accepted ones to synthesize and prove, 20 unless told' },
  lists: { kind: 'flag', help: 'instead, grows every list of the config until one more entry is refused' },
} as const satisfies OptionSpecs;

const ABOUT = `Breaks the config and the catalogue, one edit at a time: each is to be refused in words, or accepted and asked. More than the
tests have time for.
Exit code 0: each was. 1: not each. 2: nothing was tried.`;

/** `npm run fuzz`. With `--lists` every list grows until one more entry is refused: so many synthesize, and the refusal is in words. */
const fuzzCommand: Command<typeof OPTIONS> = {
  name: 'fuzz',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, { stdout }) => {
    refuseBeside(options, 'lists', ['edits', 'seed', 'syntheses']);
    const say = (line: string): void => void stdout.write(`${line}\n`);
    const faults = options.has('lists') ? growEveryList(say) : await tryEdits(options, say);
    return faults === 0 ? ExitCode.OK : ExitCode.NO;
  },
};

/** @returns the number of faults */
async function tryEdits(options: Options<typeof OPTIONS>, say: (line: string) => void): Promise<number> {
  const budget = {
    edits: numberOption(options, 'edits', { otherwise: 2000, most: 1_000_000 }),
    seed: numberOption(options, 'seed', { otherwise: 1, least: 0, most: 999_999_999 }),
    syntheses: numberOption(options, 'syntheses', { otherwise: 20, least: 0, most: 100_000 }),
  };
  const { refused, accepted, synthesized, faults } = fuzz(budget, await loadIamData());
  for (const { what, fault } of faults) say(`${what}\n  ${fault}`);
  say(
    `${refused} refused, ${accepted} accepted, ${synthesized} of them synthesized and proven; ${faults.length} faults`,
  );
  return faults.length;
}

runProcess(fuzzCommand);
