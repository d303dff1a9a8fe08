import { runProcess } from '../lib/commands/run-process';
import { whoCan } from '../lib/commands/who-can';

runProcess(whoCan);
