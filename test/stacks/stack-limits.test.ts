import { ConfigError } from '../../lib/model/config-error';
import { config } from '../support/companies/trips';
import { landingZoneOf } from '../support/synthesize';

function withAccounts(count: number): object {
  const more = Array.from({ length: count }, (_, index) => [
    `shop-${index}`,
    { email: `aws+shop-${index}@trips.com`, ou: 'staging' },
  ]);
  return {
    ...config,
    company: { ...config.company, accountQuota: 1000 },
    accounts: { ...config.accounts, ...(Object.fromEntries(more) as object) },
  };
}

test('a stack that comes to more than 500 resources is a problem of the config, before there is a template', () => {
  // Auditors, product managers and solutions architects come to three assignments an account.
  let error: unknown;
  try {
    landingZoneOf(withAccounts(170));
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as ConfigError).problems).toEqual([
    {
      path: 'access.assignments',
      found: expect.stringMatching(/^what comes to 5\d\d resources in the stack lz-identity$/) as string,
      expected: "at most 500 resources in a stack: CloudFormation's limit",
      mend: expect.stringContaining('assign fewer groups, or to fewer OUs') as string,
    },
  ]);
});

test('a hundred more accounts fit', () => {
  expect(() => landingZoneOf(withAccounts(100))).not.toThrow();
});
