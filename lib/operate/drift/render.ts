import type { Finding } from './finding';

/** One line a difference, and below it what undoes it. */
export function render(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'The live organization is as the assembly says.\n';
  const lines = findings.flatMap(({ kind, about, difference, undo }) => [
    `${kind.padEnd('missing'.length)}  ${about} ${difference}.`,
    ...(undo === undefined ? [] : [`         undo: ${undo}`]),
  ]);
  const count = findings.length === 1 ? 'One difference' : `${findings.length} differences`;
  const advice = 'CloudFormation does not see them: undo what is not wanted, or take it into config/.';
  return [...lines, '', `${count} between the live organization and the assembly. ${advice}`, ''].join('\n');
}
