import { deployCommand } from '../lib/cli/deploy';
import { runToEnd } from '../lib/cli/run-process';
import { runStep } from '../lib/operate/deploy/run-step';

/** Synthesizes, proves and deploys: what was proven is what deploys. */
runToEnd((streams) => deployCommand({ argv: process.argv.slice(2), streams, run: runStep }));
