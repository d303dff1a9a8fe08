import { ok } from 'node:assert/strict';
import { CloudFormationClient, paginateDescribeStackEvents } from '@aws-sdk/client-cloudformation';
import type { Breakage, Broken, Chain } from './breakage';

/* Somebody deploys without rollback what `npm run deploy` deploys with it: it rolls that back before it goes on. */

const GIVEN: Breakage = {
  what: 'a change of access by `npx cdk deploy --no-rollback` stops at its second assignment',
  meets: [],
  by: 'npx cdk deploy',
  arrange: ({ site }) => {
    site.copy.edit((config) => ({
      ...config,
      access: {
        ...config.access,
        assignments: [
          ...config.access.assignments,
          { group: 'auditors', persona: 'security-admin', accounts: ['security', 'log-archive'] },
        ],
      },
    }));
    return Promise.resolve();
  },
  fault: { service: 'sso-admin', action: 'CreateAccountAssignment', nth: 2, times: 0, error: 'ConflictException' },
  says: [/injected fault \(Service: SSOAdmin/],
};

export const PAUSED_CHANGE: Chain = {
  stack: 'Identity',
  stackName: 'lz-identity',
  options: ['--no-rollback'],
  status: 'UPDATE_FAILED',
  breakages: [GIVEN],
  complete: (broken) => expectRolledBack(broken, 'lz-identity'),
};

async function expectRolledBack({ run, site }: Broken, StackName: string): Promise<void> {
  const client = run.aws.client(CloudFormationClient, site.identityHome);
  const states: string[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
    for (const { ResourceType, ResourceStatus = '' } of StackEvents)
      if (ResourceType === 'AWS::CloudFormation::Stack') states.unshift(ResourceStatus);
  }
  const told = states.join(' ');
  ok(/ UPDATE_FAILED UPDATE_ROLLBACK_IN_PROGRESS .*UPDATE_ROLLBACK_COMPLETE UPDATE_IN_PROGRESS /.test(told), told);
}

const MADE: Breakage = {
  what: 'billing was destroyed, and made again by `npx cdk deploy --no-rollback`, which stops at its second budget',
  meets: [],
  by: 'npx cdk deploy',
  arrange: async ({ site }) => {
    await site.cdk.run(site.copy.folder, 'destroy', 'Billing', '--exclusively', '--force', ...site.copy.app);
  },
  fault: { service: 'budgets', action: 'CreateBudget', nth: 2, times: 0, error: 'InternalErrorException' },
};

export const PAUSED_CREATION: Chain = {
  stack: 'Billing',
  stackName: 'lz-billing',
  options: ['--no-rollback'],
  status: 'CREATE_FAILED',
  breakages: [MADE],
};
