import { runProcess } from '../lib/commands/run-process';
import { executionPolicyCommand } from '../lib/execution-policy/command';

runProcess(executionPolicyCommand);
