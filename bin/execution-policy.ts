import { runProcess } from '../lib/cli/run-process';
import { executionPolicyCommand } from '../lib/cli/execution-policy';

runProcess(executionPolicyCommand);
