import { problemsOf, valid } from './fixture';

/** The company of these tests with batches, and changes to it. */
function withBatches(change: (company: Company) => void): readonly string[] {
  const company = structuredClone({ ...valid, company: { ...valid.company, batches: BATCHES } }) as unknown as Company;
  change(company);
  return problemsOf(company).map(({ path, found, mend }) => `${path}: ${found} → ${mend}`);
}

const BATCHES = { accounts: ['b1', 'b2'], organizationalUnits: ['u1'], assignments: ['more'] };

interface Company {
  company: { batches: { accounts: string[]; organizationalUnits: string[]; assignments: string[] } };
  organization: {
    existing?: string;
    organizationalUnits: Record<string, { parent: string; batch?: string; existing?: string }>;
  };
  accounts: Record<string, { email: string; ou: string; batch?: string }>;
  access: { assignments: { group: string; persona: string; accounts?: string[]; batch?: string }[] };
}

test('batches that are declared are taken', () => {
  expect(
    withBatches(({ accounts, organization, access }) => {
      Object.assign(organization.organizationalUnits, {
        shops: { parent: 'root', batch: 'u1' },
        shop: { parent: 'shops', batch: 'u1' },
      });
      Object.assign(accounts['app-dev'] ?? {}, { batch: 'b2', ou: 'shop' });
      Object.assign(access.assignments[1] ?? {}, { batch: 'more' });
    }),
  ).toEqual([]);
});

test.each<[what: string, change: (company: Company) => void, problem: RegExp]>([
  [
    'a batch of accounts that nobody declared',
    ({ accounts }) => Object.assign(accounts['app-dev'] ?? {}, { batch: 'b3x' }),
    /^config\/accounts\.ts → app-dev\.batch: "b3x" → (add it there|did you mean)/,
  ],
  [
    'a batch of OUs on an account',
    ({ accounts }) => Object.assign(accounts['app-dev'] ?? {}, { batch: 'u1' }),
    /^config\/accounts\.ts → app-dev\.batch: "u1"/,
  ],
  [
    'a batch of a line that nobody declared',
    ({ access }) => Object.assign(access.assignments[1] ?? {}, { batch: 'mor' }),
    /^config\/access\.ts → assignments\[1\]\.batch: "mor" → did you mean "more"\?/,
  ],
  [
    'one name for two batches',
    ({ company }) => company.batches.assignments.push('b1'),
    /^config\/company\.ts → batches\.assignments\[1\]: "b1", also at config\/company\.ts → batches\.accounts\[0\]/,
  ],
  [
    'a name of two words, which would read like two batches',
    ({ company }) => company.batches.accounts.push('b1-more'),
    /^config\/company\.ts → batches\.accounts\[2\]: "b1-more"/,
  ],
  [
    'an OU without a batch below one of a batch',
    ({ organization }) => Object.assign(organization.organizationalUnits.workloads ?? {}, { batch: 'u1' }),
    /^config\/organization\.ts → organizationalUnits\.dev: no batch, below an OU of "u1" → write batch: 'u1'/,
  ],
  [
    'an account without a batch in an OU of a batch',
    ({ organization }) => Object.assign(organization.organizationalUnits.dev ?? {}, { batch: 'u1' }),
    /^config\/accounts\.ts → app-dev\.ou: an OU of the batch "u1", while the account has none/,
  ],
  [
    'an adopted OU of a batch',
    ({ organization }) => {
      organization.existing = 'o-abcde12345';
      organization.organizationalUnits.old = { parent: 'root', existing: 'ou-ab12-11111111', batch: 'u1' };
    },
    /^config\/organization\.ts → organizationalUnits\.old\.batch: "u1", of an OU that exists → remove it/,
  ],
  [
    'two batches for what one group has with one persona',
    ({ access }) =>
      access.assignments.push({ group: 'developers', persona: 'developer', accounts: ['security'], batch: 'more' }),
    /^config\/access\.ts → assignments\[2\]\.batch: "more", while config\/access\.ts → assignments\[1\] has no batch for developers as developer/,
  ],
])('%s is refused', (_what, change, problem) => {
  const problems = withBatches(change);
  expect(problems).toEqual([expect.stringMatching(problem)]);
});
