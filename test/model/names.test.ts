import { z } from 'zod';
import { landingZoneSchema } from '../../lib/model/schema';
import { unwrap } from '../../lib/config/schema-walk';
import { HOSTILE_NAMES } from '../support/hostile-names';
import { changed, problemsOf, valid } from './fixture';

type Path = readonly string[];

/** Every map of the schema, with a step `*` for what stands in a list or another map. */
function mapsIn(schema: z.core.$ZodType | undefined, path: Path = []): Path[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodRecord) return [path, ...mapsIn(inner.valueType, [...path, '*'])];
  if (inner instanceof z.ZodArray) return mapsIn(inner.element, [...path, '*']);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) =>
    mapsIn(value, [...path, key]),
  );
}

/** A company in which every map has at least one entry, and what an entry of each holds. */
const SERVICE_USER = {
  account: 'security',
  why: 'a',
  actions: ['s3:GetObject'],
  resources: ['arn:aws:s3:::reports/x'],
};
const WORKLOAD = {
  machineRole: 'worker',
  accounts: ['app-dev'],
  resources: { inbox: { createdIn: 'same-account' }, results: { createdIn: 'same-account' } },
};
const ROW = { principal: 'developers/developer', action: 's3:GetObject', context: { 'aws:PrincipalTag/a': 'x' } };
const company = {
  ...valid,
  company: {
    ...valid.company,
    accountQuota: 100,
    tags: { team: 'x' },
    serviceUsers: { mailer: { ...SERVICE_USER, tags: { a: 'b' } } },
    budgets: {
      organizationMonthlyUsd: 100,
      accountMonthlyUsd: 1,
      accountsMonthlyUsd: { 'app-dev': 2 },
      alertEmails: ['aws@trips.com'],
      taggedAccountsMonthlyUsd: [{ tags: { a: ['b'] }, monthlyUsd: 3 }],
    },
    accountFiles: { product: { owners: ['@trips/product'], organizationalUnits: ['core'], tags: { a: ['b'] } } },
  },
  organization: {
    ...valid.organization,
    organizationalUnits: {
      ...valid.organization.organizationalUnits,
      core: { parent: 'root', tags: { a: 'b' } },
    },
  },
  accounts: { ...valid.accounts, 'app-dev': { ...valid.accounts['app-dev'], tags: { a: 'b' } } },
  access: {
    ...valid.access,
    accountTags: { a: ['b'] },
    assignments: [
      { group: 'developers', persona: 'developer', taggedAccounts: { within: ['core'], tags: { a: ['b'] } } },
      ...valid.access.assignments,
    ],
    users: { jane: { givenName: 'Jane', familyName: 'Doe', email: 'j@trips.com', groups: ['admins'] } },
  },
  workloads: { worker: WORKLOAD },
  scenarios: [{ says: 'a', never: [ROW], always: [{ ...ROW, action: 's3:PutObject' }] }],
};

/** Where the company has a map: the first entry stands for `*`. */
function holderOf(config: unknown, path: Path): Record<string, unknown> {
  return path.reduce<Record<string, unknown>>(
    (value, step) => {
      const next = step === '*' ? Object.values(value)[0] : value[step];
      return next as Record<string, unknown>;
    },
    config as Record<string, unknown>,
  );
}

const maps = mapsIn(landingZoneSchema);

test('the maps of the config are found in its schema', () => {
  expect(maps.map((path) => path.join('/'))).toEqual(
    expect.arrayContaining(['accounts', 'accounts/*/tags', 'company/budgets/accountsMonthlyUsd', 'workloads']),
  );
});

test('the company of these tests is in order', () => {
  expect(problemsOf(company)).toEqual([]);
});

describe.each(maps.map((path) => [path.join(' → '), path] as const))('in the map %s', (_name, path) => {
  test.each(HOSTILE_NAMES.map((key) => [JSON.stringify(key.slice(0, 80)), key] as const))(
    'the key %s is fine, or refused in whole sentences',
    (_quoted, key) => {
      const config = structuredClone(company);
      // What stands in the list of accounts is the first one: tags and contacts of another are the same map.
      Object.assign(config.accounts.security, { tags: { a: 'b' } });
      Object.assign(config, { exceptions: { 'deny-regions': [{ account: 'app-dev', reason: 'why' }] } });
      const map = holderOf(config, path);
      const [sample] = Object.values(map);
      // As a literal `['__proto__']: …` does, and `JSON.parse`.
      Object.defineProperty(map, key, { value: structuredClone(sample), enumerable: true, configurable: true });
      for (const problem of problemsOf(config)) {
        expect(Object.keys(problem).sort()).toEqual(['expected', 'found', 'mend', 'path']);
        for (const part of Object.values(problem) as string[]) {
          expect(part).toMatch(/^(?!.*(undefined|\[object|function Object))[^\p{Cc}]+$/u);
        }
      }
    },
  );
});

const NAME = 'no spaces at the ends, no two in a row, and nothing that cannot be seen';
const GROUP = 'access/groups/admins/displayName';

const SEEN = 'a text on one line, of characters that are seen';

describe('a name is refused', () => {
  test.each([
    ['an account in case alone', { 'accounts/app-dev/name': 'SECURITY' }, 'a name that no other account has, whatever'],
    ['an account as twelve digits', { 'accounts/app-dev/name': '111111111111' }, 'a name that is not taken for'],
    ['an account as root', { 'accounts/app-dev/name': 'Root' }, 'a name that is not taken for'],
    [
      'an account as management',
      { 'company/managementAccount/name': 'm', 'accounts/app-dev/name': 'Management' },
      'a name that is not',
    ],
    ['an account with a space at its end', { 'accounts/app-dev/name': 'app ' }, NAME],
    ['an account with two spaces', { 'accounts/app-dev/name': 'app  dev' }, NAME],
    ['an OU with a space before', { 'organization/organizationalUnits/dev/name': ' dev' }, NAME],
    ['an OU with a line break', { 'organization/organizationalUnits/dev/name': 'd\nev' }, SEEN],
    ['an OU of 129 characters', { 'organization/organizationalUnits/dev/name': 'd'.repeat(129) }, 'a name of 1 to 128'],
    ['a group with a control character', { [GROUP]: 'ad\u0007mins' }, SEEN],
    ['a group with a mark that turns the writing', { [GROUP]: '\u202eadmins' }, SEEN],
    ['a group with a slash', { [GROUP]: 'cloud/admins' }, 'a name without a slash, which ends it'],
    ['a group with a star', { [GROUP]: 'cloud *' }, 'a name without *, which stands for any letters'],
    ['a group like the first word of a role', { [GROUP]: 'Role' }, 'another name: a principal'],
    ['a group key like that', { 'access/groups/service': {} }, 'another key: a principal'],
    [
      'an account as what a workload says',
      { 'accounts/same-account': { email: 'aws+s@trips.com', ou: 'dev' } },
      'another key: this one stands for the account of the machine role',
    ],
    [
      'an account as root by its key',
      { 'accounts/root': { email: 'aws+r@trips.com', ou: 'dev' } },
      'another key: this one stands for the root',
    ],
    [
      'an account as every object has',
      { 'accounts/constructor': { email: 'aws+c@trips.com', ou: 'dev' } },
      'another word: JavaScript has',
    ],
    [
      'tags that differ in case',
      { 'company/tags': { Owner: 'a' }, 'accounts/app-dev/tags': { owner: 'b' } },
      'tag keys on one resource that differ',
    ],
    [
      'a tag with a space at its end',
      { 'accounts/app-dev/tags': { 'owner ': 'b' } },
      'a tag key of letters, digits, single',
    ],
  ] as const)('%s', (_sentence, changes, expected) => {
    const problems = problemsOf(changed(changes));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.expected).toContain(expected);
  });
});
