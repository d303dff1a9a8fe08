import { listOf } from '../../base/list';
import { isDeepStrictEqual } from 'node:util';
import type { AccessControl, Excepted } from '../../catalogue/guardrails/definition/guardrail';
import type { NonEmpty, OneOrMore } from '../../policy/document';
import type { ProofRow } from '../../policy/proof-row';
import { Glob } from '../../policy/text/glob';
import { exampleOf, lookAlikesOf } from './look-alikes';

/** Whom one guardrail leaves alone by config, in the names of proof rows. */
export interface Exempted {
  readonly homeRegion: string;
  /** AWS names of the accounts that it leaves out. */
  readonly accounts: readonly string[];
  readonly roles: readonly ExemptedRole[];
}

export interface ExemptedRole {
  /** Path and name, wildcards included. */
  readonly role: string;
  /** AWS names of the accounts in which it is exempt. */
  readonly accounts: readonly string[];
  /** AWS names of those that the guardrail reaches as well. */
  readonly elsewhere: readonly string[];
}

/** The rows that say what exceptions do and, above all, do not do: made of what the guardrail itself must deny. */
export function exceptedRows(guardrail: AccessControl, exempted: Exempted): Omit<Excepted, 'told'> {
  const { accounts, roles } = exempted;
  const firm = guardrail.exceptions?.but?.denies ?? [];
  const soft = guardrail.denies.filter((row) => !firm.some((one) => isDeepStrictEqual(one, row)));
  const patterns = [...roles.map(({ role }) => role), ...exemptInCatalogue(guardrail)];
  const byRole = roles.map((one) => rowsOfRole(one, soft, firm, { ...exempted, patterns }));
  const inAccounts = (rows: readonly ProofRow[]): readonly ProofRow[] =>
    accounts.length === 0
      ? []
      : rows
          .filter(namesNoAccount)
          .filter(canBeAllowed)
          .map((row) => ({ ...row, account: accounts }));
  return {
    accounts,
    allows: [...inAccounts(soft), ...byRole.flatMap(({ allows }) => allows)],
    denies: [...inAccounts(firm), ...byRole.flatMap(({ denies }) => denies)],
  };
}

function rowsOfRole(
  { role, accounts, elsewhere }: ExemptedRole,
  soft: readonly ProofRow[],
  firm: readonly ProofRow[],
  { homeRegion, patterns }: Exempted & { readonly patterns: readonly string[] },
): Pick<Excepted, 'denies' | 'allows'> {
  const [exempt, lookAlikes] = [exampleOf(role, homeRegion), lookAlikesOf(role, homeRegion, patterns)];
  const by = (rows: readonly ProofRow[], principal: OneOrMore<string>, account: readonly string[]): ProofRow[] =>
    account.length === 0 ? [] : rows.filter(isAboutAnybody).map((row) => ({ ...row, principal, account }));
  return {
    allows: by(soft, exempt, accounts),
    denies: [...by(firm, exempt, accounts), ...by(soft, lookAlikes, accounts), ...by(soft, exempt, elsewhere)],
  };
}

/** What the guardrail's own rows say of all others. */
export function deniesOfOthers(
  { denies }: AccessControl,
  { accounts, roles }: Pick<Exempted, 'accounts' | 'roles'>,
): NonEmpty<ProofRow> {
  const exempt = roles.map(({ role }) => Glob.of(role));
  const isExempt = (principal: string): boolean => {
    const [, role] = /^(?:arn:[^/]*:)?role\/(.+)$/.exec(principal) ?? [];
    return role !== undefined && exempt.some((pattern) => pattern.matches(role));
  };
  const without = (row: ProofRow): readonly ProofRow[] => {
    const principal = listOf(row.principal).filter((one) => !isExempt(one));
    const account = listOf(row.account).filter((one) => !accounts.includes(one));
    const isNobody = row.principal !== undefined && principal.length === 0;
    if (isNobody || (row.account !== undefined && account.length === 0)) return [];
    return [
      {
        ...row,
        ...(row.principal === undefined ? {} : { principal: principal }),
        ...(row.account === undefined ? {} : { account: account }),
      },
    ];
  };
  return denies.flatMap(without) as unknown as NonEmpty<ProofRow>;
}

/** Path and name of the roles that the catalogue itself exempts. */
function exemptInCatalogue({ statements }: AccessControl): readonly string[] {
  const conditions = statements.flatMap(({ Condition = {} }) => Object.values(Condition));
  return conditions
    .flatMap((keys) => listOf(keys['aws:PrincipalArn']))
    .flatMap((arn) => String(arn).split(':role/')[1] ?? []);
}

/** Whether a stranger may do every action there is rests on resources, of which a pattern names none. */
function canBeAllowed({ principal, action }: ProofRow): boolean {
  return principal === undefined || !listOf(action).some((one) => one.includes('*'));
}

function isAboutAnybody(row: ProofRow): boolean {
  return row.principal === undefined && namesNoAccount(row);
}

function namesNoAccount({ account }: ProofRow): boolean {
  return account === undefined;
}
