import { runProcess } from '../lib/commands/run-process';
import { preflightCommand } from '../lib/preflight/command';
import { loadConfig } from './load-config';

runProcess(preflightCommand(loadConfig));
