import { WrongQuestionError } from '../../../lib/ask/wrong-question';
import type { Options as Given, OptionSpecs } from '../../../lib/cli/options';

export interface Options {
  /** Name of the one step to run, with what it needs before it. @default all */
  readonly only?: string;
  readonly afterwards: 'stop' | 'keep';
  /** A fault of the emulator itself, which the run should notice; see the emulator's mutants.py. @default none */
  readonly mutant?: string;
}

export const OPTIONS = {
  keep: { kind: 'flag', help: 'leaves the emulator up' },
  only: { kind: 'text', value: '<step>', help: 'one step, with what it stands on' },
  mutant: { kind: 'text', value: '<name>', help: 'takes a handler of the emulator out, which the run should notice' },
} as const satisfies OptionSpecs;

/** @throws WrongQuestionError for a step that there is not */
export function chosenOptions(given: Given<typeof OPTIONS>, steps: readonly string[]): Options {
  const [only, mutant] = [given.text('only'), given.text('mutant')];
  if (only !== undefined && !steps.includes(only)) {
    throw new WrongQuestionError([`--only: "${only}" is no step. Expected one of ${steps.join(', ')}.`]);
  }
  return {
    afterwards: given.has('keep') ? 'keep' : 'stop',
    ...(only === undefined ? {} : { only }),
    ...(mutant === undefined ? {} : { mutant }),
  };
}
