import { deepEqual, ok } from 'node:assert/strict';
import { readAssembly } from '../../../lib/assembly';
import { executionPolicies, refusedCalls } from '../../../lib/operate/execution-policy';
import { loadIamData } from '../../../lib/iam-data';
import type { Emulator } from '../harness/emulator';
import type { Site } from '../harness/site';

/**
 * The policies that `npm run execution-policy` makes of the site's assembly allow every call that was made for CloudFormation
 * in the management account since the calls were last forgotten, and forgets them.
 *
 * @returns how many calls there were
 */
export async function expectExecutionPolicyToAllow(emulator: Emulator, site: Site): Promise<number> {
  const calls = (await emulator.calls()).filter(
    ({ by, account }) => by === 'cloudformation' && account === site.account,
  );
  ok(calls.length > 0, 'calls for CloudFormation');
  const policies = executionPolicies(readAssembly(site.copy.assembly));
  const refused = refusedCalls(calls, policies, await loadIamData());
  deepEqual(
    refused.map(({ call, reason }) => `${call.iamAction} ${JSON.stringify(call.names ?? {})}: ${reason}`),
    [],
    'calls that the execution policy does not allow',
  );
  await emulator.forgetCalls();
  return calls.length;
}
