import { canCommand } from '../lib/cli/can';
import { runProcess } from '../lib/cli/run-process';
import { loadConfig } from './load-config';

runProcess(canCommand(loadConfig));
