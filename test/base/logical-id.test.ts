import { logicalId } from '../../lib/base/logical-id';

test.each([
  ['Account', 'engineering-dev', 'AccountEngineeringDev'],
  ['OrganizationalUnit', 'dev', 'OrganizationalUnitDev'],
  ['Group', 'team-2-leads', 'GroupTeam2Leads'],
  ['User', 'jane.doe@trips.com', 'UserJaneDoeTripsCom'],
])('the logical id of %s %s is %s', (kind, key, expected) => {
  expect(logicalId(kind, key)).toBe(expected);
});

test('keys whose words are cut differently keep different logical ids', () => {
  expect(logicalId('Account', 'ab-c')).not.toBe(logicalId('Account', 'a-bc'));
});
