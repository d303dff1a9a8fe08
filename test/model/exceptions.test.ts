import type { AccessControl, Exceptable, Guardrail } from '../../lib/catalogue/guardrails/definition/guardrail';
import type { Conditions } from '../../lib/policy/document';
import { catalogues, changed, problemsOf, type Changes } from './fixture';

function control(to: Exceptable['to'] | undefined, condition: Conditions = {}): AccessControl {
  return {
    type: 'SERVICE_CONTROL_POLICY',
    control: 'G01',
    why: 'Because.',
    statements: [{ Effect: 'Deny', Action: 's3:GetObject', Resource: '*', Condition: condition }],
    denies: [{ action: 's3:GetObject' }],
    allows: [{ action: 's3:ListBucket' }],
    ...(to === undefined ? {} : { exceptions: { to, because: 'it was decided so' } }),
  };
}

const setting: Guardrail = {
  type: 'TAG_POLICY',
  control: 'G02',
  why: 'Because.',
  content: { tags: {} },
  sets: [{ path: ['tags'], value: {} }],
};

const guardrails: Readonly<Record<string, Guardrail>> = {
  'deny-root': control([]),
  'deny-regions': control(['principal', 'account']),
  'deny-services': control(['account']),
  'deny-people': control(['principal']),
  'deny-unsaid': control(undefined),
  'deny-app-roles': control(['principal'], { ArnLike: { 'aws:principalarn': 'arn:aws:iam::*:role/app/*' } }),
  'only-core': control(['principal', 'account']),
  'not-listed': control(['principal', 'account']),
  'set-tags': setting,
};
const using = { ...catalogues, guardrailIds: Object.keys(guardrails), guardrails };
const reason = 'Asked for by the team';
const TODAY = '2026-11-26';

const placed: Changes = {
  'organization/guardrails': Object.keys(guardrails).filter((id) => !['only-core', 'not-listed'].includes(id)),
  'organization/organizationalUnits/core': { parent: 'root', guardrails: ['only-core'] },
  workloads: {
    worker: {
      machineRole: 'worker',
      accounts: ['app-dev'],
      resources: { inbox: { createdIn: 'same-account' }, results: { createdIn: 'same-account' } },
    },
  },
};
const withExceptions = (exceptions: unknown, changes: Changes = {}): unknown =>
  changed({ ...placed, ...changes, exceptions });
const problems = (exceptions: unknown, changes: Changes = {}) =>
  problemsOf(withExceptions(exceptions, changes), using, TODAY);
const regions = (...list: readonly object[]) => ({
  'deny-regions': list.map((exception) => ({ reason, ...exception })),
});

test.each<[string, object]>([
  ['a role where the config puts it', { principal: 'role/app/worker' }],
  ['a role in one account', { principal: 'role/app/worker', account: 'app-dev' }],
  ['a role by its ARN', { principal: 'arn:aws:iam::app-dev:role/app/worker' }],
  ['a pattern of a role’s name', { principal: 'role/app/work*' }],
  ['people', { principal: 'developers/developer' }],
  ['the emergency role', { principal: 'role/lz-break-glass' }],
  ['an account', { account: 'app-dev' }],
  ['for a while, its last day included', { account: 'app-dev', until: TODAY }],
])('%s may be exempt', (_what, exception) => {
  expect(problems(regions(exception))).toEqual([]);
});

test('groups that share a persona may be exempt together', () => {
  const shared = {
    'access/assignments': [
      { group: 'admins', persona: 'org-admin', accounts: ['management'] },
      { group: 'admins', persona: 'developer', accounts: ['app-dev'] },
      { group: 'developers', persona: 'developer', organizationalUnits: ['dev'] },
    ],
  };
  const both = regions({ principal: 'developers/developer' }, { principal: 'admins/developer' });
  expect(problems(both, shared)).toEqual([]);
  expect(problems(regions({ principal: 'developers/developer' }), shared)).toEqual([
    {
      path: 'config/exceptions.ts → deny-regions[0].principal',
      found: '"developers/developer", whose role in app-dev is also that of admins',
      expected: 'groups that are exempt all, or have a persona of their own: a role tells no groups apart',
      mend: 'exempt "admins/developer" as well, or assign another persona',
    },
  ]);
});

const ONE = 'config/exceptions.ts → deny-regions[0]';

describe('an exception is refused', () => {
  test.each<[string, unknown, string, string, string]>([
    [
      'from a guardrail that nobody defined',
      { 'deny-region': [{ account: 'app-dev', reason }] },
      'config/exceptions.ts → deny-region',
      '"deny-region"',
      'did you mean "deny-regions"?',
    ],
    ['with an empty list', { 'deny-regions': [] }, 'config/exceptions.ts → deny-regions', 'an empty list', ''],
    ['without a reason', { 'deny-regions': [{ account: 'app-dev' }] }, `${ONE}.reason`, 'nothing', ''],
    ['with a blank reason', regions({ account: 'app-dev', reason: '  ' }), `${ONE}.reason`, '"  "', ''],
    ['with a reason that says nothing', regions({ account: 'app-dev', reason: '.' }), `${ONE}.reason`, '"."', ''],
    ['of nobody', regions({}), ONE, 'neither principal nor account', ''],
    ['with another word', regions({ account: 'app-dev', untill: '2027-01-01' }), `${ONE}.untill`, '', ''],
    [
      'on a day that is past',
      regions({ account: 'app-dev', until: '2026-11-25' }),
      `${ONE}.until`,
      '2026-11-25, which is past',
      'take the exception out, or write a later date with a reason',
    ],
    ['on no day', regions({ account: 'app-dev', until: '2027-02-29' }), `${ONE}.until`, '"2027-02-29"', ''],
    ['at a time', regions({ account: 'app-dev', until: '2027-02-28T00:00:00Z' }), `${ONE}.until`, '', ''],
    [
      'of an account that nobody defined',
      regions({ account: 'app-dve' }),
      `${ONE}.account`,
      '"app-dve"',
      'did you mean "app-dev"?',
    ],
    ['of the management account', regions({ account: 'management' }), `${ONE}.account`, 'the management account', ''],
    [
      'of an account that the guardrail does not reach',
      { 'only-core': [{ account: 'app-dev', reason }] },
      'config/exceptions.ts → only-core[0].account',
      '"app-dev", which "only-core" does not reach',
      'remove the exception: nothing is denied there',
    ],
    [
      'of somebody whom the guardrail does not reach',
      { 'only-core': [{ principal: 'role/app/worker', reason }] },
      'config/exceptions.ts → only-core[0].principal',
      '"role/app/worker", who is in app-dev',
      'remove the exception: it would exempt nobody',
    ],
    [
      'of somebody in an account where they are not',
      regions({ principal: 'role/app/worker', account: 'security' }),
      `${ONE}.principal`,
      '"role/app/worker", who is in app-dev',
      'remove the exception: it would exempt nobody',
    ],
    [
      'of administrators of the management account',
      regions({ principal: 'admins/org-admin' }),
      `${ONE}.principal`,
      '"admins/org-admin", who is in management',
      'remove the exception: no guardrail binds the management account',
    ],
    [
      'from a guardrail that is listed nowhere',
      { 'not-listed': [{ account: 'app-dev', reason }] },
      'config/exceptions.ts → not-listed[0]',
      'an exception from "not-listed", which is listed nowhere, or over no account',
      'remove the exception, or list the guardrail in config/organization.ts',
    ],
    [
      'of every account that the guardrail reaches',
      {
        'only-core': [
          { account: 'security', reason },
          { account: 'log-archive', reason },
        ],
      },
      'config/exceptions.ts → only-core',
      'every account that "only-core" reaches',
      'take the guardrail out of config/organization.ts and config/accounts.ts instead',
    ],
    [
      'of a role that is nobody',
      regions({ principal: 'role/app/wroker' }),
      `${ONE}.principal`,
      '"role/app/wroker", who is nobody',
      'did you mean "role/app/worker"?',
    ],
    [
      'of a pattern that is nobody',
      regions({ principal: 'role/app/bookkeeping-*' }),
      `${ONE}.principal`,
      '"role/app/bookkeeping-*", who is nobody',
      'place that role in config/workloads.ts, or use one of',
    ],
    [
      'of people who are assigned nothing',
      regions({ principal: 'admins/developer' }),
      `${ONE}.principal`,
      '"admins/developer", who is nobody',
      'assign "developer" to "admins" in config/access.ts, or remove the exception',
    ],
    [
      'of a group that nobody defined',
      regions({ principal: 'developrs/developer' }),
      `${ONE}.principal`,
      '"developrs"',
      'did you mean "developers"?',
    ],
    [
      'of a persona that nobody defined',
      regions({ principal: 'developers/develper' }),
      `${ONE}.principal`,
      '"develper"',
      'did you mean "developer"?',
    ],
    [
      'of a role in an account that nobody defined',
      regions({ principal: 'arn:aws:iam::app-dve:role/app/worker' }),
      `${ONE}.principal`,
      '"app-dve"',
      'did you mean "app-dev"?',
    ],
    [
      'that names the account twice',
      regions({ principal: 'arn:aws:iam::app-dev:role/app/worker', account: 'app-dev' }),
      `${ONE}.account`,
      'an account beside the ARN "arn:aws:iam::app-dev:role/app/worker", which has one',
      'remove it, or write principal: "role/app/worker"',
    ],
    [
      'from a guardrail that lets nobody be exempt',
      { 'deny-root': [{ account: 'app-dev', reason }] },
      'config/exceptions.ts → deny-root[0].account',
      'a whole account',
      'remove it, or take the guardrail off where it is not wanted',
    ],
    [
      'of a principal where only accounts can be exempt',
      { 'deny-services': [{ principal: 'role/app/worker', reason }] },
      'config/exceptions.ts → deny-services[0].principal',
      'a principal',
      'remove it, or leave the whole account out',
    ],
    [
      'of an account where only principals can be exempt',
      { 'deny-people': [{ account: 'app-dev', reason }] },
      'config/exceptions.ts → deny-people[0].account',
      'a whole account',
      'say beside the account who in it needs it: principal: "role/<name>" or "<group>/<persona>"; or list the guardrail on the other accounts and OUs rather than above them',
    ],
    [
      'from a guardrail that does not say who can be exempt',
      { 'deny-unsaid': [{ account: 'app-dev', reason }] },
      'config/exceptions.ts → deny-unsaid[0].account',
      'a whole account',
      'add exceptions: { to, because } to its file',
    ],
    [
      'from a setting',
      { 'set-tags': [{ account: 'app-dev', reason }] },
      'config/exceptions.ts → set-tags[0]',
      'an exception from "set-tags", a setting that AWS applies to whole accounts, whoever asks',
      'list the guardrail on the OUs and accounts that are to have it, rather than above them',
    ],
    [
      'where the guardrail says by the same key whom it binds',
      { 'deny-app-roles': [{ principal: 'role/app/worker', reason }] },
      'config/exceptions.ts → deny-app-roles[0]',
      'an exception from "deny-app-roles", whose statements say by ArnLike aws:principalarn whom they bind',
      'name there whom it binds, without the exempt',
    ],
    [
      'of an account from such a guardrail, which lets no account be exempt: that alone is told',
      { 'deny-app-roles': [{ account: 'app-dev', reason }] },
      'config/exceptions.ts → deny-app-roles[0].account',
      'a whole account',
      'say beside the account who in it needs it',
    ],
  ])('%s', (_sentence, exceptions, path, found, mend) => {
    const [problem, ...others] = problems(exceptions);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path, found: expect.stringContaining(found) as string });
    expect(problem?.mend).toContain(mend);
  });

  test.each<[string, object, object]>([
    ['twice', { principal: 'role/app/worker' }, { principal: 'role/app/worker' }],
    ['twice in one account', { principal: 'role/app/worker' }, { principal: 'role/app/worker', account: 'app-dev' }],
    ['twice by other names', { principal: 'role/app/worker' }, { principal: 'arn:aws:iam::app-dev:role/app/worker' }],
    ['twice, a whole account', { account: 'app-dev' }, { account: 'app-dev', until: '2027-01-01' }],
    ['in an account that is left out whole', { account: 'app-dev' }, { principal: 'role/app/worker' }],
    ['in an account that is left out whole later', { principal: 'role/app/worker' }, { account: 'app-dev' }],
  ])('%s', (_sentence, first, second) => {
    expect(problems(regions(first, second))).toEqual([
      {
        path: 'config/exceptions.ts → deny-regions[1]',
        found: `an exemption that stands at ${ONE} already`,
        expected: 'each exemption once',
        mend: 'remove one of them, or let them differ in the account',
      },
    ]);
  });

  test.each([
    ['*', 'no principal'],
    ['role/*', 'a pattern that takes in'],
    ['role/app/*', 'a pattern that takes in'],
    ['role/app/wor*', 'a pattern that takes in'],
    ['role/*/worker', 'a pattern that takes in'],
    ['role/app/w?rker', 'a pattern that takes in'],
    ['role/lz-*', 'a pattern that takes in'],
    ['arn:aws:iam::*:role/app/worker', 'a pattern that takes in'],
    ['role/${aws:username}', 'what no role can be called'],
    ['role/app/my worker', 'what no role can be called'],
    ['root', 'a root user'],
    ['arn:aws:iam::app-dev:root', 'a root user'],
    ['user/robot', 'an IAM user'],
    ['arn:aws:iam::app-dev:user/robot', 'an IAM user'],
    ['service/ec2.amazonaws.com', 'somebody without an ARN'],
    ['federated/accounts.google.com', 'somebody without an ARN'],
    ['anonymous', 'somebody without an ARN'],
    ['arn:aws:sts::app-dev:assumed-role/worker/me', 'a session'],
    ['developers', 'no principal'],
  ])('of %s', (principal, found) => {
    const [problem, ...others] = problems(regions({ principal }));
    expect(others).toEqual([]);
    expect(problem?.path).toBe(`${ONE}.principal`);
    expect(problem?.found).toContain(found);
  });
});

test('an empty reason is none', () => {
  const told = problems(regions({ account: 'app-dev', reason: '' }));
  expect(told.map(({ path, expected }) => [path, expected])).toEqual([
    [`${ONE}.reason`, 'a reason of 1 to 256 characters'],
  ]);
});

test('what is wrong elsewhere makes nobody missing', () => {
  const wrong = { accounts: 7 };
  const told = problems(regions({ principal: 'role/app/worker' }, { account: 'security' }), wrong);
  expect(told.filter(({ path }) => path.startsWith('config/exceptions.ts'))).toEqual([]);
});
