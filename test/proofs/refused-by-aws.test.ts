import { loadIamData, type IamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import { proveLandingZone } from '../../lib/proofs/landing-zone-proofs';
import { catalogue } from '../support/read-landing-zone';
import { EmptyRows, sample } from './empty-rows';

/*
 * What AWS refuses whatever policies say, no sentence need promise: the call is asked about what the sentence itself asks about, and
 * what AWS never takes about the caller's own account is asked about another one.
 */

let iamData: IamData;
let empty: EmptyRows;
beforeAll(async () => {
  iamData = await loadIamData();
  empty = new EmptyRows(iamData);
});

const admin = { principal: 'org-admins/org-admin', account: 'management' };
const dev = { principal: 'developers/developer', account: 'engineering-dev' };
const NEVER = 'is denied even to an administrator whom nothing limits';

test.each<[who: string, row: object]>([
  ['the management account that leaves', { ...admin, action: 'organizations:LeaveOrganization' }],
  ['beside another action', { ...admin, action: ['iam:CreateUser', 'organizations:LeaveOrganization'] }],
  ['beside a pattern', { ...admin, action: ['iam:*', 'organizations:LeaveOrganization'] }],
  ['the management account that makes an organization', { ...admin, action: 'organizations:CreateOrganization' }],
  ['an instance of the management account of its own', { ...admin, action: 'sso:CreateInstance' }],
  ['a member that makes accounts', { ...dev, action: 'organizations:CreateAccount' }],
  ['a member that takes accounts out', { ...dev, action: 'organizations:RemoveAccountFromOrganization' }],
  ['a member that invites', { ...dev, action: 'organizations:InviteAccountToOrganization' }],
])('%s is no sentence', (_who, row) => {
  expect(empty.ofSentence('never', row).join()).toContain(NEVER);
});

test.each<[who: string, row: object]>([
  ['a member that leaves', { ...dev, action: 'organizations:LeaveOrganization' }],
  ['of all accounts the members that leave', { nobodyBut: 'root', action: 'organizations:LeaveOrganization' }],
  [
    'the management account that takes accounts out',
    { ...admin, action: 'organizations:RemoveAccountFromOrganization' },
  ],
  ['a pattern of which some can', { ...dev, action: 'organizations:*' }],
])('%s is one', (_who, row) => {
  expect(empty.ofSentence('never', row).filter((reason) => reason.includes(NEVER))).toEqual([]);
});

test('who may take the root of members may, though nobody takes the root of the own account', () => {
  const row = { principal: 'role/lz-root-tasks', account: 'management', action: 'sts:AssumeRoot' };
  const scenarios = [{ says: 'it is so', always: [], never: [row] }] as unknown as LandingZone['scenarios'];
  const { failures } = proveLandingZone(sample.assembly, { zone: { ...sample.zone, scenarios }, catalogue }, iamData);
  expect(failures.map(({ found }) => found)).toEqual([expect.stringMatching(/^(?:allowed|depends)$/)]);
});
