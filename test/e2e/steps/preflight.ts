import { deepEqual, equal, match } from 'node:assert/strict';
import { expectGo, expectNoGo } from '../expect/preflight';
import type { Step } from '../harness/step';

const ROOT_USER_OK = { root_mfa: true, root_access_keys: 0 };

export const preflightOfNothing: Step = {
  name: 'preflight',
  title: 'preflight says what is to do in an account where nothing is yet',
  after: [],
  async run({ emulator, main }) {
    await emulator.set({ root_mfa: false, root_access_keys: 1, identity_center_enabled: false });
    await expectNoGo(main, [
      /^root user: the root user has no MFA/,
      /^root user: the root user has access keys/,
      /^IAM Identity Center: not enabled in us-west-2/,
      /^bootstrap: us-west-2 is not bootstrapped/,
      /^bootstrap: us-east-1 is not bootstrapped/,
    ]);
    await emulator.set({ ...ROOT_USER_OK, identity_center_enabled: true });
  },
};

export const preflightOfDeployed: Step = {
  name: 'preflight-again',
  title: 'preflight lets the deployed landing zone be deployed again, but not with what AWS would refuse',
  after: ['first-deploy'],
  async run({ emulator, main, say }) {
    await expectGo(main);
    say('credentials of a member account');
    const { accounts, managementAccountId } = await main.organization();
    const member = accounts.find(({ id }) => id !== managementAccountId)?.id ?? '';
    await expectNoGo(main, [new RegExp(`^management account: ${member} is a member of o-`)], main.cdkAs(member));
    say('an e-mail address and a name that change, an OU that moves, more accounts than the quota');
    const { written } = main.copy;
    const { accounts: configured, organization } = written;
    await emulator.set({ account_quota: accounts.length });
    main.copy.edit((config) => ({
      ...config,
      accounts: {
        ...configured,
        'growth-sales': { ...configured['growth-sales'], ou: 'sales', email: 'aws+other@trips.com' },
        'growth-marketing': {
          ...configured['growth-marketing'],
          ou: 'marketing',
          email: emailOf('growth-marketing'),
          name: 'Ads',
        },
        'one-more': { email: 'aws+one-more@trips.com', ou: 'sandbox' },
      },
      organization: {
        ...organization,
        organizationalUnits: {
          ...organization.organizationalUnits,
          sandbox: { ...organization.organizationalUnits.sandbox, parent: 'growth' },
        },
      },
    }));
    await expectNoGo(main, [
      /^account identity: .*growth-sales: its email changes/,
      /^account identity: .*growth-marketing: its name changes from growth-marketing to Ads/,
      /^parents of OUs: .*sandbox: its parent changes/,
      /^account quota: 9 exist, 1 to create, 9 allowed/,
    ]);
    main.copy.edit(() => written);
    await emulator.set({ account_quota: 10 });
    say(
      'the CDK alone, which asks nobody: the stack itself refuses an OU with another parent, and again when tried again',
    );
    const { units } = await main.organization();
    main.copy.edit((config) => ({
      ...config,
      organization: {
        ...organization,
        organizationalUnits: {
          ...organization.organizationalUnits,
          sandbox: { ...organization.organizationalUnits.sandbox, parent: 'growth' },
        },
      },
    }));
    for (let tries = 1; tries <= 2; tries += 1) {
      const command = ['deploy', 'Organization', '--exclusively', '--require-approval', 'never', '--no-rollback'];
      const { exitCode, output } = await main.cdk.attempt(main.copy.folder, command);
      equal(exitCode, 1, output);
      match(
        output,
        /OU sandbox is below root: below growth it would be made anew|deploy of the organization's tree failed/,
      );
    }
    deepEqual((await main.organization()).units, units, 'OUs after deploys that were refused');
    main.copy.edit(() => written);
    const back = ['deploy', 'Organization', '--exclusively', '--require-approval', 'never', '--no-rollback'];
    await main.cdk.run(main.copy.folder, ...back);

    function emailOf(key: string): string {
      return configured[key]?.email ?? '';
    }
  },
};
