import type { Account, EngineEnvironment } from '../assembly';
import type {
  Account as EngineAccount,
  IdentityName,
  NamedPolicy,
  PrincipalArn,
  RequestPrincipal,
  RequestResource,
} from '../policy';
import { parsePrincipalName } from '../policy';
import { findProvider } from '../ask/providers';
import { kindOfAccount, NOTHING_HELD, readHoldings } from './interchangeable';
import {
  canBeOpen,
  openToAccount,
  OPEN_TO_ALL,
  outsideAccount,
  WrongRowError,
  type Call,
  type World,
} from '../ask/world';

/** Nobody whom an exemption names. */
const ANYONE = 'role/anyone';

export interface HypotheticalWorldProps {
  readonly environment: EngineEnvironment;
  /** The account with the organization policies that have a say. */
  readonly account: (account: Account) => EngineAccount;
  /** Policies that every principal in this world has. */
  readonly identityPolicies: readonly NamedPolicy[];
  /** @default none */
  readonly boundary?: (account: Account) => NamedPolicy;
  readonly defaultPrincipal?: string;
  /** Which policy a role that some template makes has as a resource. @default 'open' to all, as every resource is */
  readonly trust?: 'open' | 'own';
}

/**
 * A world of principals that need not exist: whatever role or user a row names is there, with the same policies. Every
 * resource is open to all, or to the account of a caller with a boundary, so that what denies is what is being proven.
 */
export class HypotheticalWorld implements World {
  public readonly environment: EngineEnvironment;
  private readonly known = new Map<string, RequestPrincipal>();
  private readonly kinds = new Map<Account, string>();
  private readonly opened = new Map<string, NamedPolicy>();

  public constructor(private readonly props: HypotheticalWorldProps) {
    this.environment = props.environment;
  }

  public account(account: Account): EngineAccount {
    return this.props.account(account);
  }

  public kindOf(account: Account): string {
    let kind = this.kinds.get(account);
    if (kind === undefined) {
      const { boundary } = this.props;
      const held =
        boundary === undefined
          ? NOTHING_HELD
          : readHoldings(account, [{ label: 'boundary', documents: [boundary(account).document] }]);
      this.kinds.set(account, (kind = kindOfAccount(account, this.account(account), held)));
    }
    return kind;
  }

  public defaultPrincipals(account: Account): readonly RequestPrincipal[] {
    return [this.principal(this.props.defaultPrincipal ?? ANYONE, account)];
  }

  public principal(text: string, account: Account): RequestPrincipal {
    const key = `${account.id} ${text}`;
    const principal = this.known.get(key) ?? this.makePrincipal(text, account);
    this.known.set(key, principal);
    return principal;
  }

  public resource(arn: string, account: Account, { principal }: Call): RequestResource {
    if (!canBeOpen(arn)) return { arn, account: this.account(account) };
    const trust = this.props.trust === 'own' ? this.environment.resource(arn, account).policy : undefined;
    const policy = trust === undefined || trust === 'not known' ? this.openTo(principal) : trust;
    return { arn, account: this.account(account), policy };
  }

  /** As if it were the caller's own, so that only what is being proven can deny; no resource control policy binds it. */
  public strangers(arn: string, id: string, { principal }: Call): RequestResource {
    const owner = 'account' in principal ? principal.account : outsideAccount(id);
    const found = { arn, account: { ...owner, rcps: [] } };
    return canBeOpen(arn) ? { ...found, policy: this.openTo(principal) } : found;
  }

  private openTo(principal: RequestPrincipal): NamedPolicy {
    if (!('boundary' in principal) || principal.boundary === undefined) return OPEN_TO_ALL;
    const { id } = principal.account;
    const policy = this.opened.get(id) ?? openToAccount(id);
    this.opened.set(id, policy);
    return policy;
  }

  private makePrincipal(text: string, account: Account): RequestPrincipal {
    const name = parsePrincipalName(text);
    switch (name?.kind) {
      case 'root':
        return { kind: 'root', account: this.account(account) };
      case 'role':
      case 'user':
        return this.identity(name, this.account(account), account);
      case 'arn':
        return this.byArn(name);
      case 'anonymous':
      case 'service':
        return name;
      case 'federated':
        return this.provider(name.provider, account);
      default:
        throw new WrongRowError(
          `"${text}" is no principal that guardrails know: expected root, anonymous, role/…, user/…, service/…, federated/… or an ARN`,
        );
    }
  }

  /** Whether there is one of that name, the row's check says. */
  private provider(text: string, account: Account): RequestPrincipal {
    const found = findProvider(this.environment, text, account);
    return { kind: 'federated', provider: 'provider' in found ? found.provider : text };
  }

  private byArn({ account, identity }: PrincipalArn): RequestPrincipal {
    const inside = this.environment.graph.account(account);
    const owner = inside === undefined ? outsideAccount(account) : this.account(inside);
    return identity.kind === 'root' ? { kind: 'root', account: owner } : this.identity(identity, owner, inside);
  }

  private identity(
    { kind, name }: IdentityName,
    account: EngineAccount,
    inside: Account | undefined,
  ): RequestPrincipal {
    const { identityPolicies, boundary } = this.props;
    const capped = boundary === undefined || inside === undefined ? {} : { boundary: boundary(inside) };
    const arn = `arn:aws:iam::${account.id}:${kind}/${name}`;
    return { kind, arn, account, identityPolicies, ...capped };
  }
}
