import { runProcess } from '../lib/cli/run-process';
import { driftCommand } from '../lib/cli/drift';

runProcess(driftCommand());
