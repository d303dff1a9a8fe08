import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import { groupBy } from '../../base/group-by';
import type { Finding } from '../model';
import { goneAbout, type Loosened } from './claimed';
import { countedIn, timesOf, type Counted } from './counted';
import type { Loosening } from './guardrails';
import { openedBy, type Opening } from './opening';
import { isDenialIn, notReplaced } from './replaced';
import { changedRows, rowsIn } from './rows';
import { sentencesIn } from './sentences';
import type { Sides } from './side';
import { approvedRegions } from './topics';
import { idIn, subjectOf } from '../../assembly/proven/subjects';

/** What held of each side. */
export interface HeldOnBoth {
  readonly was: readonly ProvenCheck[];
  readonly is: readonly ProvenCheck[];
}

/** Nobody notices a guardrail that falls together with what would have told, whoever claims it: itself, a persona, the company, the whole. */
export function weakenedFindings(
  sides: Sides,
  held: HeldOnBoth,
  { loosenings, openings }: Omit<Opened, 'newNames'>,
): readonly Finding[] {
  return [...ofGuardrails(sides, held, loosenings), ...ofPeople(sides, held, openings)];
}

/** What comes to pass. */
export interface Opened {
  /** What accounts of the base are called in the head. */
  readonly newNames: ReadonlyMap<string, string>;
  readonly loosenings: readonly Loosening[];
  /** Asked where something is claimed no more. */
  readonly openings: () => readonly Opening[];
}

/** Whoever is let in beside a sentence that is taken out which said they never are. */
function ofPeople(sides: Sides, held: HeldOnBoth, openings: Opened['openings']): readonly Finding[] {
  if (goneOfOthers(held, EVERYTHING).length === 0) return [];
  return openings().flatMap((opening): readonly Finding[] => {
    const { title, who, where } = opening;
    const others = goneOfOthers(held, loosenedBy(sides, opening));
    if (others.length === 0) return [];
    return [
      {
        rule: 'sentence-weakened',
        severity: 'critical',
        who,
        where,
        what: `${title}, and ${toldBy(others)}`,
        details: [...linesOf(others), UNTRIED],
      },
    ];
  });
}

const UNTRIED = 'nothing tries it any more';

const EVERYTHING: Loosened = { actions: 'all', isIn: () => true, isBy: () => true };

function toldBy(others: readonly Teller[]): string {
  return `less is claimed that would have told: ${others.map(({ title }) => title).join(', ')}`;
}

function linesOf(others: readonly Teller[]): readonly string[] {
  return others.flatMap(({ title, lines }) => lines.map((line) => `${title}: ${line}`));
}

function ofGuardrails(sides: Sides, held: HeldOnBoth, loosenings: readonly Loosening[]): readonly Finding[] {
  const byCause = groupBy(loosenings, ({ finding: { file, cause, what } }) => file ?? cause ?? what);
  const own = weakenedProofs(held, approvedRegions(sides));
  return [...byCause].flatMap(([cause, all]) => {
    const id = guardrailIn(cause);
    const subject = subjectOf('guardrail', id);
    const isOfTopic = all.every(({ finding }) => finding.topic !== undefined);
    const less = own(subject, isOfTopic ? 'as the config says' : 'by itself');
    const findings = all.map(({ finding }) => finding);
    const actions = [...new Set(all.flatMap((one) => one.actions))];
    const others = goneOfOthers(held, loosenedBy(sides, openedBy(id, findings, actions)));
    if (less === undefined && others.length === 0) return [];
    const words = [
      ...(less === undefined ? [] : [`its proof says less: ${less.words}`]),
      ...(others.length === 0 ? [] : [toldBy(others)]),
    ];
    const file = findings[0]?.file;
    const finding: Finding = {
      rule: 'proof-weakened',
      severity: 'critical',
      who: [...new Set(findings.flatMap(({ who }) => who))],
      where: [...new Set(findings.flatMap(({ where }) => where))],
      what: `${id} denies less, and ${words.join('; ')}`,
      details: [...(less?.details ?? []), ...linesOf(others), ...new Set(findings.map(({ what }) => what))],
      ...(file === undefined ? {} : { file }),
    };
    return [finding];
  });
}

/** The topic of a guardrail of which all that it denies no longer follows from one, by what proofs call it. */
export function topicsOfGuardrails(loosenings: readonly Loosening[]): ReadonlyMap<string, string> {
  const byGuardrail = groupBy(loosenings, ({ finding: { file, cause, what } }) => guardrailIn(file ?? cause ?? what));
  return new Map(
    [...byGuardrail].flatMap(([id, all]) => {
      const [topic, ...others] = new Set(all.map(({ finding }) => finding.topic));
      return topic === undefined || others.length > 0 ? [] : [[subjectOf('guardrail', id), topic] as const];
    }),
  );
}

function guardrailIn(cause: string): string {
  return /(?<id>[^/]+)\.ts$/.exec(cause)?.groups?.id ?? cause;
}

/** A row that names no account is about every one, and one whose account goes by a name that no side has may be about any. */
function loosenedBy({ base, head }: Sides, { actions, where, names }: Opening): Loosened {
  const places = new Set(where);
  const known = new Set([base, head].flatMap(({ graph }) => graph.accounts.map(({ name }) => name)));
  const groups = new Set([base, head].flatMap(({ graph }) => graph.assignments.map(({ group }) => group)));
  const isOne = (pattern: string): boolean => {
    const name = nameOf(pattern);
    const isKnown = groups.has(name) || NO_GROUP.test(pattern);
    return names === undefined || !isKnown || names.includes(name);
  };
  return {
    actions,
    isIn: (accounts) => accounts.length === 0 || accounts.some((name) => places.has(name) || !known.has(name)),
    isBy: (callers, spared) =>
      (callers.length === 0 || callers.some(isOne)) &&
      !spared.some((pattern) => names?.includes(nameOf(pattern)) === true),
  };
}

/** Of the group, role or user that a row names. */
function nameOf(pattern: string): string {
  return pattern.split('/').at(NO_GROUP.test(pattern) ? -1 : 0) ?? pattern;
}

/** Names of roles, users and root users, whom no group is. */
const NO_GROUP = /^(?:role|user)\/|^root$/;

interface Teller {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What was claimed elsewhere of what comes to pass: what a guardrail claims is tried on its own statements, and tells of no other one. A sentence that another one takes the place of, with the same rows, claims the same. */
function goneOfOthers({ was, is }: HeldOnBoth, loosened: Loosened): readonly Teller[] {
  const [before, after] = [rowsIn(was) ?? {}, rowsIn(is) ?? {}];
  const ofRows = Object.entries(before)
    .filter(([title]) => idIn('guardrail', title) === undefined && Object.hasOwn(after, title))
    .map(([title, rows]) => ({ title, lines: goneAbout(rows, after[title] ?? [], loosened) }));
  const [said, says] = [sentencesIn(was), sentencesIn(is)];
  const left = [...(says?.values() ?? [])].flatMap(({ rows }) => rows);
  const ofSentences = [...((says && said)?.values() ?? [])].map((one) => ({
    title: `“${one.says}” of config/scenarios.ts`,
    lines: goneAbout(one.rows, left, loosened),
  }));
  return [...ofSentences, ...ofRows].filter(({ lines }) => lines.length > 0);
}

/** In which words the proof of a subject says less; undefined where it says as much. */
type Weakened = (
  subject: string,
  how: 'by itself' | 'as the config says',
) => { readonly words: string; readonly details: readonly string[] } | undefined;

/**
 * By the rows, where both sides have them: a guardrail that is taken off an OU is tried less often, while its proof is what it was.
 * Of an assembly that was made before they were written down, by how often it is tried.
 */
function weakenedProofs({ was, is }: HeldOnBoth, approved: readonly string[]): Weakened {
  const rows = changedRows(was, is);
  const counted = countedIn(was, is);
  const notPlaced = new Set(
    is.flatMap((check) => (check.notPlaced ?? []).map((line) => line.replace(/ \([^()]*\)$/, ''))),
  );
  return (subject, how) => {
    const less = counted.filter((one) => one.subject === subject && one.count < one.before);
    if (rows === undefined) return less.length === 0 ? undefined : { words: timesIn(less), details: [] };
    const changed = rows.find((one) => one.subject === subject);
    const denied = (changed?.gone ?? []).filter((line) => line.startsWith('denies '));
    const gone =
      how === 'by itself'
        ? denied
        : notReplaced(denied, changed?.come ?? []).filter((line) => !isDenialIn(line, approved, changed?.stay ?? []));
    if (gone.length > 0) return { words: 'it claims less', details: gone };
    const isGone = less.some(({ count }) => count === 0) && !notPlaced.has(subject);
    return isGone ? { words: timesIn(less), details: [] } : undefined;
  };
}

function timesIn(less: readonly Counted[]): string {
  return `it is tried ${less.map(timesOf).join(' and ')}`;
}
