import { ACCESS_LEVELS, type ActionCounts } from './matrix';
import type { AccessReport } from './report';

export function asMarkdown({ accounts, access, coverage, exceptions, proofs }: AccessReport): string {
  return [
    '# Access',
    '',
    '## Who can do how much',
    '',
    'Actions by access level, as the AWS service authorization reference classifies them, with everything that bears on',
    'them: the permission set, its boundary, and the organization policies. In parentheses: those that are allowed on some',
    'resources or under some conditions only.',
    '',
    ...table(
      ['Permission set', 'Account', 'Groups', ...ACCESS_LEVELS],
      access.map(({ permissionSet, account, groups, counts }) => [
        permissionSet,
        account,
        groups.join(', '),
        ...ACCESS_LEVELS.map((level) => countsText(counts[level])),
      ]),
    ),
    '',
    '## Which guardrail holds where',
    '',
    'Service control and resource control policies never bind the management account.',
    '',
    ...table(
      ['Guardrail', 'Policy type', ...accounts],
      coverage.map(({ guardrail, type, accounts: bound }) => [
        guardrail,
        type,
        ...accounts.map((account) => (bound.includes(account) ? 'yes' : '–')),
      ]),
    ),
    '',
    ...exceptionLines(exceptions),
    '## Proofs',
    '',
    ...proofLines(proofs),
    '',
  ].join('\n');
}

function exceptionLines(exceptions: AccessReport['exceptions']): readonly string[] {
  if (exceptions.length === 0) return [];
  return [
    '## Who is exempt',
    '',
    'From which guardrail, by `config/exceptions.ts`. Whom the catalogue exempts stands in the files of the guardrails.',
    '',
    ...table(
      ['Guardrail', 'Who', 'Accounts', 'Until', 'Reason'],
      exceptions.map(({ guardrail, principal, accounts: where, until, reason }) => [
        guardrail,
        principal,
        where.join(', '),
        until === '' ? 'for good' : until,
        reason,
      ]),
    ),
    '',
  ];
}

function countsText({ allowed, depends }: ActionCounts): string {
  return depends === 0 ? `${allowed}` : `${allowed} (+${depends})`;
}

function proofLines(proofs: AccessReport['proofs']): readonly string[] {
  if (proofs === undefined) return ['Not run.'];
  const { claims, questions, failures } = proofs;
  const summary = `${claims} claims, ${questions} questions, ${failures.length} failures.`;
  return [summary, ...(failures.length === 0 ? [] : ['']), ...failures.map((failure) => `- ${failure}`)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
