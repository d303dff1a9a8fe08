import type { Synthesized } from './git/synthesized';
import type { Finding, Report } from './model';

/** The report where a side has no assembly: nothing can be compared, which is told and is not "nothing changes". */
export function unsynthesized(base: Synthesized, head: Synthesized): Report | undefined {
  const findings = [
    ...failureOf(
      'not-proven',
      'critical',
      'the head does not synthesize, or its proofs do not hold: nothing is known of what it does',
      head,
    ),
    ...failureOf('base-unknown', 'high', 'the base does not synthesize: nothing can be compared with it', base),
  ];
  return findings.length === 0 ? undefined : { findings, questions: 0, approvers: [] };
}

function failureOf(
  rule: Finding['rule'],
  severity: Finding['severity'],
  what: string,
  { failure }: Synthesized,
): readonly Finding[] {
  return failure === undefined ? [] : [{ rule, severity, who: [], where: [], what, details: failure }];
}
