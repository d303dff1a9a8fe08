import { review } from '../lib/cli/review';
import { runProcess } from '../lib/cli/run-process';
import { loadConfig } from './load-config';

runProcess(review(loadConfig));
