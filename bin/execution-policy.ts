import { executionPolicyCommand } from '../lib/execution-policy';

/** What CloudFormation may do in a deploy. */
async function main(): Promise<void> {
  process.exitCode = await executionPolicyCommand(process.argv.slice(2), process);
}

void main();
