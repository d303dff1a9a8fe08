import { historyCommand } from '../lib/cli/history';
import { runProcess } from '../lib/cli/run-process';

runProcess(historyCommand);
