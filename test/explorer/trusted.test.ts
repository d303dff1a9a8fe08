import type { JsonObject } from '../../lib/base/json';
import { ACCOUNT, type PageData } from '../../lib/explorer/page/format';
import { packed, unpacked } from '../../lib/explorer/page/pack';
import { trustedAt } from '../../lib/explorer/page/trusted';
import { redacted } from '../../lib/explorer/model/redact';
import { config } from '../support/companies/trips';
import { explored } from './support';

let data: PageData;
beforeAll(async () => {
  ({ data } = await explored(config));
});

function told(role: string, account: string, from = data): readonly string[] {
  const where = from.accounts.findIndex(({ name }) => name === account);
  const principal = from.principals.find(({ kind, name }) => kind === 'role' && name === role);
  const place = principal?.places.find((one) => one.account === where);
  if (place === undefined) throw new Error(`There is no ${role} in ${account}.`);
  return trustedAt(from, place).map(({ words }) => words);
}

test.each<[string, string, readonly string[]]>([
  ['OrganizationAccountAccessRole', 'security', ['any role or user of management that its own policies allow it']],
  [
    'lz-break-glass',
    'engineering-dev',
    ['1', '2'].map(
      (one) => `user break-glass-${one} in management, with MFA, where aws:MultiFactorAuthAge NumericLessThan 3600`,
    ),
  ],
  ['lz-ci-deploy', 'management', ['jobs of GitHub of repository trips/landing-zone, environment production']],
  ['lz-ci-deploy', 'engineering-dev', ['jobs of GitHub of repository trips/trips, environment dev']],
  ['lz-security-audit', 'engineering-dev', ['whoever has the permission set SecurityAdmin in security']],
  ['lz-management-alarms-execution', 'management', ['role lz-management-alarms-administration in management']],
  [
    'app/order-publisher',
    'engineering-dev',
    ['the service lambda.amazonaws.com, for what account engineering-dev has'],
  ],
  [
    'app/order-publisher',
    'engineering-prod',
    ['the service lambda.amazonaws.com, for what account engineering-prod has'],
  ],
])('who may become %s in %s is said in words', (role, account, words) => {
  expect(told(role, account)).toEqual(words);
});

const lets = (more: JsonObject): JsonObject => ({ Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', ...more } });
const GITLAB = 'arn:aws:iam::111111111111:oidc-provider/gitlab.com';

test.each<[JsonObject, readonly string[]]>([
  [
    lets({ Principal: { AWS: '222222222222' }, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }),
    [
      'any role or user of account 222222222222, outside of the organization, that its own policies allow it, with the external id x',
    ],
  ],
  [lets({ Principal: '*' }), ['anybody of any account']],
  [
    lets({
      Principal: { Federated: GITLAB },
      Condition: { StringLike: { 'gitlab.com:sub': 'project_path:trips/app:*' } },
    }),
    ['jobs of GitLab as project_path:trips/app:*'],
  ],
  [lets({ Principal: { Federated: GITLAB } }), ['jobs of GitLab, whichever']],
  [
    lets({ Principal: { Federated: 'arn:aws:iam::111111111111:saml-provider/Office' } }),
    ['people whom the identity provider Office signs in'],
  ],
  [lets({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/app/key` } }), ['user app/key in management']],
  [lets({ Effect: 'Deny', Principal: '*' }), []],
])('whom else a policy may trust (%#)', (document, words) => {
  const from: PageData = { ...data, trusts: [document] };
  expect(trustedAt(from, { account: 0, sheet: 0, trust: 0 }).map((one) => one.words)).toEqual(words);
});

test('a service is told from people, pipelines and accounts', () => {
  const document = lets({ Principal: { Service: 'lambda.amazonaws.com', AWS: 'arn:aws:iam::security:root' } });
  expect(trustedAt({ ...data, trusts: [document] }, { account: 0, sheet: 0, trust: 0 })).toEqual([
    { isService: true, words: 'the service lambda.amazonaws.com' },
    { isService: false, words: 'any role or user of security that its own policies allow it' },
  ]);
});

test('roles of several accounts that trust the same have one policy, and it survives packing', () => {
  expect(data.trusts.length).toBeLessThan(data.principals.filter(({ kind }) => kind === 'role').length);
  expect(unpacked(packed(data))).toEqual(data);
});

test('names of repositories, accounts and people have pseudonyms there, too', () => {
  const hidden = redacted(data, []);
  const all = hidden.principals.flatMap(({ places }) => places.flatMap((place) => trustedAt(hidden, place)));
  const text = all.map(({ words }) => words).join('\n');
  expect(text).toMatch(/jobs of GitHub of repository [a-z]+-\w+\/[a-z]+-\w+, environment [a-z]+-\w+/);
  expect(text).toMatch(/any role or user of account-\w+ that its own policies allow it/);
  expect(text).not.toMatch(/trips|landing-zone|engineering-dev|SecurityAdmin/);
});
