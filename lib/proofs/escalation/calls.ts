import type { Account, EngineEnvironment } from '../../assembly';
import { matchesFormat } from '../../ask/arn-format';
import { likeliestOwner, representativeResource } from '../../ask/representative';
import { ADMINISTRATOR, lettingInNobody, trusting } from '../../ask/world';
import type { IamData } from '../../iam-data';
import type { ContextValues, PolicyEngine, RequestResource } from '../../policy';
import { policiesNamedBy } from './named-by';
import type { Caller, Place } from './place';
import type { Need, Technique } from './technique';

export interface Call {
  readonly principal: Caller;
  readonly action: string;
  /** @default any of the account */
  readonly resource?: RequestResource;
  readonly context?: ContextValues | undefined;
}

interface MadeResource {
  readonly arn: string;
  readonly owner: Account;
}

const WITHOUT_BOUNDARY: ContextValues = { 'iam:PermissionsBoundary': [] };

/** Which of the calls of techniques somebody may make. What is not known may be allowed: a path that may be there is one. */
export class Calls {
  private readonly made = new Map<Account, readonly string[]>();
  private lazyOpened: readonly MadeResource[] | undefined;

  public constructor(
    private readonly environment: EngineEnvironment,
    private readonly engine: PolicyEngine,
    private readonly iamData: IamData,
    private readonly homeRegion: string,
  ) {}

  /** Accounts in which the place's caller may make every call of the technique. */
  public accountsFor(place: Place, technique: Technique): readonly Account[] {
    const { needs, lends } = technique;
    if (!this.isAdministratorFor(place, technique)) return [];
    if (lends?.how !== 'take over') return this.mayMakeAll(place, needs) ? [place.account] : [];
    const own = needs.every((need) => this.isAboutOwn(place, need)) ? [place.account] : [];
    return [...own, ...this.openedTo(place, needs)];
  }

  /** Actions that no policy of the caller lets through, whatever they are about. */
  public deniedTo({ caller }: Place): { has(action: string): boolean } {
    return this.engine.decideActions({ principal: caller }).denied;
  }

  /**
   * What the caller chooses or stands in (an external id, a second factor, an address, a Region, an instance's type) may be whatever lets the
   * call through. A role or user that has a boundary is none to gain by.
   */
  public mayDo({ principal, action, context, resource }: Call): boolean {
    const question = { principal, context: { ...WITHOUT_BOUNDARY, ...context }, ...(resource && { resource }) };
    return this.engine.explainAction(question, action).decision !== 'denied';
  }

  public isPossible({ caller, account }: Place, { action, resource, context = {} }: Need): boolean {
    const arn =
      resource?.replaceAll('{account}', account.id).replaceAll('{region}', this.homeRegion) ??
      representativeResource(
        this.iamData,
        action,
        likeliestOwner(this.environment.graph, action, account),
        this.homeRegion,
      );
    const about = lettingInNobody(this.resource(arn, account), caller);
    return this.mayDo({ principal: caller, action, context, resource: about });
  }

  /**
   * Whether AWS CloudFormation may act as an administrator for whoever changes a stack: the execution role of a CDK bootstrap is one, unless
   * the account's organization policies let nobody make a role without a boundary.
   */
  public mayHaveUnboundedRoles(account: Account): boolean {
    const owner = this.environment.account(account);
    const roleNamed = (name: string): string => `arn:aws:iam::${account.id}:role/${name}`;
    const principal: Caller = {
      kind: 'role',
      account: owner,
      arn: roleNamed('somebodys-administrator'),
      identityPolicies: [ADMINISTRATOR],
    };
    const arn = roleNamed(`cdk-hnb659fds-cfn-exec-role-${account.id}-${this.homeRegion}`);
    return this.mayDo({ principal, action: 'iam:CreateRole', resource: { arn, account: owner } });
  }

  private isAdministratorFor({ account }: Place, { administeredBy }: Technique): boolean {
    const { graph } = this.environment;
    return (
      administeredBy === undefined ||
      account === graph.managementAccount ||
      graph.delegatedServices(account).includes(administeredBy)
    );
  }

  /** On anything of the account, whatever it is called: what it may make, write or run may be what it gains by. */
  private mayMakeAll(place: Place, needs: readonly Need[]): boolean {
    const principal = place.caller;
    if (!needs.some(hasChosenPolicy)) {
      return needs.every(({ action, context }) => this.mayDo({ principal, action, context }));
    }
    return policiesNamedBy(place).some((policy) =>
      needs.every((need) => {
        const { action, resource, context } = chosen(need, policy);
        return resource === undefined
          ? this.mayDo({ principal, action, context })
          : this.isPossible(place, { action, resource, ...(context && { context }) });
      }),
    );
  }

  /**
   * What is taken over runs already: that is something that the templates make, or that nobody here knows the name of.
   */
  private isAboutOwn(place: Place, need: Need): boolean {
    return (
      this.isPossible(place, need) ||
      this.madeFor(place.account, need.action).some((resource) => this.isPossible(place, { ...need, resource }))
    );
  }

  /** Other accounts of which resources have policies that let the caller make the calls. */
  private openedTo({ caller, account }: Place, needs: readonly Need[]): readonly Account[] {
    const owners = needs.map(({ action, context }) => {
      const formats = this.iamData.resourceFormats(action) ?? [];
      const opened = this.opened.filter(
        ({ arn, owner }) => owner !== account && formats.some((format) => matchesFormat(format, arn)),
      );
      return new Set(
        opened
          .filter(({ arn, owner }) => {
            const resource = this.environment.resource(arn, owner);
            return this.mayDo({ principal: caller, action, context, resource });
          })
          .map(({ owner }) => owner),
      );
    });
    const [first, ...others] = owners;
    return [...(first ?? [])].filter((owner) => others.every((set) => set.has(owner)));
  }

  private get opened(): readonly MadeResource[] {
    this.lazyOpened ??= this.environment.graph.accounts.flatMap((owner) =>
      this.environment.graph.contentsOf(owner).resourcePolicies.map(({ resourceArn }) => ({ arn: resourceArn, owner })),
    );
    return this.lazyOpened;
  }

  /** Resources of the templates that AWS checks the action on. */
  private madeFor(account: Account, action: string): readonly string[] {
    const formats = this.iamData.resourceFormats(action) ?? [];
    const known = this.made.get(account) ?? this.environment.graph.resourceArnsIn(account);
    this.made.set(account, known);
    return known.filter((arn) => formats.some((format) => matchesFormat(format, arn)));
  }

  /** Of a role that no template has, the widest trust that is usual, so that the caller's side decides. */
  private resource(arn: string, account: Account): RequestResource {
    const owner = this.environment.graph.account(arn.split(':')[4] ?? '') ?? account;
    const known = this.environment.resource(arn, owner);
    return known.policy !== undefined || !arn.includes(':role/') ? known : { ...known, policy: trusting(owner.id) };
  }
}

const POLICY = '{policy}';

function hasChosenPolicy(need: Need): boolean {
  return JSON.stringify(need).includes(POLICY);
}

function chosen({ action, resource, context }: Need, policy: string): Need {
  const filled = Object.entries(context ?? {}).map(([key, value]) => [key, value.replace(POLICY, policy)] as const);
  return {
    action,
    ...(resource && { resource: resource.replace(POLICY, policy) }),
    ...(filled.length > 0 && { context: Object.fromEntries(filled) }),
  };
}
