import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import {
  NEW_ACCOUNTS_IN,
  isAtLeast,
  RULES,
  SEVERITIES,
  type Area,
  type Finding,
  type Report,
  type Severity,
} from '../model';

/** Findings of one severity and area: what is shown, or left out, together. */
export interface Section {
  readonly severity: Severity;
  readonly area: Area;
  readonly findings: readonly Finding[];
}

/** Most severe first, and of one severity in the order of the report. */
export function sectionsOf({ findings }: Pick<Report, 'findings'>): readonly Section[] {
  const placeOf = placesIn(findings);
  return SEVERITIES.flatMap((severity) => {
    const own = findings.filter((finding) => placeOf(finding).severity === severity);
    return [...groupBy(own, (finding) => placeOf(finding).area)].map(([area, all]) => ({
      severity,
      area,
      findings: all,
    }));
  });
}

/** Severity and area; of a topic those of its most severe finding. */
function placesIn(findings: readonly Finding[]): (finding: Finding) => Pick<Section, 'severity' | 'area'> {
  const ofTopics = new Map<string, Pick<Section, 'severity' | 'area'>>();
  const own = ({ severity, rule }: Finding): Pick<Section, 'severity' | 'area'> => ({
    severity,
    area: RULES[rule].area,
  });
  for (const severity of SEVERITIES) {
    for (const one of findings)
      if (one.severity === severity && one.topic !== undefined && !ofTopics.has(one.topic))
        ofTopics.set(one.topic, own(one));
  }
  return (finding) => ofTopics.get(finding.topic ?? '') ?? own(finding);
}

/** Findings of one kind and one cause, or of one topic. */
export interface Bundle {
  /** What kind of change it is: of a topic, what somebody did. */
  readonly title: string;
  /** As its heading says it: of several, what they come of. */
  readonly what: string;
  /** What is the same of all, once. */
  readonly lines: readonly Line[];
  /** What each has besides; empty where it is one alone. */
  readonly parts: readonly { readonly finding: Finding; readonly lines: readonly Line[] }[];
  readonly findings: readonly [Finding, ...Finding[]];
}

/** Label, which may be empty, and text; `exact` for whoever knows IAM and CloudFormation. */
type Line = readonly [label: string, text: string, depth?: 'exact'];

/** What belongs together, in the order of the first of each. @param most names in a list. @default all */
export function bundlesOf(findings: readonly Finding[], most?: number): readonly Bundle[] {
  const groups = groupBy(findings, (finding) => {
    if (finding.topic !== undefined) return `topic ${finding.topic}`;
    return finding.cause === undefined ? finding : `cause ${finding.severity} ${finding.rule} ${finding.cause}`;
  });
  return [...groups.values()].flatMap((all) => {
    const [first, ...others] = all;
    return first === undefined ? [] : [bundleOf([first, ...others], most)];
  });
}

function bundleOf(findings: Bundle['findings'], most: number | undefined): Bundle {
  const [first] = findings;
  const own = findings.map((finding) => ({ finding, lines: linesOf(finding, most) }));
  if (first.topic !== undefined) return topicBundle(first.topic, findings, own, most);
  const { title } = RULES[first.rule];
  if (findings.length === 1) return { title, what: first.what, lines: own[0]?.lines ?? [], parts: [], findings };
  const texts = own.map(({ lines }) => new Set(lines.map((line) => line.join('\n'))));
  const isCommon = (line: Line): boolean => texts.every((known) => known.has(line.join('\n')));
  return {
    title,
    what: `${first.cause ?? ''}, in ${String(findings.length)} ways:`,
    lines: own[0]?.lines.filter(isCommon) ?? [],
    parts: own.map(({ finding, lines }) => ({ finding, lines: lines.filter((line) => !isCommon(line)) })),
    findings,
  };
}

/** Its parts are for whoever wants to know what it comes to where. */
function topicBundle(topic: string, findings: Bundle['findings'], parts: Bundle['parts'], most?: number): Bundle {
  const told = findings.find(({ what, where: places }) => what === topic && places.length > 0);
  const placed = told === undefined ? findings.filter(({ actions }) => actions !== undefined) : [told];
  const where = distinct(placed.flatMap((one) => one.where));
  const lines: readonly Line[] = [
    ...(where.length === 0 ? [] : [['Where', shortened(where, most ?? Infinity)] as const]),
    ...partsInWords(topic, findings, most),
  ];
  const largest = Math.max(...findings.map(({ actions }) => actions?.count ?? 0));
  const many = largest > 1 ? `: up to ${numberText(largest)} actions` : '';
  const own = findings.find(({ what: told }) => told === topic);
  const isOfAll = own === undefined || own.rule === 'region-approved' || own.rule === 'region-left';
  const what = isOfAll ? `${topic}${placeText(where)}${many}` : topic;
  return {
    title: RULES[(own ?? findings[0]).rule].title,
    what,
    lines,
    parts: parts.map(({ finding, lines: all }) => ({
      finding,
      lines: all.flatMap(([label, text]) => (label === WHY ? [] : [[label, text, 'exact'] as const])),
    })),
    findings,
  };
}

/** What it comes to, for whoever knows neither actions nor statements: a line for each kind of change. */
function partsInWords(topic: string, findings: Bundle['findings'], most = Infinity): readonly Line[] {
  const ownFirst = [...findings.filter(({ what }) => what === topic), ...findings.filter(({ what }) => what !== topic)];
  return [...groupBy(ownFirst, ({ rule }) => rule)].flatMap(([rule, all]): readonly Line[] => {
    const { title, area } = RULES[rule];
    const named = all.flatMap(({ actions, cause, statement, who }) => {
      if (actions === undefined) return [];
      const own = area === 'access' ? who : cause === undefined ? [] : [cause];
      return own.map((name) => ({ name, statement: statement?.statement, count: actions.count }));
    });
    const names = [...groupBy(named, ({ name }) => name)].map(([name, own]) => withCount(name, mostOf(own)));
    const reasons = distinct(all.flatMap(({ cause, why }) => (why === undefined ? [] : [`${cause ?? ''}: ${why}`])));
    const others = all.filter(
      ({ actions, cause }) => actions === undefined || (area !== 'access' && cause === undefined),
    );
    const said = others.filter(({ severity }) => severity !== 'info' || !isLeftToDetail(rule));
    const told = distinct(said.flatMap(({ what, details }) => (what === topic ? details : [what])));
    return [
      ...(names.length === 0 ? [] : [[title, shortened(names, most)] as const]),
      ...(reasons.length > MOST_REASONS ? [] : reasons.map((words) => [WHY, words] as const)),
      ...told.map((words) => ['', words] as const),
    ];
  });
}

/** What of it decides nothing stands beside the details alone. */
function isLeftToDetail(rule: Finding['rule']): boolean {
  return rule.startsWith('resource-') || rule.endsWith('-unclear') || rule === 'proof-removed';
}

const WHY = 'Why it is there';

/** What several statements decide may be the same: so many at most. One statement decides the same in each account. */
function mostOf(all: readonly { readonly statement: string | undefined; readonly count: number }[]): number {
  const largest = [...groupBy(all, ({ statement }) => statement).values()].map((same) =>
    Math.max(...same.map(({ count }) => count)),
  );
  return largest.reduce((sum, count) => sum + count, 0);
}

function withCount(name: string, count: number): string {
  return count === 0 ? name : `${name} (${count === 1 ? '1 action' : `up to ${numberText(count)} actions`})`;
}

/** More of them are no longer read. */
const MOST_REASONS = 8;

/** An OU without accounts is none. */
function placeText(where: readonly string[]): string {
  const units = where.filter((name) => name.startsWith(NEW_ACCOUNTS_IN)).length;
  const accounts = where.length - units;
  const places = [
    ...(accounts === 0 ? [] : [`in ${numberText(accounts)} ${accounts === 1 ? 'account' : 'accounts'}`]),
    ...(units === 0 ? [] : [`in new accounts of ${numberText(units)} ${units === 1 ? 'OU' : 'OUs'}`]),
  ];
  return places.length === 0 ? '' : `, ${places.join(' and ')}`;
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** From so many on it is said which to look at first. */
const MANY = 4;
const FIRST = 3;

/** What to look at first, a line each, where there is so much to look at that it does not fit on a screen. */
export function firstOf({ findings }: Pick<Report, 'findings'>): readonly string[] {
  const bundles = sectionsOf({ findings })
    .filter(({ severity }) => isAtLeast(severity, 'medium'))
    .flatMap((section) => bundlesOf(section.findings).map((bundle) => ({ section, bundle })));
  if (bundles.length < MANY) return [];
  return bundles.slice(0, FIRST).map(({ section: { severity, area }, bundle: { what: said, findings: own } }) => {
    const [{ what: first, topic }] = own;
    const ofTopic = own.find((one) => one.what === topic && one.where.length > 0);
    const placed =
      ofTopic === undefined ? own.filter((one) => topic === undefined || one.actions !== undefined) : [ofTopic];
    const where = distinct(placed.flatMap((one) => one.where));
    const what = topic === undefined ? first : said;
    const isOne = own.length === 1 || topic !== undefined;
    const rest = isOne ? '' : `, and ${numberText(own.length - 1)} more of the same cause`;
    const place = where.length === 0 ? '' : ` (${shortened(where, FIRST)})`;
    return `${severity}, ${area}: ${what}${rest}${place}`;
  });
}

/** One line that says how severe it is at worst. What has one cause counts once. */
export function verdictOf({ findings, questions }: Report): string {
  const sections = sectionsOf({ findings });
  const counts = SEVERITIES.flatMap((severity) => {
    const own = sections.filter((section) => section.severity === severity);
    const count = bundlesOf(own.flatMap((section) => section.findings)).length;
    return count === 0 ? [] : [`${numberText(count)} ${severity}`];
  });
  if (counts.length === 0) return 'Nothing changes.';
  const asked = questions === 0 ? '' : ` ${numberText(questions)} questions were asked of both sides.`;
  return `${counts.join(', ')}.${asked}`;
}

/** Names in a list, with a count of those that are left out. */
function shortened(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest < 2 ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${numberText(rest)} more`;
}

/** What belongs to a finding beside its sentence, one line each. @param most names in a list. @default all */
export function linesOf(
  { rule, who, where, actions, why = '', details, statement, file, line: at }: Finding,
  most = Infinity,
): readonly Line[] {
  const levels = Object.entries(actions?.byLevel ?? {}).map(
    ([level, count]) => `${numberText(count)} ${LEVELS[level] ?? level}`,
  );
  const line = (label: string, text: string, depth?: 'exact'): readonly Line[] =>
    text === '' ? [] : [depth === undefined ? [label, text] : [label, text, depth]];
  const isExact = actions !== undefined || isOfTexts(rule);
  return [
    ...line(WHY, why),
    ...line('Who', shortened(who, most)),
    ...line('Where', shortened(where, most)),
    ...line('Actions', levels.join(', ')),
    ...line('Such as', actions?.examples.join(', ') ?? '', 'exact'),
    ...details.flatMap((detail) => line('', detail, isExact || detail.includes('{"') ? 'exact' : undefined)),
    ...line(
      'Statement',
      statement === undefined
        ? ''
        : `${statement.statement} of ${statement.policy}, attached to ${statement.attachedTo}`,
      'exact',
    ),
    ...line('File', file === undefined || at === undefined ? (file ?? '') : `${file}:${String(at)}`),
  ];
}

/** AWS's access levels, as one says them. */
const LEVELS: Readonly<Record<string, string>> = {
  'Permissions management': 'that give permissions',
  Write: 'that change something',
  Tagging: 'that tag',
  Read: 'that read',
  List: 'that list',
};

/** Whether its details are values and names of properties, or names of actions. */
function isOfTexts(rule: Finding['rule']): boolean {
  const isOfProperties = rule === 'setting-changed' || rule === 'quota-used';
  return RULES[rule].area === 'resources' || isOfProperties || rule.endsWith('-unclear');
}
