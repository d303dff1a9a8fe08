import { entryOf } from '../../base/entry-of';
import type { ResourceKind } from '../../catalogue/machine-roles/definition/machine-role';
import { GITHUB_OIDC_HOST, gitHubSubject } from '../../catalogue/machine-roles/definition/trust';
import { entriesOf, itemsOf, wasRefused, type Draft } from '../draft';
import { at } from '../location';
import { assignedAccounts, isAccountSuspended } from '../../model/tree';
import { SAME_ACCOUNT, type Workload, type WorkloadResource } from '../../model/workload-schema';
import { quote, suggest } from '../wording';
import type { Check, Checked, MachineRoleNeeds } from './check';
import { unknownReferences } from './references';

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

const ARNS: Readonly<Record<ResourceKind, { readonly pattern: RegExp; readonly example: string }>> = {
  bucket: { pattern: /^arn:aws:s3:::[a-z0-9][a-z0-9.{}-]+$/, example: 'arn:aws:s3:::trips-uploads-{account}' },
  topic: { pattern: /^arn:aws:sns:[a-z0-9{}-]+:[0-9a-z{}]+:[\w-]+$/, example: 'arn:aws:sns:{region}:{account}:orders' },
  'oidc-provider': {
    pattern: /^arn:aws:iam::[0-9a-z{}]+:oidc-provider\/token\.actions\.githubusercontent\.com$/,
    example: `arn:aws:iam::{account}:oidc-provider/${GITHUB_OIDC_HOST}`,
  },
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
      otherwise: 'define that account',
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

/** IAM takes one provider of a URL in an account. */
export const identityProvidersTwice: Check = function* (checked) {
  const first = new Map<string, string>();
  for (const { key, kind, given, path } of resources(checked)) {
    if (kind !== 'oidc-provider' || given.createdIn === undefined) continue;
    const accounts = assignedAccounts(checked.draft, entryOf(checked.draft.workloads, key) ?? {});
    const again = accounts.filter((account) => first.has(account));
    accounts.filter((account) => !first.has(account)).forEach((account) => first.set(account, key));
    const [account] = again;
    if (account === undefined) continue;
    yield {
      path: `${path}.createdIn`,
      found: `an identity provider in ${again.join(', ')}, where ${quote(first.get(account) ?? '')} already creates it`,
      expected: 'one identity provider of GitHub in an account',
      mend: `give its arn here: ${quote(ARNS['oidc-provider'].example)}`,
    };
  }
};

export const longBucketNames: Check = function* (checked) {
  const region = checked.draft.company?.homeRegion;
  if (region === undefined) return;
  for (const { key, name, kind, given, path } of resources(checked)) {
    if (kind !== 'bucket' || given.createdIn === undefined) continue;
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

export const gitHubJobs: Check = function* (checked) {
  for (const { key, workload, role } of known(checked)) {
    if (wasRefused(workload, 'github')) continue;
    const wanted = role.federation === 'github';
    if (wanted === (workload.github !== undefined)) continue;
    yield {
      path: at('workloads', key, 'github'),
      found: wanted ? 'nothing' : 'a GitHub job',
      expected: wanted
        ? `the repository and environment whose jobs may be ${workload.machineRole ?? ''}`
        : `nothing: no GitHub job may be ${workload.machineRole ?? ''}`,
      mend: wanted ? "add { repository: 'owner/name', environment: 'production' }" : 'remove it',
    };
  }
};

/** An organization policy lets no other subject in, whatever a trust policy says. */
export const gitHubJobsOfOthers: Check = function* ({ draft }) {
  const providers = itemsOf(draft.company?.trustedOidcProviders).map(([, provider]) => provider);
  if (draft.company === undefined || wasRefused(draft.company, 'trustedOidcProviders')) return;
  const subjects = providers
    .filter(({ url }) => url === GITHUB_OIDC_HOST)
    .flatMap((provider) => itemsOf(provider.subjects).map(([, subject]) => subject));
  for (const [key, { github }] of entriesOf(draft.workloads)) {
    if (github?.repository === undefined || github.environment === undefined) continue;
    const subject = gitHubSubject({ repository: github.repository, environment: github.environment });
    if (subjects.some((pattern) => matches(pattern, subject))) continue;
    yield {
      path: at('workloads', key, 'github', 'repository'),
      found: `${quote(github.repository)}, whose tokens have the subject ${quote(subject)}`,
      expected:
        subjects.length === 0
          ? `a repository of ours, and ${GITHUB_OIDC_HOST} among company.trustedOidcProviders`
          : `a subject that company.trustedOidcProviders lists as ours: ${subjects.join(', ')}`,
      mend: 'correct the repository, or add its subject to trustedOidcProviders in config/company.ts',
    };
  }
};

/** As `StringLike` does. */
function matches(pattern: string, text: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`).test(text);
}

interface KnownWorkload {
  readonly key: string;
  readonly workload: Draft<Workload>;
  readonly role: MachineRoleNeeds;
}

/** Workloads whose role is in the catalogue. */
function known({ draft, machineRoles }: Checked): readonly KnownWorkload[] {
  return entriesOf(draft.workloads).flatMap(([key, workload]) => {
    const id = workload.machineRole;
    const role = entryOf(machineRoles, id);
    return role === undefined ? [] : [{ key, workload, role }];
  });
}

interface GivenResource {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly kind: ResourceKind;
  readonly given: Draft<WorkloadResource>;
}

function resources(checked: Checked): readonly GivenResource[] {
  return known(checked).flatMap(({ key, workload, role }) =>
    Object.entries(role.resources).flatMap(([name, kind]) => {
      const given = entryOf(workload.resources, name);
      return given === undefined ? [] : [{ key, name, kind, given, path: at('workloads', key, 'resources', name) }];
    }),
  );
}
