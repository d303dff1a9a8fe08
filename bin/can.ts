import { can } from '../lib/cli/can';
import { runProcess } from '../lib/cli/run-process';

runProcess(can);
