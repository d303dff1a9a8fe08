import { loadIamData, type IamData } from '../../lib/iam-data';
import type { Finding, RuleId } from '../../lib/review/model';
import { att, unit } from '../assembly/support/small-organization';
import { account, ref, reviewOf, type Company, type Edit } from './support';

/* What people do every week is told once each, and as severely as it is. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const told = (edit: Edit, rule: RuleId, mirrored?: 'mirrored'): readonly Finding[] =>
  reviewOf(edit, iamData, mirrored).findings.filter((one) => one.rule === rule);

const another = (of: Company): unknown => (of.organization.AccountNew = account('engineering-new', ref('Dev')));

test('the roles of an account that is added are one finding where other accounts have them word for word', () => {
  const roles = told({ head: another }, 'role-added');
  expect(roles.map(({ severity, who, where }) => [severity, [...who].sort(), where])).toEqual([
    ['medium', ['role/app/worker', 'role/lz-break-glass'], ['engineering-new']],
  ]);
  expect(roles[0]?.what).toBe('engineering-new gets 2 roles as other accounts have them, word for word');
  expect(told({ head: another }, 'lockout-ended')).toEqual([]);
});

test('an account that goes is told as that, and what StackSets of its OU made in it stays', () => {
  expect(told({ head: another }, 'account-removed', 'mirrored').map(({ severity }) => severity)).toEqual(['critical']);
  expect(told({ head: another }, 'role-removed', 'mirrored')).toEqual([]);
  expect(told({ head: another }, 'locked-out', 'mirrored')).toEqual([]);
});

test('what an account alone has is told by itself', () => {
  const roles = told(
    {
      base: (of) => (of.organization.AccountDev = account('engineering-dev', ref('Prod'))),
      head: another,
    },
    'role-added',
  );
  expect(roles.map(({ who }) => who)).toEqual([['role/lz-break-glass'], ['role/app/worker']]);
});

test('an OU that is renamed is told once, with the OUs below it', () => {
  const units = told(
    { head: (of) => (of.organization.Engineering = unit('product', att('Organization', 'RootId'))) },
    'unit-changed',
  );
  expect(units.map(({ what, where, details }) => [what, where, details])).toEqual([
    [
      'OU engineering is now product, and with it 2 OUs below it',
      ['product'],
      ['engineering/dev is now product/dev', 'engineering/prod is now product/prod'],
    ],
  ]);
});

test('an OU that is renamed itself is told beside the one above it', () => {
  const units = told(
    {
      head: (of) => {
        of.organization.Engineering = unit('product', att('Organization', 'RootId'));
        of.organization.Prod = unit('live', ref('Engineering'));
      },
    },
    'unit-changed',
  );
  expect(units.map(({ what }) => what).sort()).toEqual([
    'OU engineering is now product, and with it 1 OU below it',
    'OU engineering/prod is now product/live',
  ]);
});

test('an account of the organization that is new in the policy of a bucket leaves nothing unclear', () => {
  const edit = {
    head: (of: Company): void => {
      another(of);
      of.bucket.push({
        Effect: 'Allow',
        Principal: { AWS: ref('AccountNew') },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::shared/*',
      });
    },
  };
  expect(told(edit, 'resource-opened').length).toBeGreaterThan(0);
  expect(told(edit, 'resource-unclear')).toEqual([]);
});

test('a longer session says where, and whose', () => {
  expect(told({ head: (of) => (of.developer.session = 'PT8H') }, 'session-longer')).toMatchObject([
    { who: ['Developer'], where: ['engineering-dev'] },
  ]);
});

test('whom a role trusts is told with what its conditions compare with', () => {
  const [opened] = told(
    {
      head: (of) =>
        of.role.trust.push({
          Effect: 'Allow',
          Principal: { Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:trips/mobile:*' } },
        }),
    },
    'trust-opened',
  );
  expect(opened?.details.join()).toContain('token.actions.githubusercontent.com:sub (repo:trips/mobile:*)');
});

test('what one guardrail lets pass has one cause, for guardrails and for people', () => {
  const edit = { head: (of: Company): unknown => Reflect.deleteProperty(of.scps, 'audit') };
  for (const rule of ['guardrail-loosened', 'access-gained'] as const) {
    const causes = told(edit, rule).map(({ cause }) => cause);
    expect(causes.length).toBeGreaterThan(1);
    expect(new Set(causes)).toEqual(new Set(['lz-audit']));
  }
});
