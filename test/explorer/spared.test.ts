import { redacted } from '../../lib/explorer/model/redact';
import type { PageData } from '../../lib/explorer/page/format';
import { sparedBy } from '../../lib/explorer/page/spared';
import { config } from '../support/companies/trips';
import { explored } from './support';

let data: PageData;
beforeAll(async () => {
  ({ data } = await explored(config));
});

/** For example `role x: x in a, b; of these statements`. */
function told(id: string, from = data): readonly string[] {
  return from.guardrails
    .filter((row) => row.id === id)
    .flatMap((row) => sparedBy(from, row))
    .map(({ who, statements, standing }) => {
      const names = standing.map(
        ({ principal, accounts }) =>
          `${principal.name} in ${accounts.length > 3 ? String(accounts.length) : accounts.map((one) => from.accounts[one]?.name).join(', ')}`,
      );
      return [who, names.join(', '), ...statements].join(' | ');
    });
}

test.each<[string, readonly string[]]>([
  [
    'deny-changing-guardduty',
    [
      'whoever has the permission set SecurityAdmin in security | SecurityAdmin in security',
      'role OrganizationAccountAccessRole in security | OrganizationAccountAccessRole in security | DenyChangingGuardduty2',
    ],
  ],
  [
    'deny-changing-protected-roles',
    [
      expect.stringMatching(/^roles called stacksets-exec-\* \| stacksets-exec-[0-9a-f]+ in 8$/) as string,
      'role OrganizationAccountAccessRole | OrganizationAccountAccessRole in 8',
      'role lz-break-glass | lz-break-glass in 8',
    ],
  ],
  ['deny-leaving-organization', []],
  ['block-public-s3', []],
])('whom the statements of %s spare is told by name, and where they are', (id, expected) => {
  expect(told(id)).toEqual(expected);
});

test('whoever has a tag is spared, too, and told where nobody is called so', () => {
  expect(told('deny-public-function-urls')).toContain(
    'whoever has the tag lz-opens-functions = true |  | DenyPublicFunctionUrls1',
  );
});

test('an exception of the config is told as that, not once more as a name that the statements spare', async () => {
  const exceptions = {
    'deny-unapproved-regions': [
      {
        principal: 'developers/developer',
        account: 'engineering-dev',
        reason: 'A test in Frankfurt.',
        until: '2027-01-31',
      },
    ],
  };
  const { data: excepted } = await explored({ ...config, exceptions });
  const row = excepted.guardrails.find(({ id }) => id === 'deny-unapproved-regions');
  expect(row?.exceptions).toMatchObject([{ who: 'developers/developer' }]);
  expect(told('deny-unapproved-regions', excepted).join()).not.toContain('Developer');
});

test('by pseudonyms the same are spared', () => {
  const { accounts } = data;
  const names = accounts.map(({ name }): readonly [string, string] => ['account', name]);
  const hidden = redacted(data, names);
  const [first = ''] = told('deny-changing-guardduty', hidden);
  expect(first).toMatch(/^whoever has the permission set (principal-\w+) in (account-\w+) \| \1 in \2$/);
});
