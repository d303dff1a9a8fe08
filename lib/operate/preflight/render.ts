import { isInTheWay, type Preflight, type Row } from './run';

/** One line a finding, and below it what to do. */
export function renderTable({ rows, verdict }: Preflight): string {
  const width = Math.max(...rows.map(({ check }) => check.length));
  const indent = ' '.repeat('cannot tell'.length + width + 4);
  const lines = rows.flatMap((row) => [
    `${row.status.padEnd('cannot tell'.length)}  ${row.check.padEnd(width)}  ${row.what}`,
    ...('how' in row ? [`${indent}→ ${row.how}`] : []),
  ]);
  return [...lines, '', summary(rows, verdict), ''].join('\n');
}

function summary(rows: readonly Row[], verdict: Preflight['verdict']): string {
  const inTheWay = rows.filter(isInTheWay).length;
  const soon = rows.filter((row) => row.status === 'to do' && !isInTheWay(row)).length;
  const later = soon === 0 ? '' : ` ${soon} more can wait until after it.`;
  if (verdict === 'go') return `The deploy can start.${later}`;
  return `The deploy cannot start: ${inTheWay} to do first.${later}`;
}
