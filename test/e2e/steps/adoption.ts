import { deepEqual, equal, match } from 'node:assert/strict';
import {
  ConfigServiceClient,
  DeleteConfigurationRecorderCommand,
  PutConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListAccountsCommand,
  OrganizationsClient,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { breakInTurn } from '../breakages/break';
import { ORGANIZATION_BY_HAND } from '../breakages/organization';
import type { Site } from '../harness/site';
import { endOf } from '../harness/cdk';
import type { Run, Step } from '../harness/step';
import { expectAsConfigured } from './first-deploy';

const BY_HAND = ['log-archive', 'security'];

/** What another service says of the role of AWS Config where it was the first to make it. */
const CONFIG_ROLE = {
  AWSServiceName: 'config.amazonaws.com',
  Description: 'A service-linked role that Security Hub made for AWS Config',
};

export const adoption: Step = {
  name: 'adoption',
  title: 'an organization with an OU and two accounts made by hand is adopted: nothing is made again, nothing closed',
  after: [],
  async run(run) {
    const site = run.another('222222222222', 'adopted.trips.com');
    await site.bootstrap();
    const made = await makeByHand(run.aws.client(OrganizationsClient, site.home), site);
    const security = run.aws.client(IAMClient, { ...site.home, account: made.accountIds.get('security') ?? '' });
    await security.send(new CreateServiceLinkedRoleCommand(CONFIG_ROLE));
    await run.emulator.forgetCalls();
    await breakInTurn({ run, site }, [
      {
        ...ORGANIZATION_BY_HAND,
        beforehand: () => {
          site.copy.edit((config) => adopting(config, made));
          return expectNothingTaken(run, site, made.accountIds.get('security') ?? '');
        },
      },
    ]);
    await expectAsConfigured(run, site);

    const { Role } = await security.send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForConfig' }));
    equal(Role?.Description, CONFIG_ROLE.Description, 'the role of AWS Config that was there');

    const live = await site.organization();
    equal(live.id, made.organizationId, 'organization');
    equal(live.units.find(({ path }) => path === 'security')?.id, made.unitId, 'OU');
    for (const [name, id] of made.accountIds) {
      equal(live.accounts.find((account) => account.name === name)?.id, id, `account ${name}`);
    }
    const calls = await run.emulator.calls();
    const times = (action: string): number =>
      calls.filter((call) => call.action === action && call.error == null).length;
    deepEqual(
      [times('CreateOrganization'), times('CreateAccount'), times('CloseAccount')],
      [0, Object.keys(site.zone.accounts).length - BY_HAND.length, 0],
      'organizations and accounts made, accounts closed',
    );
  },
};

/** An account that has AWS Config and a role already: a StackSet would fail on it without its name. Nothing deploys before both are gone. */
async function expectNothingTaken(run: Run, site: Site, account: string): Promise<void> {
  const config = run.aws.client(ConfigServiceClient, { ...site.home, account });
  const iam = run.aws.client(IAMClient, { ...site.home, account });
  const role = { RoleName: 'lz-security-audit' };
  const trust = { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role } = await iam.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: document }));
  const recorder = { name: 'theirs', roleARN: Role?.Arn ?? '' };
  await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: recorder }));

  run.say('accounts: one that is adopted has AWS Config and a role of that name');
  const { exitCode, output } = await site.tryDeploy();
  equal(exitCode, 1, endOf(output));
  match(output, /ConfigurationRecorder theirs is there, and StackSet lz-config would make it/);
  match(output, /IAM Role lz-security-audit is there, and StackSet lz-baseline would make it/);
  await config.send(new DeleteConfigurationRecorderCommand({ ConfigurationRecorderName: 'theirs' }));
  await iam.send(new DeleteRoleCommand(role));
}

interface ByHand {
  readonly organizationId: string;
  readonly unitId: string;
  readonly accountIds: ReadonlyMap<string, string>;
}

async function makeByHand(client: OrganizationsClient, site: Site): Promise<ByHand> {
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots: [root] = [] } = await client.send(new ListRootsCommand({}));
  const unit = { Name: 'security', ParentId: root?.Id };
  const { OrganizationalUnit } = await client.send(new CreateOrganizationalUnitCommand(unit));
  for (const name of BY_HAND) {
    await client.send(new CreateAccountCommand({ AccountName: name, Email: site.zone.accounts[name]?.email }));
  }
  const { Accounts = [] } = await client.send(new ListAccountsCommand({}));
  return {
    organizationId: Organization?.Id ?? '',
    unitId: OrganizationalUnit?.Id ?? '',
    accountIds: new Map(
      Accounts.filter(({ Name = '' }) => BY_HAND.includes(Name)).map(({ Name = '', Id = '' }) => [Name, Id]),
    ),
  };
}

function adopting(config: WrittenLandingZone, { unitId, accountIds }: ByHand): WrittenLandingZone {
  const { organization, accounts } = config;
  return {
    ...config,
    organization: {
      ...organization,
      organizationalUnits: {
        ...organization.organizationalUnits,
        security: { parent: 'root', ...organization.organizationalUnits.security, existing: unitId },
      },
    },
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([key, account]) => {
        const existing = accountIds.get(key);
        return [key, existing === undefined ? account : { ...account, existing }];
      }),
    ),
  };
}
