import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  ListPoliciesCommand,
  MoveAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-organizations';
import {
  CreateAccountAssignmentCommand,
  DeleteAccountAssignmentCommand,
  DescribePermissionSetCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { IdentitystoreClient, ListGroupsCommand } from '@aws-sdk/client-identitystore';
import type { Finding } from '../../../lib/operate/drift/finding';
import type { Site } from '../harness/site';
import type { Run, Step } from '../harness/step';

/** Something that somebody does by hand, how to take it back, and what drift says of it. */
interface ByHand {
  readonly make: () => Promise<unknown>;
  readonly undo: () => Promise<unknown>;
  readonly says: readonly string[];
}

export const drift: Step = {
  name: 'drift',
  title: 'drift finds what is changed by hand: a policy detached, an assignment added, an account moved, a tag',
  after: ['first-deploy'],
  async run(run) {
    const { main } = run;
    deepEqual(await findingsOf(main), [], 'drift of what was just deployed');
    const changes = await byHand(run);
    for (const { make } of changes) await make();
    deepEqual(await findingsOf(main), changes.flatMap(({ says }) => says).sort(), 'drift after changes by hand');
    for (const { undo } of changes) await undo();
    deepEqual(await findingsOf(main), [], 'drift after taking them back');
  },
};

async function findingsOf(site: Site): Promise<readonly string[]> {
  const { exitCode, output } = await site.cdk.command(site.copy.folder, 'drift', '--json');
  ok(output.startsWith('['), output);
  const findings = JSON.parse(output) as readonly Finding[];
  equal(exitCode, findings.length === 0 ? 0 : 1, 'exit code of drift');
  return findings.map(({ kind, about, difference }) => `${kind} ${about} ${difference}`).sort();
}

async function byHand(run: Run): Promise<readonly ByHand[]> {
  return [await detachedPolicy(run), await movedAccount(run), await changedTag(run), await addedAssignment(run)];
}

async function detachedPolicy({ aws, main }: Run): Promise<ByHand> {
  const client = aws.client(OrganizationsClient, main.home);
  const { Policies = [] } = await client.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }));
  const PolicyId = Policies.find(({ Name }) => Name === 'lz-audit-root')?.Id;
  const { rootId: TargetId } = await main.organization();
  return {
    make: () => client.send(new DetachPolicyCommand({ PolicyId, TargetId })),
    undo: () => client.send(new AttachPolicyCommand({ PolicyId, TargetId })),
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
    undo: () => client.send(new MoveAccountCommand({ AccountId, SourceParentId: to, DestinationParentId: from })),
    says: ['changed Account growth-marketing is in OU sandbox, not in OU growth/marketing'],
  };
}

async function changedTag({ aws, main }: Run): Promise<ByHand> {
  const client = aws.client(OrganizationsClient, main.home);
  const { accounts } = await main.organization();
  const ResourceId = accounts.find(({ name }) => name === 'growth-sales')?.id;
  return {
    make: () => client.send(new TagResourceCommand({ ResourceId, Tags: [{ Key: 'note', Value: 'by hand' }] })),
    undo: () => client.send(new UntagResourceCommand({ ResourceId, TagKeys: ['note'] })),
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
    undo: () => client.send(new DeleteAccountAssignmentCommand(assignment)),
    says: ['extra Access of group developers as Developer to engineering-prod is assigned, but nobody here defined it'],
  };
}
