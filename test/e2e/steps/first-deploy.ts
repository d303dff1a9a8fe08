import { deepEqual } from 'node:assert/strict';
import { expectAccounts, expectLogArchive, expectMachineRoles } from '../expect/accounts';
import { expectStackSetRoleToAllow } from '../expect/alarms';
import { expectExecutionPolicyToAllow } from '../expect/execution-policy';
import { expectIdentity } from '../expect/identity';
import { expectOrganization } from '../expect/organization';
import { expectSettings } from '../expect/settings';
import type { Run, Step } from '../harness/step';
import type { Site } from '../harness/site';

/** Everything that the config says, asked of AWS. */
export async function expectAsConfigured({ aws }: Pick<Run, 'aws'>, site: Site): Promise<void> {
  const live = await site.organization();
  expectOrganization(site.zone, live);
  expectIdentity(site.zone, live, await site.identityCenter());
  await expectAccounts(aws, site, live);
  await expectMachineRoles(aws, site.zone, live);
}

export const firstDeploy: Step = {
  name: 'first-deploy',
  title: 'npm run deploy from nothing, with every check of a synthesis',
  after: ['bootstrap'],
  async run(run) {
    const { aws, main, say } = run;
    await main.deploy('made');
    const stacks = await main.stacks();
    deepEqual(
      stacks.filter(({ status }) => status !== 'CREATE_COMPLETE'),
      [],
      'stacks that are not complete',
    );
    deepEqual(
      stacks
        .filter(({ terminationProtection }) => terminationProtection)
        .map(({ name }) => name)
        .sort(),
      ['lz-logging', 'lz-organization'],
      'stacks that are protected from being deleted',
    );
    say(
      'OUs, accounts, organization policies, groups, permission sets, assignments, StackSet instances, machine roles',
    );
    await expectAsConfigured(run, main);
    say('trusted access, delegation, root access, contacts, trail, budgets, log archive');
    const live = await main.organization();
    await expectSettings(aws, main, live);
    await expectLogArchive(aws, main, live);
    say(
      `the role of its StackSet allows the ${await expectStackSetRoleToAllow(aws, run.emulator, main)} calls in the management account`,
    );
    const calls = await expectExecutionPolicyToAllow(run.emulator, main);
    say(`the execution policy allows the ${calls} calls that CloudFormation made`);
  },
};
