import { runToEnd } from '../lib/cli/run-process';
import { synthCommand } from '../lib/cli/synth';
import { runStep } from '../lib/operate/deploy/run-step';

/** Synthesizes and proves. */
runToEnd((streams) => synthCommand({ argv: process.argv.slice(2), streams, run: runStep }));
