import type { WrittenLandingZone } from '../../lib/model/schema';
import { company } from './company';
import { find, withValue } from './lists';
import { readConfig } from './read';

/*
 * What AWS takes of a name, a text or a list of the config: so much is accepted, and one more is refused with its path. The limits are
 * those of AWS's pages, not of the code that counts. Sizes of policies are in ../app/checks/at-the-limit.test.ts, those of stacks and
 * their templates in ../app/stacks/stack-limits.test.ts and ../app/checks/property-sizes.test.ts.
 */

interface Limit {
  readonly limit: number;
  /** Where AWS says so. */
  readonly page: string;
  readonly path: RegExp;
  readonly config: (size: number) => WrittenLandingZone;
}

/** A value somewhere in the company that is as long as it is told. */
const at =
  (pattern: string, value: (size: number) => unknown): Limit['config'] =>
  (size) => {
    const path = find(company, pattern)?.path;
    if (path === undefined) throw new Error(`the company has no ${pattern}`);
    return withValue(company, path, value(size));
  };

const contact =
  (part: string, value: (size: number) => string): Limit['config'] =>
  (size) => {
    const whole = { name: 'Finance', title: 'Team', email: 'aws@trips.com', phoneNumber: '+1 555 0100' };
    return withValue(company, ['company', 'contacts'], { billing: { ...whole, [part]: value(size) } });
  };

const text = (size: number): string => 'x'.repeat(size);
const address = (size: number): string => `${text(size - '@trips.com'.length)}@trips.com`;
const many = <T>(size: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: size }, (_, index) => make(index));
/** Without some of what a part of it says. */
function omit(config: WrittenLandingZone, part: 'company' | 'access', names: readonly string[]): WrittenLandingZone {
  const kept = Object.entries(config[part]).filter(([name]) => !names.includes(name));
  return { ...config, [part]: Object.fromEntries(kept) };
}

/** A company in which no tag of an account lets anybody in, or has a budget. */
const ofTags =
  (value: (size: number) => object): Limit['config'] =>
  (size) => {
    const assignments = company.access.assignments.filter((one) => !('taggedAccounts' in one));
    const without = omit(omit(company, 'company', ['accountFiles', 'budgets']), 'access', ['accountTags']);
    const config = { ...without, access: { ...without.access, assignments } };
    return withValue(config, ['accounts', 'booking', 'tags'], value(size));
  };
const tags = (size: number): object => Object.fromEntries(many(size, (index) => [`tag-${index}`, 'x']));
/** OUs, each in the one before. */
const nested = (size: number): object => ({
  ...company.organization.organizationalUnits,
  ...Object.fromEntries(
    many(size, (index) => [`deep-${index}`, { parent: index === 0 ? 'root' : `deep-${index - 1}` }]),
  ),
});

const ORGANIZATIONS = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html';
const CREATE_ACCOUNT = 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html';
const CREATE_UNIT = 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html';
const TAGS = 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html';
const CONTACT = 'https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html';
const GROUP = 'https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateGroup.html';
const USER = 'https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const BUDGETS =
  'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_NotificationWithSubscribers.html';

const LIMITS: Readonly<Record<string, Limit>> = {
  'OUs below one another': { limit: 5, page: ORGANIZATIONS, path: /organizationalUnits/, config: at('organization.organizationalUnits', nested) },
  'the name of an OU': { limit: 128, page: CREATE_UNIT, path: /organizationalUnits.*name/, config: at('organization.organizationalUnits.platform.name', text) },
  'the name of an account': { limit: 50, page: CREATE_ACCOUNT, path: /accounts.*name/, config: at('accounts.booking.name', text) },
  'the address of an account': { limit: 64, page: CREATE_ACCOUNT, path: /accounts.*email/, config: at('accounts.booking.email', address) },
  'the key of a tag': { limit: 128, page: TAGS, path: /accounts.*tags/, config: ofTags((size) => ({ [text(size)]: 'x' })) },
  'the value of a tag': { limit: 256, page: TAGS, path: /accounts.*tags/, config: ofTags((size) => ({ tag: text(size) })) },
  'tags of an account, with the one of the company': { limit: 49, page: TAGS, path: /tags/, config: ofTags(tags) },
  'tags of an OU, with the one of the company': { limit: 49, page: TAGS, path: /tags/, config: at('organization.organizationalUnits.attic.tags', tags) },
  'the name of a contact': { limit: 64, page: CONTACT, path: /contacts.*name/, config: contact('name', text) },
  'the title of a contact': { limit: 50, page: CONTACT, path: /contacts.*title/, config: contact('title', text) },
  'the phone number of a contact': { limit: 25, page: CONTACT, path: /contacts.*phone/, config: contact('phoneNumber', (size) => '1'.repeat(size)) },
  'the name of a group': { limit: 1_024, page: GROUP, path: /groups.*displayName/, config: at('access.groups.crew.displayName', text) },
  'the name of a user': { limit: 128, page: USER, path: /users/, config: at('access.users', (size) => ({ [text(size)]: company.access.users?.ada })) },
  'the given name of a user': { limit: 1_024, page: USER, path: /users.*givenName/, config: at('access.users.ada.givenName', text) },
  'the name of a service user, lz-service- before it': { limit: 56, page: IAM, path: /serviceUsers/, config: at('company.serviceUsers', (size) => ({ [text(size)]: company.company.serviceUsers?.printer })) },
  'addresses that hear of a budget': { limit: 10, page: BUDGETS, path: /alertEmails/, config: at('company.budgets.alertEmails', (size) => many(size, (index) => `aws+${index}@trips.com`)) },
}; // prettier-ignore

test.each(Object.entries(LIMITS))('%s: so many are taken, and one more is refused with its path', (_what, { limit, path, config }) => {
  const fits = readConfig(config(limit));
  expect({ problems: fits.problems, faults: fits.faults }).toEqual({ problems: [], faults: [] });
  const { problems, faults } = readConfig(config(limit + 1));
  expect(faults).toEqual([]);
  expect(problems).not.toEqual([]);
  expect(problems.map((problem) => problem.path).join('\n')).toMatch(path);
}); // prettier-ignore
