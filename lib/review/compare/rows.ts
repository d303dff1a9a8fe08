import type { ProvenRows } from '../../assembly/proven/rows';
import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import { groupBy } from '../../base/group-by';
import type { Finding, RuleId, Severity } from '../model';
import { changedClaims, isWithheldIn, type ChangedClaims } from './claimed';

/** A definition whose rows claim otherwise, as far as it is proven on both sides. */
export interface ChangedRows extends ChangedClaims {
  /** What they belong to, such as `persona developer`. */
  readonly subject: string;
  /** What they claim as before. */
  readonly stay: readonly string[];
}

/** Undefined where a side was made before rows were written down: nothing is known of them. */
export function changedRows(
  was: readonly ProvenCheck[],
  is: readonly ProvenCheck[],
): readonly ChangedRows[] | undefined {
  const [before, after] = [rowsIn(was), rowsIn(is)];
  if (before === undefined || after === undefined) return undefined;
  return Object.keys(before)
    .filter((subject) => Object.hasOwn(after, subject))
    .flatMap((subject) => {
      const { gone, come } = changedClaims(before[subject] ?? [], after[subject] ?? []);
      if (gone.length + come.length === 0) return [];
      const { gone: all } = changedClaims(before[subject] ?? [], []);
      return [{ subject, gone, come, stay: all.filter((line) => !gone.includes(line)) }];
    });
}

/** What a row that is claimed no more follows from. @default it stands for itself */
type TopicOf = (changed: ChangedRows, line: string) => string | undefined;

/** How often something is tried does not tell: a row about three actions is tried as often as one about two. */
export function rowFindings(changed: readonly ChangedRows[], topicOf: TopicOf = () => undefined): readonly Finding[] {
  return changed.flatMap((own) => {
    const { subject, gone, come } = own;
    return [
      ...[...groupBy(gone, (line) => topicOf(own, line))].map(([topic, lines]) => ({
        ...findingOf(
          'proof-removed',
          topic !== undefined ? 'info' : isWithheldIn(lines) ? 'high' : 'medium',
          `${subject} no longer claims what it did`,
          lines,
        ),
        ...(topic === undefined ? {} : { topic }),
      })),
      ...(come.length === 0 ? [] : [findingOf('proof-added', 'info', `${subject} claims what it did not`, come)]),
    ];
  });
}

/** A finding about what is claimed, which is nobody's and nowhere. */
export function findingOf(rule: RuleId, severity: Severity, what: string, details: readonly string[]): Finding {
  return { rule, severity, who: [], where: [], what, details };
}

export function rowsIn(checks: readonly ProvenCheck[]): ProvenRows | undefined {
  return checks.find(({ rows }) => rows !== undefined)?.rows;
}
