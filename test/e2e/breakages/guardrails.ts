import { deepEqual, ok } from 'node:assert/strict';
import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DetachPolicyCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { answerOf } from './break';
import type { Breakage, Broken, Chain } from './breakage';

const THEIRS = ['theirs-one', 'theirs-two', 'theirs-three'];
const DENY = { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' };

/** Somebody attaches policies of their own to the root. */
async function attachTheirs({ run, site }: Broken): Promise<void> {
  const client = run.aws.client(OrganizationsClient, site.home);
  const { rootId: TargetId } = await site.organization();
  const Content = JSON.stringify({ Version: '2012-10-17', Statement: [DENY] });
  for (const Name of THEIRS) {
    const wanted = { Name, Description: '', Type: 'SERVICE_CONTROL_POLICY', Content } as const;
    const { Policy } = await client.send(new CreatePolicyCommand(wanted));
    await client.send(new AttachPolicyCommand({ PolicyId: Policy?.PolicySummary?.Id, TargetId }));
  }
}

async function detachTheirs({ run, site }: Broken): Promise<void> {
  const client = run.aws.client(OrganizationsClient, site.home);
  const { rootId: TargetId, policies } = await site.organization();
  for (const { id: PolicyId } of policies.filter(({ name }) => THEIRS.includes(name))) {
    await client.send(new DetachPolicyCommand({ PolicyId, TargetId }));
    await client.send(new DeletePolicyCommand({ PolicyId }));
  }
}

const REFUSED: readonly Breakage[] = [
  {
    what: 'guardrails: somebody else changes the organization at the same time',
    meets: ['currently being modified by a different request'],
    fault: {
      service: 'organizations',
      action: 'CreatePolicy',
      nth: 5,
      times: 0,
      error: 'ConcurrentModificationException',
      message: 'The target of the operation is currently being modified by a different request. Try again later.',
    },
    says: [/AWS::Organizations::Policy/, /\(Service: Organizations/],
  },
  {
    what: 'guardrails: another deploy, by `npx cdk deploy`, takes the change set away',
    meets: ['ChangeSetNotFoundException'],
    fault: {
      service: 'cloudformation',
      action: 'ExecuteChangeSet',
      error: 'ChangeSetNotFound',
      message: 'ChangeSet [cdk-deploy-change-set] does not exist',
      times: 0,
    },
    status: 'REVIEW_IN_PROGRESS',
  },
  {
    what: 'guardrails: others have attached policies where ours do not fit any more',
    meets: ['attached the maximum number of policies to the specified target'],
    refused: [/^policy attachments: .*theirs-one/],
    arrange: attachTheirs,
    wayOut: {
      then: async (failed, answers) => {
        const told = answerOf(answers, 'npm run preflight') as string;
        for (const name of THEIRS) ok(told.includes(name), `preflight does not name ${name}:\n${told}`);
        await detachTheirs(failed);
      },
    },
  },
  {
    what: 'guardrails: a policy type is enabled and not yet effective',
    meets: ['only for enabled policy types'],
    fault: { condition: 'policy-type-not-effective', times: 0 },
    after: async ({ site }) => {
      deepEqual((await site.organization()).policies, [], 'organization policies that outlive the rollback');
    },
  },
];

export const GUARDRAILS: Chain = {
  stack: 'Guardrails',
  stackName: 'lz-guardrails',
  status: 'ROLLBACK_COMPLETE',
  breakages: [...REFUSED],
};
