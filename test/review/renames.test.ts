import { readOrganization, type Organization } from '../../lib/ask/organization';
import { review } from '../../lib/review/review';
import { sampleAssembly } from '../cli/support';
import { config } from '../support/companies/trips';

/* Until AWS gives an account an id it goes by its name, and which it is its key says. */

const silent = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };
const made = (company: object): Promise<Organization> =>
  readOrganization(sampleAssembly(company), silent, 'as recorded');
const { accounts, access } = config;
type Key = keyof typeof accounts;
const named = (names: Partial<Record<Key, string>>, company: object = config): object => ({
  ...company,
  accounts: Object.fromEntries(
    Object.entries(accounts).map(([key, account]) => [key, { ...account, name: names[key as Key] ?? key }]),
  ),
});

async function told(base: object, head: object): Promise<readonly string[]> {
  const sides = { base: await made(base), head: await made(head) };
  const { findings } = review(sides, { today: '2026-11-27', owners: new Map() });
  return findings
    .filter(({ rule }) => rule !== 'quota-used')
    .map(({ severity, rule, what }) => `${severity} ${rule} ${what}`);
}

const rename = (key: string, name: string): string =>
  `high account-changed account ${key} is called ${name}: CloudFormation cannot change the name of an account`;

const keys = Object.keys(accounts) as Key[];
test.each(keys)('an account %s that is called otherwise is told of as that alone', async (key) => {
  expect(await told(named({}), named({ [key]: 'another-name' }))).toEqual([
    rename(key, 'another-name'),
    'info resource-changed 1 resource of stack lz-organization is changed',
  ]);
});

test('two accounts that change their names are told of as that alone', async () => {
  const [one, other] = ['engineering-dev', 'engineering-prod'] as const;
  expect(await told(named({}), named({ [one]: other, [other]: one }))).toEqual([
    rename(one, other),
    rename(other, one),
    'info resource-changed 2 resources of stack lz-organization are changed',
  ]);
});

test('what is let into an account that takes the name of another one is not hidden by it', async () => {
  const [one, other] = ['growth-sales', 'engineering-prod'] as const;
  const more = { group: 'sales', persona: 'prod-admin', accounts: [other] };
  const head = { ...config, access: { ...access, assignments: [...access.assignments, more] } };
  const findings = await told(named({}), named({ [one]: other, [other]: one }, head));
  expect(findings.filter((line) => line.includes('assignment-added'))).toEqual([
    expect.stringContaining('sales as ProdAdmin is added'),
  ]);
});
