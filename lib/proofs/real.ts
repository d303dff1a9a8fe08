import { capitalized } from '../base/words';
import type { Account, EngineEnvironment, Principal } from '../assembly';
import {
  parsePrincipalName,
  type Account as EngineAccount,
  type PrincipalArn,
  type RequestPrincipal,
  type RequestResource,
  type RolePrincipal,
  type UserPrincipal,
} from '../policy';
import { kindOfAccount, readHoldings, type Held, type Holding } from './interchangeable';
import { findPrincipal, nameWithPath } from '../ask/principals';
import {
  ADMINISTRATOR,
  lettingInNobody,
  openToAccount,
  outsideAccount,
  strangersResource,
  trusting,
  unbound,
  withTrust,
  WrongRowError,
  type Absent,
  type Call,
  type Named,
  type World,
} from '../ask/world';

const SOMEBODY = 'a role, user or group with its persona that the config puts there, by its whole name';

export interface RealWorldProps {
  readonly environment: EngineEnvironment;
  /** Who a row is about where it names nobody. */
  readonly defaultPrincipals: (account: Account) => readonly RequestPrincipal[];
  /** What of a principal's policies has a say. @default all of it */
  readonly limit?: (principal: RolePrincipal | UserPrincipal) => RolePrincipal | UserPrincipal;
  /** What is taken of the policy of a resource that no template makes, for callers of its account. @default 'lets in nobody' */
  readonly notKnown?: 'lets in nobody' | 'may let in';
  /** Whether organization policies have a say about resources. @default 'bound' */
  readonly resources?: 'bound' | 'unbound';
}

/** The organization as the templates make it: principals with the policies that they will have. */
export class RealWorld implements World {
  public readonly environment: EngineEnvironment;
  private readonly kinds = { nobody: new Map<Account, string>(), anybody: new Map<Account, string>() };

  public constructor(private readonly props: RealWorldProps) {
    this.environment = props.environment;
  }

  public account(account: Account): EngineAccount {
    const whole = this.environment.account(account);
    return this.props.resources === 'unbound' ? unbound(whole) : whole;
  }

  public kindOf(account: Account, who: Named): string {
    const kind = this.kinds[who].get(account) ?? this.readKind(account, who);
    this.kinds[who].set(account, kind);
    return kind;
  }

  public defaultPrincipals(account: Account): readonly RequestPrincipal[] {
    return this.props
      .defaultPrincipals(account)
      .map((principal) => ('identityPolicies' in principal ? this.limited(principal) : principal));
  }

  public principal(text: string, account: Account): RequestPrincipal | Absent {
    const found = findPrincipal(this.environment, text, account);
    if ('problem' in found) {
      const name = parsePrincipalName(text);
      if (name?.kind === 'arn' && /^\d{12}$/.test(name.account)) {
        const known = this.environment.graph.account(name.account);
        if (known === undefined) return outsider(name);
      }
      if (name?.kind === 'federated' && found.kind === 'unknown') return name;
      if (found.kind === 'not assigned') return { kind: 'absent', why: `${capitalized(found.problem)}.` };
      throw new WrongRowError(found.mend === 'told' ? found.problem : `${found.problem}: expected ${SOMEBODY}`);
    }
    const { principal } = found;
    return principal.kind === 'role' || principal.kind === 'user' ? this.limited(principal) : principal;
  }

  public resource(arn: string, account: Account, { action, principal }: Call): RequestResource {
    const found = { ...this.environment.resource(arn, account, action), account: this.account(account) };
    if (this.props.notKnown === 'may let in') return withTrust(found);
    const known = lettingInNobody(found, principal);
    if (known.policy !== undefined || action.toLowerCase() !== 'sts:assumerole') return known;
    // The claim is about what the caller's own policies do: a role trusts whoever asks, if they may.
    return { ...known, policy: trusting('account' in principal ? principal.account.id : account.id) };
  }

  public strangers(arn: string, id: string, { principal }: Call): RequestResource {
    const found = strangersResource(arn, id);
    if (this.props.notKnown === 'may let in' || !('account' in principal)) return found;
    return { ...found, policy: openToAccount(principal.account.id) };
  }

  /** By who and what the account holds: a row may ask for anybody by name, and about any resource. */
  private readKind(account: Account, who: Named): string {
    const [asking] = this.defaultPrincipals(account).filter((principal) => 'identityPolicies' in principal);
    return kindOfAccount(account, asking?.account ?? this.account(account), heldIn(this.environment, account, who));
  }

  private limited(principal: RolePrincipal | UserPrincipal): RequestPrincipal {
    return this.props.limit?.(principal) ?? principal;
  }
}

const held = {
  nobody: new WeakMap<EngineEnvironment, Map<Account, Held>>(),
  anybody: new WeakMap<EngineEnvironment, Map<Account, Held>>(),
};

/** Read once for all claims. */
function heldIn(environment: EngineEnvironment, account: Account, who: Named): Held {
  let known = held[who].get(environment);
  if (known === undefined) held[who].set(environment, (known = new Map<Account, Held>()));
  let found = known.get(account);
  if (found === undefined) {
    const { principals, resourcePolicies } = environment.graph.contentsOf(account);
    found = readHoldings(account, [
      ...principals.map((principal) => holdingOf(environment, principal, who)),
      ...resourcePolicies.map(({ resourceArn, document }) => ({ label: resourceArn, documents: [document] })),
    ]);
    known.set(account, found);
  }
  return found;
}

/** Who a principal is, and the policies that say what it may do and who may be it. No policy knows of a group of people. */
function holdingOf(environment: EngineEnvironment, principal: Principal, who: Named): Holding {
  const { kind, tags } = principal;
  const { identityPolicies, boundary } = environment.principal(principal);
  const assignedTo = kind === 'role' && who === 'anybody' ? principal.assignment?.groups : [];
  const policies = [...identityPolicies, ...(boundary === undefined ? [] : [boundary])];
  return {
    label: JSON.stringify([kind, nameWithPath(principal), assignedTo, tags, identityPolicies.length]),
    documents: [...policies.map(({ document }) => document), ...(kind === 'role' ? [principal.trustPolicy] : [])],
  };
}

/** Somebody of another organization, where nothing stops him: what may be asked is what is let in here. */
function outsider({ account: id, identity }: PrincipalArn): RequestPrincipal {
  const account = outsideAccount(id);
  if (identity.kind === 'root') return { kind: 'root', account };
  const { kind, name } = identity;
  return { kind, arn: `arn:aws:iam::${id}:${kind}/${name}`, account, identityPolicies: [ADMINISTRATOR] };
}
