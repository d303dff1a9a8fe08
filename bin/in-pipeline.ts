import { inPipelineCommand } from '../lib/cli/in-pipeline';
import { runToEnd } from '../lib/cli/run-process';
import { runStep } from '../lib/operate/deploy/run-step';

runToEnd((streams) =>
  inPipelineCommand({ argv: process.argv.slice(2), streams, run: runStep, environment: process.env }),
);
