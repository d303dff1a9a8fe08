import { entryOf } from '../../base/entry-of';
import { logicalId } from '../../base/logical-id';
import type { ResourceKind } from '../../catalogue/machine-roles/definition/machine-role';
import { entriesOf, itemsOf, wasRefused } from '../draft';
import { at } from '../location';
import { isAccountSuspended } from '../../model/tree';
import { SAME_ACCOUNT } from '../../model/workload-schema';
import { quote, suggest } from '../wording';
import type { Check, Checked } from './check';
import { ARNS, knownWorkloads as known, givenResources as resources, type GivenResource } from './given-resources';
import { repeated, unknownReferences } from './references';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const LONGEST_BUCKET_NAME = 63;
const ACCOUNT_ID_LENGTH = 12;

export const unknownResources: Check = function* (checked) {
  for (const { key, workload, role } of known(checked)) {
    const names = Object.keys(role.resources);
    for (const name of Object.keys(workload.resources ?? {})) {
      if (names.includes(name)) continue;
      yield {
        path: at('workloads', key, 'resources', name),
        found: quote(name),
        expected: `one of the resources that ${workload.machineRole ?? ''} works with: ${names.join(', ')}`,
        mend: suggest(name, names, 'remove it'),
      };
    }
  }
};

export const resourcesGivenNeitherWay: Check = function* (checked) {
  for (const { key, workload, role } of known(checked)) {
    if (wasRefused(workload, 'resources')) continue;
    for (const [name, kind] of Object.entries(role.resources)) {
      const given = entryOf(workload.resources, name);
      if (given === undefined && Object.hasOwn(workload.resources ?? {}, name)) continue;
      if (given !== undefined && (wasRefused(given, 'arn') || wasRefused(given, 'createdIn'))) continue;
      const ways = [given?.createdIn, given?.arn].filter((way) => way !== undefined).length;
      if (ways === 1) continue;
      yield {
        path: at('workloads', key, 'resources', name),
        found: ways === 0 ? 'neither createdIn nor arn' : 'both createdIn and arn',
        expected: `one of the two: the ${NAMES[kind]} that ${workload.machineRole ?? ''} works with is created, or exists`,
        mend: ways === 0 ? `add { createdIn: '${SAME_ACCOUNT}' }, or its arn` : 'remove one',
      };
    }
  }
};

const NAMES: Readonly<Record<ResourceKind, string>> = {
  bucket: 'bucket',
  topic: 'topic',
  'oidc-provider': 'identity provider',
};

export const arnsOfAnotherKind: Check = function* (checked) {
  for (const { path, kind, given } of resources(checked)) {
    if (given.arn === undefined || ARNS[kind].pattern.test(given.arn)) continue;
    yield {
      path: `${path}.arn`,
      found: quote(given.arn),
      expected: `the ARN of one ${NAMES[kind]}`,
      mend: `for example ${quote(ARNS[kind].example)}`,
    };
  }
};

export const creatingAccounts: Check = function* (checked) {
  const { accounts } = checked.draft;
  for (const { path, kind, given } of resources(checked)) {
    const { createdIn } = given;
    if (createdIn === undefined || createdIn === SAME_ACCOUNT) continue;
    const place = `${path}.createdIn`;
    yield* unknownReferences([{ path: place, value: createdIn }], {
      names: accounts && [SAME_ACCOUNT, ...Object.keys(accounts)],
      expected: `${SAME_ACCOUNT}, or one of the member accounts in config/accounts.ts`,
      otherwise: 'take it out if it is gone, define that account if it is new',
    });
    if (kind !== 'bucket') {
      yield {
        path: place,
        found: `a ${NAMES[kind]} in ${quote(createdIn)}`,
        expected: `${quote(SAME_ACCOUNT)}: only buckets are shared with roles of other accounts`,
        mend: `set it to ${quote(SAME_ACCOUNT)}, or give the arn of one that exists`,
      };
    } else if (isAccountSuspended(checked.draft, createdIn)) {
      yield {
        path: place,
        found: `${quote(createdIn)}, an account in a suspended OU`,
        expected: 'an account that works',
        mend: 'name another account',
      };
    }
  }
};

export const longBucketNames: Check = function* (checked) {
  const { homeRegion } = checked.draft.company ?? {};
  for (const { key, name, kind, given, path } of resources(checked)) {
    if (kind !== 'bucket' || given.createdIn === undefined) continue;
    const regions = entryOf(checked.draft.workloads, key)?.regions ?? [homeRegion];
    const [region] = itemsOf(regions)
      .map(([, one]) => one)
      .sort((a, b) => b.length - a.length);
    if (region === undefined) continue;
    const length = [key, name, '0'.repeat(ACCOUNT_ID_LENGTH), region].join('-').length;
    if (length <= LONGEST_BUCKET_NAME) continue;
    yield {
      path,
      found: `a bucket name of ${length} characters: ${key}-${name}-<account>-${region}`,
      expected: `${LONGEST_BUCKET_NAME} characters at most`,
      mend: `shorten the workload's key by ${length - LONGEST_BUCKET_NAME}`,
    };
  }
};

/** A resource that is not in the role's own StackSet has one of its own, called after both keys. */
export const stackSetsOfOneName: Check = function* (checked) {
  const ofRoles = entriesOf(checked.draft.workloads).map(([key]) => ({ path: at('workloads', key), value: key }));
  const ofResources = resources(checked)
    .filter((one) => one.kind !== 'oidc-provider' && isApart(checked, one))
    .map(({ key, name, path }) => ({ path, value: `${key}-${name}` }));
  for (const { path, value, first } of repeated([...ofRoles, ...ofResources], (name) => logicalId('', name))) {
    if (!ofResources.some((one) => one.path === path)) continue;
    yield {
      path,
      found: `a StackSet ${quote(value)} of its own, as ${first.path} has one`,
      expected: 'keys that differ in more than where one ends and the next begins',
      mend: 'rename the workload that is not deployed yet',
    };
  }
};

function isApart({ draft }: Checked, { key, given }: GivenResource): boolean {
  const { createdIn } = given;
  if (createdIn === undefined) return false;
  const elsewhere = itemsOf(entryOf(draft.workloads, key)?.regions).some(
    ([, one]) => one !== draft.company?.homeRegion,
  );
  return createdIn !== SAME_ACCOUNT || elsewhere;
}
