import { withoutFollowUps } from '../../lib/config/follow-ups';
import { changed, problemsOf } from '../model/fixture';

const problem = (path: string) => ({ path, found: 'x', expected: 'y', mend: 'z' });
const LINE = 'config/access.ts → assignments[1]';

test.each<[told: string, isDropped: boolean]>([
  [LINE, true],
  [`${LINE}.persona`, true],
  [`${LINE}[0]`, true],
  ['config/access.ts → assignments[10]', false],
  ['config/access.ts → assignments', false],
])('what rests on a line goes with what is told at %s: %s', (told, isDropped) => {
  const conclusion = problem('config/scenarios.ts → [0]');
  const left = withoutFollowUps([problem(told), { ...conclusion, restsOn: [LINE] }]);
  expect(left).toEqual([problem(told), ...(isDropped ? [] : [conclusion])]);
});

test('conclusions do not drop each other', () => {
  const all = [problem('a.b'), problem('a.c')];
  expect(withoutFollowUps(all.map((one) => ({ ...one, restsOn: ['a'] })))).toEqual(all);
});

const SENTENCES = {
  scenarios: [
    { says: 'a', never: [{ principal: 'developers/developer', action: 's3:GetObject' }] },
    { says: 'b', never: [{ principal: 'developers/*', action: 's3:PutObject' }] },
  ],
};

test.each<[what: string, change: Readonly<Record<string, unknown>>, told: string]>([
  ['names no place', { 'access/assignments/1/organizationalUnits': undefined }, LINE],
  [
    'names an OU that is not',
    { 'access/assignments/1/organizationalUnits': ['devv'] },
    `${LINE}.organizationalUnits[0]`,
  ],
  ['misspells its persona', { 'access/assignments/1/persona': 'develooper' }, `${LINE}.persona`],
  ['misspells its group', { 'access/assignments/1/group': 'develoopers' }, `${LINE}.group`],
])('an assignment that %s is told once, and not again of each sentence about its people', (_what, change, told) => {
  expect(problemsOf(changed({ ...SENTENCES, ...change })).map(({ path }) => path)).toEqual([told]);
});

test('whoever administers the organization is not missed where the line that says so is wrong', () => {
  const lost = changed({ 'access/assignments/0/accounts': ['managment'] });
  expect(problemsOf(lost).map(({ path }) => path)).toEqual(['config/access.ts → assignments[0].accounts[0]']);
});

test('a sentence about somebody whom nobody is assigned to be is told beside what is wrong elsewhere', () => {
  const scenarios = [{ says: 'a', never: [{ principal: 'developers/org-admin', action: 's3:GetObject' }] }];
  const assignments = [{ group: 'developers', persona: 'developer', organizationalUnits: ['devv'] }];
  const paths = problemsOf(changed({ scenarios, 'access/assignments': assignments })).map(({ path }) => path);
  expect(paths).toContain('config/scenarios.ts → [0].never[0].principal');
});
