import { changed, problemsOf, refuses } from './fixture';

const ADOPTED = { 'organization/existing': 'o-abcde12345' };
const APP = 'config/accounts.ts → app-dev';
const EMAIL = 'an e-mail address of 6 to 64 characters that AWS accepts';
const EXAMPLE = 'for example "aws+engineering-dev@example.com"';
const NAME = 'an account name of 1 to 50 printable ASCII characters';

const accounts = (count: number): Record<string, unknown> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`accounts/more-${i}`, { email: `aws+${i}@trips.com`, ou: 'dev' }]),
  );
const tags = (count: number, prefix = 'tag'): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}-${i}`, 'x']));

describe('an account is refused', () => {
  refuses([
    [
      'in an OU that nobody defined',
      { 'accounts/app-dev/ou': 'devv' },
      `${APP}.ou`,
      '"devv"',
      'one of the OUs in config/organization.ts',
      'did you mean "dev"?',
    ],
    [
      'in an OU that is like no other',
      { 'accounts/app-dev/ou': 'quarantine' },
      `${APP}.ou`,
      '"quarantine"',
      'one of the OUs in config/organization.ts',
      'define that OU, or use one of core, dev, root, suspended, workloads',
    ],
    [
      'whose OU is what every object inherits',
      { 'accounts/app-dev/ou': 'constructor' },
      `${APP}.ou`,
      '"constructor"',
      'one of the OUs in config/organization.ts',
      'define that OU, or use one of core, dev, root, suspended, workloads',
    ],
    [
      'with the name of another',
      { 'accounts/app-dev/name': 'security' },
      `${APP}.name`,
      'the account name "security", also at config/accounts.ts → security',
      'a name that no other account has, whatever the case: reports and proofs tell accounts apart by it',
      'give one of them another name',
    ],
    [
      'with the e-mail address of another, whatever the case',
      { 'accounts/app-dev/email': 'AWS+Security@Trips.com' },
      `${APP}.email`,
      '"AWS+Security@Trips.com", also at config/accounts.ts → security.email',
      'an address that no other account in AWS has, whatever the case of its letters',
      'give one of them another address, for example with +something before the @',
    ],
    [
      'with an e-mail address without a domain',
      { 'accounts/app-dev/email': 'aws@trips' },
      `${APP}.email`,
      '"aws@trips"',
      EMAIL,
      EXAMPLE,
    ],
    [
      'with an e-mail address with a space',
      { 'accounts/app-dev/email': 'a b@trips.com' },
      `${APP}.email`,
      '"a b@trips.com"',
      EMAIL,
      EXAMPLE,
    ],
    [
      'with an e-mail address of 65 characters',
      { 'accounts/app-dev/email': `${'a'.repeat(55)}@trips.com` },
      `${APP}.email`,
      `"${'a'.repeat(55)}@trips.com"`,
      EMAIL,
      'shorten it by 1',
    ],
    [
      'with a name of 51 characters',
      { 'accounts/app-dev/name': 'n'.repeat(51) },
      `${APP}.name`,
      `"${'n'.repeat(51)}"`,
      NAME,
      'shorten it by 1',
    ],
    ['with a name that is no ASCII', { 'accounts/app-dev/name': 'Büro' }, `${APP}.name`, '"Büro"', NAME, 'change it'],
    ...[
      ['Fleet: dev', 'for example "Fleet dev"'] as const,
      ['fleet/dev', 'for example "fleet dev"'] as const,
      ['*', 'give the account another name'] as const,
      ['aws', 'give the account another name'] as const,
    ].map(
      ([name, mend]) =>
        [
          `with the name ${name}, which no ARN could hold`,
          { 'accounts/app-dev/name': name },
          `${APP}.name`,
          `"${name}"`,
          'a name without : / * ? and not "aws": templates, rows and questions have it in ARNs',
          mend,
        ] as const,
    ),
    [
      'with a key too long to be its name',
      { [`accounts/${'k'.repeat(51)}`]: { email: 'aws+k@trips.com', ou: 'dev' } },
      `config/accounts.ts → ${'k'.repeat(51)}`,
      'a key of 51 characters, and no name',
      'an account name of 50 characters at most; it is the key where none is given',
      'add a shorter name, or shorten the key',
    ],
    ...['12345678901', '1234567890123', '12345678901x'].map(
      (id) =>
        [
          `with the id ${id}`,
          { ...ADOPTED, 'accounts/app-dev/existing': id },
          `${APP}.existing`,
          `"${id}"`,
          'an account id of 12 digits',
          'for example "111111111111"',
        ] as const,
    ),
    [
      'with the id of another',
      { ...ADOPTED, 'accounts/security/existing': '111111111111', 'accounts/app-dev/existing': '111111111111' },
      `${APP}.existing`,
      '"111111111111", also at config/accounts.ts → security.existing',
      'an id that stands once',
      'correct the one that is wrong',
    ],
    [
      'that exists while the organization does not',
      { 'accounts/app-dev/existing': '111111111111' },
      `${APP}.existing`,
      '"111111111111", in an organization that is yet to be created',
      'an organization that exists wherever an OU or account of it does',
      'add its id as existing to config/organization.ts, or remove this one',
    ],
    [
      'that has the management account’s e-mail address',
      { 'accounts/app-dev/email': 'AWS@trips.com' },
      `${APP}.email`,
      '"AWS@trips.com", the e-mail address of the management account',
      'a member account: the management account is in no OU',
      'remove "app-dev" if it is the management account, else give it an e-mail address of its own',
    ],
    [
      'that has the management account’s name',
      { 'company/managementAccount/name': 'app-dev' },
      `${APP}.name`,
      '"app-dev", the name of the management account',
      'a member account: the management account is in no OU',
      'remove "app-dev" if it is the management account, else give it a name of its own',
    ],
    [
      'that has the management account’s id',
      { ...ADOPTED, 'accounts/app-dev/existing': '999999999999' },
      `${APP}.existing`,
      '"999999999999", the id of the management account',
      'a member account: the management account is in no OU',
      'remove "app-dev" if it is the management account, else give it an id of its own',
    ],
    [
      'with the key that stands for the management account',
      { 'accounts/management': { email: 'aws+m@trips.com', ou: 'dev', name: 'member' } },
      'config/accounts.ts → management',
      'the key "management"',
      'another key: this one stands for the management account, which is in no OU',
      'remove it if it is the management account (config/company.ts has it), else rename it',
    ],
    [
      'whose key gives the logical id of another',
      {
        'accounts/a-1': { email: 'aws+a-1@trips.com', ou: 'dev' },
        'accounts/a1': { email: 'aws+a1@trips.com', ou: 'dev' },
      },
      'config/accounts.ts → a1',
      'the keys "a-1" and "a1", both A1 in the templates',
      'keys that differ in more than hyphens',
      'rename the one that is not deployed yet',
    ],
    [
      'with a tag key that AWS keeps for itself',
      { 'accounts/app-dev/tags': { 'AWS:owner': 'me' } },
      `${APP}.tags["AWS:owner"]`,
      'the tag key "AWS:owner"',
      'a tag key that does not begin with aws:, which AWS keeps for itself',
      'rename the tag',
    ],
    [
      'with a tag value that AWS does not take',
      { 'accounts/app-dev/tags': { owner: 'a;b' } },
      `${APP}.tags.owner`,
      '"a;b"',
      'a tag value of letters, digits, single spaces inside and _ . : / = + - @',
      'change it',
    ],
    [
      'with more tags than a resource takes, the company’s included',
      { 'company/tags': { company: 'x' }, 'accounts/app-dev/tags': tags(50) },
      `${APP}.tags`,
      '51 tags, those of config/company.ts and of the landing zone included',
      '50 tags at most on a resource',
      'remove 1',
    ],
  ]);
});

describe('the accounts together are refused', () => {
  refuses([
    [
      'when they have more tag keys than costs can be split by',
      {
        'company/accountQuota': 20,
        ...Object.fromEntries(
          Array.from({ length: 11 }, (_, index) => [
            `accounts/tagged-${index}`,
            { email: `aws+tagged-${index}@trips.com`, ou: 'dev', tags: tags(46, `a${index}`) },
          ]),
        ),
      },
      'config/accounts.ts',
      '506 different tag keys, those of config/company.ts included',
      '500 at most that costs can be split by',
      'spell keys that mean the same alike, or take some away',
    ],
    [
      'when they and the management account are more than the quota',
      { ...accounts(6), 'company/accountQuota': 10 },
      'config/company.ts → accountQuota',
      '11 accounts, the management account included',
      '10 accounts at most',
      'have AWS raise the quota and write the new one here, or remove 1',
    ],
  ]);

  test('but not when they just fill the quota', () => {
    expect(problemsOf(changed(accounts(5)))).toEqual([]);
  });
});

test.each([
  [
    'an account right in the root',
    { 'accounts/app-dev/ou': 'root', 'access/assignments/1/organizationalUnits': ['root'] },
  ],
  ['an OU without accounts', { 'accounts/app-dev': undefined }],
  ['the same OU name below another parent', { 'organization/organizationalUnits/d2': { parent: 'core', name: 'dev' } }],
  ['fifty tags', { 'accounts/app-dev/tags': tags(50) }],
])('%s is fine', (_what, changes) => {
  expect(problemsOf(changed(changes))).toEqual([]);
});
