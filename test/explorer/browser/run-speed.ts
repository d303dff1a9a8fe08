import { WrongQuestionError } from '../../../lib/ask/wrong-question';
import { ExitCode, type Command } from '../../../lib/cli/command';
import { runProcess } from '../../../lib/cli/run-process';
import { CHROMIUM } from './chromium';
import type * as measuring from './speed';

const ABOUT = `How large the explorer's page gets, and how long it works until it is shown, a search is answered, and each view stands,
in the system's Chromium. It counts what the page works, not what the clock says; a machine that does something else is slower all the same.
Exit code 0: every figure is within its limit. 1: one is not. 2: it could not be measured.`;

const HEAD = ['', 'MB', 'shown', 'of', 'search', 'slowest view', 'of'];

/** `npm run explorer:speed`. */
const speed: Command = {
  name: 'explorer:speed',
  about: ABOUT,
  options: {},
  run: async (_options, { stdout }) => {
    if (CHROMIUM === undefined)
      throw new WrongQuestionError([
        'There is no Chromium: install the package of your distribution (chromium), or set CHROMIUM_PATH to where it is.',
      ]);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a browser is loaded when the command runs
    const { isTooSlow, measureSpeed } = require('./speed') as typeof measuring;
    stdout.write(`Milliseconds of the page's work, and the most that they may be\n\n${lineOf(HEAD)}`);
    let isSlow = false;
    for await (const one of measureSpeed()) {
      const { what, megabytes, first, search, limits, slowest } = one;
      stdout.write(
        lineOf([
          what,
          megabytes.toFixed(2),
          String(first),
          String(limits.first),
          String(search),
          `${String(slowest.milliseconds)} (${slowest.view})`,
          String(limits.answer),
        ]),
      );
      isSlow ||= isTooSlow(one);
    }
    return isSlow ? ExitCode.NO : ExitCode.OK;
  },
};

const WIDTHS = [32, 6, 7, 6, 8, 44, 0];

function lineOf(cells: readonly string[]): string {
  return `${cells
    .map((cell, column) => cell.padEnd(WIDTHS[column] ?? 0))
    .join('')
    .trimEnd()}\n`;
}

runProcess(speed);
