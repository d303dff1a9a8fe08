import { roleWords } from '../../review/compare/role-words';
import type { GuardrailRow, PageData, PrincipalRow, SparedRow } from './format';

/** Whom the statements of a guardrail let through. */
export interface Spared {
  /** For example `roles called stacksets-exec-*`. */
  readonly who: string;
  /** Names of the statements that spare it. Empty where all do. */
  readonly statements: readonly string[];
  /** Where nobody of these is, it stands for whoever will be called so. */
  readonly standing: readonly { readonly principal: PrincipalRow; readonly accounts: readonly number[] }[];
}

/** In the accounts that the guardrail binds: elsewhere there is nothing to be spared from. */
export function sparedBy(data: PageData, { spares, accounts }: GuardrailRow): readonly Spared[] {
  const bound = new Set(accounts);
  return spares.map((row) => {
    const isThere = inAccount(data, row);
    return {
      who: wordsOf(data, row),
      statements: row.statements,
      standing: row.principals.flatMap((place) => {
        const principal = data.principals[place];
        const found = principal?.places.map(({ account }) => account).filter((one) => bound.has(one) && isThere(one));
        return principal === undefined || found === undefined || found.length === 0
          ? []
          : [{ principal, accounts: found }];
      }),
    };
  });
}

const ARN = /^arn:[^:]*:iam::(?<account>[^:]*):(?<rest>.*)$/;

function wordsOf({ accounts }: PageData, { pattern }: SparedRow): string {
  const { account = '*', rest = '' } = ARN.exec(pattern)?.groups ?? {};
  if (rest === '') return `whoever has the tag ${pattern.replace('=', ' = ')}`;
  const who = rest.startsWith('user/') ? `user ${rest.slice('user/'.length)}` : roleWords(pattern);
  if (account === '*') return who;
  return `${who} in ${accounts.find(({ id }) => id === account)?.name ?? account}`;
}

function inAccount({ accounts }: PageData, { pattern }: SparedRow): (account: number) => boolean {
  const { account: named = '*' } = ARN.exec(pattern)?.groups ?? {};
  return (place) => named === '*' || named === accounts[place]?.name || named === accounts[place]?.id;
}
