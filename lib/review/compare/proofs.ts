import { provenAssembly, type ProvenCheck } from '../../assembly/proven/proofs-file';
import type { Finding, RuleId, Severity } from '../model';
import { workFindings } from './everyday-work';
import { pairing, type Sides } from './side';

/** What is proven of each side, a guardrail that is loosened where its proof says less, and everyday work that was proven to work. */
export function proofFindings({ base, head }: Sides, others: readonly Finding[]): readonly Finding[] {
  const [before, after] = [base, head].map(({ assembly }) => provenAssembly(assembly.folder));
  const [was, is] = [before, after].map((proven) =>
    proven !== undefined && 'proofs' in proven ? proven.proofs.checks : undefined,
  );
  if (is === undefined && was !== undefined) return [findingOf('not-proven', 'critical', problemOf(after))];
  if (is === undefined) return [findingOf('not-proven', 'high', problemOf(after))];
  if (was === undefined) return [findingOf('proven', 'info', 'what was not proven is proven')];
  const changed = changedProofs(was, is);
  return [...changed, ...weakened(changed, others), ...workFindings(was, is)];
}

function problemOf(proven: ReturnType<typeof provenAssembly> | undefined): string {
  return `the head is not proven: ${proven !== undefined && 'problem' in proven ? proven.problem : 'nothing is known of it'}`;
}

function findingOf(rule: RuleId, severity: Severity, what: string): Finding {
  return { rule, severity, who: [], where: [], what, details: [] };
}

/** What is tried, and by how many rules: fewer is less proven. How many resources there are to look at proves nothing. */
const TRIED = new Set(['claims', 'questions', 'searches', 'rules']);

/** How often each subject and each check was tried, by what it counts. */
function countsOf(checks: readonly ProvenCheck[]): ReadonlyMap<string, Tried> {
  const all = checks.flatMap(({ name, subjects = {}, counts }) => [
    ...Object.entries(subjects).flatMap(([subject, own]) => triedOf(subject, own)),
    ...triedOf(name, counts),
  ]);
  return new Map(all.map((one) => [`${one.subject} ${one.counted}`, one]));
}

interface Tried {
  readonly subject: string;
  readonly counted: string;
  readonly count: number;
}

function triedOf(subject: string, counts: Readonly<Record<string, number>>): readonly Tried[] {
  return Object.entries(counts).flatMap(([counted, count]) =>
    TRIED.has(counted) ? [{ subject, counted, count }] : [],
  );
}

/** What is proven otherwise: checks that are made, counts that changed, and lines that say of whom or what nothing is proven. */
export function changedProofs(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  return [
    ...changedChecks(was, is),
    ...changedCounts(was, is),
    ...Object.keys(LISTS).flatMap((list) => changedLines(list as List, was, is)),
  ];
}

function changedChecks(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  const byName = (checks: readonly ProvenCheck[]): ReadonlyMap<string, ProvenCheck> =>
    new Map(checks.map((check) => [check.name, check]));
  const { added, removed } = pairing(byName(was), byName(is));
  return [
    ...added.map(({ name }) => findingOf('proof-added', 'info', `the check ${name} is made`)),
    ...removed.map(({ name }) => findingOf('proof-removed', 'high', `the check ${name} is no longer made`)),
  ];
}

function changedCounts(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  const { added, removed, both } = pairing(countsOf(was), countsOf(is));
  const changeOf = ({ subject, counted }: Tried, before: number, after: number): Finding =>
    findingOf(
      after > before ? 'proof-added' : 'proof-removed',
      after > before ? 'info' : 'medium',
      `${subject} is tried ${String(after)} times instead of ${String(before)} (${counted})`,
    );
  return [
    ...added.map((one) => changeOf(one, 0, one.count)),
    ...removed.map((one) => changeOf(one, one.count, 0)),
    ...both.flatMap(({ base, head }) => (base.count === head.count ? [] : [changeOf(head, base.count, head.count)])),
  ];
}

/** What a line more in each of them takes from what is proven. */
const LISTS = {
  administrators: { severity: 'high', what: 'is an administrator by design, of whom no proof asks' },
  replaced: { severity: 'high', what: 'takes the place of what was proven' },
  notAsked: { severity: 'medium', what: 'is asked by no proof' },
  notPlaced: { severity: 'medium', what: 'has no place in which it is proven' },
} as const satisfies Readonly<Record<string, { readonly severity: Finding['severity']; readonly what: string }>>;
type List = keyof typeof LISTS;

function changedLines(list: List, was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  const [before, after] = [was, is].map(
    (checks) => new Map(checks.flatMap((check) => check[list] ?? []).map((line) => [line, line])),
  );
  const { added, removed } = pairing(before ?? new Map<string, string>(), after ?? new Map<string, string>());
  return [
    ...added.map((line) => findingOf('proof-removed', LISTS[list].severity, `${line}: ${LISTS[list].what}`)),
    ...removed.map((line) => findingOf('proof-added', 'info', `${line}: no longer ${LISTS[list].what}`)),
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
