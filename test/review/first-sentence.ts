import type { Finding } from '../../lib/review/model';

/** What a report says first, with its severity; that nothing is proven of assemblies of tests is none of it. */
export function firstSentence(findings: readonly Finding[]): string {
  const [first] = findings.filter(({ rule }) => rule !== 'not-proven' && rule !== 'quota-used');
  return first === undefined ? '' : `${first.severity}: ${first.what}`;
}
