import { RULES, type Finding, type Report } from '../../review/model';
import { bundlesOf, sectionsOf } from '../../review/render/sections';
import type { ChangeRow, Changes, ChangeTopic } from '../page/format';

/** The review's report as the page shows it. @param base as whoever asks calls it */
export function changesOf(report: Report, base: string): Changes {
  const topics = topicsOf(report);
  return {
    base,
    questions: report.questions,
    findings: report.findings.map((finding) => changeRow(finding, topics.get(finding.topic ?? ''))),
  };
}

/** By what findings say that they follow from. */
function topicsOf(report: Report): ReadonlyMap<string, ChangeTopic> {
  const bundles = sectionsOf(report).flatMap(({ severity, findings }) =>
    bundlesOf(findings).map((bundle) => ({ severity, ...bundle })),
  );
  return new Map(
    bundles.flatMap(({ severity, what, lines, findings: [{ topic }] }) =>
      topic === undefined ? [] : [[topic, { what, severity, lines: lines.map(textOf) }] as const],
    ),
  );
}

function textOf([label, text]: readonly [label: string, text: string, ...rest: unknown[]]): string {
  return label === '' ? text : `${label}: ${text}`;
}

function changeRow(finding: Finding, topic: ChangeTopic | undefined): ChangeRow {
  const { rule, severity, who, where, what, cause, actions, details, statement, file, line } = finding;
  const { area, title } = RULES[rule];
  return {
    severity,
    area,
    title,
    what,
    who,
    where,
    details,
    ...(cause === undefined ? {} : { cause }),
    ...(topic === undefined ? {} : { topic }),
    ...(actions === undefined ? {} : { actions: { count: actions.count, examples: actions.examples } }),
    ...(statement === undefined
      ? {}
      : { statement: `${statement.statement} of ${statement.policy}, attached to ${statement.attachedTo}` }),
    ...(file === undefined ? {} : { file: line === undefined ? file : `${file}:${String(line)}` }),
  };
}
