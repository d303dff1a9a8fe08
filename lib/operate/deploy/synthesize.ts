import { lstatSync, statSync } from 'node:fs';
import { WrongQuestionError } from '../../ask/wrong-question';
import { refuseAssembly } from '../../assembly/proven/refuse';
import { cdkScript } from './cdk';
import type { RunStep, Step } from './run-step';

/**
 * Synthesizes what `cdk.json` names, from nothing: an app that ends well and makes nothing must not leave the assembly of another
 * day to be taken for its own.
 */
export function synthesize(run: RunStep, output: string, step: Omit<Step, 'argv'> = {}): Promise<number> {
  refuseAnythingElse(output);
  refuseAssembly(output);
  return run({
    argv: [cdkScript(), 'synth', '--quiet', '--no-notices', '--output', output],
    leavesOut: isEndOfApp,
    ...step,
  });
}

/** @throws WrongQuestionError where something stands there that is no folder */
function refuseAnythingElse(output: string): void {
  const there = lstatSync(output, { throwIfNoEntry: false });
  if (there === undefined || there.isDirectory() || (there.isSymbolicLink() && isFolderBehind(output))) return;
  const what = there.isSymbolicLink() ? 'a link that leads to no folder' : 'a file';
  throw new WrongQuestionError([
    `${output}: it is ${what}, where the folder of the cloud assembly belongs. Remove it.`,
  ]);
}

function isFolderBehind(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    return false;
  }
}

/**
 * What the CDK CLI says of an app that ended with 1, after the app itself has said why. Any other number says something: 137 that it was
 * killed.
 */
export function isEndOfApp(line: string): boolean {
  return line.endsWith(': Subprocess exited with error 1');
}
