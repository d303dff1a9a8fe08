import { runProcess } from '../lib/cli/run-process';
import { preflightCommand } from '../lib/cli/preflight';
import { loadConfig } from './load-config';

runProcess(preflightCommand(loadConfig));
