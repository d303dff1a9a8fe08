import { ACCESS_LEVELS, type ActionCounts } from './matrix';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import type { CoverageRow } from './coverage';
import type { AccessReport } from './report';

/** Accounts that are alike share a line or a column: JSON and CSV have each by itself. */
export function asMarkdown({ accounts, access, coverage, exceptions, proofs }: AccessReport): string {
  const columns = columnsOf(accounts, coverage);
  return [
    '# Access',
    '',
    '## Who can do how much',
    '',
    'Actions by access level, as the AWS service authorization reference classifies them, with everything that bears on',
    'them: the permission set, its boundary, and the organization policies. In parentheses: those that are allowed on some',
    'resources or under some conditions only.',
    '',
    ...table(['Permission set', 'Accounts', 'Groups', ...ACCESS_LEVELS], accessLines(accounts, access)),
    '',
    '## Which guardrail holds where',
    '',
    'Service control and resource control policies never bind the management account.',
    '',
    ...table(
      ['Guardrail', 'Policy type', ...columns.map(headOf)],
      coverage.map((row) => [
        row.guardrail,
        row.type,
        ...columns.map(({ guardrails }) => (guardrails.has(row) ? 'yes' : '–')),
      ]),
    ),
    '',
    ...columns
      .filter(({ names }) => names.length > NAMED)
      .flatMap((column) => [`${headOf(column)}: ${column.names.slice(1).join(', ')}.`, '']),
    ...exceptionLines(exceptions),
    '## Proofs',
    '',
    ...proofLines(proofs),
    '',
  ].join('\n');
}

/** A line for each permission set, those who have it, and what it comes to. */
function accessLines(
  accounts: AccessReport['accounts'],
  access: AccessReport['access'],
): readonly (readonly string[])[] {
  const lines = access.map(({ permissionSet, account, groups, counts }) => {
    const texts = ACCESS_LEVELS.map((level) => countsText(counts[level]));
    return { account, permissionSet, rest: [groups.join(', '), ...texts] };
  });
  const alike = groupBy(lines, ({ permissionSet, rest }) => JSON.stringify([permissionSet, rest]));
  return [...alike.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const isEverywhere = some.length === accounts.length && some.length > 1;
    const where = isEverywhere ? 'every account' : some.map(({ account }) => account).join(', ');
    return [[first.permissionSet, where, ...first.rest]];
  });
}

/** Accounts that the same guardrails bind. */
interface Column {
  readonly names: readonly string[];
  readonly guardrails: ReadonlySet<CoverageRow>;
}

/** Names that the head of a column has room for. */
const NAMED = 3;

function columnsOf(accounts: AccessReport['accounts'], coverage: readonly CoverageRow[]): readonly Column[] {
  const binding = new Map(accounts.map((name) => [name, [] as number[]]));
  for (const [index, row] of coverage.entries()) for (const name of row.accounts) binding.get(name)?.push(index);
  return [...groupBy(accounts, (name) => (binding.get(name) ?? []).join(' '))].map(([key, names]) => ({
    names,
    guardrails: new Set(coverage.filter((_row, index) => key.split(' ').includes(String(index)))),
  }));
}

function headOf({ names }: Column): string {
  if (names.length <= NAMED) return names.join(', ');
  return `${names[0] ?? ''} and ${numberText(names.length - 1)} more`;
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
