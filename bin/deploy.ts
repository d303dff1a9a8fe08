import { deployCommand } from '../lib/cli/deploy';
import { runStep } from '../lib/operate/deploy/run-step';

/** Synthesizes, proves and deploys: what was proven is what deploys. */
async function main(): Promise<void> {
  process.exitCode = await deployCommand({ argv: process.argv.slice(2), streams: process, run: runStep });
}

void main();
