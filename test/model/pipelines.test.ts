import { changed, problemsOf } from './fixture';

const job = (repository: string): object => ({ repository, environment: 'production' });
const pipeline = (more: object): object => ({
  machineRole: 'pipeline',
  accounts: ['app-dev'],
  resources: { github: { arn: 'arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com' } },
  github: job('trips/trips'),
  ...more,
});
const TRUSTED = {
  'company/trustedOidcProviders': [
    { url: 'token.actions.githubusercontent.com', audiences: ['sts.amazonaws.com'], subjects: ['repo:trips/*'] },
  ],
};
const placed = (one: object, other: object): unknown =>
  changed({
    ...TRUSTED,
    workloads: { one: pipeline(one), other: pipeline({ github: job('trips/maps'), ...other }) },
  });

test('one machine role is placed twice in an account under two names', () => {
  expect(problemsOf(placed({}, { roleName: 'maps' }))).toEqual([]);
  expect(problemsOf(placed({ roleName: 'trips' }, { roleName: 'maps' }))).toEqual([]);
});

test.each<[string, object, object, object]>([
  [
    'one name twice in an account',
    { roleName: 'maps' },
    { roleName: 'maps' },
    { path: 'config/workloads.ts → other', found: '"maps" in app-dev, where "one" already places it' },
  ],
  ['the id of the role twice', {}, { roleName: 'pipeline' }, { path: 'config/workloads.ts → other' }],
  [
    'the name of the emergency role, whom guardrails spare',
    {},
    { roleName: 'break-glass' },
    { path: 'config/workloads.ts → other.roleName', found: '"break-glass", which makes a role "lz-break-glass"' },
  ],
  [
    'the name of any other role of the landing zone',
    {},
    { roleName: 'config-aggregator' },
    { path: 'config/workloads.ts → other.roleName' },
  ],
  ['a name of a service user', {}, { roleName: 'user-x' }, { path: 'config/workloads.ts → other.roleName' }],
  ['a name that is no key', {}, { roleName: 'Maps Pipeline' }, { path: 'config/workloads.ts → other.roleName' }],
  ['a name that IAM does not take', {}, { roleName: 'm'.repeat(62) }, { path: 'config/workloads.ts → other.roleName' }],
])('%s is refused', (_what, one, other, problem) => {
  expect(problemsOf(placed(one, other))).toEqual([expect.objectContaining(problem)]);
});

test('a misspelt key is refused with the one that was meant', () => {
  const [problem] = problemsOf(placed({}, { rolename: 'maps' }));
  expect(problem?.mend).toContain('roleName');
});
