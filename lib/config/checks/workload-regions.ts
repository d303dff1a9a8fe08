import { entryOf } from '../../base/entry-of';
import { accountOu, assignedAccounts, MANAGEMENT } from '../../model/tree';
import { isRegion } from '../../model/regions';
import { SAME_ACCOUNT } from '../../model/workload-schema';
import { wasRefused } from '../draft';
import { at } from '../location';
import { quote, suggest } from '../wording';
import { approvedIn } from './approved-regions';
import type { Check, Checked } from './check';
import { givenResources, knownWorkloads, regionsOfWorkloads } from './given-resources';

/** What a guardrail denies in an account is not created there, and the role's proof of it would not hold. */
export const unapprovedWorkloadRegions: Check = function* (checked) {
  const { draft } = checked;
  for (const { key, path, region } of regionsOfWorkloads(draft)) {
    if (!isRegion(region)) continue;
    for (const account of accountsOf(checked, key)) {
      const approved = approvedIn(draft, accountOu(draft, account));
      if (approved === undefined || approved.regions.includes(region)) continue;
      yield {
        path,
        found: `${quote(region)}, which ${approved.place} does not approve for ${quote(account)}`,
        expected: `some of ${approved.regions.join(', ')}`,
        mend: suggest(region, approved.regions, `remove it, or add it to ${approved.place} first`),
      };
      break;
    }
  }
};

/** Without anything in a Region, a list of them would say something that no template does. */
export const regionsForNothing: Check = function* (checked) {
  for (const { key, workload, role } of knownWorkloads(checked)) {
    const { regions, resources } = workload;
    if (regions === undefined || wasRefused(workload, 'resources')) continue;
    const given = givenResources(checked).filter((one) => one.key === key);
    const unread = Object.keys(resources ?? {}).some((name) => entryOf(resources, name) === undefined);
    // One that is misspelt or left out is told by itself: it may well be in a Region.
    const missing = Object.keys(role.resources).some((name) => given.every((one) => one.name !== name));
    if (unread || missing || given.some((one) => wasRefused(one.given, 'arn') || wasRefused(one.given, 'createdIn')))
      continue;
    if (given.some(({ kind, given: { arn, createdIn } }) => arn?.includes('{region}') ?? isCreated(kind, createdIn)))
      continue;
    yield {
      path: at('workloads', key, 'regions'),
      found: 'Regions, for a role that works with nothing in a Region',
      expected: 'a bucket or a topic that is created, or an arn with {region}: a role itself is global',
      mend: 'remove it',
    };
  }
};

/** What belongs into the management account stands in a stack of the home region. */
export const otherRegionsInManagement: Check = function* (checked) {
  const { draft } = checked;
  const home = draft.company?.homeRegion;
  for (const { key, workload, path, region } of regionsOfWorkloads(draft)) {
    if (home === undefined || region === home || !assignedAccounts(draft, workload).includes(MANAGEMENT)) continue;
    const created = givenResources(checked).find(
      ({ key: of, kind, given }) => of === key && given.createdIn === SAME_ACCOUNT && isCreated(kind, given.createdIn),
    );
    if (created === undefined) continue;
    yield {
      path,
      found: `${quote(region)}, for ${quote(created.name)} in the management account`,
      expected: `${quote(home)} alone: StackSets skip the management account, and its stack is there`,
      mend: 'place the role in a member account, or give the arn of what exists',
    };
  }
};

function isCreated(kind: string, createdIn: string | undefined): boolean {
  return createdIn !== undefined && kind !== 'oidc-provider';
}

/** Where the role is, and where something is created for it. */
function accountsOf(checked: Checked, key: string): readonly string[] {
  const workload = entryOf(checked.draft.workloads, key);
  if (workload === undefined) return [];
  const owners = givenResources(checked).flatMap(({ key: of, given: { createdIn } }) =>
    of === key && createdIn !== undefined && entryOf(checked.draft.accounts, createdIn) !== undefined
      ? [createdIn]
      : [],
  );
  return [...new Set([...assignedAccounts(checked.draft, workload), ...owners])];
}
