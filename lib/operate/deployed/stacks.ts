import { holds } from '../../model/batches';

/** Stack that holds the organization, its OUs and accounts. */
export const ORGANIZATION_STACK = 'lz-organization';
export const IDENTITY_STACK = 'lz-identity';
/** Holds the organization policies of security services. */
export const COMPLIANCE_STACK = 'lz-compliance';

/**
 * Stacks whose StackSets put into accounts what bears a name of its own and is kept when it is deleted. A rollback of such a stack deletes
 * its StackSets, which is no rollback for the stacks in the accounts: what they made stays, and is in the way of the next deploy.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html (RetainExceptOnCreate)
 */
export const KEEPING_STACKS: readonly string[] = ['lz-baseline', 'lz-logging', 'lz-workloads'];

/** Whether a stack has OUs or accounts, which outlive every rollback. */
export function holdsTree(stackName: string): boolean {
  return holds('accounts', stackName) || holds('units', stackName);
}

/** Whether a first deploy of a stack that fails is not rolled back, so that the next one goes on from there. */
export function goesOn(stackName: string): boolean {
  return holdsTree(stackName) || KEEPING_STACKS.includes(stackName);
}

const WHOLE = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/;

/** Whether a stack is as some deploy wanted it, that one or an earlier. @param status undefined where there is no such stack */
export function isWhole(status: string | undefined): boolean {
  return status !== undefined && WHOLE.test(status);
}

/**
 * Whether a stack was stopped where it failed, by a deploy without rollback, and holds what it had made until then.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
 */
export function isPaused(status: string | undefined): boolean {
  return status === 'CREATE_FAILED' || status === 'UPDATE_FAILED';
}

/** Whether `npm run deploy` rolls a stack back before it deploys it: the CDK deploys such a one no other way. */
export function isRolledBackFirst(stackName: string, status: string | undefined): boolean {
  return isPaused(status) && !goesOn(stackName);
}
