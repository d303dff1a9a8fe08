import type { DocumentCompiler, CompiledDocument } from '../compile/policy';
import { accountOf, isManagementAccount, isServiceLinkedRole, isServiceLinkedRoleArn } from '../environment';
import type {
  Account,
  NamedPolicy,
  PolicyLevel,
  RequestPrincipal,
  RequestResource,
  RolePrincipal,
  UserPrincipal,
} from '../environment';
import { defaultPolicyOf } from './default-policies';

/** Where a decision was made: one of the kinds of policy, or AWS itself where no policy has a say. */
export type DecidingLayer = PolicyLayer | 'AWS';

export type PolicyLayer =
  | 'service control policy'
  | 'resource control policy'
  | 'resource policy'
  | 'identity policy'
  | 'permissions boundary'
  | 'session policy';

export interface LayerPolicy {
  readonly name: string;
  readonly attachedTo: string;
  readonly document: CompiledDocument;
}

/** Policies at one place: one of them must allow, none may deny. */
export interface LayerLevel {
  readonly attachedTo: string;
  readonly policies: readonly LayerPolicy[];
}

/** All levels of it must allow. */
export interface Layer {
  readonly kind: PolicyLayer;
  readonly levels: readonly LayerLevel[];
}

/** Every policy that has a say in a request, and how the caller stands to the resource. */
export interface ApplicableLayers {
  /** Undefined where none binds the caller. */
  readonly scp: Layer | undefined;
  /** Undefined where none binds the resource; it binds only actions of services with RCP support. */
  readonly rcp: Layer | undefined;
  /** Undefined where there is none: for root everything is allowed, for a caller without an account nothing is. */
  readonly identity: Layer | undefined;
  readonly boundary: Layer | undefined;
  readonly session: Layer | undefined;
  readonly resource: Layer | undefined;
  readonly relation: Relation;
}

/** `no account`: the caller is a service, a federated identity or anonymous, and only the resource's policy can allow. */
export type Relation = 'same account' | 'cross account' | 'no account';

/** What a role or user brings along. */
type OwnLayers = Pick<ApplicableLayers, 'identity' | 'boundary' | 'session'>;

const NONE: OwnLayers = { identity: undefined, boundary: undefined, session: undefined };

/** Finds and compiles the layers; policies of one account or principal are put together once. */
export class LayerFinder {
  private readonly scps = new WeakMap<readonly PolicyLevel[], Layer>();
  private readonly rcps = new WeakMap<readonly PolicyLevel[], Layer>();
  private readonly own = new WeakMap<RolePrincipal | UserPrincipal, OwnLayers>();
  private readonly lists = new WeakMap<readonly NamedPolicy[], Map<string, Layer>>();
  private readonly single = new WeakMap<NamedPolicy, Map<string, Layer>>();

  constructor(private readonly compiler: DocumentCompiler) {}

  find(principal: RequestPrincipal, resourceAccount: Account, resource: RequestResource | undefined): ApplicableLayers {
    const account = accountOf(principal);
    const own = principal.kind === 'role' || principal.kind === 'user' ? this.ownLayers(principal) : NONE;
    return {
      scp:
        account && bindsOrganizationPolicies(account, principal)
          ? this.stack(this.scps, 'service control policy', account.scps)
          : undefined,
      rcp:
        bindsOrganizationPolicies(resourceAccount, principal) && !isServiceLinkedRoleArn(resource?.arn)
          ? this.stack(this.rcps, 'resource control policy', resourceAccount.rcps)
          : undefined,
      identity: own.identity,
      boundary: own.boundary,
      session: own.session,
      resource: resource && this.resourcePolicy(resource),
      relation: account ? (account.id === resourceAccount.id ? 'same account' : 'cross account') : 'no account',
    };
  }

  private ownLayers(principal: RolePrincipal | UserPrincipal): OwnLayers {
    return memo(this.own, principal, () => {
      const name = shortName(principal.arn);
      const { sessionPolicies } = principal.kind === 'role' ? principal : (principal.federation ?? {});
      return {
        identity: this.list('identity policy', principal.identityPolicies, name),
        boundary: principal.boundary && this.one('permissions boundary', principal.boundary, name),
        session: sessionPolicies && this.list('session policy', sessionPolicies, `the session of ${name}`),
      };
    });
  }

  private resourcePolicy(resource: RequestResource): Layer | undefined {
    if (isRootUser(resource.arn)) return undefined;
    const policy = typeof resource.policy === 'object' ? resource.policy : defaultPolicyOf(resource);
    return policy && this.one('resource policy', policy, resource.arn);
  }

  private stack(
    stacks: WeakMap<readonly PolicyLevel[], Layer>,
    kind: PolicyLayer,
    levels: readonly PolicyLevel[],
  ): Layer {
    return memo(stacks, levels, () => ({
      kind,
      levels: levels.map(({ attachedTo, policies }) => this.level(attachedTo, policies)),
    }));
  }

  private list(kind: PolicyLayer, policies: readonly NamedPolicy[], attachedTo: string): Layer {
    const made = memo(this.lists, policies, () => new Map<string, Layer>());
    return memo(made, `${kind} ${attachedTo}`, () => ({ kind, levels: [this.level(attachedTo, policies)] }));
  }

  private one(kind: PolicyLayer, policy: NamedPolicy, attachedTo: string): Layer {
    const made = memo(this.single, policy, () => new Map<string, Layer>());
    return memo(made, `${kind} ${attachedTo}`, () => ({ kind, levels: [this.level(attachedTo, [policy])] }));
  }

  private level(attachedTo: string, policies: readonly NamedPolicy[]): LayerLevel {
    return {
      attachedTo,
      policies: policies.map((policy) => ({
        name: policy.name,
        attachedTo: policy.attachedTo ?? attachedTo,
        document: this.compiler.compile(policy.document),
      })),
    };
  }
}

/**
 * Service control and resource control policies bind neither the management account nor service-linked roles, be they
 * the callers or what is assumed.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function bindsOrganizationPolicies(account: Account, principal: RequestPrincipal): boolean {
  return account.organization !== undefined && !isManagementAccount(account) && !isServiceLinkedRole(principal);
}

/**
 * What `sts:AssumeRoot` is about. It has no policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 */
function isRootUser(arn: string): boolean {
  return /^arn:[^:]*:iam::[^:]*:root$/.test(arn);
}

/** `role app/reader` for `arn:aws:iam::111111111111:role/app/reader`. */
export function shortName(arn: string): string {
  const resource = arn.split(':').slice(5).join(':');
  return resource === '' ? arn : resource.replace('/', ' ');
}

function memo<K, T>(store: { get(key: K): T | undefined; set(key: K, value: T): unknown }, key: K, make: () => T): T {
  let value = store.get(key);
  if (value === undefined) store.set(key, (value = make()));
  return value;
}
