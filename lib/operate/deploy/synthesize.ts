import { refuseAssembly } from '../../assembly/proven/refuse';
import { cdkScript } from './cdk';
import type { RunStep, Step } from './run-step';

/**
 * Synthesizes what `cdk.json` names, from nothing: an app that ends well and makes nothing must not leave the assembly of another
 * day to be taken for its own.
 */
export function synthesize(run: RunStep, output: string, step: Omit<Step, 'argv'> = {}): Promise<number> {
  refuseAssembly(output);
  return run({
    argv: [cdkScript(), 'synth', '--quiet', '--no-notices', '--output', output],
    leavesOut: isEndOfApp,
    ...step,
  });
}

/**
 * What the CDK CLI says of an app that ended with 1, after the app itself has said why. Any other number says something: 137 that it was
 * killed.
 */
export function isEndOfApp(line: string): boolean {
  return line.endsWith(': Subprocess exited with error 1');
}
