import { access, proofsOf } from '../lib/commands/access';
import { runProcess } from '../lib/commands/run-process';
import { loadConfig } from './load-config';

runProcess(access(proofsOf(loadConfig)));
