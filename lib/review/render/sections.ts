import { groupBy } from '../../base/group-by';
import { AREAS, isAtLeast, RULES, SEVERITIES, type Area, type Finding, type Report, type Severity } from '../model';

/** Findings of one severity and area: what is shown, or left out, together. */
export interface Section {
  readonly severity: Severity;
  readonly area: Area;
  readonly findings: readonly Finding[];
}

/** Most severe first. */
export function sectionsOf({ findings }: Pick<Report, 'findings'>): readonly Section[] {
  return SEVERITIES.flatMap((severity) =>
    AREAS.flatMap((area) => {
      const own = findings.filter((finding) => finding.severity === severity && RULES[finding.rule].area === area);
      return own.length === 0 ? [] : [{ severity, area, findings: own }];
    }),
  );
}

/** Findings of one kind and one cause. */
export interface Bundle {
  /** As its heading says it: of several, what they come of. */
  readonly what: string;
  /** What is the same of all, once. */
  readonly lines: readonly Line[];
  /** What each has besides; empty where it is one alone. */
  readonly parts: readonly { readonly finding: Finding; readonly lines: readonly Line[] }[];
  readonly findings: readonly [Finding, ...Finding[]];
}

/** Label, which may be empty, and text. */
type Line = readonly [label: string, text: string];

/** What belongs together, in the order of the first of each. @param most names in a list. @default all */
export function bundlesOf(findings: readonly Finding[], most?: number): readonly Bundle[] {
  const groups = groupBy(findings, (finding) =>
    finding.cause === undefined ? finding : `${finding.severity} ${finding.rule} ${finding.cause}`,
  );
  return [...groups.values()].flatMap((all) => {
    const [first, ...others] = all;
    return first === undefined ? [] : [bundleOf([first, ...others], most)];
  });
}

function bundleOf(findings: Bundle['findings'], most: number | undefined): Bundle {
  const [first] = findings;
  const own = findings.map((finding) => ({ finding, lines: linesOf(finding, most) }));
  if (findings.length === 1) return { what: first.what, lines: own[0]?.lines ?? [], parts: [], findings };
  const texts = own.map(({ lines }) => new Set(lines.map((line) => line.join('\n'))));
  const isCommon = (line: Line): boolean => texts.every((known) => known.has(line.join('\n')));
  return {
    what: `${first.cause ?? ''}, in ${String(findings.length)} ways:`,
    lines: own[0]?.lines.filter(isCommon) ?? [],
    parts: own.map(({ finding, lines }) => ({ finding, lines: lines.filter((line) => !isCommon(line)) })),
    findings,
  };
}

/** From so many on it is said which to look at first. */
const MANY = 4;
const FIRST = 3;

/** What to look at first, a line each, where there is so much to look at that it does not fit on a screen. */
export function firstOf({ findings }: Pick<Report, 'findings'>): readonly string[] {
  const bundles = sectionsOf({ findings: findings.filter(({ severity }) => isAtLeast(severity, 'medium')) }).flatMap(
    (section) => bundlesOf(section.findings).map((bundle) => ({ section, bundle })),
  );
  if (bundles.length < MANY) return [];
  return bundles.slice(0, FIRST).map(({ section: { severity, area }, bundle: { findings: own } }) => {
    const [{ what }] = own;
    const where = [...new Set(own.flatMap((one) => one.where))];
    const rest = own.length === 1 ? '' : `, and ${String(own.length - 1)} more of the same cause`;
    const place = where.length === 0 ? '' : ` (${shortened(where, FIRST)})`;
    return `${severity}, ${area}: ${what}${rest}${place}`;
  });
}

/** One line that says how severe it is at worst. What has one cause counts once. */
export function verdictOf({ findings, questions }: Report): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = bundlesOf(findings.filter((finding) => finding.severity === severity)).length;
    return count === 0 ? [] : [`${String(count)} ${severity}`];
  });
  if (counts.length === 0) return 'Nothing changes.';
  const asked = questions === 0 ? '' : ` ${String(questions)} questions were asked of both sides.`;
  return `${counts.join(', ')}.${asked}`;
}

/** Names in a list, with a count of those that are left out. */
function shortened(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest < 2 ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${String(rest)} more`;
}

/** What belongs to a finding beside its sentence, one line each. @param most names in a list. @default all */
export function linesOf(
  { who, where, actions, details, statement, file, line: at }: Finding,
  most = Infinity,
): readonly Line[] {
  const levels = Object.entries(actions?.byLevel ?? {}).map(([level, count]) => `${String(count)} ${level}`);
  const line = (label: string, text: string): readonly Line[] => (text === '' ? [] : [[label, text]]);
  return [
    ...line('Who', shortened(who, most)),
    ...line('Where', shortened(where, most)),
    ...line('Actions', levels.join(', ')),
    ...line('Such as', actions?.examples.join(', ') ?? ''),
    ...details.map((detail) => ['', detail] as const),
    ...line(
      'Statement',
      statement === undefined
        ? ''
        : `${statement.statement} of ${statement.policy}, attached to ${statement.attachedTo}`,
    ),
    ...line('File', file === undefined || at === undefined ? (file ?? '') : `${file}:${String(at)}`),
  ];
}
