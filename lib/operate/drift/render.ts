import { asCommand } from './call';
import { written, type Finding } from './finding';

/** One line a difference, and below it what undoes it, or what to do. */
export function render(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'The live organization is as the assembly says.\n';
  const count = findings.length === 1 ? 'One difference' : `${findings.length} differences`;
  const advice =
    'CloudFormation does not see them: undo what is not wanted. What is to stay goes into config/, and npm run preflight says whether that can deploy.';
  const end = `${count} between the live organization and the assembly. ${advice}`;
  return [...findings.flatMap(linesOf), '', end, ''].join('\n');
}

export function linesOf({ kind, about, difference, undo, how }: Finding): readonly string[] {
  return [
    `${kind.padEnd('missing'.length)}  ${about} ${difference}.`,
    ...(undo === undefined
      ? []
      : [`         ${undo.effect === 'removes' ? 'if nobody needs it' : 'undo'}: ${asCommand(undo)}`]),
    ...(how === undefined ? [] : [`         ${how}`]),
  ];
}

/** The same for a program. */
export function renderJson(findings: readonly Finding[]): string {
  return `${JSON.stringify(findings.map(written), undefined, 2)}\n`;
}
