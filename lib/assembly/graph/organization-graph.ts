import type { Assembly } from '../assembly';
import { groupBy } from '../../base/group-by';
import { MANAGEMENT_ACCOUNT_NAME } from '../../base/template-contract';
import type { PolicyLevel } from '../../policy/environment';
import type { Resolver } from '../resolve/resolver';
import { UNKNOWN_REGION } from '../symbols';
import { readAssignments, readPermissionSets } from './access';
import { readAccessPoints, type MadeAccessPoint } from './access-points';
import { accountAccessRole, ADMINISTRATOR_ACCESS, permissionSetRoles, stackSetsExecutionRole } from './aws-roles';
import { checkIntrinsics } from './check-intrinsics';
import { readDelegations } from './delegations';
import { Deployments } from './deployments';
import { DocumentPool } from './document-pool';
import { namedPolicyArns, readIdentities, type Identities } from './identities';
import { isAwsManaged, ManagedPolicies } from './managed-policies';
import type { Account, Assignment, OrganizationalUnit, OrganizationPolicy, PermissionSet, Principal } from './model';
import type { ResourcePolicy } from './model';
import { normalRoot, OrganizationTree } from './organization-tree';
import { placedStack, type PlacedStack } from './placed-stacks';
import { PolicyLevels, readOrganizationPolicies, type AccessPolicyType } from './policy-levels';
import { madeBy, type MadeResource } from './made-resources';
import { holders, readBucketRegions, readResourceArns } from './resource-arns';
import { readResourcePolicies, sharersOfPolicy, TYPES_WITH_TOLD_POLICY } from './resource-policies';
import { StackSets, type StackSetReach } from './stack-sets';

export interface OrganizationGraphOptions {
  /**
   * AWS name of the management account, which no template creates.
   *
   * @default what the templates' metadata say, else `management`
   */
  readonly managementAccountName?: string;
}

/** What one account holds once everything is deployed. */
export interface AccountContents extends Identities {
  readonly account: Account;
  /** Roles (those of Identity Center, of StackSets and of Organizations too), then users. */
  readonly principals: readonly Principal[];
  readonly resourcePolicies: readonly ResourcePolicy[];
}

/**
 * The organization that an assembly would deploy: what is checked is what deploys.
 *
 * @throws AssemblyError if the assembly says something that cannot be resolved, with stack, resource and property path
 */
export function organizationGraph(assembly: Assembly, options: OrganizationGraphOptions = {}): OrganizationGraph {
  return new OrganizationGraph(new Deployments(assembly, options.managementAccountName ?? nameIn(assembly)));
}

function nameIn({ stacks }: Assembly): string {
  const names = stacks.map(({ template }) => template.Metadata?.[MANAGEMENT_ACCOUNT_NAME]);
  return names.find((name) => typeof name === 'string') ?? 'management';
}

/** Made by `organizationGraph`. What an account holds is read when it is first asked for. */
export class OrganizationGraph {
  public readonly organizationId: string;
  public readonly rootId: string;
  /** By id, parents before children. */
  public readonly organizationalUnits: ReadonlyMap<string, OrganizationalUnit>;
  /** The management account first, then in the order of the templates. */
  public readonly accounts: readonly Account[];
  public readonly managementAccount: Account;
  public readonly policies: readonly OrganizationPolicy[];
  public readonly permissionSets: readonly PermissionSet[];
  public readonly assignments: readonly Assignment[];

  private readonly tree: OrganizationTree;
  private readonly stacks: readonly Resolver[];
  private readonly stackSets: StackSets;
  private readonly levels: PolicyLevels;
  private readonly pool = new DocumentPool();
  private readonly byName: ReadonlyMap<string, Account>;
  private readonly assignmentsByAccount: ReadonlyMap<Account, readonly Assignment[]>;
  private readonly contents = new Map<string, AccountContents>();
  private makers: ReadonlyMap<string, Account> | undefined;
  private readonly accessPoints = new Map<Account, ReadonlyMap<string, MadeAccessPoint>>();
  private readonly told = new Map<Account, ReadonlySet<string>>();
  private bucketRegions: ReadonlyMap<string, string> | undefined;
  private delegations: ReadonlyMap<string, readonly string[]> | undefined;
  private readonly below = new Map<string, readonly Account[]>();

  public constructor(deployments: Deployments) {
    this.stacks = deployments.stacks;
    this.stacks.forEach(checkIntrinsics);
    this.tree = new OrganizationTree(deployments);
    this.stackSets = new StackSets(deployments);
    this.stackSets.examples().forEach(checkIntrinsics);
    this.organizationId = this.tree.organizationId;
    this.rootId = this.tree.rootId;
    this.organizationalUnits = this.tree.organizationalUnits;
    this.accounts = [...this.tree.accounts.values()];
    this.byName = new Map(this.accounts.flatMap((account) => [account.id, account.name].map((key) => [key, account])));
    this.managementAccount = this.tree.managementAccount;
    this.policies = readOrganizationPolicies(this.stacks, this.tree, this.pool);
    this.levels = new PolicyLevels(this.tree, this.policies, this.stacks);
    const permissionSets = readPermissionSets(this.stacks, this.pool);
    this.permissionSets = [...permissionSets.values()];
    this.assignments = readAssignments(this.stacks, permissionSets, this.tree.accounts);
    this.assignmentsByAccount = groupBy(this.assignments, ({ account }) => account);
  }

  /** By AWS name, or by id. */
  public account(name: string): Account | undefined {
    return this.byName.get(name);
  }

  /** Service principals of which the templates make the account a delegated administrator. */
  public delegatedServices({ id }: Account): readonly string[] {
    this.delegations ??= readDelegations(this.stacks);
    return this.delegations.get(id) ?? [];
  }

  /** Accounts in the OU and below it; for the root every account, the management account too. */
  public accountsBelow(id: string): readonly Account[] {
    const wanted = normalRoot(id);
    let accounts = this.below.get(wanted);
    if (accounts === undefined) {
      accounts = this.accounts.filter(({ ids }) => ids.includes(wanted));
      this.below.set(wanted, accounts);
    }
    return accounts;
  }

  /** Accounts that a policy holds for: those it is attached to, and those below. */
  public accountsUnder(policy: OrganizationPolicy): readonly Account[] {
    return this.accounts.filter(({ id, ids }) =>
      policy.targetIds.some((target) => target === id || ids.includes(target)),
    );
  }

  /** From the root down to the account, AWS's own policy on every level. Empty where the policy type is not enabled. */
  public policyLevels(account: Account, type: AccessPolicyType): readonly PolicyLevel[] {
    return this.levels.of(account, type);
  }

  /**
   * The same organization with one more account in every OU that has none, neither in it nor below it: what holds there can
   * be tried before somebody is there.
   */
  public inhabited(): OrganizationGraph {
    const vacant = [...this.organizationalUnits.values()].filter(({ id }) => this.accountsBelow(id).length === 0);
    const newcomers = vacant.map((unit): Account => {
      const name = `new-account-in-${unit.path.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
      return { id: name, name, kind: 'member', parentId: unit.id, ids: unit.ids, tags: {} };
    });
    const own = {
      accounts: [...this.accounts, ...newcomers],
      byName: new Map([...this.byName, ...newcomers.map((account) => [account.id, account] as const)]),
      below: new Map<string, readonly Account[]>(),
    };
    return Object.assign(Object.create(this) as OrganizationGraph, own);
  }

  /** Value of `aws:PrincipalOrgPaths`, for example `o-organization/r-root/ou-1/`. */
  public organizationPath(account: Account): string {
    return `${[this.organizationId, ...account.ids].join('/')}/`;
  }

  /** @throws AssemblyError if two templates contradict each other, or a policy that is named is not there */
  public contentsOf(account: Account): AccountContents {
    let contents = this.contents.get(account.id);
    if (contents === undefined) {
      contents = this.readContents(account);
      this.contents.set(account.id, contents);
    }
    return contents;
  }

  /** Every stack that an account holds, in each Region. */
  public stacksIn(account: Account): readonly PlacedStack[] {
    return this.deploymentsIn(account).map(placedStack);
  }

  /** Where each StackSet goes, and what it makes there. */
  public stackSetReaches(): readonly StackSetReach[] {
    return this.stackSets.reach(this.accounts);
  }

  /** The distinct templates of StackSets, as the text that each was read from. */
  public stackSetTemplates(): readonly string[] {
    return this.stackSets.templateTexts;
  }

  /** ARNs of every AWS-managed policy that a principal of the organization has, sorted: load them all at once. */
  public awsManagedPolicyArns(): readonly string[] {
    const deployments = [...this.stacks, ...this.stackSets.examples()];
    return [
      ...new Set([
        ADMINISTRATOR_ACCESS.arn,
        ...this.permissionSets.flatMap(({ managedPolicyArns, boundary }) =>
          typeof boundary === 'string' ? [...managedPolicyArns, boundary] : managedPolicyArns,
        ),
        ...deployments.flatMap(namedPolicyArns).filter(isAwsManaged),
      ]),
    ].sort();
  }

  /** ARNs of everything that the templates make in an account, as far as the form of its ARN is known. */
  public resourceArnsIn(account: Account): readonly string[] {
    return readResourceArns(this.deploymentsIn(account));
  }

  /** Everything that the templates make in an account, with what it says of others. */
  public madeIn(account: Account): readonly MadeResource[] {
    return this.deploymentsIn(account).flatMap(madeBy);
  }

  /** Accounts in which the same templates make the same, but for each naming itself. */
  public alikeInWhatIsMade(): readonly (readonly [Account, ...Account[]])[] {
    const groups = new Map<string, [Account, ...Account[]]>();
    for (const account of this.accounts) {
      const key = this.deploymentsIn(account)
        .map(({ deployment: { template, parameters, region } }) => [numberOf(template), numberOf(parameters), region])
        .join('/');
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [account]);
      else known.push(account);
    }
    return [...groups.values()];
  }

  /** The account whose templates make a resource, or give it a policy, or what it stands in; undefined where none does. */
  public makerOf(arn: string): Account | undefined {
    this.makers ??= new Map(
      this.accounts
        .flatMap((account) => {
          const policies = this.contentsOf(account).resourcePolicies.map(({ resourceArn }) => resourceArn);
          return [...this.resourceArnsIn(account), ...policies].map((one) => [one, account] as const);
        })
        .reverse(),
    );
    const maker = holders(arn).find((one) => this.makers?.has(one));
    return maker === undefined ? undefined : this.makers.get(maker);
  }

  /** Whether the templates say which policy a resource of an account has, if any. */
  public tellsPolicyOf(arn: string, account: Account): boolean {
    let told = this.told.get(account);
    if (told === undefined) {
      const isTold = (type: string): boolean => TYPES_WITH_TOLD_POLICY.includes(type);
      // A log group's ARN is written with a wildcard for its streams.
      told = new Set(readResourceArns(this.deploymentsIn(account), isTold).map((one) => one.replace(/:\*$/, '')));
      this.told.set(account, told);
    }
    const known = told;
    return sharersOfPolicy(arn).some((one) => known.has(one));
  }

  /** What stands behind an access point of S3 that the templates make; undefined where they do not, or do not say. */
  public behindAccessPoint(
    arn: string,
    account: Account,
  ): (Pick<MadeAccessPoint, 'networkOrigin'> & { readonly bucketArn: string; readonly owner: Account }) | undefined {
    let made = this.accessPoints.get(account);
    if (made === undefined) {
      made = readAccessPoints(this.deploymentsIn(account));
      this.accessPoints.set(account, made);
    }
    const point = holders(arn).flatMap((one) => made.get(one) ?? [])[0];
    if (point?.bucketName === undefined) return undefined;
    const bucketArn = `arn:aws:s3:::${point.bucketName}`;
    const owner = this.makerOf(bucketArn);
    if (owner === undefined || (point.bucketAccount !== undefined && point.bucketAccount !== owner.id))
      return undefined;
    return { bucketArn, owner, networkOrigin: point.networkOrigin };
  }

  /** Where the templates make the bucket of an ARN. Undefined where they do not, or leave the Region to whoever deploys. */
  public regionOfBucket(arn: string): string | undefined {
    this.bucketRegions ??= readBucketRegions(this.accounts.flatMap((account) => this.deploymentsIn(account)));
    const region = this.bucketRegions.get(/^arn:aws:s3:::[^/]+/.exec(arn)?.[0] ?? '');
    return region === UNKNOWN_REGION ? undefined : region;
  }

  private deploymentsIn(account: Account): readonly Resolver[] {
    const stacks = this.stacks.filter(({ deployment }) => deployment.account === account.id);
    return [...stacks, ...this.stackSets.instancesIn(account)];
  }

  private readContents(account: Account): AccountContents {
    const instances = this.stackSets.instancesIn(account);
    const deployments = this.deploymentsIn(account);
    const identities = readIdentities(account, deployments, this.pool);
    const management = this.managementAccount.id;
    const accessRole = accountAccessRole(account, management);
    const roles = [
      ...identities.roles,
      ...permissionSetRoles(
        account,
        this.assignmentsByAccount.get(account) ?? [],
        new ManagedPolicies(identities.managedPolicies),
      ),
      ...(accessRole === undefined ? [] : [accessRole]),
      ...(account.kind === 'member' && instances.length > 0 ? [stackSetsExecutionRole(account, management)] : []),
    ];
    return {
      ...identities,
      account,
      roles,
      principals: [...roles, ...identities.users],
      resourcePolicies: readResourcePolicies(account, deployments, this.pool),
    };
  }
}

const numbers = new WeakMap<object, number>();
let last = 0;

/** The same number for the same object. */
function numberOf(object: object): number {
  const number = numbers.get(object) ?? (last += 1);
  numbers.set(object, number);
  return number;
}
