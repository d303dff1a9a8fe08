import { canHaveResourcePolicy, isOfAccessPoint, mayTagSessions, parseArn } from '../policy';
import { Glob } from '../policy/text/glob';
import type {
  AccessPoint,
  Account as EngineAccount,
  NamedPolicy,
  PolicyDocument,
  PolicyLevel,
  RequestResource,
  RolePrincipal,
  RootPrincipal,
  UserPrincipal,
} from '../policy';
import { AssemblyError } from './assembly-error';
import type { Account, IamRole, IamUser, ManagedPolicyReference, Principal } from './graph/model';
import type { OrganizationGraph } from './graph/organization-graph';

/** Documents of AWS-managed policies by ARN, as `loadManagedPolicies(graph.awsManagedPolicyArns())` gives them. */
export type AwsManagedPolicies = ReadonlyMap<string, { readonly document: PolicyDocument }>;

/**
 * An organization graph as the policy engine takes it. What it returns for one account or principal is one object, so
 * that the engine recognizes it.
 */
export class EngineEnvironment {
  private readonly accounts = new Map<Account, EngineAccount>();
  private readonly principals = new Map<Principal, RolePrincipal | UserPrincipal>();
  private readonly policies = new Map<PolicyDocument, NamedPolicy>();
  private readonly levels = new Map<readonly PolicyLevel[], readonly PolicyLevel[]>();
  private readonly resources = new Map<Account, WithPolicies>();

  public constructor(
    public readonly graph: OrganizationGraph,
    /** By ARN. */
    public readonly awsManagedPolicies: AwsManagedPolicies,
    /** What stands in place of a document of the templates, to ask what would be if it did. @default the document */
    private readonly rewrite: (document: PolicyDocument) => PolicyDocument = (document) => document,
  ) {}

  /** With an account in every OU that has none; see {@link OrganizationGraph.inhabited}. */
  public inhabited(): EngineEnvironment {
    return new EngineEnvironment(this.graph.inhabited(), this.awsManagedPolicies, this.rewrite);
  }

  public account(account: Account): EngineAccount {
    let known = this.accounts.get(account);
    if (known === undefined) {
      known = this.engineAccount(account);
      this.accounts.set(account, known);
    }
    return known;
  }

  public root(account: Account): RootPrincipal {
    return { kind: 'root', account: this.account(account) };
  }

  /** @throws AssemblyError if it has an AWS-managed policy whose document was not loaded */
  public principal(principal: Principal): RolePrincipal | UserPrincipal {
    let known = this.principals.get(principal);
    if (known === undefined) {
      known = principal.kind === 'role' ? this.role(principal) : this.user(principal);
      this.principals.set(principal, known);
    }
    return known;
  }

  /**
   * A resource with the policy that a template gives it: its own, or a role's trust policy. Of one that no template makes nobody
   * knows which it has.
   *
   * @param action that is asked about it: a call to Organizations that names no resource is about the organization, which has a policy
   */
  public resource(arn: string, account: Account, action = ''): RequestResource {
    let known = this.resources.get(account);
    if (known === undefined) {
      known = new WithPolicies(this.resourcesWithPolicy(account));
      this.resources.set(account, known);
    }
    if (arn === '*' && /^organizations:/i.test(action)) {
      const whole = this.resource(
        `arn:aws:organizations::${account.id}:organization/${this.graph.organizationId}`,
        account,
      );
      return { ...whole, arn };
    }
    const exact =
      this.ofSeveral(known, arn) ?? known.get(arn) ?? known.get(holderOf(arn) ?? arn) ?? known.wider(arn)[0];
    const isTold = this.graph.tellsPolicyOf(arn, account);
    const accessPoint = this.accessPoint(arn, account);
    const beside = {
      ...(hasUnknownBeside(known, arn, isTold) ? { otherPolicy: 'not known' as const } : {}),
      ...(accessPoint === undefined ? {} : { accessPoint }),
    };
    if (exact !== undefined) return { ...exact, ...beside, arn };
    const isNotKnown = canHaveResourcePolicy(arn) && !isTold;
    return { arn, account: this.account(account), ...beside, ...(isNotKnown ? { policy: 'not known' } : {}) };
  }

  private accessPoint(arn: string, account: Account): AccessPoint | undefined {
    const found = isOfAccessPoint(arn) ? this.graph.behindAccessPoint(arn, account) : undefined;
    return found && { bucket: this.resource(found.bucketArn, found.owner), networkOrigin: found.networkOrigin };
  }

  /** The same policy under the same name is one object. */
  public named(name: string, original: PolicyDocument): NamedPolicy {
    const document = this.rewrite(original);
    const known = this.policies.get(document);
    if (known?.name === name) return known;
    const policy: NamedPolicy = { name, document };
    this.policies.set(document, policy);
    return policy;
  }

  private engineAccount(account: Account): EngineAccount {
    const { graph } = this;
    const levels = (type: Parameters<OrganizationGraph['policyLevels']>[1]): readonly PolicyLevel[] =>
      this.rewritten(graph.policyLevels(account, type));
    return {
      id: account.id,
      name: account.name,
      organization: { id: graph.organizationId, managementAccountId: graph.managementAccount.id },
      organizationPath: graph.organizationPath(account),
      delegatedServices: graph.delegatedServices(account),
      scps: levels('SERVICE_CONTROL_POLICY'),
      rcps: levels('RESOURCE_CONTROL_POLICY'),
    };
  }

  /** The same object where nothing is rewritten, and for accounts that have their levels in common. */
  private rewritten(levels: readonly PolicyLevel[]): readonly PolicyLevel[] {
    const isSame = levels.every(({ policies }) =>
      policies.every(({ document }) => this.rewrite(document) === document),
    );
    if (isSame) return levels;
    const known =
      this.levels.get(levels) ??
      levels.map(({ policies, ...level }) => ({
        ...level,
        policies: policies.map((policy) => ({ ...policy, document: this.rewrite(policy.document) })),
      }));
    this.levels.set(levels, known);
    return known;
  }

  private role(role: IamRole): RolePrincipal {
    // A session of Identity Center may carry the tags of its user, which no template says.
    if (role.assignment !== undefined) return { kind: 'role', ...this.identity(role) };
    return { kind: 'role', ...this.identity(role), tags: mayTagSessions(role.trustPolicy) ? 'not known' : role.tags };
  }

  private user(user: IamUser): UserPrincipal {
    return { kind: 'user', ...this.identity(user), tags: user.tags };
  }

  private identity(principal: Principal): Pick<RolePrincipal, 'account' | 'arn' | 'identityPolicies' | 'boundary'> {
    const { account, arn, boundary, inlinePolicies, managedPolicies } = principal;
    return {
      account: this.account(account),
      arn,
      identityPolicies: [
        ...inlinePolicies.map(({ name, document }) => this.named(name, document)),
        ...managedPolicies.map((policy) => this.managed(policy)),
      ],
      ...(boundary === undefined ? {} : { boundary: this.managed(boundary) }),
    };
  }

  private managed({ arn, name, document }: ManagedPolicyReference): NamedPolicy {
    const found = document ?? this.awsManagedPolicies.get(arn)?.document;
    if (found === undefined) {
      throw new AssemblyError({
        where: arn,
        found: 'an AWS-managed policy whose document was not loaded',
        mend: 'Load what awsManagedPolicyArns() names.',
      });
    }
    return this.named(name, found);
  }

  /**
   * A log group has its own policy, its streams have it too, and both have those that the account has for all groups; a repository
   * has its own and its registry's.
   */
  private ofSeveral(known: WithPolicies, arn: string): RequestResource | undefined {
    if (!OF_ACCOUNT_TOO.has(parseArn(arn)?.service ?? '')) return undefined;
    const whole = arn.replace(/:log-stream:.*$|:\*$/, '');
    const found = known.meaning(whole);
    const [first, ...others] = found;
    if (first === undefined || others.length === 0) return first;
    const Statement = found.flatMap(({ policy }) =>
      typeof policy === 'object' ? [policy.document.Statement].flat() : [],
    );
    const policy = {
      name: 'resource policy',
      attachedTo: whole,
      document: { Version: '2012-10-17' as const, Statement },
    };
    return { ...first, policy };
  }

  private resourcesWithPolicy(account: Account): readonly RequestResource[] {
    const { resourcePolicies, roles } = this.graph.contentsOf(account);
    const owner = this.account(account);
    return [
      ...resourcePolicies.map(({ resourceArn, document }) => ({
        arn: resourceArn,
        account: owner,
        policy: { name: 'resource policy', document: this.rewrite(document), attachedTo: resourceArn },
      })),
      ...roles.map(({ arn, tags, trustPolicy }) => ({
        arn,
        account: owner,
        tags,
        policy: { name: 'trust policy', document: this.rewrite(trustPolicy), attachedTo: arn },
      })),
    ];
  }
}

interface Wider {
  readonly glob: Glob;
  readonly resource: RequestResource;
  /** Among all. */
  readonly place: number;
}

/** What has a policy in an account, by its ARN or by a pattern that means several. */
class WithPolicies {
  private readonly byArn = new Map<string, RequestResource>();
  private readonly places = new Map<string, number>();
  private readonly patterns: readonly Wider[];
  private readonly ofOrganization: readonly RequestResource[];

  public constructor(resources: readonly RequestResource[]) {
    for (const resource of resources) this.byArn.set(resource.arn, resource);
    const all = [...this.byArn.values()];
    all.forEach(({ arn }, place) => this.places.set(arn, place));
    this.patterns = all.flatMap((resource, place) => {
      const glob = Glob.of(resource.arn);
      return glob.hasWildcards ? [{ glob, resource, place }] : [];
    });
    this.ofOrganization = all.filter(({ arn }) => arn.includes(':resourcepolicy/'));
  }

  public get(arn: string): RequestResource | undefined {
    return this.byArn.get(arn);
  }

  public has(arn: string): boolean {
    return this.byArn.has(arn);
  }

  /** Those whose pattern means it. What an organization has, has the one policy of the organization. */
  public wider(arn: string): readonly RequestResource[] {
    if (parseArn(arn)?.service === 'organizations') return this.ofOrganization;
    return this.patterns.flatMap(({ glob, resource }) => (glob.matches(arn) ? [resource] : []));
  }

  /** The one of that ARN and those whose pattern means it, in the order of the templates. */
  public meaning(arn: string): readonly RequestResource[] {
    const own = this.byArn.get(arn);
    const ownPlace = this.places.get(arn) ?? -1;
    const patterns = this.patterns.filter(({ glob, resource }) => resource !== own && glob.matches(arn));
    if (own === undefined) return patterns.map(({ resource }) => resource);
    const before = patterns.filter(({ place }) => place < ownPlace);
    return [
      ...before.map(({ resource }) => resource),
      own,
      ...patterns.slice(before.length).map(({ resource }) => resource),
    ];
  }

  /** Whether a pattern for all of an account means it. */
  public isMeantByAll(arn: string): boolean {
    return this.patterns.some(({ glob, resource }) => resource.arn.endsWith('/*') && glob.matches(arn));
  }
}

/** An object has the policy of its bucket, or of the access point that it is called through, and a rule that of its event bus. */
function holderOf(arn: string): string | undefined {
  const { of = '', bus = 'default' } = RULE.exec(arn)?.groups ?? {};
  if (of !== '') return `${of}event-bus/${bus}`;
  return /^(?<holder>arn:aws:s3:::[^/]+|arn:aws:s3:[^:]+:[^:]+:accesspoint\/[^/]+)\//.exec(arn)?.groups?.holder;
}

const RULE = /^(?<of>arn:aws:events:[^:]+:[^:]+:)rule\/(?:(?<bus>[^/]+)\/)?[^/]+$/;

/** Services in which a policy of the account has a say beside a resource's own. */
const OF_ACCOUNT_TOO: ReadonlySet<string> = new Set(['ecr', 'logs']);

/**
 * Whether a policy has a say in such a resource that no template tells: its own where only the account's is known, and the
 * registry's of a repository.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
 */
function hasUnknownBeside(known: WithPolicies, arn: string, isTold: boolean): boolean {
  const service = parseArn(arn)?.service ?? '';
  if (!OF_ACCOUNT_TOO.has(service)) return false;
  const whole = arn.replace(/:log-stream:.*$|:\*$/, '');
  if (!isTold && !known.has(whole)) return true;
  return service === 'ecr' && !known.isMeantByAll(arn);
}
