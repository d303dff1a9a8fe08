import { runProcess } from '../lib/cli/run-process';
import { whoCan } from '../lib/cli/who-can';

runProcess(whoCan);
