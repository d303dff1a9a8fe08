import type { Principal } from '../../assembly';
import { STACK_SETS } from '../../catalogue/alarms/definition/alarm';
import { DEPLOYMENT_ACTIONS } from '../../proofs/deployment-actions';
import type { Severity } from '../model';
import { anyRole } from './callers';
import type { Asking } from './differences';
import {
  ACCOUNT_SETTINGS_NAME,
  ALARMS_FORWARDER_ROLE_NAME,
  BACKUP_ROLE_NAME,
  BREAK_GLASS_ROLE_NAME,
  BREAK_GLASS_USER_NAMES,
  CONFIG_AGGREGATOR_ROLE_NAME,
  LANDING_ZONE_ROLE_NAMES,
  ROOT_TASKS_ROLE_NAME,
} from '../../base/names';
import type { Bound } from './bound';
import { deniedIn } from './denied-alike';
import { deniedOnOwn } from './own-resources';
import { isPipeline } from './purposes';

/** What works for the landing zone, and lets nobody in. */
const WORKERS: ReadonlySet<string> = new Set([
  ACCOUNT_SETTINGS_NAME,
  ALARMS_FORWARDER_ROLE_NAME,
  BACKUP_ROLE_NAME,
  CONFIG_AGGREGATOR_ROLE_NAME,
]);

const NAMES: ReadonlySet<string> = new Set([
  ...LANDING_ZONE_ROLE_NAMES,
  ...BREAK_GLASS_USER_NAMES,
  BREAK_GLASS_ROLE_NAME,
  'OrganizationAccountAccessRole',
]);

/** Whether nobody gets in, or nothing is mended, when it cannot do its work: it belongs to the landing zone itself. */
export function isLifeline({ name, path }: Principal): boolean {
  return (path === '/' && NAMES.has(name)) || isDeployer(name);
}

/** Whether somebody gets in by it, or mends. */
export function isWayIn(principal: Principal): boolean {
  return isLifeline(principal) && !WORKERS.has(principal.name);
}

/** By which access and guardrails are mended. */
const MENDING: ReadonlySet<string> = new Set([
  'cloudformation:CreateStack',
  'cloudformation:UpdateStack',
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:PassRole',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'organizations:DetachPolicy',
  'organizations:UpdatePolicy',
  'sts:AssumeRole',
]);

/** Those by which whoever does it mends by itself. */
const MENDS = [...MENDING].filter((action) => action !== 'sts:AssumeRole');

/** By which the root of an account is taken where nobody else can mend a policy. */
const ROOT_TASK = 'sts:AssumeRoot';

/** How severe it is that such a role can no longer do these. */
export function severityOfLockout(actions: readonly string[]): Severity {
  return actions.some((action) => MENDING.has(action) || action === ROOT_TASK) ? 'critical' : 'high';
}

/**
 * What the landing zone's own role comes to that its account's organization policies keep from something: `mending` is kept from altogether, or
 * of what the landing zone made there, all of the `work` that it is for, `mending in part`, where only other resources or some condition are kept
 * from it, or only `some` of what it may do.
 */
export type Loss = 'mending' | 'work' | 'mending in part' | 'some';

/** @param names actions that some request of is no longer allowed */
export function lossOf(asking: Asking, name: string, bound: Bound, names: readonly string[]): Loss {
  const gone = new Set(regionsOf(bound).flatMap((region) => deniedIn(asking, bound.principal, region, names)));
  const mending = mendingOf(name, bound);
  const isMending = (action: string): boolean => mending.has(action);
  if ([...gone].some(isMending)) return 'mending';
  const inPart = names.filter(isMending);
  const own = inPart.filter((action) => name !== BREAK_GLASS_ROLE_NAME || !action.startsWith('cloudformation:'));
  if (deniedOnOwn(asking, bound, own, isDeployer(name) ? 'its call' : 'any call')) return 'mending';
  if (inPart.length > 0) return 'mending in part';
  if (gone.size === 0 || mayDoEverything(bound.principal) || !isInUse(asking, bound)) return 'some';
  return bound.isUsual ? 'mending in part' : 'work';
}

export const SEVERITY_OF_LOSS: Readonly<Record<Loss, Severity>> = {
  mending: 'critical',
  work: 'high',
  'mending in part': 'medium',
  some: 'low',
};

/** Whether nobody gets in, or nothing is mended any more. */
export function isLockout(loss: Loss): boolean {
  return loss === 'mending' || loss === 'work';
}

/** The home Region, and those in which its account has stacks. */
function regionsOf({ organization: { graph, homeRegion }, account }: Bound): readonly string[] {
  return [...new Set([homeRegion, ...graph.stacksIn(account).map(({ region }) => region)])];
}

/** Whose calls are known: nobody signs them with MFA, and no network of the company's sends them. */
function isDeployer(name: string): boolean {
  return name.startsWith(STACK_SETS) || isPipeline(name);
}

/** StackSets make in the account what their templates hold; administrators and pipelines mend access and guardrails, and others nothing. */
function mendingOf(name: string, { organization: { graph }, account, principal }: Bound): ReadonlySet<string> {
  if (name === ROOT_TASKS_ROLE_NAME) return new Set([ROOT_TASK]);
  if (!name.startsWith(STACK_SETS)) {
    return mayDoEverything(principal) || isPipeline(name) ? MENDING : new Set();
  }
  const types = graph
    .stackSetReaches()
    .filter(({ accounts }) => accounts.includes(account))
    .flatMap(({ resourceTypes }) => resourceTypes);
  return new Set([...MENDING, ...types.flatMap((type) => DEPLOYMENT_ACTIONS[type]?.actions ?? [])]);
}

/** Whose own policies let it do everything, whatever others of them deny. Of the landing zone's own what it is for is told by {@link MENDING} alone. */
export function mayDoEverything({ identityPolicies }: Bound['principal']): boolean {
  return identityPolicies.some(({ document }) =>
    [document.Statement]
      .flat()
      .some(
        ({ Effect, Action, Resource }) =>
          Effect === 'Allow' && [Action].flat().includes('*') && [Resource].flat().includes('*'),
      ),
  );
}

/** An account on its way out lets nobody do anything but whom the landing zone needs there. */
function isInUse(asking: Asking, { organization: { environment, homeRegion }, account }: Bound): boolean {
  return deniedIn(asking, anyRole(environment.account(account)), homeRegion, MENDS).length < MENDS.length;
}
