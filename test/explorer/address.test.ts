import fc from 'fast-check';
import { addressOf, parseAddress, type Address } from '../../lib/explorer/page/address';

const name = fc.string({ unit: 'grapheme', minLength: 1 });

const addresses: fc.Arbitrary<Address> = fc.oneof(
  fc.record({ view: fc.constantFrom('organization', 'matrix', 'people', 'guardrails', 'paths', 'changes') }),
  fc.record({ view: fc.constant('actions' as const), service: name }, { requiredKeys: ['view'] }),
  fc.record({ view: fc.constantFrom('account', 'guardrail', 'action', 'change'), name }),
  fc.record(
    { view: fc.constant('principal' as const), kind: name, name, account: name },
    { requiredKeys: ['view', 'kind', 'name'] },
  ),
);

test('an address leads back to what it was made of, whatever names hold', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      expect(parseAddress(addressOf(address))).toEqual(address);
    }),
    { seed: 16, numRuns: 1000 },
  );
});

test.each([
  ['#/nowhere'],
  ['#/account'],
  ['#/matrix/more'],
  ['#/%'],
  ['#/principal/role'],
  ['#/action/a/b'],
  ['#/change'],
])('%s leads nowhere', (hash) => {
  expect(parseAddress(hash)).toBeUndefined();
});

test.each([[''], ['#'], ['#/']])('without an address the organization is shown: "%s"', (hash) => {
  expect(parseAddress(hash)).toEqual({ view: 'organization' });
});
