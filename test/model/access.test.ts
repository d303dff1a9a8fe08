import { changed, problemsOf, refuses } from './fixture';

const LINE = 'config/access.ts → assignments[1]';
const line = (overrides: object): Record<string, unknown> => ({
  'access/assignments/1': { group: 'developers', persona: 'developer', ...overrides },
});
const NOT_SUSPENDED = 'accounts and OUs that are not suspended';
const ON_ITS_WAY_OUT = 'remove it: nobody is to get into an account on its way out';
const ONCE = 'each group, persona and account once: a line taken out must take its access with it';

describe('an assignment is refused', () => {
  refuses([
    [
      'of a group that nobody defined',
      line({ group: 'develpers', organizationalUnits: ['dev'] }),
      `${LINE}.group`,
      '"develpers"',
      'one of the groups in config/access.ts',
      'did you mean "developers"?',
    ],
    [
      'of a persona that the catalogue does not have',
      line({ persona: 'devloper', organizationalUnits: ['dev'] }),
      `${LINE}.persona`,
      '"devloper"',
      'a persona: the name of a file in lib/catalogue/personas or config/personas',
      'did you mean "developer"?',
    ],
    [
      'to an OU that nobody defined',
      line({ organizationalUnits: ['devv'] }),
      `${LINE}.organizationalUnits[0]`,
      '"devv"',
      'root, or one of the OUs in config/organization.ts',
      'did you mean "dev"?',
    ],
    [
      'to an account that nobody defined',
      line({ accounts: ['ap-dev'] }),
      `${LINE}.accounts[0]`,
      '"ap-dev"',
      'management, or one of the accounts in config/accounts.ts',
      'did you mean "app-dev"?',
    ],
    [
      'to a suspended account',
      line({ accounts: ['old-app'] }),
      `${LINE}.accounts[0]`,
      '"old-app", an account in a suspended OU',
      NOT_SUSPENDED,
      ON_ITS_WAY_OUT,
    ],
    [
      'to a suspended OU',
      line({ organizationalUnits: ['suspended'] }),
      `${LINE}.organizationalUnits[0]`,
      '"suspended", an OU that is or lies in a suspended one',
      NOT_SUSPENDED,
      ON_ITS_WAY_OUT,
    ],
    [
      'to an OU below a suspended one',
      {
        'organization/organizationalUnits/older': { parent: 'suspended' },
        ...line({ organizationalUnits: ['older'] }),
      },
      `${LINE}.organizationalUnits[0]`,
      '"older", an OU that is or lies in a suspended one',
      NOT_SUSPENDED,
      ON_ITS_WAY_OUT,
    ],
    [
      'to nothing at all',
      line({}),
      LINE,
      'neither accounts nor organizationalUnits nor taggedAccounts',
      'at least one account, OU or tag of accounts',
      'add where the group gets in, or remove the assignment',
    ],
    [
      'that names an account twice',
      line({ accounts: ['app-dev', 'app-dev'] }),
      `${LINE}.accounts[1]`,
      '"app-dev" a second time',
      'each entry once',
      'remove it',
    ],
    [
      'that reaches an account by its name and by its OU',
      line({ accounts: ['app-dev'], organizationalUnits: ['workloads'] }),
      `${LINE}.organizationalUnits[0]`,
      `"workloads", where developers already has developer in app-dev (${LINE}.accounts[0])`,
      ONCE,
      'remove one of the two',
    ],
    [
      'that repeats another',
      {
        'access/assignments/2': { group: 'developers', persona: 'developer', accounts: ['app-dev'] },
      },
      'config/access.ts → assignments[2].accounts[0]',
      `"app-dev", where developers already has developer in app-dev (${LINE}.organizationalUnits[0])`,
      ONCE,
      'remove one of the two',
    ],
  ]);

  test('but the root may be named although an account below it is suspended', () => {
    expect(problemsOf(changed(line({ organizationalUnits: ['root'] })))).toEqual([]);
  });
});

describe('the access is refused', () => {
  refuses([
    [
      'when nobody administers the organization',
      { 'access/assignments/0/accounts': ['security'] },
      'config/access.ts → assignments',
      'no group that has "org-admin" in "management"',
      'at least one: without it nobody could change the organization',
      "add { group: '…', persona: 'org-admin', accounts: ['management'] }",
    ],
    [
      'when nobody gets in anywhere',
      { 'access/assignments': [] },
      'config/access.ts → assignments',
      'no group that has "org-admin" in "management"',
      'at least one: without it nobody could change the organization',
      "add { group: '…', persona: 'org-admin', accounts: ['management'] }",
    ],
    [
      'when the one who administers is misspelt, and then for that alone',
      { 'access/assignments/0/persona': 'org-admn' },
      'config/access.ts → assignments[0].persona',
      '"org-admn"',
      'a persona: the name of a file in lib/catalogue/personas or config/personas',
      'did you mean "org-admin"?',
    ],
    [
      'when users are listed that an identity provider owns',
      {
        'access/identitySource': 'external',
        'access/users': { jane: { givenName: 'Jane', familyName: 'Doe', email: 'j@trips.com', groups: ['admins'] } },
      },
      'config/access.ts → users',
      'one user',
      'none: with identity source "external" the identity provider owns them',
      'remove users, or set identitySource to "identity-center"',
    ],
    [
      'when a group has a name that AWS keeps for itself',
      { 'access/groups/admins': { displayName: 'AWSAdministrators' } },
      'config/access.ts → groups.admins.displayName',
      '"AWSAdministrators"',
      'another name: AWS keeps Administrator and AWSAdministrators for itself',
      'rename the user or group',
    ],
    [
      'when a user has a name that AWS keeps for itself',
      {
        'access/users': {
          administrator: { givenName: 'Jane', familyName: 'Doe', email: 'j@trips.com', groups: ['admins'] },
        },
      },
      'config/access.ts → users.administrator',
      '"administrator"',
      'another name: AWS keeps Administrator and AWSAdministrators for itself',
      'rename the user or group',
    ],
    [
      'when a user is in a group that nobody defined',
      {
        'access/users': { 'j.doe': { givenName: 'J', familyName: 'Doe', email: 'j@trips.com', groups: ['admin'] } },
      },
      'config/access.ts → users["j.doe"].groups[0]',
      '"admin"',
      'one of the groups in config/access.ts',
      'did you mean "admins"?',
    ],
    [
      'when a group that is created here has an id',
      { 'access/groups/admins/id': '11111111-2222-3333-4444-555555555555' },
      'config/access.ts → groups.admins.id',
      '"11111111-2222-3333-4444-555555555555"',
      'no id: with identity source "identity-center" the group is created here',
      'remove it, or set identitySource to "external"',
    ],
    [
      'when two groups have one display name, whatever the case',
      { 'access/groups/admins/displayName': 'Developers' },
      'config/access.ts → groups.developers',
      '"developers", also at config/access.ts → groups.admins.displayName',
      'display names and ids that no other group has, whatever the case of their letters',
      'correct one of them',
    ],
    [
      'when two groups have one logical id',
      { 'access/groups/team-1': {}, 'access/groups/team1': {} },
      'config/access.ts → groups.team1',
      'the keys "team-1" and "team1", both Team1 in the templates',
      'keys that differ in more than hyphens',
      'rename the one that is not deployed yet',
    ],
  ]);

  test('but an identity provider’s group may have no id', () => {
    expect(problemsOf(changed({ 'access/identitySource': 'external' }))).toEqual([]);
  });
});
