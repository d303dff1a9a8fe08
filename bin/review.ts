import { reviewCommand } from '../lib/cli/review';
import { runProcess } from '../lib/cli/run-process';

runProcess(reviewCommand);
