import { runProcess } from '../lib/commands/run-process';
import { driftCommand } from '../lib/drift/command';

runProcess(driftCommand());
