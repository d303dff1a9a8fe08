import { RULES, type Finding, type Report } from '../../review/model';
import type { ChangeRow, Changes } from '../page/format';

/** The review's report as the page shows it. @param base as whoever asks calls it */
export function changesOf(report: Report, base: string): Changes {
  return { base, questions: report.questions, findings: report.findings.map(changeRow) };
}

function changeRow(finding: Finding): ChangeRow {
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
    ...(actions === undefined ? {} : { actions: { count: actions.count, examples: actions.examples } }),
    ...(statement === undefined
      ? {}
      : { statement: `${statement.statement} of ${statement.policy}, attached to ${statement.attachedTo}` }),
    ...(file === undefined ? {} : { file: line === undefined ? file : `${file}:${String(line)}` }),
  };
}
