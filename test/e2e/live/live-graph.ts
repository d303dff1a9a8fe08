import { isDeepStrictEqual } from 'node:util';
import type {
  Account,
  AccountContents,
  InlinePolicy,
  ManagedPolicyReference,
  OrganizationGraph,
  OrganizationPolicy,
  PermissionSet,
  Principal,
  ResourcePolicy,
} from '../../../lib/assembly';
import { permissionSetRoles } from '../../../lib/assembly/graph/aws-roles';
import { ManagedPolicies } from '../../../lib/assembly/graph/managed-policies';
import { FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS, type PolicyDocument, type PolicyLevel } from '../../../lib/policy';
import type { LiveIdentities, LivePrincipal } from './iam';
import type { LiveIdentityCenter, LivePermissionSet } from './identity-center';
import type { LiveOrganization } from './organization';
import type { LiveResourcePolicy } from './resource-policies';
import { Symbols } from './symbols';

export interface LiveState {
  readonly organization: LiveOrganization;
  readonly identityCenter: LiveIdentityCenter;
  /** By account id. */
  readonly identities: ReadonlyMap<string, LiveIdentities>;
  /** By account id. */
  readonly resourcePolicies: ReadonlyMap<string, readonly LiveResourcePolicy[]>;
  /** Names that CloudFormation made up, by `<stack name>/<logical id>`. */
  readonly physicalIds: ReadonlyMap<string, string>;
}

/**
 * The graph of an assembly with every document of organization policies, permission sets, roles and users replaced by
 * what AWS answers when it is asked for it, and every attachment and assignment too; so are the policies of resources. The
 * tree of OUs and accounts is the assembly's: whoever calls this has asserted that it is AWS's.
 */
export class LiveGraph {
  /** Roles and users that no template has, for example `arn:aws:iam::management:role/intruder`. */
  public readonly strangers: readonly string[];
  /** Roles, users and policies of resources of the assembly that AWS does not have. */
  public readonly missing: readonly string[];
  public readonly graph: OrganizationGraph;

  private readonly symbols: Symbols;
  private readonly documents = new Map<string, PolicyDocument>();
  private readonly levels = new Map<string, PolicyLevel>();
  private readonly contents: ReadonlyMap<Account, AccountContents>;
  private readonly policies: readonly OrganizationPolicy[];
  private readonly permissionSets: ReadonlyMap<string, PermissionSet>;
  private readonly assignments: OrganizationGraph['assignments'];

  public constructor(
    private readonly assembly: OrganizationGraph,
    private readonly live: LiveState,
  ) {
    this.symbols = new Symbols(assembly, live.organization);
    this.policies = live.organization.policies.map((policy) => this.policy(policy));
    this.permissionSets = new Map(live.identityCenter.permissionSets.map((set) => [set.name, this.permissionSet(set)]));
    this.assignments = live.identityCenter.assignments.flatMap(({ group, permissionSet: name, accountId }) => {
      const permissionSet = this.permissionSets.get(name);
      const account = assembly.account(this.symbols.in(accountId));
      if (permissionSet === undefined || account === undefined) return [];
      return [{ group, groupId: group, permissionSet, account, source: permissionSet.source }];
    });
    const known = new Set<string>();
    const missing: string[] = [];
    this.contents = new Map(
      assembly.accounts.map((account) => [account, this.accountContents(account, known, missing)]),
    );
    this.missing = missing;
    this.strangers = [...live.identities].flatMap(([id, { principals }]) =>
      principals.filter(({ arn }) => !known.has(`${id} ${arn}`)).map(({ arn }) => this.symbols.in(arn)),
    );
    this.graph = this.overlay();
  }

  private overlay(): OrganizationGraph {
    const { policies, assignments } = this;
    const permissionSets = [...this.permissionSets.values()];
    const policyLevels: OrganizationGraph['policyLevels'] = (account, type) =>
      this.live.organization.enabledPolicyTypes.includes(type)
        ? [...account.ids, account.id].map((id) => this.level(id, type))
        : [];
    const contentsOf: OrganizationGraph['contentsOf'] = (account) =>
      this.contents.get(account) ?? this.assembly.contentsOf(account);
    const own = { policies, assignments, permissionSets, policyLevels, contentsOf };
    return Object.assign(Object.create(this.assembly) as OrganizationGraph, own);
  }

  private level(id: string, type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'): PolicyLevel {
    const key = `${type} ${id}`;
    const known = this.levels.get(key);
    if (known !== undefined) return known;
    const attached = this.policies.filter((policy) => policy.type === type && policy.targetIds.includes(id));
    const awsOwn = type === 'SERVICE_CONTROL_POLICY' ? FULL_AWS_ACCESS : RCP_FULL_AWS_ACCESS;
    const policies = attached.map(({ name, content }) => ({ name, document: content as unknown as PolicyDocument }));
    const level = { attachedTo: id, policies: [awsOwn, ...policies] };
    this.levels.set(key, level);
    return level;
  }

  private policy({ name, type, content, targetIds }: LiveOrganization['policies'][number]): OrganizationPolicy {
    const planned = this.assembly.policies.find((policy) => policy.name === name && policy.type === type);
    const source = planned?.source ?? { stackName: 'none', templatePath: '', logicalId: name };
    return {
      name,
      type,
      source,
      content: this.document(content) as unknown as OrganizationPolicy['content'],
      targetIds: targetIds.map((id) => this.symbols.in(id)),
      exceptions: planned?.exceptions ?? [],
    };
  }

  private permissionSet({ inlinePolicy, boundary, ...set }: LivePermissionSet): PermissionSet {
    const planned = this.assembly.permissionSets.find(({ name }) => name === set.name);
    const { Name: name, Path: path = '/' } = boundary?.CustomerManagedPolicyReference ?? {};
    const limit = name === undefined ? boundary?.ManagedPolicyArn : { name, path };
    return {
      ...set,
      arn: planned?.arn ?? set.arn,
      region: planned?.region ?? 'us-east-1',
      source: planned?.source ?? { stackName: 'none', templatePath: '', logicalId: set.name },
      ...(inlinePolicy === undefined ? {} : { inlinePolicy: this.document(inlinePolicy) }),
      ...(limit === undefined ? {} : { boundary: limit }),
    };
  }

  private accountContents(account: Account, known: Set<string>, missing: string[]): AccountContents {
    const planned = this.assembly.contentsOf(account);
    const [id, live] = this.identitiesOf(account);
    const managedPolicies = planned.managedPolicies.map((policy) => ({
      ...policy,
      document: this.document(live.managedPolicies[this.arnIn(id, policy.arn)] ?? '{}'),
    }));
    const own = new ManagedPolicies(managedPolicies);
    const replaced = <P extends Principal>(principal: P): P[] => {
      const found = live.principals.find((one) => one.kind === principal.kind && one.name === this.nameOf(principal));
      if (found === undefined) {
        missing.push(principal.arn);
        return [];
      }
      known.add(`${id} ${found.arn}`);
      return [{ ...principal, ...this.policiesOf(found, own) }];
    };
    const created = planned.roles.filter(({ source, assignment }) => source !== undefined && assignment === undefined);
    const assigned = this.assignments.filter((assignment) => assignment.account === account);
    const roles = [
      ...created.flatMap(replaced),
      ...permissionSetRoles(account, assigned, own),
      ...planned.roles.filter(({ source }) => source === undefined),
    ];
    const users = planned.users.flatMap(replaced);
    // Roles that AWS makes by itself are nobody's to document, but they are no strangers.
    for (const { name, source } of planned.roles) {
      const made = live.principals.find((one) => source === undefined && one.name === name);
      if (made !== undefined) known.add(`${id} ${made.arn}`);
    }
    const resourcePolicies = planned.resourcePolicies.flatMap((policy) => {
      const document = this.resourcePolicy(id, policy);
      if (document === undefined) missing.push(`policy of ${policy.resourceArn}`);
      return document === undefined ? [] : [{ ...policy, document }];
    });
    return { ...planned, managedPolicies, resourcePolicies, roles, users, principals: [...roles, ...users] };
  }

  private resourcePolicy(id: string, { resourceArn, document }: ResourcePolicy): PolicyDocument | undefined {
    const live = this.live.resourcePolicies.get(id) ?? [];
    const found = live.find(({ arn }) => this.symbols.in(arn) === resourceArn);
    if (found !== undefined) return this.document(found.text);
    // What a key is called is for AWS to say: it is known by its policy alone.
    const isKey = (arn: string): boolean => arn.startsWith('arn:aws:kms:');
    const keys = isKey(resourceArn) ? live.filter(({ arn }) => isKey(arn)) : [];
    return keys.map(({ text }) => this.document(text)).find((one) => isDeepStrictEqual(one, document));
  }

  private identitiesOf(account: Account): readonly [string, LiveIdentities] {
    const found = [...this.live.identities].find(([id]) => this.symbols.in(id) === account.id);
    return found ?? ['', { principals: [], managedPolicies: {} }];
  }

  /** What a role is called in AWS: its own name, or what CloudFormation made of its logical id. */
  private nameOf({ name, source }: Principal): string {
    if (source === undefined || source.stackSet !== undefined) return name;
    return this.live.physicalIds.get(`${source.stackName}/${source.logicalId}`) ?? name;
  }

  private policiesOf(
    { boundary, inlinePolicies, managedPolicyArns, tags, trustPolicy }: LivePrincipal,
    own: ManagedPolicies,
  ): Pick<Principal, 'inlinePolicies' | 'managedPolicies' | 'tags'> {
    const reference = (arn: string): ManagedPolicyReference => own.reference(this.symbols.in(arn), 'AWS');
    return {
      inlinePolicies: Object.entries(inlinePolicies).map(([name, text]): InlinePolicy => ({
        name,
        document: this.document(text),
      })),
      managedPolicies: managedPolicyArns.map(reference),
      tags: Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:'))),
      ...(boundary === undefined ? { boundary: undefined } : { boundary: reference(boundary) }),
      ...(trustPolicy === undefined ? {} : { trustPolicy: this.document(trustPolicy) }),
    };
  }

  private arnIn(id: string, arn: string): string {
    return arn.replace(/^(arn:aws:iam::)[^:]+/, `$1${id}`);
  }

  /** Equal documents are one object, as the engine likes it. */
  private document(text: string): PolicyDocument {
    const readable = this.symbols.in(text);
    const document = this.documents.get(readable) ?? (JSON.parse(readable) as PolicyDocument);
    this.documents.set(readable, document);
    return document;
  }
}
