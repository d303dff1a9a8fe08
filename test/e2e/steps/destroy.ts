import { deepEqual } from 'node:assert/strict';
import { CloudFormationClient, UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { expectExecutionPolicyToAllow } from '../expect/execution-policy';
import { expectLogArchive } from '../expect/accounts';
import type { Step } from '../harness/step';

export const destroy: Step = {
  name: 'destroy',
  title:
    'cdk destroy: accounts, OUs, organization, log buckets and keys stay, and so do trusted access and policy types',
  after: ['first-deploy'],
  async run({ aws, emulator, main, say }) {
    const before = await main.organization();
    const destroyAll = ['destroy', '--all', '--force', ...main.copy.app];

    say('not as long as the organization and the log archive are protected');
    const refused = await main.cdk.attempt(main.copy.folder, destroyAll);
    deepEqual([refused.exitCode, refused.output.includes('TerminationProtection is enabled')], [1, true]);

    for (const { name, region, terminationProtection } of await main.stacks()) {
      if (!terminationProtection) continue;
      await aws
        .client(CloudFormationClient, { account: main.account, region })
        .send(new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: false }));
    }
    await emulator.forgetCalls();
    await main.cdk.run(main.copy.folder, ...destroyAll);
    deepEqual(await main.stacks(), [], 'stacks that are left');

    const after = await main.organization();
    deepEqual(
      { ...after, policies: [] },
      { ...before, policies: [] },
      'organization, OUs, accounts, trust, policy types',
    );
    deepEqual(after.policies, [], 'organization policies');
    const { permissionSets, assignments } = await main.identityCenter();
    deepEqual([permissionSets, assignments], [[], []], 'access that is left');
    await expectLogArchive(aws, main, after);
    const closing = (await emulator.calls()).filter(({ action }) =>
      /^(CloseAccount|RemoveAccountFromOrganization|DeleteOrganization|DisableAWSServiceAccess|DisablePolicyType)$/.test(
        action,
      ),
    );
    deepEqual(closing, [], 'calls that close or switch off');
    await expectExecutionPolicyToAllow(emulator, main);
  },
};
