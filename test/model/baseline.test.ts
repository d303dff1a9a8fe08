import { catalogues, changed, problemsOf, refuses } from './fixture';

const contact = { name: 'Finance', title: 'Finance team', email: 'aws+billing@trips.com', phoneNumber: '+1 555 0100' };
const tagsOf = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, 'x']));
const user = {
  account: 'app-dev',
  why: 'The till in the shop has no identity of its own',
  actions: ['s3:PutObject'],
  resources: ['arn:aws:s3:::sales/*'],
};

describe('contacts are refused', () => {
  refuses([
    [
      'with a phone number that AWS does not take',
      { 'company/contacts': { billing: { ...contact, phoneNumber: 'ask Ann' } } },
      'config/company.ts → contacts.billing.phoneNumber',
      '"ask Ann"',
      'a phone number of 1 to 25 digits, spaces and ( ) + -',
      'for example "+1 555 0100"',
    ],
    [
      'without a name',
      { 'company/contacts': { billing: { ...contact, name: '' } } },
      'config/company.ts → contacts.billing.name',
      '""',
      'a text of 1 to 64 characters',
      'change it',
    ],
    [
      'of a kind that AWS does not have, for one account',
      { 'accounts/app-dev/contacts': { secuirty: contact } },
      'config/accounts.ts → app-dev.contacts.secuirty',
      'unknown key "secuirty"',
      'one of billing, operations, security',
      'did you mean "security"?',
    ],
  ]);
});

describe('alarms are refused', () => {
  refuses([
    [
      'when they reach nobody',
      { 'company/alarms': { emails: [] } },
      'config/company.ts → alarms.emails',
      'an empty list',
      'a list with at least one entry',
      'add one',
    ],
    [
      'when they reach somebody twice',
      { 'company/alarms': { emails: ['a@trips.com', 'a@trips.com'] } },
      'config/company.ts → alarms.emails[1]',
      '"a@trips.com" a second time',
      'each entry once',
      'remove it',
    ],
  ]);
});

describe('backups are refused', () => {
  refuses([
    [
      'for an OU that nobody defined',
      { 'company/backup': { organizationalUnits: ['workload'] } },
      'config/company.ts → backup.organizationalUnits[0]',
      '"workload"',
      'one of the OUs in config/organization.ts',
      'did you mean "workloads"?',
    ],
    [
      'for a suspended OU',
      { 'company/backup': { organizationalUnits: ['suspended'] } },
      'config/company.ts → backup.organizationalUnits[0]',
      '"suspended", a suspended OU',
      'an OU whose accounts work',
      'remove it: nothing new is to be backed up there',
    ],
    [
      'with a lock that AWS Backup does not have',
      { 'company/backup': { organizationalUnits: ['dev'], lock: 'governence' } },
      'config/company.ts → backup.lock',
      '"governence"',
      'one of "governance", "compliance"',
      'did you mean "governance"?',
    ],
  ]);

  const backups = { ...catalogues, guardrailIds: [...catalogues.guardrailIds, 'back-up-tagged-resources'] };
  const onDev = { 'organization/organizationalUnits/dev/guardrails': ['back-up-tagged-resources'] };
  const places = (changes: object): string[] => problemsOf(changed({ ...changes }), backups).map(({ path }) => path);

  test.each([
    ['on an OU', onDev, 'config/organization.ts → organizationalUnits.dev.guardrails[0]'],
    [
      'on an account',
      { 'accounts/app-dev/guardrails': ['back-up-tagged-resources'] },
      'config/accounts.ts → app-dev.guardrails[0]',
    ],
    [
      'on the root',
      { 'organization/guardrails/1': 'back-up-tagged-resources' },
      'config/organization.ts → guardrails[1]',
    ],
  ])('when the guardrail stands %s whose accounts have no vault', (_where, changes, path) => {
    expect(places(changes)).toEqual([path]);
  });

  test('with the OU to add', () => {
    expect(problemsOf(changed(onDev), backups)).toEqual([
      {
        path: 'config/organization.ts → organizationalUnits.dev.guardrails[0]',
        found: '"back-up-tagged-resources", where accounts have no backup vault',
        expected: 'an OU that company.backup.organizationalUnits names, or one below it',
        mend: 'add "dev" to company.backup.organizationalUnits, or move the guardrail',
      },
    ]);
  });

  test('but not when an OU above has the vault', () => {
    expect(places({ ...onDev, 'company/backup': { organizationalUnits: ['workloads'] } })).toEqual([]);
  });
});

describe('service users are refused', () => {
  refuses([
    [
      'with more tags than IAM takes, the company’s and the landing zone’s own included',
      { 'company/tags': { company: 'x' }, 'company/serviceUsers': { till: { ...user, tags: tagsOf(49) } } },
      'config/company.ts → serviceUsers.till.tags',
      '51 tags, those of config/company.ts and of the landing zone included',
      '50 tags at most on a resource',
      'remove 1',
    ],
    [
      'with the tag that the landing zone gives it',
      { 'company/serviceUsers': { till: { ...user, tags: { 'service-user': 'mine' } } } },
      'config/company.ts → serviceUsers.till.tags.service-user',
      'the tag key "service-user"',
      'another tag key: the landing zone gives every such resource this one',
      'rename the tag, or take it away',
    ],
    [
      'in an account that nobody defined',
      { 'company/serviceUsers': { till: { ...user, account: 'app-dve' } } },
      'config/company.ts → serviceUsers.till.account',
      '"app-dve"',
      'one of the accounts in config/accounts.ts',
      'did you mean "app-dev"?',
    ],
    [
      'in the management account',
      { 'company/serviceUsers': { till: { ...user, account: 'management' } } },
      'config/company.ts → serviceUsers.till.account',
      '"management"',
      'a member account: no control policy binds a key of the management account',
      'name the account whose resources the software uses',
    ],
    [
      'in a suspended account',
      { 'company/serviceUsers': { till: { ...user, account: 'old-app' } } },
      'config/company.ts → serviceUsers.till.account',
      '"old-app", in a suspended OU',
      'an account that works',
      'remove the user, or move the account to another OU',
    ],
    [
      'with actions by a pattern',
      { 'company/serviceUsers': { till: { ...user, actions: ['s3:Get*'] } } },
      'config/company.ts → serviceUsers.till.actions[0]',
      '"s3:Get*"',
      'an IAM action, by its whole name',
      'for example "s3:GetObject"',
    ],
    [
      'on everything of a service',
      { 'company/serviceUsers': { till: { ...user, resources: ['arn:aws:s3:::*'] } } },
      'config/company.ts → serviceUsers.till.resources[0]',
      '"arn:aws:s3:::*"',
      'an ARN that names something before the first wildcard',
      'for example "arn:aws:s3:::reports/*"',
    ],
    ...(['iam:CreateUser', 'sts:AssumeRole'] as const).map(
      (action) =>
        [
          `with ${action}`,
          { 'company/serviceUsers': { till: { ...user, actions: [action] } } },
          'config/company.ts → serviceUsers.till.actions[0]',
          `"${action}"`,
          'an action on data or on a service: never a whole service, never identity',
          'name the very calls that the software makes',
        ] as const,
    ),
    [
      'without a reason',
      { 'company/serviceUsers': { till: { ...user, why: '' } } },
      'config/company.ts → serviceUsers.till.why',
      '""',
      'a sentence',
      'change it',
    ],
  ]);
});

test('all of them together are in order', () => {
  const config = changed({
    'company/contacts': { billing: contact },
    'accounts/app-dev/contacts': { security: contact },
    'company/alarms': { emails: ['security@trips.com'] },
    'company/backup': { organizationalUnits: ['workloads'], lock: 'compliance' },
    'company/serviceUsers': { till: user },
  });
  expect(problemsOf(config)).toEqual([]);
});
