import type { Stack } from 'aws-cdk-lib/core';
import { CfnResource } from 'aws-cdk-lib/core';
import { ConfigError } from './model/config-error';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const RESOURCE_LIMIT = 500;

/** What of the config makes a stack grow, by the stack's id. */
const GROWS_WITH: Readonly<Record<string, { readonly path: string; readonly mend: string }>> = {
  Organization: { path: 'accounts', mend: 'Keep accounts that need no creation out, or start a second organization.' },
  Baseline: { path: 'accounts', mend: 'Leave contacts out (company.contacts), or start a second organization.' },
  Compliance: { path: 'accounts', mend: 'Approve fewer regions, or start a second organization.' },
  Identity: {
    path: 'access.assignments',
    mend: 'Each group takes one resource for each account and persona: assign fewer groups, or to fewer OUs.',
  },
  Billing: {
    path: 'accounts',
    mend: 'Leave budgets of accounts out (company.budgets), or start a second organization.',
  },
};
const OTHERWISE = { path: 'accounts', mend: 'Define less of what this stack holds.' };

/**
 * CloudFormation takes no stack with more resources: better said of the config, and before any template is written.
 *
 * @throws ConfigError that names each stack that is too large
 */
export function assertStacksFit(stacks: readonly Stack[]): void {
  const problems = stacks.flatMap((stack) => {
    const count = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node) && node.stack === stack).length;
    if (count <= RESOURCE_LIMIT) return [];
    const { path, mend } = GROWS_WITH[stack.node.id] ?? OTHERWISE;
    const found = `what comes to ${count} resources in the stack ${stack.stackName}`;
    return [{ path, found, expected: `at most ${RESOURCE_LIMIT} resources in a stack: CloudFormation's limit`, mend }];
  });
  if (problems.length > 0) throw new ConfigError(problems);
}
