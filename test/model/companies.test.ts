import { completeLandingZone } from '../../lib/model/complete';
import { readLandingZone } from '../support/read-landing-zone';
import { config } from '../support/companies/trips';
import { depthOf, expandAssignments } from '../../lib/model/tree';
import { conglomerate } from '../support/companies/conglomerate';
import { startUp } from '../support/companies/start-up';

test.each([
  ['the sample', config],
  ['a start-up that adopts its organization', startUp],
  ['a group of many businesses', conglomerate],
])('%s is a valid company', (_name, company) => {
  expect(readLandingZone(company)).toEqual(completeLandingZone(company));
});

test('the start-up has three accounts and reaches each of them', () => {
  expect(Object.keys(startUp.accounts)).toHaveLength(3);
  expect(new Set(expandAssignments(startUp).map(({ account }) => account))).toEqual(
    new Set(['management', 'guard', 'ledger', 'booking']),
  );
});

test('the group has sixty accounts, with the management account, five levels deep', () => {
  expect(Object.keys(conglomerate.accounts)).toHaveLength(59);
  expect(Math.max(...Object.values(conglomerate.accounts).map(({ ou }) => depthOf(conglomerate, ou)))).toBe(5);
});
