import { changed, problemsOf, refuses } from './fixture';

const scenario = (row: object): Record<string, unknown> => ({
  scenarios: [{ says: 'nobody does that', never: [{ action: 's3:GetObject', ...row }] }],
});
const ROW = 'config/scenarios.ts → [0].never[0]';

test('a scenario in keys of the config is valid', () => {
  const row = {
    principal: [
      'developers/developer',
      'root',
      'role/app/orders',
      'arn:aws:iam::999999999999:role/x',
      'federated/accounts.google.com',
      'federated/arn:aws:iam::app-dev:oidc-provider/idp.example.com',
    ],
    account: ['app-dev', 'management'],
    resourceAccount: 'security',
    except: ['s3:List*'],
    context: { 'aws:RequestedRegion': ['us-west-2'] },
  };
  expect(problemsOf(changed(scenario(row)))).toEqual([]);
  expect(problemsOf(changed(scenario({ nobodyBut: 'role/lz-*', outside: true })))).toEqual([]);
});

describe('a scenario is refused', () => {
  refuses([
    [
      'with an account that nobody defined',
      scenario({ account: 'app-dve' }),
      `${ROW}.account`,
      '"app-dve"',
      'management, or one of the accounts in config/accounts.ts',
      'did you mean "app-dev"?',
    ],
    [
      'with such an account among others',
      scenario({ account: ['app-dev', 'app-dve'] }),
      `${ROW}.account[1]`,
      '"app-dve"',
      'management, or one of the accounts in config/accounts.ts',
      'did you mean "app-dev"?',
    ],
    [
      'with such an account as the owner of the resource',
      scenario({ resourceAccount: 'securty' }),
      `${ROW}.resourceAccount`,
      '"securty"',
      'management, or one of the accounts in config/accounts.ts',
      'did you mean "security"?',
    ],
    ...(
      [
        ['Role/lz-break-glass', 'role/lz-break-glass'],
        ['roles/app/orders', 'role/app/orders'],
        ['Root', 'root'],
        ['services/sns.amazonaws.com', 'service/sns.amazonaws.com'],
      ] as const
    ).map(
      ([written, meant]) =>
        [
          `with ${written} for ${meant}`,
          scenario({ nobodyBut: [written] }),
          `${ROW}.nobodyBut[0]`,
          `"${written}"`,
          '<group>/<persona>, role/<name>, user/<name>, root, service/<host>, federated/<provider>, anonymous or an ARN',
          `did you mean "${meant}"?`,
        ] as const,
    ),
    ...(
      [
        ['action', ['s3:GetObject', 's3:PutObject', 's3:getobject']],
        ['account', ['app-dev', 'security', 'app-dev']],
        ['principal', ['root', 'role/x', 'root']],
        ['resource', ['*', 'arn:aws:s3:::x', '*']],
        ['nobodyBut', ['root', 'role/x', 'root']],
        ['except', ['s3:List*', 's3:Get*', 's3:List*']],
      ] as const
    ).map(
      ([property, list]) =>
        [
          `with the same ${property} twice in a list`,
          scenario({ action: 's3:*', [property]: list }),
          `${ROW}.${property}[2]`,
          `"${list[2]}" a second time`,
          'each entry once',
          'remove it',
        ] as const,
    ),
    [
      'with a group that nobody defined',
      scenario({ principal: 'developrs/developer' }),
      `${ROW}.principal`,
      '"developrs"',
      'a group of config/access.ts before the slash',
      'did you mean "developers"?',
    ],
    [
      'with a persona that is not in the catalogue',
      scenario({ nobodyBut: ['developers/develper'] }),
      `${ROW}.nobodyBut[0]`,
      '"develper"',
      'a persona after the slash: the name of a file in lib/catalogue/personas or config/personas',
      'did you mean "developer"?',
    ],
    [
      'about a persona that nobody is assigned to be',
      {
        ...scenario({ principal: 'developers/developer' }),
        'access/assignments': [{ group: 'admins', persona: 'org-admin', accounts: ['management'] }],
      },
      `${ROW}.principal`,
      '"developers/developer", whom nobody in config/access.ts is assigned to be',
      'a persona that some group is assigned',
      'assign "developer", or take it out of the sentence',
    ],
    [
      'about a persona whose OUs have no account in use',
      {
        ...scenario({ principal: 'developers/developer', account: 'security' }),
        'accounts/app-dev/ou': 'suspended',
      },
      `${ROW}.principal`,
      '"developers/developer", whom somebody is assigned to be in OUs alone that have no account in use',
      'a persona that some group is assigned',
      'assign "developer" where an account is, or take it out of the sentence',
    ],
    [
      'with a principal of no known kind',
      scenario({ principal: 'developers' }),
      `${ROW}.principal`,
      '"developers"',
      '<group>/<persona>, role/<name>, user/<name>, root, service/<host>, federated/<provider>, anonymous or an ARN',
      'say who is meant in one of these ways',
    ],
    [
      'that leaves somebody out of those whom it names',
      scenario({ principal: 'root', nobodyBut: 'role/lz-*' }),
      `${ROW}.nobodyBut`,
      'nobodyBut beside principal',
      'one of the two: a row about everybody but some, or about those whom it names',
      'remove one',
    ],
    [
      'in the words of another',
      {
        scenarios: [
          { says: 'All is well', never: [{ action: 's3:GetObject' }] },
          { says: 'all is  well.', never: [{ action: 's3:PutObject' }] },
        ],
      },
      'config/scenarios.ts → [1].says',
      '"all is  well.", also at config/scenarios.ts → [0].says',
      'sentences that differ',
      'put their rows under one sentence, or say what is different',
    ],
    [
      'with a row that stands there twice',
      {
        scenarios: [
          {
            says: 'all is well',
            never: [{ action: ['s3:GetObject', 's3:PutObject'] }, { action: ['s3:PutObject', 's3:GetObject'] }],
          },
        ],
      },
      'config/scenarios.ts → [0].never[1]',
      'the same as config/scenarios.ts → [0].never[0]',
      'rows that differ',
      'remove one, or ask what was meant',
    ],
    [
      'with a row that is never and always true',
      {
        scenarios: [
          { says: 'all is well', never: [{ action: 's3:GetObject' }], always: [{ action: ['s3:GetObject'] }] },
        ],
      },
      'config/scenarios.ts → [0].always[0]',
      'the same as config/scenarios.ts → [0].never[0]',
      'a call that is either denied or allowed, not both',
      'decide which is meant, and remove the other',
    ],
    [
      'that proves nothing',
      { scenarios: [{ says: 'all is well' }] },
      'config/scenarios.ts → [0]',
      'neither never nor always',
      'at least one call that must be denied, or allowed',
      'add a row: a sentence alone proves nothing',
    ],
    [
      'without an action',
      { scenarios: [{ says: 'all is well', always: [{ account: 'app-dev' }] }] },
      'config/scenarios.ts → [0].always[0].action',
      'nothing',
      'a text, or a list of texts',
      'add it',
    ],
  ]);
});

test.each([
  '',
  '   ',
  '…',
  'all is\nwell',
  'all\u001b[2K is well',
  'all is \u202Enever\u202C well',
  'all\u2028is well',
])('a sentence such as %j says nothing that a person reads', (says) => {
  const never = [{ action: 'iam:CreateUser' }];
  expect(problemsOf(changed({ scenarios: [{ says, never }] }))).toEqual([
    expect.objectContaining({
      path: 'config/scenarios.ts → [0].says',
      expected: expect.stringMatching(
        /^a sentence in words, on one line$|^a text on one line, of characters/,
      ) as string,
    }),
  ]);
});
