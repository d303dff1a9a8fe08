import { deepEqual, ok } from 'node:assert/strict';
import {
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupIdCommand,
  IdentitystoreClient,
} from '@aws-sdk/client-identitystore';
import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { answerOf } from './break';
import type { Breakage, Broken, Chain } from './breakage';

const GROUP = 'developers';

async function identityStore({ run, site }: Broken): Promise<{ client: IdentitystoreClient; IdentityStoreId: string }> {
  const { Instances = [] } = await run.aws.client(SSOAdminClient, site.identityHome).send(new ListInstancesCommand({}));
  const IdentityStoreId = Instances[0]?.IdentityStoreId ?? '';
  return { client: run.aws.client(IdentitystoreClient, site.identityHome), IdentityStoreId };
}

const NO_ACCESS: readonly Breakage[] = [
  {
    what: 'identity: the eighth assignment fails, and nobody keeps the seven before',
    meets: [],
    fault: { service: 'sso-admin', action: 'CreateAccountAssignment', nth: 8, times: 0, error: 'ConflictException' },
    says: [/AWS::SSO::Assignment/, /injected fault \(Service: SSOAdmin/],
    after: async ({ site }) => {
      const left = await site.identityCenter();
      deepEqual(left, { groups: [], permissionSets: [], assignments: [] }, 'access that outlives the rollback');
    },
  },
  {
    what: 'identity: IAM Identity Center is not enabled',
    meets: ['IAM Identity Center is not enabled in …'],
    refused: [/^IAM Identity Center: not enabled in us-west-2/],
    arrange: ({ run }) => run.emulator.set({ identity_center_enabled: false }),
    says: [/not enabled in us-west-2/, /console\.aws\.amazon\.com\/singlesignon/],
    wayOut: { then: ({ run }) => run.emulator.set({ identity_center_enabled: true }) },
  },
  {
    what: 'identity: somebody has made a group of that name',
    meets: ['Duplicate GroupDisplayName'],
    refused: [/^groups: developers exists and was not created here/],
    arrange: async (broken) => {
      const { client, IdentityStoreId } = await identityStore(broken);
      await client.send(new CreateGroupCommand({ IdentityStoreId, DisplayName: GROUP }));
    },
    wayOut: {
      then: async (failed, answers) => {
        const told = answerOf(answers, 'npm run preflight') as string;
        ok(told.includes(GROUP), `preflight does not name ${GROUP}:\n${told}`);
        const { client, IdentityStoreId } = await identityStore(failed);
        const UniqueAttribute = { AttributePath: 'displayName', AttributeValue: GROUP };
        const AlternateIdentifier = { UniqueAttribute };
        const { GroupId } = await client.send(new GetGroupIdCommand({ IdentityStoreId, AlternateIdentifier }));
        await client.send(new DeleteGroupCommand({ IdentityStoreId, GroupId }));
      },
    },
  },
];

export const IDENTITY: Chain = {
  stack: 'Identity',
  stackName: 'lz-identity',
  status: 'ROLLBACK_COMPLETE',
  breakages: [...NO_ACCESS],
};
