import { refuseAssembly } from '../../assembly/proven/refuse';
import { cdkScript } from './cdk';
import type { RunStep, Step } from './run-step';

/**
 * Synthesizes what `cdk.json` names, from nothing: an app that ends well and makes nothing must not leave the assembly of another
 * day to be taken for its own.
 */
export function synthesize(run: RunStep, output: string, step: Omit<Step, 'argv'> = {}): Promise<number> {
  refuseAssembly(output);
  return run({ argv: [cdkScript(), 'synth', '--quiet', '--no-notices', '--output', output], ...step });
}
