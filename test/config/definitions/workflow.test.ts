import { problemsOf, sound } from './support';

const told = (change: object) =>
  problemsOf('workflow', { ...sound.workflow, ...change })
    .filter(({ path }) => path.includes('workflows'))
    .map(({ path, found, expected, mend }) => `${path}: ${found}; ${expected}; ${mend}`);
const call = { action: 's3:GetObject' };
const blocked = { by: 'deny-iam-users', calls: [1], instead: 'Do not.', allow: 'Ask.' };

test.each([{}, { in: 'security' }])('a sound workflow has no problem, wherever its persona is: %j', (change) => {
  expect(told(change)).toEqual([]);
});

test.each<[change: object, problem: RegExp]>([
  [{ call: [] }, /finance\.ts → read-bills.*"call".*calls/],
  [{ calls: [] }, /calls.*empty|at least/],
  [{ calls: undefined }, /calls/],
  [{ says: 'no full stop' }, /says.*full stop/],
  [{ source: [] }, /source/],
  [{ source: ['docs'] }, /source.*address of a page/],
  [{ by: 'persona' }, /by.*application/],
  [{ by: 'persona/biling' }, /by.*biling.*billing/],
  [{ by: 'machine-role/x' }, /by.*id of a machine role/],
  [{ by: 'application', in: 'managment' }, /in.*workload/],
  [{ calls: [{ ...call, actions: 's3:GetObject' }] }, /calls.*actions/],
  [{ calls: [{ ...call, context: { 'aws:x': 1 } }] }, /context/],
  [{ calls: [{ ...call, context: {} }] }, /context.*empty/],
  [{ by: 'nobody' }, /machine-role\/…, role\/… or service\/…/],
  [{ calls: [{ action: 's3:*' }] }, /action.*one by one/],
  [{ calls: [{ ...call, principal: 'root' }] }, /principal/],
  [{ blocked: [{ ...blocked, by: 'deny-iam-user' }] }, /blocked.*by.*deny-iam-user/],
  [{ blocked: [{ ...blocked, calls: [9] }] }, /calls.*9.*places of calls/],
  [{ blocked: [{ ...blocked, calls: [1, 1] }] }, /places of calls/],
  [{ blocked: [blocked, blocked] }, /a second time/],
  [{ blocked: [{ ...blocked, instead: '' }] }, /instead/],
  [{ blocked: [{ ...blocked, allows: 'x.' }] }, /allows/],
  [{ blocked: [] }, /blocked/],
])('%j is told', (change, problem) => {
  expect(told(change).join('\n')).toMatch(problem);
});
