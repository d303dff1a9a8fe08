import type { Account, IamRole, OrganizationGraph } from '../../assembly';

/** A role, and the account that it is in. */
export interface RoleInAccount {
  readonly role: IamRole;
  readonly account: Account;
}

interface Standing extends RoleInAccount {
  /** In the order in which all roles are looked at. */
  readonly place: number;
}

/**
 * Of all roles of an organization those that may trust somebody of an account: every one that does is among them. A role is assumed only where its
 * trust policy lets the caller in, so those that name other accounts alone need no question.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
 */
export class TrustingRoles {
  private readonly ofAnyone: Standing[] = [];
  private readonly ofAccount = new Map<string, Standing[]>();

  /** @param isMeant @default every role */
  public constructor(graph: OrganizationGraph, isMeant: (role: IamRole) => boolean = () => true) {
    let place = 0;
    for (const account of graph.accounts) {
      for (const role of graph.contentsOf(account).roles) {
        if (isMeant(role)) this.add({ role, account, place: (place += 1) });
      }
    }
  }

  /** In the order of the organization's accounts. */
  public thatMayTrust({ id }: Account): readonly RoleInAccount[] {
    const own = this.ofAccount.get(id) ?? [];
    return [...own, ...this.ofAnyone].sort((one, other) => one.place - other.place);
  }

  private add(standing: Standing): void {
    const accounts = trustedAccounts(standing.role);
    if (accounts === 'anyone') {
      this.ofAnyone.push(standing);
      return;
    }
    for (const id of accounts) {
      const known = this.ofAccount.get(id);
      if (known === undefined) this.ofAccount.set(id, [standing]);
      else known.push(standing);
    }
  }
}

/** What names no one account is anyone: a wildcard, or a user's unique id. */
function trustedAccounts({ trustPolicy }: IamRole): ReadonlySet<string> | 'anyone' {
  const ids = new Set<string>();
  for (const { Effect, Principal } of [trustPolicy.Statement].flat()) {
    if (Effect !== 'Allow') continue;
    if (typeof Principal !== 'object') return 'anyone';
    for (const [kind, named] of Object.entries(Principal)) {
      // Services and federated users assume by other calls, or from no account.
      if (kind === 'Service' || kind === 'Federated') continue;
      for (const name of [named].flat()) {
        const id = kind === 'AWS' ? accountIn(name) : undefined;
        if (id === undefined) return 'anyone';
        ids.add(id);
      }
    }
  }
  return ids;
}

/** By an ARN or by its id alone. */
function accountIn(name: string): string | undefined {
  const [arn, , , , id = ''] = name.split(':');
  if (arn === 'arn') return id === '' ? undefined : id;
  return /^\d{12}$/.test(name) ? name : undefined;
}
