import { completeLandingZone } from '../../../lib/model/complete';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { config } from '../../support/companies/trips';
import { copyOf } from '../../support/synthesize';
import type { State } from '../live/fake';
import { after, complaints } from './support';

/* Accounts that are not where the config thinks, or not those that it means. */

const written = (change: (company: WrittenLandingZone) => void): ReturnType<typeof completeLandingZone> => {
  const company = copyOf<WrittenLandingZone>(config);
  change(company);
  return completeLandingZone(company);
};
const idOf = (state: State, wanted: string): string => state.accounts.find(({ name }) => name === wanted)?.id ?? '';

describe('an id in existing', () => {
  const adopting = (existing: string): ReturnType<typeof written> =>
    written(({ organization, accounts }) => {
      Object.assign(organization, { existing: 'o-abcde12345' });
      accounts['legacy-sandbox'] = { email: 'aws+legacy-sandbox@trips.com', ou: 'suspended', existing };
    });

  test('of an account that is another key’s is refused', async () => {
    const state = after();
    const said = await complaints(state, adopting(idOf(state, 'engineering-prod')));
    expect(said).toContainEqual(
      expect.stringMatching(
        /^adopted accounts: config\/accounts\.ts → legacy-sandbox: \d{12} is the account of engineering-prod → Correct the id\.$/,
      ),
    );
  });

  test('of the management account is refused', async () => {
    const state = after();
    expect(await complaints(state, adopting(state.caller.accountId))).toContainEqual(
      expect.stringMatching(/^adopted accounts: .*legacy-sandbox: 111111111111 is the management account/),
    );
  });

  test('of an account with another address is refused; the case of an address says nothing', async () => {
    const state = after();
    const account = { id: '999999999999', name: 'legacy-sandbox', status: 'ACTIVE', parentId: state.rootId };
    const withEmail = (email: string): State => ({ ...state, accounts: [...state.accounts, { ...account, email }] });
    expect(await complaints(withEmail('aws+old@trips.com'), adopting(account.id))).toEqual([
      expect.stringMatching(
        /^adopted accounts: .*legacy-sandbox: 999999999999 is an account with the e-mail address aws\+old@trips\.com, not aws\+legacy-sandbox@trips\.com → /,
      ),
    ]);
    expect(await complaints(withEmail('AWS+Legacy-Sandbox@trips.com'), adopting(account.id))).toEqual([]);
  });
});

describe('an account that somebody moved', () => {
  const moved = (): State => {
    const state = after();
    const sandbox = state.organizationalUnits.find(({ path }) => path === 'sandbox')?.id ?? '';
    state.accounts = state.accounts.map((one) =>
      one.name === 'engineering-staging' ? { ...one, parentId: sandbox } : one,
    );
    return state;
  };
  const to = (ou: string): ReturnType<typeof written> =>
    written(({ accounts }) => Object.assign(accounts['engineering-staging'] ?? {}, { ou }));

  test.each(['sandbox', 'test'])('is moved back before a deploy moves it to %s', async (ou) => {
    const state = moved();
    const said = await complaints(state, to(ou));
    expect(said).toEqual([
      expect.stringMatching(
        /^places of accounts: .*engineering-staging: moves to \w+ from engineering\/nonproduction\/staging, where it is not any more: somebody moved it to sandbox → Move it back, .*: aws organizations move-account /,
      ),
    ]);
    const [, back = ''] = /--destination-parent-id (\S+)$/.exec(said[0] ?? '') ?? [];
    state.accounts = state.accounts.map((one) =>
      one.name === 'engineering-staging' ? { ...one, parentId: back } : one,
    );
    expect(await complaints(state, to(ou))).toEqual([]);
  });

  test('stands in nobody’s way as long as no deploy moves it', async () => {
    expect(await complaints(moved())).toEqual([]);
  });
});

test('another address or name of the management account than AWS has is told, and can wait', async () => {
  const zone = written(({ company }) =>
    Object.assign(company.managementAccount, { email: 'aws+root@trips.com', name: 'root-of-all' }),
  );
  const state = after();
  const [{ email, name } = { email: '', name: '' }] = state.accounts.filter(({ id }) => id === state.caller.accountId);
  expect(await complaints(state, zone)).toEqual([
    `management account: its e-mail address is ${email}, the config says aws+root@trips.com → config/company.ts → managementAccount.email: '${email}'`,
    `management account: it is called "${name}", the config says "root-of-all" → config/company.ts → managementAccount.name: '${name}'`,
  ]);
});

describe('an invitation that nobody has answered', () => {
  test('counts as an account', async () => {
    const state = { ...after(), accountQuota: 10, openInvitations: ['bought@trips.com', '444444444444'] };
    expect(await complaints(state)).toEqual([
      expect.stringMatching(/^account quota: 9 exist, 0 to create, 2 invited, 10 allowed .* → Ask for more/),
    ]);
  });

  test('of an account that the config adopts is told, and how it is accepted', async () => {
    const zone = written(({ organization, accounts }) => {
      Object.assign(organization, { existing: 'o-abcde12345' });
      accounts.bought = { email: 'aws@bought.example', ou: 'sandbox', existing: '444444444444' };
    });
    expect(await complaints({ ...after(), openInvitations: ['444444444444'] }, zone)).toEqual([
      expect.stringMatching(
        /^adopted accounts: .*bought: 444444444444 is invited and has not accepted → Accept it there, with credentials of 444444444444: /,
      ),
    ]);
  });
});
