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
    nobodyBut: 'role/lz-*',
    account: ['app-dev', 'management'],
    resourceAccount: 'security',
    except: ['s3:List*'],
    context: { 'aws:RequestedRegion': ['us-west-2'] },
  };
  expect(problemsOf(changed(scenario(row)))).toEqual([]);
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
      'a persona after the slash: the name of a file in lib/permission-sets',
      'did you mean "developer"?',
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
