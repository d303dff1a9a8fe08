import { entrancesTo } from '../../lib/explorer/page/entrances';
import type { PageData } from '../../lib/explorer/page/format';
import { Lookup } from '../../lib/explorer/page/lookup';
import { config } from '../support/companies/trips';
import { explored } from './support';

let data: PageData;
beforeAll(async () => {
  ({ data } = await explored(config));
});

/** By name: the door, who, and how an administrator. */
function into(account: string): ReadonlyMap<string, readonly unknown[]> {
  const place = data.accounts.findIndex(({ name }) => name === account);
  return new Map(
    entrancesTo(data, new Lookup(data), place).map(({ principal, door, who, administrator }) => [
      principal.name,
      [door, who, administrator],
    ]),
  );
}

const MANAGEMENT = 'any role or user of management that its own policies allow it';

test.each<[string, string, readonly unknown[]]>([
  ['engineering-dev', 'Developer', ['assigned', ['developers'], undefined]],
  ['engineering-dev', 'OrganizationAccountAccessRole', ['trusted', [MANAGEMENT], 'can become administrator']],
  [
    'management',
    'lz-ci-deploy',
    ['trusted', ['jobs of GitHub of repository trips/landing-zone, environment production'], 'administrator by design'],
  ],
  [
    'engineering-dev',
    'app/order-publisher',
    ['service', ['the service lambda.amazonaws.com, for what account engineering-dev has'], undefined],
  ],
  ['engineering-dev', 'root', ['trusted', ['whoever has its password, where it has one'], undefined]],
  ['management', 'break-glass-1', ['trusted', ['whoever has its password or a key of it'], 'can become administrator']],
])('how one gets into %s as %s is told, and whether that is or becomes an administrator', (account, name, expected) => {
  expect(into(account).get(name)).toEqual(expected);
});

test('every role that people, pipelines or accounts may become is told, and nobody twice', () => {
  for (const [place, { name }] of data.accounts.entries()) {
    const all = data.principals.filter(({ places }) => places.some(({ account }) => account === place));
    expect([...into(name).keys()].sort()).toEqual(all.map((row) => row.name).sort());
  }
});
