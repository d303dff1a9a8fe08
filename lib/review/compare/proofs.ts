import { provenAssembly, type ProvenCheck } from '../../assembly/proven/proofs-file';
import { groupBy } from '../../base/group-by';
import type { Finding, RuleId, Severity } from '../model';
import { workFindings } from './everyday-work';
import { changedRows, rowFindings } from './rows';
import { sentenceFindings } from './sentences';
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
  return [...changed, ...weakened(weakenedProofs(was, is), others), ...workFindings(was, is)];
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
    ...sentenceFindings(was, is),
    ...rowFindings(changedRows(was, is) ?? []),
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

/** Several are told together, a line each. */
function listed(rule: RuleId, severity: Severity, lines: readonly string[], what: string): readonly Finding[] {
  if (lines.length < 2) return lines.map((line) => findingOf(rule, severity, `${line}: ${what}`));
  return [
    {
      ...findingOf(rule, severity, `${String(lines.length)} of what is proven, each of which ${what}`),
      details: lines,
    },
  ];
}

/** A subject that is tried more or less often than before. */
interface Counted extends Tried {
  readonly before: number;
}

function countedIn(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Counted[] {
  const { added, removed, both } = pairing(countsOf(was), countsOf(is));
  return [
    ...added.map((one) => ({ ...one, before: 0 })),
    ...removed.map((one) => ({ ...one, before: one.count, count: 0 })),
    ...both.flatMap(({ base, head }) => (base.count === head.count ? [] : [{ ...head, before: base.count }])),
  ];
}

/** One finding of all that is tried more often, and one of all that is tried less often: an account more or less is in most of them. */
function changedCounts(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  const counted = countedIn(was, is);
  const findings = [
    { rule: 'proof-more', severity: 'info', verb: 'more', all: counted.filter((one) => one.count > one.before) },
    { rule: 'proof-fewer', severity: 'medium', verb: 'less', all: counted.filter((one) => one.count < one.before) },
  ] as const;
  return findings.flatMap(({ rule, severity, verb, all }) => {
    const subjects = [...groupBy(all, ({ subject }) => subject)];
    const [first] = subjects;
    if (first === undefined) return [];
    const line = ([subject, own]: (typeof subjects)[number]): string =>
      `${subject} is tried ${own.map(timesOf).join(' and ')}`;
    if (subjects.length === 1) return [findingOf(rule, severity, line(first))];
    const what = `${String(subjects.length)} things that are proven are tried ${verb} often, where accounts that are alike are tried as one`;
    const work = subjects.filter(([subject]) => isComparedAsWork(subject, was, is)).map(([subject]) => subject);
    const isLong = work.length > MOST_WORKFLOWS;
    const alone = isLong ? subjects.filter(([subject]) => !work.includes(subject)) : subjects;
    return [{ ...findingOf(rule, severity, what), details: [...alone.map(line), ...(isLong ? [allWork(work)] : [])] }];
  });
}

/** More of them are told in one line: an account that comes, goes or becomes like another is in all of them. */
const MOST_WORKFLOWS = 5;
const WORKFLOW = 'workflow ';

/** Whether what of it works in which account is told by itself, account by account. */
function isComparedAsWork(subject: string, ...sides: readonly (readonly ProvenCheck[])[]): boolean {
  const id = subject.slice(WORKFLOW.length);
  return (
    subject.startsWith(WORKFLOW) &&
    sides.every((checks) => checks.some(({ everydayWork }) => Object.hasOwn(everydayWork?.workflows ?? {}, id)))
  );
}

function allWork(subjects: readonly string[]): string {
  const names = subjects.map((subject) => subject.slice(WORKFLOW.length)).join(', ');
  return `${String(subjects.length)} workflows, of which what works in which account is compared as everyday work: ${names}`;
}

function timesOf({ count, before, counted }: Counted): string {
  return `${String(count)} times instead of ${String(before)} (${counted})`;
}

/** What a line more in each of them takes from what is proven. */
const LISTS = {
  administrators: { severity: 'high', what: 'is an administrator by design, of whom no proof asks' },
  replaced: { severity: 'high', what: 'takes the place of what was proven' },
  notAsked: { severity: 'medium', what: 'is asked by no proof' },
  notPlaced: { severity: 'medium', what: 'has no place in which it is proven' },
  weakened: { severity: 'medium', what: 'is in force without what it rests on' },
  open: { severity: 'high', what: 'is broken by whoever administers the account: no guardrail keeps it there' },
  dated: { severity: 'medium', what: 'is about a day that is to come, from which what is proven need not hold' },
} as const satisfies Readonly<Record<string, { readonly severity: Finding['severity']; readonly what: string }>>;
type List = keyof typeof LISTS;

function changedLines(list: List, was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  const [before, after] = [was, is].map(
    (checks) => new Map(checks.flatMap((check) => check[list] ?? []).map((line) => [line, line])),
  );
  const { added, removed } = pairing(before ?? new Map<string, string>(), after ?? new Map<string, string>());
  const { severity, what } = LISTS[list];
  return [
    ...listed('proof-removed', severity, added, what),
    ...listed('proof-added', 'info', removed, `no longer ${what}`),
  ];
}

/** In which words the proof of a subject says less; undefined where it says as much. */
type Weakened = (subject: string) => { readonly words: string; readonly details: readonly string[] } | undefined;

/**
 * By the rows, where both sides have them: a guardrail that is taken off an OU is tried less often, while its proof is what it was.
 * Of an assembly that was made before they were written down, by how often it is tried.
 */
function weakenedProofs(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): Weakened {
  const rows = changedRows(was, is);
  const counted = countedIn(was, is);
  const notPlaced = new Set(is.flatMap((check) => check.notPlaced ?? []));
  return (subject) => {
    const less = counted.filter((one) => one.subject === subject && one.count < one.before);
    if (rows === undefined) return less.length === 0 ? undefined : { words: timesIn(less), details: [] };
    const gone = rows.find((one) => one.subject === subject)?.gone.filter((line) => line.startsWith('denies ')) ?? [];
    if (gone.length > 0) return { words: 'it claims less', details: gone };
    const isGone = less.some(({ count }) => count === 0) && !notPlaced.has(subject);
    return isGone ? { words: timesIn(less), details: [] } : undefined;
  };
}

function timesIn(less: readonly Counted[]): string {
  return `it is tried ${less.map(timesOf).join(' and ')}`;
}

/** Nobody notices a guardrail that falls together with what would have told. */
function weakened(weakenedOf: Weakened, others: readonly Finding[]): readonly Finding[] {
  const loosened = groupBy(
    others.filter(({ rule, file }) => rule === 'guardrail-loosened' && file !== undefined),
    ({ file = '' }) => file,
  );
  return [...loosened].flatMap(([file, all]) => {
    const id = guardrailIn(file);
    const less = weakenedOf(`guardrail ${id}`);
    if (less === undefined) return [];
    const finding: Finding = {
      rule: 'proof-weakened',
      severity: 'critical',
      who: [...new Set(all.flatMap(({ who }) => who))],
      where: [...new Set(all.flatMap(({ where }) => where))],
      what: `${id} denies less, and its proof says less: ${less.words}`,
      details: [...less.details, ...new Set(all.map(({ what }) => what))],
      file,
    };
    return [finding];
  });
}

function guardrailIn(file: string): string {
  return /(?<id>[^/]+)\.ts$/.exec(file)?.groups?.id ?? file;
}
