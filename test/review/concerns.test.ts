import { CONCERNS, concernOf } from '../../lib/review/concerns';
import { RULES, type RuleId } from '../../lib/review/model';
import { sectionsOf } from '../../lib/review/render/sections';

test('each kind of finding is of one concern', () => {
  const all = CONCERNS.flatMap(({ rules }) => rules);
  expect([...all].sort()).toEqual(Object.keys(RULES).sort());
});

test.each<[first: RuleId, then: RuleId]>([
  ['guardrail-loosened', 'locked-out'],
  ['locked-out', 'assignment-added'],
  ['assignment-added', 'resource-removed'],
  ['resource-removed', 'proof-removed'],
  ['proof-removed', 'assignment-removed'],
  ['assignment-removed', 'work-stops'],
  ['work-stops', 'proof-fewer'],
  ['proof-fewer', 'resource-changed'],
])('%s is told before %s that is as severe', (first, then) => {
  expect(concernOf(first)).toBeLessThan(concernOf(then));
});

test('headings stand in the order of what is in them', () => {
  const finding = (rule: RuleId) => ({ rule, severity: 'high' as const, who: [], where: [], what: rule, details: [] });
  const findings = (['resource-opened', 'locked-out', 'access-gained'] as const).map(finding);
  expect(sectionsOf({ findings }).map(({ area }) => area)).toEqual(['resources', 'lockout', 'access']);
});
