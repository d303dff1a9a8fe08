import { CustomType } from '../../base/template-contract';
import { entryOf } from '../../base/entry-of';
import { at } from '../../config/location';

/** What of the config makes a stack grow, and what to do about it. */
export interface Growth {
  readonly path: string;
  readonly mend: string;
}

const SECOND_ORGANIZATION = 'start a second organization';
const MORE_BATCHES = 'add a new name to config/company.ts → batches';
const NEW_ACCOUNTS = `${MORE_BATCHES}.accounts, for example 'b9', and give accounts that are not deployed yet batch: 'b9' (docs/scale.md)`;
const ACCOUNTS: Growth = {
  path: at('accounts'),
  mend: NEW_ACCOUNTS,
};
const USERS: Growth = {
  path: at('access', 'users'),
  mend: 'name fewer users, or fewer groups of each; or let an identity provider own them (identitySource: external)',
};

const EMAILS: Growth = {
  path: at('company', 'alarms', 'emails'),
  mend: 'name a mailing list instead of its members',
};

/** By the type of resource that a config may bring any number of. */
const BY_TYPE: Readonly<Record<string, Growth>> = {
  'AWS::Organizations::Account': ACCOUNTS,
  [CustomType.ACCOUNT_PLACEMENT]: ACCOUNTS,
  'AWS::Organizations::OrganizationalUnit': {
    path: at('organization', 'organizationalUnits'),
    mend: `${MORE_BATCHES}.organizationalUnits, for example 'u9', and give OUs that are not deployed yet batch: 'u9' (docs/scale.md); or put accounts that are governed alike into one OU`,
  },
  'AWS::Organizations::Policy': {
    path: at('organization', 'guardrails'),
    mend: 'place a guardrail on the root or an OU above, instead of on each OU or account below it',
  },
  [CustomType.ALTERNATE_CONTACTS]: {
    path: at('company', 'contacts'),
    mend: `${NEW_ACCOUNTS}; or leave contacts out`,
  },
  'AWS::SSO::Assignment': {
    path: at('access', 'assignments'),
    mend: `each group takes one resource for each account and persona. For a line that is not deployed yet, ${MORE_BATCHES}.assignments, for example 'a9', and write batch: 'a9' into it; for accounts, ${NEW_ACCOUNTS}; or assign fewer groups, or to fewer OUs`,
  },
  'AWS::IdentityStore::Group': { path: at('access', 'groups'), mend: 'define fewer groups' },
  [CustomType.IDENTITY_CENTER_GROUP]: { path: at('access', 'groups'), mend: 'name fewer groups, or give their ids' },
  'AWS::IdentityStore::User': USERS,
  'AWS::IdentityStore::GroupMembership': USERS,
  'AWS::Budgets::Budget': {
    path: at('company', 'budgets'),
    mend: `${NEW_ACCOUNTS}; or leave budgets out`,
  },
  'AWS::SNS::Subscription': EMAILS,
};

/** StackSets are made of several parts of the config: by the id of their stack. */
const STACK_SETS: Readonly<Record<string, Growth>> = {
  Baseline: { path: at('company', 'serviceUsers'), mend: 'define fewer users: give what can federate a machine role' },
  Workloads: { path: at('workloads'), mend: 'define fewer workloads' },
};

/** Stacks of which one part of the config makes most, by id: what AWS calls it does not say which. */
const STACKS: Readonly<Record<string, Growth>> = {
  Compliance: {
    path: at('company', 'approvedRegions'),
    mend: 'approve fewer Regions, or switch a service of securityServices off: each takes resources and permissions in each Region',
  },
};

export const OTHERWISE: Growth = {
  path: at('accounts'),
  mend: `${SECOND_ORGANIZATION}, or define less of what this stack holds`,
};

/**
 * What makes a stack grow most.
 *
 * @param id of the stack
 * @param types of its resources, one entry a resource
 */
export function growthOf(id: string, types: readonly string[]): Growth {
  const stack = entryOf(STACKS, id);
  if (stack !== undefined) return stack;
  const numbers = new Map<Growth, number>();
  for (const type of types) {
    const growth = type === 'AWS::CloudFormation::StackSet' ? entryOf(STACK_SETS, id) : entryOf(BY_TYPE, type);
    if (growth !== undefined) numbers.set(growth, (numbers.get(growth) ?? 0) + 1);
  }
  const [most] = [...numbers].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? OTHERWISE;
}

/** Templates of StackSets by the path of their construct: what of the config each is made of. */
const TEMPLATES: readonly (readonly [path: RegExp, growth: (key: string) => Growth])[] = [
  [/\/MemberAlarms\//, () => EMAILS],
  [
    /^Baseline\/ServiceUsers\/(.+)-template$/,
    (key) => ({
      path: at('company', 'serviceUsers', key),
      mend: 'name fewer actions and resources: a wildcard takes the place of a list',
    }),
  ],
  [
    /^Workloads\/Workloads\/(.+)-template$/,
    (key) => ({ path: at('workloads', key), mend: 'give the role less to work with, or make two roles of it' }),
  ],
];

/** The same for one template; undefined for one that no part of the config makes grow. @param path of its construct */
export function growthOfTemplate(path: string): Growth | undefined {
  const stack = entryOf(STACKS, path);
  if (stack !== undefined) return stack;
  const [found] = TEMPLATES.flatMap(([pattern, growth]) => {
    const match = pattern.exec(path);
    return match === null ? [] : [growth(match[1] ?? '')];
  });
  return found;
}
