import { provenAssembly, type ProvenCheck } from '../../assembly/proven/proofs-file';
import { idIn, isSentenceSubject } from '../../assembly/proven/subjects';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import type { Finding, RuleId, Severity } from '../model';
import { askingHead, type AskSentence } from './asked-sentences';
import { backupTopic, isRowOfBackups } from './backups';
import { countedIn, timesOf, type Counted } from './counted';
import { workFindings } from './everyday-work';
import { changedRows, rowFindings, rowsIn } from './rows';
import { sentenceFindings, sentencesIn } from './sentences';
import { pairing, type Sides } from './side';
import { isAsElsewhere, isDenialIn } from './replaced';
import { approvedRegions, regionTopics } from './topics';
import { topicsOfGuardrails, weakenedFindings, type Opened } from './weakened';

/** What is proven of each side, a guardrail that is loosened where its proof says less, and everyday work that was proven to work. */
export function proofFindings({ base, head }: Sides, opened: Opened): readonly Finding[] {
  const [before, after] = [base, head].map(({ assembly }) => provenAssembly(assembly.folder));
  const [was, is] = [before, after].map((proven) =>
    proven !== undefined && 'proofs' in proven ? proven.proofs.checks : undefined,
  );
  if (is === undefined && was !== undefined) return [findingOf('not-proven', 'critical', problemOf(after))];
  if (is === undefined) return [findingOf('not-proven', 'high', problemOf(after))];
  if (was === undefined) return [findingOf('base-not-proven', 'critical', baseProblemOf(before))];
  const topics = topicsOfGuardrails(opened.loosenings);
  const backups = backupTopic({ base, head });
  const approved = approvedRegions({ base, head });
  const left = regionTopics({ base, head }).filter(({ isApproved }) => !isApproved);
  const changed = changedProofs(was, is, {
    topicOf: ({ subject, stay }, line) =>
      isDenialIn(line, approved, stay)
        ? topics.get(subject)
        : backups !== undefined && isRowOfBackups(line)
          ? backups
          : left.find(({ regions }) => isAsElsewhere(line, regions, stay))?.topic,
    ask: askingHead(head, was, is),
  });
  return [
    ...changed,
    ...weakenedFindings({ base, head }, { was, is }, opened),
    ...workFindings(was, is, opened.newNames),
  ];
}

function problemOf(proven: ReturnType<typeof provenAssembly> | undefined): string {
  return `the head is not proven: ${proven !== undefined && 'problem' in proven ? proven.problem : 'nothing is known of it'}`;
}

/** What is gained would not be seen: the base may give it already, in what nobody proved. */
function baseProblemOf(proven: ReturnType<typeof provenAssembly> | undefined): string {
  const problem = proven !== undefined && 'problem' in proven ? proven.problem : 'nothing is known of it';
  return `the base is not proven, so that what is gained may be hidden: ${problem}`;
}

function findingOf(rule: RuleId, severity: Severity, what: string): Finding {
  return { rule, severity, who: [], where: [], what, details: [] };
}

/** What is proven otherwise: checks that are made, counts that changed, and lines that say of whom or what nothing is proven. */
export function changedProofs(
  was: readonly ProvenCheck[],
  is: readonly ProvenCheck[],
  { topicOf, ask }: { readonly topicOf?: Parameters<typeof rowFindings>[1]; readonly ask?: AskSentence } = {},
): readonly Finding[] {
  return [
    ...changedChecks(was, is),
    ...changedCounts(was, is),
    ...sentenceFindings(was, is, ask),
    ...rowFindings(changedRows(was, is) ?? [], topicOf),
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

/**
 * One finding of all that is tried more often, one of all that is tried less often, and one of what is tried less often though it claims
 * what it did: an account more or less is in most of them, and accounts that are alike are tried as one.
 */
function changedCounts(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  const counted = countedIn(was, is);
  const fewer = counted.filter((one) => one.count < one.before);
  const claimsTheSame = sameClaims(was, is);
  const findings = [
    { rule: 'proof-more', severity: 'info', words: 'more often', all: counted.filter((one) => one.count > one.before) },
    { rule: 'proof-fewer', severity: 'medium', words: 'less often', all: fewer.filter((one) => !claimsTheSame(one)) },
    {
      rule: 'proof-fewer',
      severity: 'info',
      words: 'in fewer accounts, or in accounts that are alike now, and claim what they did',
      all: fewer.filter(claimsTheSame),
    },
  ] as const;
  return findings.flatMap(({ rule, severity, words, all }) => {
    const subjects = [...groupBy(all, ({ subject }) => subject)];
    const [first] = subjects;
    if (first === undefined) return [];
    const line = ([subject, own]: (typeof subjects)[number]): string =>
      `${subject} is tried ${own.map(timesOf).join(' and ')}`;
    if (subjects.length === 1) return [findingOf(rule, severity, line(first))];
    const what = `${numberText(subjects.length)} things that are proven are tried ${words}`;
    const work = subjects.filter(([subject]) => isComparedAsWork(subject, was, is)).map(([subject]) => subject);
    const isLong = work.length > MOST_WORKFLOWS;
    const alone = isLong ? subjects.filter(([subject]) => !work.includes(subject)) : subjects;
    return [{ ...findingOf(rule, severity, what), details: [...alone.map(line), ...(isLong ? [allWork(work)] : [])] }];
  });
}

/**
 * Whether what something claims is compared by itself: by its rows, as sentences, as everyday work, as what has no place any more or, of
 * a whole check, by what belongs to it. Of what is nowhere any more nothing is tried.
 */
function sameClaims(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): (one: Counted) => boolean {
  const sides = [was, is];
  const rows = sides.map((checks) => rowsIn(checks) ?? {});
  const areSentencesKnown = sides.every((checks) => sentencesIn(checks) !== undefined);
  // What no subject counts, as searches for paths to administrator, is no sum of what is told of them.
  const isSummed = ({ subject, counted }: Counted): boolean =>
    sides.every((checks) =>
      checks.some(
        ({ name, subjects = {} }) =>
          name === subject && Object.values(subjects).some((counts) => Object.hasOwn(counts, counted)),
      ),
    );
  const placed = new Set(was.flatMap((check) => check.notPlaced ?? []));
  const told = is.flatMap((check) => check.notPlaced ?? []).filter((line) => !placed.has(line));
  const unused = told.filter((line) => /^(?:persona|machine role) /.test(line)).length;
  return (one) => {
    const { subject, count } = one;
    if (told.some((line) => line === subject || line.startsWith(`${subject} (`))) return true;
    if (isSentenceSubject(subject)) return areSentencesKnown;
    // Each search begins with a kind of caller: who is nowhere any more begins none.
    if (one.counted === 'escalation searches' && one.before - count <= unused) return true;
    const isKnown = rows.every((own) => Object.hasOwn(own, subject)) || isComparedAsWork(subject, was, is);
    return count > 0 && (isKnown || isSummed(one));
  };
}

/** More of them are told in one line: an account that comes, goes or becomes like another is in all of them. */
const MOST_WORKFLOWS = 5;

/** Whether what of it works in which account is told by itself, account by account. */
function isComparedAsWork(subject: string, ...sides: readonly (readonly ProvenCheck[])[]): boolean {
  const id = idIn('workflow', subject);
  return (
    id !== undefined &&
    sides.every((checks) => checks.some(({ everydayWork }) => Object.hasOwn(everydayWork?.workflows ?? {}, id)))
  );
}

function allWork(subjects: readonly string[]): string {
  const names = subjects.map((subject) => idIn('workflow', subject) ?? subject).join(', ');
  return `${String(subjects.length)} workflows, of which what works in which account is compared as everyday work: ${names}`;
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
  if (list === 'notPlaced') {
    // Who is in the config and is given to nobody can do nothing that a proof would have to deny.
    const unused = added.filter(isUsedByNobody);
    const others = added.filter((line) => !isUsedByNobody(line));
    return [
      ...listed('proof-removed', severity, others, what),
      ...listed('proof-removed', 'info', unused, 'is used by nobody now, so that there is nothing to prove of it'),
      ...listed('proof-added', 'info', removed, `no longer ${what}`),
    ];
  }
  return [
    ...listed('proof-removed', severity, added, what),
    ...listed('proof-added', 'info', removed, `no longer ${what}`),
  ];
}

/** A persona or machine role that is nowhere, and everyday work that only such do. Of a guardrail that is nowhere nothing is denied. */
function isUsedByNobody(line: string): boolean {
  return /^(?:persona|machine role) /.test(line) || /^workflow .*\((?:persona|machine-role)\/[^,()]+\)$/.test(line);
}
