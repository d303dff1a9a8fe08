import { loadIamData, type IamData } from '../../lib/iam-data';
import { RULES, type Finding, type Report } from '../../lib/review/model';
import { cases } from './cases';
import { reviewOf } from './support';

const BREAK_GLASS = 'role/lz-break-glass';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

/** What a finding says, whichever way the change goes. */
function essence({ rule, who, where, actions }: Finding, name: string): string {
  return JSON.stringify([name, RULES[rule].area === 'resources' ? [] : who, where, actions ?? null]);
}

/** Renamed things are told of by what they are then called, and proofs are about the head alone. */
const ONE_WAY = new Set(['not-proven', 'account-changed', 'unit-changed', 'resource-changed']);

function essences({ findings }: Report, nameOf: (finding: Finding) => string): readonly string[] {
  // A removal is told by how much is lost with it, and of what is gone nobody asks whom it let in.
  const told = findings.filter(
    ({ rule, what }) => !ONE_WAY.has(rule) && !(rule === 'resource-opened' && what.endsWith('; it is new')),
  );
  return [...new Set(told.map((one) => essence(one, nameOf(one))))].sort();
}

test('of two equal organizations nothing is said but that they are not proven', () => {
  const { findings, questions } = reviewOf({ head: () => undefined }, iamData);
  expect(findings.map(({ rule }) => rule)).toEqual(['not-proven']);
  expect(questions).toBe(0);
});

test('every kind of finding has one that undoes it, which it undoes', () => {
  const rules = Object.entries(RULES).map(([id, { mirror }]) => [
    id,
    (RULES as Record<string, { mirror: string }>)[mirror]?.mirror,
  ]);
  expect(rules.filter(([id, back]) => id !== back)).toEqual([]);
});

/**
 * Whom a role of the landing zone no longer lets in is locked out, and so is whoever loses the way in that is left when nothing else
 * works: each weighs more than that a trust is closed or a role removed.
 */
function mirrorOf({ rule, what, who }: Finding): string {
  const locksOut =
    (rule === 'trust-opened' && what.startsWith('role lz-')) || (rule === 'role-added' && who.includes(BREAK_GLASS));
  const opensAgain = rule === 'locked-out' && /^role lz-.* no longer lets in /.test(what);
  return locksOut ? 'locked-out' : opensAgain ? 'trust-opened' : RULES[rule].mirror;
}

test.each(cases.map((one) => [one.name, one] as const))(
  'undoing %s is told of as its mirror',
  (_name, { base, edit }) => {
    const forth = reviewOf({ base, head: edit }, iamData);
    const back = reviewOf({ base, head: edit }, iamData, 'mirrored');
    expect(essences(back, ({ rule }) => rule)).toEqual(essences(forth, mirrorOf));
  },
);

test('the same two organizations give the same report', () => {
  const edit = (cases[0] ?? { edit: () => undefined }).edit;
  const [one, other] = [reviewOf({ head: edit }, iamData), reviewOf({ head: edit }, iamData)];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});
