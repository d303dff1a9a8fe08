import { deepEqual, equal, ok } from 'node:assert/strict';
import { AccountClient, GetAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import {
  BackupClient,
  DescribeRegionSettingsCommand,
  UpdateRegionSettingsCommand,
  type DescribeRegionSettingsOutput,
} from '@aws-sdk/client-backup';
import { DisableEbsEncryptionByDefaultCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DeleteAccountPasswordPolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DetachPolicyCommand,
  ListPoliciesCommand,
  MoveAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
  UpdateOrganizationalUnitCommand,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations';
import {
  CreateAccountAssignmentCommand,
  DescribePermissionSetCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { IdentitystoreClient, ListGroupsCommand } from '@aws-sdk/client-identitystore';
import { ACCOUNT_SETTINGS_NAME } from '../../../lib/base/names';
import { commandsIn } from '../../support/pages/commands';
import { recipe } from '../../support/pages/recipes';
import { answerTo } from '../breakages/break';
import type { Finding } from '../../../lib/operate/drift/finding';
import type { Place } from '../harness/aws';
import type { Site } from '../harness/site';
import type { Run, Step } from '../harness/step';
import { confirmMails } from './mails';

/** Something that somebody does by hand, and what drift says of it. */
interface ByHand {
  readonly make: () => Promise<unknown>;
  readonly says: readonly string[];
}

export const drift: Step = {
  name: 'drift',
  title: 'drift finds what is changed by hand, whatever it is called since, and its repair takes it back',
  after: ['first-deploy'],
  async run(run) {
    const { main } = run;
    const unheard = await findingsOf(main, '--accounts');
    const mails = await confirmMails(run, main);
    deepEqual(
      unheard.map(
        (one) => /^changed Subscription of (\S+) to \S+ in account security, \S+ is not confirmed/.exec(one)?.[1],
      ),
      mails.map(({ endpoint }) => endpoint),
      'drift before anybody has confirmed the mails of AWS',
    );
    deepEqual(await findingsOf(main, '--accounts'), [], 'drift of what was just deployed');
    const changes = await byHand(run);
    for (const { make } of changes) await make();
    deepEqual(await findingsOf(main), changes.flatMap(({ says }) => says).sort(), 'drift after changes by hand');
    await repaired(main, changes.length);
    deepEqual(await findingsOf(main), [], 'drift after the repair');
    const settings = await settingsByHand(run);
    for (const { make } of settings) await make();
    const said = settings.flatMap(({ says }) => says).sort();
    deepEqual(await findingsOf(main, '--accounts'), said, 'drift of settings after changes by hand');
    for (const { takeBack } of settings) await takeBack();
    deepEqual(await findingsOf(main, '--accounts'), [], 'drift of settings that were set back');
    await expectBackups(run);
  },
};

async function findingsOf(site: Site, ...more: readonly string[]): Promise<readonly string[]> {
  const { exitCode, output } = await site.cdk.command(site.copy.folder, 'drift', '--json', ...more);
  ok(output.startsWith('['), output);
  const findings = JSON.parse(output) as readonly Finding[];
  equal(exitCode, findings.length === 0 ? 0 : 1, 'exit code of drift');
  return findings.map(({ kind, about, difference }) => `${kind} ${about} ${difference}`).sort();
}

/** Everything is taken back by the calls that drift makes itself. */
async function repaired(site: Site, count: number): Promise<void> {
  const { exitCode, output } = await site.cdk.command(site.copy.folder, 'drift', '--repair', '--yes', '--loosen');
  equal(exitCode, 0, output);
  equal(output.match(/^done /gm)?.length, count, output);
}

/** What the recipe's command shows, as it is written. */
async function expectBackups(run: Run): Promise<void> {
  const [command = ''] = commandsIn(recipe('See what is backed up').text);
  const answer = (await answerTo({ run, site: run.main }, command, run.main.account)) as DescribeRegionSettingsOutput;
  const types = Object.entries(answer.ResourceTypeOptInPreference ?? {});
  ok(types.length > 5, 'types of resources that AWS Backup knows');
  deepEqual(
    types.filter(([, isTaken]) => !isTaken),
    [],
    'types that are not taken',
  );
}

/** Set back as drift says it is: by the function in the account, or by the call that is printed. */
interface SettingByHand extends ByHand {
  readonly takeBack: () => Promise<unknown>;
}

async function settingsByHand({ aws, main }: Run): Promise<readonly SettingByHand[]> {
  const { home } = main;
  const { accounts, managementAccountId } = await main.organization();
  const member = { account: accounts.find(({ name }) => name === 'growth-sales')?.id ?? '', region: home.region };
  const settle = (place: Place) => (): Promise<unknown> =>
    aws.client(LambdaClient, place).send(new InvokeCommand({ FunctionName: ACCOUNT_SETTINGS_NAME, Payload: '{}' }));
  const contacts = aws.client(AccountClient, home);
  const about = { AccountId: member.account, AlternateContactType: 'SECURITY' } as const;
  const { AlternateContact } = await contacts.send(new GetAlternateContactCommand(about));
  const { Name, Title, EmailAddress, PhoneNumber } = AlternateContact ?? {};
  const contact = { Name, Title, EmailAddress, PhoneNumber };
  const management = accounts.find(({ id }) => id === managementAccountId)?.name ?? '';
  const backup = aws.client(BackupClient, home);
  const { ResourceTypeOptInPreference: types } = await backup.send(new DescribeRegionSettingsCommand({}));
  const put = (email: string | undefined) => (): Promise<unknown> =>
    contacts.send(new PutAlternateContactCommand({ ...about, ...contact, EmailAddress: email }));
  return [
    {
      make: () => aws.client(EC2Client, member).send(new DisableEbsEncryptionByDefaultCommand({})),
      says: [`changed EBS encryption by default of account growth-sales in ${home.region} is switched off`],
      takeBack: settle(member),
    },
    {
      make: () => aws.client(IAMClient, home).send(new DeleteAccountPasswordPolicyCommand({})),
      says: [`missing Password policy of account ${management} is not there`],
      takeBack: settle(home),
    },
    {
      make: () =>
        backup.send(new UpdateRegionSettingsCommand({ ResourceTypeOptInPreference: { ...types, S3: false } })),
      says: [
        `changed AWS Backup of the management account in ${home.region} takes no S3: what carries the tag is not copied`,
      ],
      // The function has done it for the password policy already.
      takeBack: settle(home),
    },
    {
      make: put('theirs@example.com'),
      says: [
        `changed security contact of account growth-sales has EmailAddress "theirs@example.com", not "${EmailAddress ?? ''}"`,
      ],
      takeBack: put(EmailAddress),
    },
  ];
}

async function byHand(run: Run): Promise<readonly ByHand[]> {
  return [
    await detachedPolicy(run),
    await renamedPolicy(run),
    await emptiedPolicy(run),
    await renamedUnit(run),
    await movedAccount(run),
    await changedTag(run),
    await addedAssignment(run),
  ];
}

async function policyId({ aws, main }: Run, name: string): Promise<string | undefined> {
  const client = aws.client(OrganizationsClient, main.home);
  const { Policies = [] } = await client.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }));
  return Policies.find(({ Name }) => Name === name)?.Id;
}

/** Told apart by its id: neither missing nor extra. */
async function renamedPolicy(run: Run): Promise<ByHand> {
  const client = run.aws.client(OrganizationsClient, run.main.home);
  const PolicyId = await policyId(run, 'lz-root-root');
  return {
    make: () => client.send(new UpdatePolicyCommand({ PolicyId, Name: 'root' })),
    says: ['changed SCP lz-root-root is called "root" in AWS'],
  };
}

async function emptiedPolicy(run: Run): Promise<ByHand> {
  const client = run.aws.client(OrganizationsClient, run.main.home);
  const PolicyId = await policyId(run, 'lz-organization-root');
  const Statement = [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }];
  const Content = JSON.stringify({ Version: '2012-10-17', Statement });
  return {
    make: () => client.send(new UpdatePolicyCommand({ PolicyId, Content })),
    says: ['changed SCP lz-organization-root says something else in Statement'],
  };
}

async function renamedUnit({ aws, main }: Run): Promise<ByHand> {
  const client = aws.client(OrganizationsClient, main.home);
  const { units } = await main.organization();
  const OrganizationalUnitId = units.find(({ path }) => path === 'engineering')?.id;
  return {
    make: () => client.send(new UpdateOrganizationalUnitCommand({ OrganizationalUnitId, Name: 'platform' })),
    says: ['changed OU engineering is called "platform" in AWS'],
  };
}

async function detachedPolicy(run: Run): Promise<ByHand> {
  const client = run.aws.client(OrganizationsClient, run.main.home);
  const PolicyId = await policyId(run, 'lz-audit-root');
  const { rootId: TargetId } = await run.main.organization();
  return {
    make: () => client.send(new DetachPolicyCommand({ PolicyId, TargetId })),
    says: ['missing SCP lz-audit-root is not attached to the root'],
  };
}

async function movedAccount({ aws, main }: Run): Promise<ByHand> {
  const client = aws.client(OrganizationsClient, main.home);
  const { accounts, units } = await main.organization();
  const AccountId = accounts.find(({ name }) => name === 'growth-marketing')?.id;
  const from = units.find(({ path }) => path === 'growth/marketing')?.id;
  const to = units.find(({ path }) => path === 'sandbox')?.id;
  return {
    make: () => client.send(new MoveAccountCommand({ AccountId, SourceParentId: from, DestinationParentId: to })),
    says: ['changed Account growth-marketing is in OU sandbox, not in OU growth/marketing'],
  };
}

async function changedTag({ aws, main }: Run): Promise<ByHand> {
  const client = aws.client(OrganizationsClient, main.home);
  const { accounts } = await main.organization();
  const ResourceId = accounts.find(({ name }) => name === 'growth-sales')?.id;
  return {
    make: () => client.send(new TagResourceCommand({ ResourceId, Tags: [{ Key: 'note', Value: 'by hand' }] })),
    says: ['extra Account growth-sales has the tag note=by hand, which nobody here defined'],
  };
}

async function addedAssignment({ aws, main }: Run): Promise<ByHand> {
  const client = aws.client(SSOAdminClient, main.identityHome);
  const { Instances = [] } = await client.send(new ListInstancesCommand({}));
  const { InstanceArn, IdentityStoreId } = Instances[0] ?? {};
  const { PermissionSets = [] } = await client.send(new ListPermissionSetsCommand({ InstanceArn }));
  const described = await Promise.all(
    PermissionSets.map((PermissionSetArn) =>
      client.send(new DescribePermissionSetCommand({ InstanceArn, PermissionSetArn })),
    ),
  );
  const PermissionSetArn = described.find(({ PermissionSet }) => PermissionSet?.Name === 'Developer')?.PermissionSet
    ?.PermissionSetArn;
  const groups = await aws
    .client(IdentitystoreClient, main.identityHome)
    .send(new ListGroupsCommand({ IdentityStoreId }));
  const PrincipalId = groups.Groups?.find(({ DisplayName }) => DisplayName === 'developers')?.GroupId;
  const { accounts } = await main.organization();
  const TargetId = accounts.find(({ name }) => name === 'engineering-prod')?.id;
  const assignment = {
    InstanceArn,
    PermissionSetArn,
    PrincipalId,
    PrincipalType: 'GROUP',
    TargetId,
    TargetType: 'AWS_ACCOUNT',
  } as const;
  return {
    make: () => client.send(new CreateAccountAssignmentCommand(assignment)),
    says: ['extra Access of group developers as Developer to engineering-prod is assigned, but nobody here defined it'],
  };
}
