import { isCountName } from '../../../lib/assembly/proven/counts';
import { REQUIRED_CHECKS } from '../../../lib/assembly/proven/proofs-file';
import { idIn, isSentenceSubject, KINDS, STANDING } from '../../../lib/assembly/proven/subjects';
import type { CheckSummary } from '../../../lib/app/checks/ledger';
import { config } from '../../support/companies/trips';
import { checked } from '../../support/checked';
import { loaded } from '../../support/read-landing-zone';

/* What a synthesis writes into proofs.json the review, the explorer and a deploy look for by name. */

let checks: readonly CheckSummary[];
beforeAll(async () => {
  ({ checks } = await checked(loaded(config)));
});

test('every check without which nothing is proven is made, and no other', () => {
  expect(checks.map(({ name }) => name).sort()).toEqual([...REQUIRED_CHECKS].sort());
});

test('whoever compares proofs knows of everything that is counted whether it is tried', () => {
  const counted = checks.flatMap(({ counts, subjects = {} }) => [counts, ...Object.values(subjects)]);
  const names = [...new Set(counted.flatMap((counts) => Object.keys(counts)))];
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter((name) => !isCountName(name))).toEqual([]);
});

test('whoever compares proofs knows what everything belongs to that is claimed', () => {
  const subjects = checks.flatMap((check) => [...Object.keys(check.subjects ?? {}), ...Object.keys(check.rows ?? {})]);
  const ids = KINDS.map((kind) => subjects.flatMap((subject) => idIn(kind, subject) ?? []));
  expect(KINDS.filter((_kind, index) => ids[index]?.length === 0)).toEqual(['machine role']);
  const others = subjects.filter((subject) => KINDS.every((kind) => idIn(kind, subject) === undefined));
  const unknown = others.filter((subject) => subject !== STANDING && !isSentenceSubject(subject));
  expect([...new Set(unknown)].sort()).toEqual(['permissions boundary']);
});
