import type { CompiledDocument, CompiledStatement, DocumentCompiler } from '../compile/policy';
import type { ConditionEntry } from '../conditions/condition';
import { isManagementAccount } from '../environment';
import type { Account, AccountPrincipal, PolicyLevel } from '../environment';
import type { ApplicableLayers } from '../evaluate/layers';

/** Context keys whose value holds the account's id. */
const KEYS_WITH_ACCOUNT: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:resourceaccount',
  'aws:userid',
  's3:resourceaccount',
]);

/** Finds the accounts that come to the same for a principal, so that many accounts cost no more than a few. */
export class AccountGroups {
  private readonly signatures = new WeakMap<Account, string>();
  private readonly agnostic = new WeakMap<CompiledDocument, boolean>();

  constructor(private readonly compiler: DocumentCompiler) {}

  /** Equal for accounts that differ in nothing but their id and name. */
  signatureOf(account: Account): string {
    let signature = this.signatures.get(account);
    if (signature === undefined) {
      const { organization, organizationPath = '' } = account;
      const delegated = [account.delegatedServices ?? 'not known'].flat().join();
      const place = [organization?.id ?? '', organizationPath, String(isManagementAccount(account)), delegated];
      signature = [...place, this.documentsOf(account.scps), this.documentsOf(account.rcps)].join(' ');
      this.signatures.set(account, signature);
    }
    return signature;
  }

  /** Whether no policy can tell the account's id from another. When in doubt, it says no. */
  isAgnostic({ scp, rcp, identity, boundary, session }: ApplicableLayers): boolean {
    const levels = [scp, rcp, identity, boundary, session].flatMap((layer) => layer?.levels ?? []);
    return levels.every(({ policies }) => policies.every(({ document }) => this.isAgnosticDocument(document)));
  }

  private isAgnosticDocument(document: CompiledDocument): boolean {
    let agnostic = this.agnostic.get(document);
    if (agnostic === undefined) {
      agnostic = document.statements.every(isAgnosticStatement);
      this.agnostic.set(document, agnostic);
    }
    return agnostic;
  }

  private documentsOf(levels: readonly PolicyLevel[]): string {
    const ids = levels.map(({ policies }) => policies.map(({ document }) => this.compiler.compile(document).id).join());
    return `${String(levels.length)}:${ids.join('/')}`;
  }
}

function isAgnosticStatement({ conditions, principals }: CompiledStatement): boolean {
  return conditions.every(isAgnosticCondition) && (principals === undefined || principals.everyone);
}

function isAgnosticCondition({ key, operator, expected }: ConditionEntry): boolean {
  if (expected.some(({ template }) => template.text.includes('${'))) return false;
  if (!KEYS_WITH_ACCOUNT.has(key) || operator === undefined) return true;
  if (!operator.name.startsWith('Arn')) return false;
  return expected.every(({ template: { text } }) => text === '*' || text.split(':')[4] === '*');
}

/** The same principal as it stands in another account, as a permission set's role does. */
export function moveTo(account: Account, principal: AccountPrincipal): AccountPrincipal {
  if (principal.kind === 'root') return { kind: 'root', account };
  const parts = principal.arn.split(':');
  return { ...principal, account, arn: [...parts.slice(0, 4), account.id, ...parts.slice(5)].join(':') };
}
