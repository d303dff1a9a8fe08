import { AREAS, RULES, SEVERITIES, type Area, type Finding, type Report, type Severity } from '../model';

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

/** One line that says how severe it is at worst. */
export function verdictOf({ findings, questions }: Report): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${String(count)} ${severity}`];
  });
  if (counts.length === 0) return 'Nothing changes.';
  const asked = questions === 0 ? '' : ` ${String(questions)} questions were asked of both sides.`;
  return `${counts.join(', ')}.${asked}`;
}

/** What belongs to a finding beside its sentence, one line each. */
export function linesOf({
  who,
  where,
  actions,
  details,
  statement,
  file,
  line: at,
}: Finding): readonly (readonly [label: string, text: string])[] {
  const levels = Object.entries(actions?.byLevel ?? {}).map(([level, count]) => `${String(count)} ${level}`);
  const line = (label: string, text: string): readonly (readonly [string, string])[] =>
    text === '' ? [] : [[label, text]];
  return [
    ...line('Who', who.join(', ')),
    ...line('Where', where.join(', ')),
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
