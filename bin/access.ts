import { access, proofsOf } from '../lib/cli/access';
import { runProcess } from '../lib/cli/run-process';
import { loadConfig } from './load-config';

runProcess(access(proofsOf(loadConfig)));
