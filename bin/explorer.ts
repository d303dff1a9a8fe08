import { explorer } from '../lib/cli/explorer';
import { runProcess } from '../lib/cli/run-process';
import { loadConfig } from './load-config';

runProcess(explorer(loadConfig));
