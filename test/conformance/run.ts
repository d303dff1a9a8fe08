import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numberOption } from '../../bench/number-option';
import type { Stream } from '../../lib/base/streams';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';
import { compareWith, type DifferentialResult } from './differential';
import { decideByFlowChart } from './flow-chart/decide';
import { enginePage } from './page';

const SHOWN = 5;
const root = join(__dirname, '../..');

const OPTIONS = {
  requests: { kind: 'text', value: '<number>', help: 'random requests for the other evaluator, 10000 unless told' },
  seed: { kind: 'text', value: '<number>', help: 'the same requests for the same number, 1 unless told' },
} as const satisfies OptionSpecs;

const ABOUT = `Tries the policy engine on every rule that it is held to and on random policies, rewrites docs/engine.md, and asks a second
evaluator about random calls: the flow chart of AWS's page in test/conformance/flow-chart, or LANDING_ZONE_EVALUATOR='my-evaluator
--stdin', a command that reads requests as JSON lines, and prints allowed, denied or depends.
Exit code 0: every rule holds, and the two are alike. 1: not so. 2: it could not be told.`;

function rulesHold(): boolean {
  const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', 'test/policy'], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

function isAlike({ agreed, allowed, notKnown, differences }: DifferentialResult, stdout: Stream): boolean {
  for (const { request, ours, theirs } of differences.slice(0, SHOWN))
    stdout.write(`The engine says ${ours}, the other ${theirs}: ${JSON.stringify(request)}\n`);
  stdout.write(
    `${agreed} alike (${allowed} allowed, ${agreed - allowed} denied), ${notKnown} not known to one of the two, ${differences.length} different\n`,
  );
  return differences.length === 0 && agreed > 0;
}

/** An empty text names none. */
const named = process.env.LANDING_ZONE_EVALUATOR ?? '';
const evaluator = named === '' ? decideByFlowChart : named;

/** `npm run conformance`. */
const conformanceCommand: Command<typeof OPTIONS> = {
  name: 'conformance',
  about: ABOUT,
  options: OPTIONS,
  run: (options, { stdout }) => {
    const count = numberOption(options, 'requests', { otherwise: 10_000, most: 9_999_999 });
    const seed = numberOption(options, 'seed', { otherwise: 1, least: 0, most: 9_999_999 });
    const holds = rulesHold();
    writeFileSync(join(root, 'docs/engine.md'), enginePage());
    const agrees = isAlike(compareWith({ evaluator, count, seed }), stdout);
    return Promise.resolve(holds && agrees ? ExitCode.OK : ExitCode.NO);
  },
};

runProcess(conformanceCommand);
