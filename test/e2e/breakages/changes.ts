import { deepEqual, match, ok } from 'node:assert/strict';
import { logicalId } from '../../../lib/base/logical-id';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import type { LiveIdentityCenter } from '../live/identity-center';
import { answerOf } from './break';
import type { Breakage, Broken, Chain } from './breakage';

const MOVED = 'growth-marketing';

/** What was written before a change that fails, and access before it. */
const before = new WeakMap<object, { readonly written: WrittenLandingZone; readonly access: LiveIdentityCenter }>();

async function change({ site }: Broken, edit: (config: WrittenLandingZone) => WrittenLandingZone): Promise<void> {
  before.set(site, { written: site.copy.written, access: await site.identityCenter() });
  site.copy.edit(edit);
}

function takeBack({ site }: Broken): Promise<void> {
  site.copy.edit((config) => before.get(site)?.written ?? config);
  return Promise.resolve();
}

async function expectAccessAsBefore({ site }: Broken): Promise<void> {
  deepEqual(await site.identityCenter(), before.get(site)?.access, 'access, which is as before the change');
}

const HALF_GIVEN: readonly Breakage[] = [
  {
    what: 'a change of access fails at its second assignment, and the first is taken back',
    meets: [],
    arrange: (broken) =>
      change(broken, (config) => ({
        ...config,
        access: {
          ...config.access,
          assignments: [
            ...config.access.assignments,
            { group: 'auditors', persona: 'security-admin', accounts: ['security', 'log-archive'] },
          ],
        },
      })),
    fault: { service: 'sso-admin', action: 'CreateAccountAssignment', nth: 2, times: 0, error: 'ConflictException' },
    says: [/injected fault \(Service: SSOAdmin/],
    after: expectAccessAsBefore,
    wayOut: { then: takeBack },
  },
];

export const CHANGE_OF_ACCESS: Chain = {
  stack: 'Identity',
  stackName: 'lz-identity',
  status: 'UPDATE_ROLLBACK_COMPLETE',
  breakages: [...HALF_GIVEN],
  complete: expectAccessAsBefore,
};

const NOT_UPDATABLE: readonly Breakage[] = [
  {
    what: "an account's address changes, which AWS refuses on the way there and on the way back",
    meets: ['UPDATE_ROLLBACK_FAILED'],
    arrange: (broken) =>
      change(broken, (config) => ({
        ...config,
        accounts: {
          ...config.accounts,
          [MOVED]: { ou: 'marketing', ...config.accounts[MOVED], email: 'aws+renamed@broken.trips.com' },
        },
      })),
    wayOut: {
      first: takeBack,
      values: () => Promise.resolve({ '<the account’s logical id>': logicalId('Account', MOVED) }),
      then: (_failed, answers) => {
        const told = (answerOf(answers, 'npm run preflight') as string).replaceAll(/\s+/g, ' ');
        const command = [...answers.keys()].find((one) => one.startsWith('aws cloudformation')) ?? '';
        match(told, /lz-organization is in UPDATE_ROLLBACK_FAILED/);
        const words = command.replace(/<[^>]+>/, logicalId('Account', MOVED)).split(/ (?=--)/);
        for (const word of words) ok(told.includes(word), `preflight does not print ${word}:\n${told}`);
        return Promise.resolve();
      },
    },
  },
];

/** With rollback, as `npx cdk deploy` does it. */
export const CHANGE_OF_ADDRESS: Chain = {
  stack: 'Organization',
  stackName: 'lz-organization',
  status: 'UPDATE_ROLLBACK_FAILED',
  breakages: [...NOT_UPDATABLE],
};
