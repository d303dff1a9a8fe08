import { listOf } from '../../base/list';
import type { Account } from '../../assembly';
import { parsePrincipalName, type PrincipalName } from '../../policy';
import { WrongRowError } from '../../ask/world';
import { findProvider } from '../../ask/providers';
import { accountProblem } from './accounts';
import { knownNames } from '../../ask/known-names';
import { nobodyLeftOut } from './nobody-but';
import { meantOr, OUTSIDE, type JudgedRow, type RowCheck, type RowProblem } from './row-problem';

/** Principals who are nobody where the row is asked, so that a call of theirs is denied whatever the policies say. */
export const emptyPrincipals: RowCheck = function* (judged) {
  const { row, fill } = judged;
  if (row.principal !== undefined && listOf(row.principal).length === 0) {
    yield judged.isScenario
      ? {
          property: 'principal',
          found: `a group that is assigned nothing in ${judged.accounts[0].name}`,
          ...SOMEBODY_THERE,
        }
      : { property: 'principal', found: 'an empty list', expected: 'somebody', mend: 'say who is meant' };
  }
  for (const text of listOf(row.principal)) {
    const problem = wrongName(judged, text, parsePrincipalName(fill(text))) ?? absence(judged, text);
    if (problem !== undefined) yield problem;
  }
  yield* unassignedNobody(judged);
  yield* nobodyLeftOut(judged);
};

const SOMEBODY_THERE = {
  expected: 'somebody who is there: whoever is not may do nothing, whatever the policies say',
  mend: 'name another principal or account, or say `unassigned: true` where the missing assignment is the point',
} as const;

/** Kinds of principal that can be known and yet not be in an account. */
const ASSIGNABLE: readonly string[] = ['role', 'user', 'person', 'arn', 'federated'];

/** Said of whoever needs no assignment, the word would only keep a typo from being found. */
function* unassignedNobody({ row }: JudgedRow): Iterable<RowProblem> {
  if (row.unassigned !== true) return;
  const written = listOf(row.principal);
  const others = written.filter((text) => !ASSIGNABLE.includes(parsePrincipalName(text)?.kind ?? ''));
  if (written.length > 0 && others.length === 0) return;
  yield {
    property: 'unassigned',
    found: `unassigned: true of ${written.length === 0 ? 'everybody' : others.map((one) => `"${one}"`).join(', ')}`,
    expected: 'the word beside people, roles and users alone: nobody else is assigned to accounts',
    mend: 'remove it',
  };
}

function wrongName(judged: JudgedRow, text: string, name: PrincipalName | undefined): RowProblem | undefined {
  switch (name?.kind) {
    case 'arn':
      return accountProblem(judged, 'principal', text, name.account);
    case 'service':
      return unknownWord(judged, text, name.host, 'the host of a service', hostsOf(judged));
    case 'federated':
      return unknownProvider(judged, text, name.provider);
    default:
      return undefined;
  }
}

function unknownWord(
  { row }: JudgedRow,
  text: string,
  word: string,
  expected: string,
  known: readonly string[],
): RowProblem | undefined {
  if (known.includes(word) || row.outside === true) return undefined;
  return {
    property: 'principal',
    found: `"${text}", whom no policy of the templates names`,
    expected,
    mend: meantOr(word, known, OUTSIDE),
  };
}

function unknownProvider(judged: JudgedRow, text: string, provider: string): RowProblem | undefined {
  const { row, environment, accounts } = judged;
  const found = findProvider(environment, provider, accounts[0]);
  if ('provider' in found || found.kind === 'not assigned' || row.outside === true) return undefined;
  return {
    property: 'principal',
    found: `"${text}", whom no policy of the templates names`,
    expected: 'an identity provider that a role trusts',
    mend: found.meant === undefined ? OUTSIDE : `did you mean "federated/${found.meant}"?`,
  };
}

/** AWS lists no hosts: those of the services that have actions, and those that the templates name. */
function hostsOf({ environment, iamData }: JudgedRow): readonly string[] {
  const { words } = knownNames(environment.graph, iamData);
  return [
    ...iamData.servicePrefixes.map((prefix) => `${prefix}.amazonaws.com`),
    ...[...words].filter((word) => word.endsWith('.amazonaws.com')),
  ];
}

/** People, roles and users that are known, but not in an account that the row names, or in none of all. */
function absence(judged: JudgedRow, text: string): RowProblem | undefined {
  const { row, accounts, claim } = judged;
  if (!ASSIGNABLE.includes(parsePrincipalName(text)?.kind ?? '')) return undefined;
  const found = accounts.map((account) => ({ account, is: presence(judged, text, account) }));
  // The row's own questions say that nobody knows of such a principal.
  if (found.some(({ is }) => is === 'unknown')) return undefined;
  const missing = found.filter(({ is }) => is === 'absent').map(({ account }) => account);
  const isEmpty = row.account === undefined ? missing.length === accounts.length : missing.length > 0;
  const where = (row.account === undefined ? ['any account'] : missing.map(({ name }) => name)).join(', ');
  if (row.unassigned === true) {
    const elsewise = assignedAsAnother(judged, text);
    if (elsewise !== undefined) return elsewise;
    if (claim.expected === 'denied' && missing.length === accounts.length) return undefined;
    return {
      property: 'unassigned',
      found: `unassigned: true of "${text}", who is in ${accounts.find((one) => !missing.includes(one))?.name ?? where}`,
      expected: 'a principal without assignment in every account of a row that denies',
      mend: 'remove the word, or make two rows',
    };
  }
  if (!isEmpty || claim.expected === 'allowed') return undefined;
  return {
    property: 'principal',
    found: `"${text}", who is not in ${where}`,
    ...SOMEBODY_THERE,
  };
}

/** A sentence that a group has no assignment says nothing of one persona alone. */
function assignedAsAnother({ row, isScenario, environment, fill }: JudgedRow, text: string): RowProblem | undefined {
  const name = parsePrincipalName(fill(text));
  if (!isScenario || name?.kind !== 'person') return undefined;
  const ids = row.account === undefined ? undefined : listOf(row.account);
  const found = environment.graph.assignments.find(
    ({ group, account }) => group === name.group && (ids === undefined || ids.includes(account.id)),
  );
  if (found === undefined) return undefined;
  const { account, permissionSet } = found;
  return {
    property: 'unassigned',
    found: `unassigned: true of "${text}", whose group is in ${account.name} as ${permissionSet.name}`,
    expected: 'a group that is assigned nothing there',
    mend: 'take that assignment out; or, if the group may be there, say what it must not do, without the word',
  };
}

function presence({ claim, fill }: JudgedRow, text: string, account: Account): 'present' | 'absent' | 'unknown' {
  try {
    return claim.world.principal(fill(text), account).kind === 'absent' ? 'absent' : 'present';
  } catch (error) {
    if (error instanceof WrongRowError) return 'unknown';
    throw error;
  }
}
