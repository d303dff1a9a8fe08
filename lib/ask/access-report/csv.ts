import { ACCESS_LEVELS } from './matrix';
import type { AccessReport } from './report';

const HEAD = ['section', 'subject', 'account', 'measure', 'value'];

/** One line for each number, as spreadsheets pivot best. */
export function asCsv({ access, coverage, exceptions, proofs }: AccessReport): string {
  const lines: readonly (string | number)[][] = [
    ...access.flatMap(({ permissionSet, account, counts }) =>
      ACCESS_LEVELS.flatMap((level) =>
        (['allowed', 'depends'] as const).map((measure) => [
          'access',
          permissionSet,
          account,
          `${level} ${measure}`,
          counts[level][measure],
        ]),
      ),
    ),
    ...coverage.flatMap(({ guardrail, type, accounts }) =>
      accounts.map((account) => ['coverage', guardrail, account, type, 'yes']),
    ),
    ...exceptions.flatMap(({ guardrail, principal, accounts, reason, until }) =>
      accounts.map((account) => [
        'exception',
        guardrail,
        account,
        principal,
        until === '' ? reason : `until ${until}: ${reason}`,
      ]),
    ),
    ...(proofs === undefined
      ? []
      : [
          ['proofs', '', '', 'claims', proofs.claims],
          ['proofs', '', '', 'questions', proofs.questions],
          ['proofs', '', '', 'failures', proofs.failures.length],
          ...proofs.failures.map((failure) => ['proofs', '', '', 'failure', failure]),
        ]),
  ];
  return [HEAD, ...lines].map((line) => `${line.map(field).join(',')}\n`).join('');
}

/** @see https://www.rfc-editor.org/rfc/rfc4180 */
function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
