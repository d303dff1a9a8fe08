import { provenAssembly, type ProvenCheck } from '../../assembly/proven/proofs-file';
import type { Finding } from '../model';
import { pairing, type Sides } from './side';

/** What is proven of each side, and a guardrail that is loosened where its proof says less. */
export function proofFindings({ base, head }: Sides, others: readonly Finding[]): readonly Finding[] {
  const [before, after] = [base, head].map(({ assembly }) => provenAssembly(assembly.folder));
  const [was, is] = [before, after].map((proven) =>
    proven !== undefined && 'proofs' in proven ? proven.proofs.checks : undefined,
  );
  if (is === undefined && was !== undefined) return [state('not-proven', 'critical', problemOf(after))];
  if (is === undefined) return [state('not-proven', 'high', problemOf(after))];
  if (was === undefined) return [state('proven', 'info', 'what was not proven is proven')];
  const changed = changedSubjects(was, is);
  return [...changed, ...weakened(changed, others)];
}

function problemOf(proven: ReturnType<typeof provenAssembly> | undefined): string {
  return `the head is not proven: ${proven !== undefined && 'problem' in proven ? proven.problem : 'nothing is known of it'}`;
}

function state(rule: 'not-proven' | 'proven', severity: Finding['severity'], what: string): Finding {
  return { rule, severity, who: [], where: [], what, details: [] };
}

/** How often each subject was tried: fewer times is less proven. */
function countsOf(
  checks: readonly ProvenCheck[],
): ReadonlyMap<string, { readonly subject: string; readonly count: number }> {
  const subjects = checks.flatMap(({ name, subjects: tried = {}, counts }) => [
    ...Object.entries(tried).map(([subject, all]) => [subject, all.claims ?? 0] as const),
    ...(name === 'Proofs' ? [] : [[name, Object.keys(counts).length] as const]),
  ]);
  return new Map(subjects.map(([subject, count]) => [subject, { subject, count }]));
}

function changedSubjects(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  const { added, removed, both } = pairing(countsOf(was), countsOf(is));
  const findingOf = (subject: string, before: number, after: number): Finding => ({
    rule: after > before ? 'proof-added' : 'proof-removed',
    severity: after > before ? 'info' : 'medium',
    who: [],
    where: [],
    what: `${subject} is tried ${String(after)} times instead of ${String(before)}`,
    details: [],
  });
  return [
    ...added.map(({ subject, count }) => findingOf(subject, 0, count)),
    ...removed.map(({ subject, count }) => findingOf(subject, count, 0)),
    ...both.flatMap(({ base, head }) =>
      base.count === head.count ? [] : [findingOf(head.subject, base.count, head.count)],
    ),
  ];
}

/** Nobody notices a guardrail that falls together with what would have told. */
function weakened(changed: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const loosened = others.filter(({ rule }) => rule === 'guardrail-loosened');
  return changed.flatMap(({ rule, what }) => {
    const guardrail = loosened.find(
      (one) =>
        rule === 'proof-removed' && one.file !== undefined && what.startsWith(`guardrail ${guardrailIn(one.file)} `),
    );
    if (guardrail === undefined) return [];
    const finding: Finding = {
      rule: 'proof-weakened',
      severity: 'critical',
      who: guardrail.who,
      where: guardrail.where,
      what: `${guardrail.what}, and its proof says less: ${what}`,
      details: [],
      ...(guardrail.file === undefined ? {} : { file: guardrail.file }),
    };
    return [finding];
  });
}

function guardrailIn(file: string): string {
  return /(?<id>[^/]+)\.ts$/.exec(file)?.groups?.id ?? file;
}
