import { certificateOf } from '../../lib/review/certificate';
import type { Synthesized } from '../../lib/review/git/synthesized';
import type { Report } from '../../lib/review/model';

/* What a certificate says of who approved. What else stands in it is tried by the command that writes it. */

const side: Synthesized = { folder: '', codeOwners: '', failure: ['nothing was synthesized'] };
const report: Report = { findings: [], questions: 3, approvers: [] };

const written = (...approvedBy: readonly string[]): string =>
  certificateOf(report, { base: side, head: side, approvedBy });

const approvedIn = (...approvedBy: readonly string[]): unknown =>
  (JSON.parse(written(...approvedBy)) as { readonly approvedBy: unknown }).approvedBy;

test('an approver who approved twice counts once, and the order of approvals says nothing', () => {
  expect(approvedIn('@trips/security', '@ana', '@trips/security', '@ana')).toEqual(['@ana', '@trips/security']);
  expect(written('@ana', '@bo', '@ana')).toBe(written('@bo', '@ana'));
});

test('two approvers whose names differ in a letter, or in its case, are two', () => {
  expect(approvedIn('@ana', '@anna', '@Ana')).toEqual(['@Ana', '@ana', '@anna']);
});

test('where nobody approved it says so', () => {
  expect(approvedIn()).toEqual([]);
});
