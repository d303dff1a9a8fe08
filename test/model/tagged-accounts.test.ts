import { assignedAccounts } from '../../lib/model/tree';
import { readLandingZoneShape } from '../../lib/config/landing-zone-shape';
import { changed, problemsOf, refuses, type Changes } from './fixture';

const LINE = 'config/access.ts → assignments[2].taggedAccounts';
const KEYS = 'a tag key of access.accountTags: those that may let people in';

const appDev = (tags: object): object => ({ email: 'aws+app-dev@trips.com', ou: 'dev', tags });

/** Two stages of two teams, one of them by its OU, and what is on its way out. */
const tagged: Changes = {
  'organization/organizationalUnits/workloads': { parent: 'root', tags: { team: 'payments' } },
  'accounts/app-dev': appDev({ stage: 'dev' }),
  'accounts/app-prod': { email: 'aws+app-prod@trips.com', ou: 'workloads', tags: { stage: 'prod', team: 'fraud' } },
  'accounts/elsewhere': { email: 'aws+elsewhere@trips.com', ou: 'core', tags: { stage: 'dev', team: 'payments' } },
  'accounts/old-app': { email: 'aws+old-app@trips.com', ou: 'suspended', tags: { stage: 'old', team: 'payments' } },
  'access/accountTags': { stage: ['dev', 'prod', 'old'], team: ['payments', 'fraud'] },
  'access/groups/testers': {},
};

const line = (taggedAccounts: unknown, others: object = {}): Changes => ({
  ...tagged,
  'access/assignments/2': { group: 'testers', persona: 'developer', taggedAccounts, ...others },
});

function reached(taggedAccounts: object): readonly string[] {
  const input = changed(line(taggedAccounts));
  expect(problemsOf(input)).toEqual([]);
  const { zone } = readLandingZoneShape(input);
  const assignment = zone?.access.assignments[2];
  return zone === undefined || assignment === undefined ? [] : assignedAccounts(zone, assignment);
}

test.each<[string, object, readonly string[]]>([
  ['a value of one key', { within: ['root'], tags: { stage: ['dev'] } }, ['app-dev', 'elsewhere']],
  [
    'some values of one key',
    { within: ['root'], tags: { stage: ['dev', 'prod'] } },
    ['app-dev', 'app-prod', 'elsewhere'],
  ],
  [
    'two keys, both of which have to match',
    { within: ['root'], tags: { stage: ['dev', 'prod'], team: ['fraud'] } },
    ['app-prod'],
  ],
  [
    'a tag of an OU, unless the account says otherwise',
    { within: ['workloads'], tags: { team: ['payments'] } },
    ['app-dev'],
  ],
  [
    'no account outside of the OUs',
    { within: ['dev', 'core'], tags: { team: ['payments'] } },
    ['app-dev', 'elsewhere'],
  ],
  ['no suspended account', { within: ['root'], tags: { team: ['payments'] } }, ['app-dev', 'elsewhere']],
])('a line reaches accounts by %s', (_what, pattern, accounts) => {
  expect(reached(pattern)).toEqual(accounts);
});

describe('a line by tags is refused', () => {
  refuses([
    [
      'by a key that may let nobody in',
      line({ within: ['root'], tags: { staeg: ['dev'] } }),
      `${LINE}.tags.staeg`,
      '"staeg"',
      KEYS,
      'did you mean "stage"?',
    ],
    [
      'where no key may let anybody in',
      { ...line({ within: ['root'], tags: { stage: ['dev'] } }), 'access/accountTags': undefined },
      `${LINE}.tags.stage`,
      '"stage"',
      KEYS,
      'add it there with its values, if whoever may change tags of accounts may let people in by it',
    ],
    [
      'by a value that is none',
      line({ within: ['root'], tags: { stage: ['dve'] } }),
      `${LINE}.tags.stage[0]`,
      '"dve"',
      'one of the values in access.accountTags → stage',
      'did you mean "dev"?',
    ],
    [
      'by a value that no account has there, beside one that some have',
      line({ within: ['dev'], tags: { stage: ['dev', 'prod'] } }),
      `${LINE}.tags.stage[1]`,
      '"prod", which no account has there that is not suspended',
      'a value that an account has within these OUs',
      'take it out, or give an account there that tag, or use one of dev',
    ],
    [
      'by a value that only a suspended account has',
      line({ within: ['root'], tags: { stage: ['old'] } }),
      `${LINE}.tags.stage[0]`,
      '"old", which no account has there that is not suspended',
      'a value that an account has within these OUs',
      'take it out, or give an account there that tag, or use one of dev, old, prod',
    ],
    [
      'by tags that no account has together',
      line({ within: ['workloads'], tags: { stage: ['dev'], team: ['fraud'] } }),
      LINE,
      'tags that no account within these OUs has together',
      'at least one account that has all of them and is not suspended',
      'take one of the tags out, or the whole of it',
    ],
    [
      'where two values of a key differ in case alone',
      {
        ...line({ within: ['root'], tags: { stage: ['dev'] } }),
        'access/accountTags': { stage: ['dev', 'prod', 'old', 'Dev'], team: ['payments', 'fraud'] },
      },
      'config/access.ts → accountTags.stage[3]',
      '"Dev", beside "dev"',
      'values that differ in more than their case',
      'keep one of the two, and write it so wherever it stands',
    ],
    [
      'within an OU that nobody defined',
      line({ within: ['devv'], tags: { stage: ['dev'] } }),
      `${LINE}.within[0]`,
      '"devv"',
      'root, or one of the OUs in config/organization.ts',
      'did you mean "dev"?',
    ],
    [
      'within a suspended OU',
      line({ within: ['root', 'suspended'], tags: { stage: ['dev'] } }),
      `${LINE}.within[1]`,
      '"suspended", an OU that is or lies in a suspended one',
      'accounts and OUs that are not suspended',
      'remove it: nobody is to get into an account on its way out',
    ],
    [
      'within no OU that is named',
      line({ tags: { stage: ['dev'] } }),
      `${LINE}.within`,
      'nothing',
      'a list [ … ]',
      'add it',
    ],
    [
      'by no tag',
      line({ within: ['root'], tags: {} }),
      `${LINE}.tags`,
      'an empty object',
      'at least one tag key, with its values',
      'change it',
    ],
    [
      'of a value twice',
      line({ within: ['root'], tags: { stage: ['dev', 'dev'] } }),
      `${LINE}.tags.stage[1]`,
      '"dev" a second time',
      'each entry once',
      'remove it',
    ],
    [
      'for access that another line gives',
      { ...line({ within: ['root'], tags: { stage: ['dev'] } }, { group: 'developers' }) },
      LINE,
      'accounts with the tags stage "dev", where developers already has developer in app-dev (config/access.ts → assignments[1].organizationalUnits[0])',
      'each group, persona and account once: a line taken out must take its access with it',
      'remove one of the two',
    ],
    [
      'for access that it gives by an OU as well',
      line({ within: ['root'], tags: { stage: ['prod'], team: ['fraud'] } }, { accounts: ['app-prod'] }),
      LINE,
      'accounts with the tags stage "prod" and team "fraud", where testers already has developer in app-prod (config/access.ts → assignments[2].accounts[0])',
      'each group, persona and account once: a line taken out must take its access with it',
      'remove one of the two',
    ],
  ]);
});

test('two keys that are nearly the same are two where an account says both', () => {
  const both = appDev({ stage: 'dev', state: 'active' });
  const state = { 'accounts/elsewhere': { email: 'aws+elsewhere@trips.com', ou: 'core', tags: { state: 'closing' } } };
  expect(problemsOf(changed({ ...tagged, 'accounts/app-dev': both, ...state }))).toEqual([]);
});

describe('tags that let people in are refused', () => {
  refuses([
    [
      'with a value that nobody knows, at an account',
      { ...tagged, 'accounts/app-dev': appDev({ stage: 'prdo' }) },
      'config/accounts.ts → app-dev.tags.stage',
      '"prdo"',
      'one of the values in access.accountTags → stage',
      'did you mean "prod"?',
    ],
    [
      'with a value that nobody knows, at an OU',
      { ...tagged, 'organization/organizationalUnits/dev': { parent: 'workloads', tags: { team: 'fruad' } } },
      'config/organization.ts → organizationalUnits.dev.tags.team',
      '"fruad"',
      'one of the values in access.accountTags → team',
      'did you mean "fraud"?',
    ],
    [
      'by a key in another case',
      { ...tagged, 'accounts/app-dev': appDev({ Stage: 'dev' }) },
      'config/accounts.ts → app-dev.tags.Stage',
      'the tag key "Stage"',
      '"stage", which lets people in (access.accountTags), or another key: one that an account or OU says beside it, or that differs in more than a letter or two',
      'did you mean "stage"?',
    ],
    [
      'by a key that is nearly it, at an account',
      { ...tagged, 'accounts/app-dev': appDev({ stge: 'dev' }) },
      'config/accounts.ts → app-dev.tags.stge',
      'the tag key "stge"',
      '"stage", which lets people in (access.accountTags), or another key: one that an account or OU says beside it, or that differs in more than a letter or two',
      'did you mean "stage"?',
    ],
    [
      'by a key that is nearly it, at an OU',
      { ...tagged, 'organization/organizationalUnits/dev': { parent: 'workloads', tags: { taem: 'fraud' } } },
      'config/organization.ts → organizationalUnits.dev.tags.taem',
      'the tag key "taem"',
      '"team", which lets people in (access.accountTags), or another key: one that an account or OU says beside it, or that differs in more than a letter or two',
      'did you mean "team"?',
    ],
    [
      'that everything has',
      { ...tagged, 'company/tags': { stage: 'dev' } },
      'config/access.ts → accountTags.stage',
      '"stage", which company.tags puts on everything',
      'a tag that accounts and OUs alone have',
      'take it out of one of the two',
    ],
  ]);
});

test('a line by a value that cannot be read is not said to reach nobody', () => {
  const input = changed({
    ...line({ within: ['dev'], tags: { stage: ['dev'] } }),
    'accounts/app-dev': appDev({ stage: 7 }),
  });
  expect(problemsOf(input).map(({ path }) => path)).toEqual(['config/accounts.ts → app-dev.tags.stage']);
});
