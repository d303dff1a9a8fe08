import { githubCommand } from '../lib/cli/github';
import { runProcess } from '../lib/cli/run-process';

runProcess(githubCommand());
