import { can } from '../lib/commands/can';
import { runProcess } from '../lib/commands/run-process';

runProcess(can);
