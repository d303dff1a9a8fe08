import { equal, match, ok } from 'node:assert/strict';
import { BackupClient, CreateBackupVaultCommand, ListBackupVaultsCommand } from '@aws-sdk/client-backup';
import type { ListStackSetOperationResultsOutput } from '@aws-sdk/client-cloudformation';
import {
  DeregisterDelegatedAdministratorCommand,
  ListDelegatedAdministratorsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import { BACKUP_VAULT_NAME } from '../../../lib/base/names';
import { filledIn } from '../../support/pages/commands';
import { answerOf, answerTo } from './break';
import type { Breakage, Broken, Chain } from './breakage';

const ANALYZER = 'access-analyzer.amazonaws.com';
const CONFIG = 'config.amazonaws.com';
/** As many as AWS lets administer AWS Config. */
const CROWD = ['log-archive', 'engineering-dev', 'engineering-prod'];

/** The id of an account, which the emulator takes for its access key too. */
export async function idOf({ site }: Broken, name: string): Promise<string> {
  const { accounts } = await site.organization();
  const found = accounts.find((account) => account.name === name);
  ok(found !== undefined, `no account ${name}`);
  return found.id;
}

/** Takes every administrator of a service away by hand but one. */
async function takeAway({ run, site }: Broken, ServicePrincipal: string, but?: string): Promise<void> {
  const client = run.aws.client(OrganizationsClient, site.home);
  const found = await client.send(new ListDelegatedAdministratorsCommand({ ServicePrincipal }));
  for (const { Id: AccountId, Name } of found.DelegatedAdministrators ?? []) {
    if (Name !== but) await client.send(new DeregisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
  }
}

/** Somebody names others than the config's by hand. */
async function nameAdministrators(broken: Broken, ServicePrincipal: string, names: readonly string[]): Promise<void> {
  const { run, site } = broken;
  const client = run.aws.client(OrganizationsClient, site.home);
  await run.emulator.set({ transient_errors: false });
  await takeAway(broken, ServicePrincipal);
  for (const name of names) {
    const AccountId = await idOf(broken, name);
    await client.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
  }
  await run.emulator.set({ transient_errors: true });
}

/** The command that the message says. */
function deregistrationIn(said: string): string {
  return /aws organizations deregister-delegated-administrator [^;]*(?=; then deploy again)/.exec(said)?.[0] ?? said;
}

/** In the order in which they are made: what is whole stays so. */
const DELEGATION: readonly Breakage[] = [
  {
    what: 'baseline: as many accounts administer AWS Config as it takes',
    meets: ['are its administrators, and AWS takes no more'],
    refused: [/^delegated administrators: /],
    arrange: (broken) => nameAdministrators(broken, CONFIG, CROWD),
    status: 'CREATE_FAILED',
    says: async (broken) => [new RegExp(`${CONFIG}: accounts .*${await idOf(broken, 'log-archive')}.* are its admin`)],
    wayOut: {
      then: async (failed) => {
        const nobodyNeeds = { '<account>': await idOf(failed, 'log-archive') };
        await answerTo(failed, filledIn(deregistrationIn(failed.said), nobodyNeeds), failed.site.account);
      },
    },
  },
  {
    what: 'baseline: another account administers a service',
    meets: ['account … is the administrator, and account … was to be it'],
    refused: [/^delegated administrators: /],
    arrange: (broken) => nameAdministrators(broken, ANALYZER, ['log-archive']),
    says: async (broken) => [new RegExp(`${ANALYZER}: account ${await idOf(broken, 'log-archive')} is the admin`)],
    wayOut: {
      // What the message says.
      then: async (failed) => {
        await answerTo(failed, deregistrationIn(failed.said), failed.site.account);
      },
    },
  },
];

const DELETE_VAULT = `aws backup delete-backup-vault --backup-vault-name ${BACKUP_VAULT_NAME}`;

const FAILS_IN_ONE_ACCOUNT = {
  service: 'iam',
  action: 'CreatePolicy',
  account: 'engineering-test',
  by: 'stackset',
  error: 'ServiceFailure',
  times: 0,
} as const;

const STACK_SETS: readonly Breakage[] = [
  {
    what: 'baseline: it fails in one account of the StackSet',
    meets: ["Stack set operation […] was unexpectedly stopped or failed … with identifier 'lz-…:…'"],
    fault: FAILS_IN_ONE_ACCOUNT,
    says: [/ResourceType:AWS::IAM::ManagedPolicy, ResourceStatusReason:/, /'lz-permissions-boundary:[-0-9a-f]+'/],
    wayOut: {
      // It is known where: somebody mends it there.
      values: ({ said }) => {
        const { operation = '', set = '' } =
          /Stack set operation \[(?<operation>[^\]]+)\].* with identifier '(?<set>lz-[^:]+):/.exec(said)?.groups ?? {};
        return Promise.resolve({ 'lz-…': set, '<the id in brackets>': operation });
      },
      then: async (failed, answers) => {
        const results = answerOf(answers, 'aws cloudformation') as ListStackSetOperationResultsOutput;
        const culprits = (results.Summaries ?? []).filter(({ Status }) => Status === 'FAILED');
        const { Account, Region, StatusReason = '' } = culprits[0] ?? {};
        equal(Account, await idOf(failed, 'engineering-test'), 'account that the command names');
        ok(failed.site.zone.company.approvedRegions.includes(Region ?? ''), `region that it names: ${String(Region)}`);
        match(StatusReason, /AWS::IAM::ManagedPolicy/);
      },
    },
  },
  {
    what: 'baseline: an account came back, and its backup vault was kept',
    meets: ['AlreadyExists on a backup vault'],
    arrange: async (broken) => {
      const account = await idOf(broken, 'engineering-prod');
      const client = broken.run.aws.client(BackupClient, { ...broken.site.home, account });
      await client.send(new CreateBackupVaultCommand({ BackupVaultName: BACKUP_VAULT_NAME }));
    },
    taken: /Backup BackupVault lz-backup is there, and StackSet lz-backup would make it/,
    says: [/AWS::Backup::BackupVault/],
    wayOut: {
      as: (failed) => idOf(failed, 'engineering-prod'),
      values: ({ site }) => Promise.resolve({ '<region>': site.home.region }),
      // Where the StackSet was before it failed, the vault is kept as well.
      then: async (failed) => {
        const account = await idOf(failed, 'engineering-prod');
        for (const region of failed.site.zone.company.approvedRegions) {
          const client = failed.run.aws.client(BackupClient, { account, region });
          const { BackupVaultList = [] } = await client.send(new ListBackupVaultsCommand({}));
          const isThere = BackupVaultList.some(({ BackupVaultName }) => BackupVaultName === BACKUP_VAULT_NAME);
          if (isThere) await answerTo(failed, `${DELETE_VAULT} --region ${region}`, account);
        }
      },
      leavesOut: { 'aws s3 rb': 'no bucket is in the way', 'aws sns delete-topic': 'no topic is in the way' },
    },
  },
];

/** Without rollback until it is whole, as it is deployed. */
export const BASELINE: Chain = {
  stack: 'Baseline',
  stackName: 'lz-baseline',
  options: ['--no-rollback'],
  status: 'UPDATE_FAILED',
  breakages: [...DELEGATION, ...STACK_SETS],
  complete: (broken) => takeAway(broken, CONFIG, broken.site.zone.company.securityAccount),
};
