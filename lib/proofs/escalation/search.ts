import type { Account, EngineEnvironment, IamRole, Principal } from '../../assembly';
import { APPLICATION_ROLE_PATH } from '../../base/names';
import type { IamData } from '../../iam-data';
import type { ContextValues, PolicyEngine, RequestResource, RolePrincipal, UserPrincipal } from '../../policy';
import { likeliestOwner, representativeResource } from '../../ask/representative';
import { matchesFormat } from '../../ask/arn-format';
import { lettingInNobody } from '../../ask/world';
import { TrustingRoles } from './trusting-roles';
import { TECHNIQUES, type Need, type Technique } from './techniques';

/** One step of a path, in words: `assumes role lz-x in dev`. */
export type Step = string;

type Caller = RolePrincipal | UserPrincipal;

interface Call {
  readonly principal: Caller;
  readonly action: string;
  /** @default any of the account */
  readonly resource?: RequestResource;
  readonly context?: ContextValues | undefined;
}

interface Place {
  readonly caller: Caller;
  readonly account: Account;
}

/** Roles that a team may have in any account and no template shows: an administrator that every service may be. */
const SOMEBODYS_ADMINISTRATOR = 'role/somebodys-administrator';
/** Of a CDK bootstrap: hands templates to CloudFormation, whose role is an administrator. */
const BOOTSTRAP_DEPLOY = /^cdk-.*-deploy-role-/;
const LONGEST_PATH = 5;
const WITHOUT_BOUNDARY: ContextValues = { 'iam:PermissionsBoundary': [] };

/**
 * Looks for ways by which somebody ends up with more than they were given, on the organization as the templates make it:
 * its roles with their trust policies, boundaries and organization policies, and the techniques that are known.
 */
export class EscalationSearch {
  private readonly known = new Map<string, readonly Step[] | undefined>();
  private readonly made = new Map<Account, readonly string[]>();
  private lazyTrusting: TrustingRoles | undefined;

  public constructor(
    private readonly environment: EngineEnvironment,
    private readonly engine: PolicyEngine,
    private readonly iamData: IamData,
    private readonly homeRegion: string,
    private readonly techniques: readonly Technique[] = TECHNIQUES,
    private readonly regions: readonly string[] = [homeRegion],
  ) {}

  /** The shortest path to administrator that was found, or nothing. */
  public pathFrom(principal: Principal): readonly Step[] | undefined {
    return this.search(this.placeOf(principal), new Set());
  }

  /** Whether it may assume a role: it brings what the role's trust policy asks for. */
  public mayAssume(principal: Principal, role: IamRole): boolean {
    const { environment } = this;
    const resource = environment.resource(role.arn, role.account);
    return this.mayDo({ principal: environment.principal(principal), action: 'sts:AssumeRole', resource });
  }

  private search(place: Place, visited: ReadonlySet<string>): readonly Step[] | undefined {
    const { arn } = place.caller;
    if (visited.has(arn) || visited.size >= LONGEST_PATH) return undefined;
    if (this.known.has(arn)) return this.known.get(arn);
    const found =
      this.byTechnique(place, new Set([...visited, arn])) ?? this.byAssuming(place, new Set([...visited, arn]));
    if (visited.size === 0 || found !== undefined) this.known.set(arn, found);
    return found;
  }

  private byTechnique(place: Place, visited: ReadonlySet<string>): readonly Step[] | undefined {
    const { denied } = this.engine.decideActions({ principal: place.caller });
    for (const technique of this.techniques) {
      const { needs, lends } = technique;
      if (
        needs.some(({ action }) => denied.has(action)) ||
        !needs.every((need) => this.isWithinReach(place, need, lends))
      )
        continue;
      const step = `${describe(place)} can ${technique.name} (${needs.map(({ action }) => action).join(', ')}) and then ${technique.yields} (${technique.page})`;
      if (lends === undefined) return [step];
      const further =
        lends.how === 'pass'
          ? this.byPassing(place, lends.service, visited)
          : this.byRunning(place, lends.service, visited);
      if (further !== undefined) return [step, ...further];
    }
    return undefined;
  }

  /** A role that is an administrator, or leads to one, and that may be passed to the service. */
  private byPassing(place: Place, service: string, visited: ReadonlySet<string>): readonly Step[] | undefined {
    const { account } = place;
    const pass = (arn: string): boolean =>
      this.isPossible(place, { action: 'iam:PassRole', resource: arn, context: { 'iam:PassedToService': service } });
    const unseen = [`arn:aws:iam::${account.id}:${SOMEBODYS_ADMINISTRATOR}`, ...rolesNamedBy(place)];
    if (unseen.some(pass)) return [`any role of ${account.name} may be passed to ${service}`];
    for (const role of this.rolesOf(account, service)) {
      const further = pass(role.arn) ? this.search(this.placeOf(role), visited) : undefined;
      if (further !== undefined) return [`role ${role.name} may be passed to ${service}`, ...further];
    }
    return undefined;
  }

  private byRunning({ account }: Place, service: string, visited: ReadonlySet<string>): readonly Step[] | undefined {
    for (const role of this.rolesOf(account, service)) {
      const further = this.search(this.placeOf(role), visited);
      if (further !== undefined) return [`role ${role.name} trusts ${service}`, ...further];
    }
    return undefined;
  }

  private byAssuming(place: Place, visited: ReadonlySet<string>): readonly Step[] | undefined {
    if (this.engine.decideActions({ principal: place.caller }).denied.has('sts:AssumeRole')) return undefined;
    if (
      [
        ...this.bootstrapRoles(place.account),
        ...rolesNamedBy(place).filter((arn) => BOOTSTRAP_DEPLOY.test(arn.split('/').at(-1) ?? '')),
      ].some((resource) => this.isPossible(place, { action: 'sts:AssumeRole', resource }))
    ) {
      return [
        `${describe(place)} can assume the deployment role of a CDK bootstrap, whose templates an administrator deploys`,
      ];
    }
    // In every account: a role that looks like others leads further where somebody else's trust policy names its account.
    for (const { role, account } of this.trusting.thatMayTrust(place.account)) {
      if (!this.isPossible(place, { action: 'sts:AssumeRole', resource: role.arn })) continue;
      const further = this.search(this.placeOf(role), visited);
      if (further !== undefined)
        return [`${describe(place)} can assume role ${role.name} in ${account.name}`, ...further];
    }
    return undefined;
  }

  /** Of a CDK bootstrap with the CLI's own qualifier, and of one with another, in every Region that statements may tell apart. */
  private bootstrapRoles({ id }: Account): readonly string[] {
    return ['hnb659fds', 'example'].flatMap((qualifier) =>
      this.regions.map((region) => `arn:aws:iam::${id}:role/cdk-${qualifier}-deploy-role-${id}-${region}`),
    );
  }

  private get trusting(): TrustingRoles {
    this.lazyTrusting ??= new TrustingRoles(
      this.environment.graph,
      ({ assignment, name }) => assignment === undefined && !BOOTSTRAP_DEPLOY.test(name),
    );
    return this.lazyTrusting;
  }

  private rolesOf(account: Account, service: string): readonly IamRole[] {
    return this.environment.graph
      .contentsOf(account)
      .roles.filter(({ trustPolicy }) => JSON.stringify(trustPolicy).includes(`"${service}"`));
  }

  private placeOf(principal: Principal): Place {
    return { caller: this.environment.principal(principal), account: principal.account };
  }

  /**
   * On anything of the account, whatever it is called: what it may make, write or run may be what it gains by. What is taken over runs
   * already: that is something that the templates make, or that nobody here knows the name of.
   */
  private isWithinReach(place: Place, need: Need, lends: Technique['lends']): boolean {
    const { caller: principal, account } = place;
    const { action, context } = need;
    if (lends?.how !== 'take over') return this.mayDo({ principal, action, context });
    return (
      this.isPossible(place, need) ||
      this.madeFor(account, action).some((resource) => this.isPossible(place, { ...need, resource }))
    );
  }

  /** Resources of the templates that AWS checks the action on. */
  private madeFor(account: Account, action: string): readonly string[] {
    const formats = this.iamData.resourceFormats(action) ?? [];
    const known = this.made.get(account) ?? this.environment.graph.resourceArnsIn(account);
    this.made.set(account, known);
    return known.filter((arn) => formats.some((format) => matchesFormat(format, arn)));
  }

  /** What is not known may be allowed: a path that may be there is one. */
  private isPossible({ caller, account }: Place, { action, resource, context = {} }: Need): boolean {
    const arn =
      resource?.replaceAll('{account}', account.id).replaceAll('{region}', this.homeRegion) ??
      representativeResource(
        this.iamData,
        action,
        likeliestOwner(this.environment.graph, action, account),
        this.homeRegion,
      );
    return this.mayDo({
      principal: caller,
      action,
      context,
      resource: lettingInNobody(this.resource(arn, account), caller),
    });
  }

  /**
   * What the caller chooses or stands in (an external id, a second factor, an address, a Region, an instance's type) may be whatever lets the
   * call through. A role or user that has a boundary is none to gain by.
   */
  private mayDo({ principal, action, context, resource }: Call): boolean {
    const question = { principal, context: { ...WITHOUT_BOUNDARY, ...context }, ...(resource && { resource }) };
    return this.engine.explainAction(question, action).decision !== 'denied';
  }

  /** Of a role that no template has, the widest trust that is usual, so that the caller's side decides. */
  private resource(arn: string, account: Account): RequestResource {
    const owner = this.environment.graph.account(arn.split(':')[4] ?? '') ?? account;
    const known = this.environment.resource(arn, owner);
    if (known.policy !== undefined || !arn.includes(':role/')) return known;
    return {
      ...known,
      policy: {
        name: 'a trust policy that trusts the account',
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${owner.id}:root` }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    };
  }
}

const ROLE = /"(arn:aws:iam::[^"]*:role\/[^"]*)"/g;

/**
 * Roles of the kinds that its own policies name, which may be there though no template makes them. Those for applications have a boundary.
 */
function rolesNamedBy({ caller, account }: Place): readonly string[] {
  const text = JSON.stringify(caller.identityPolicies.map(({ document }) => document));
  const named = [...text.matchAll(ROLE)].map(([, arn = '']) => arn);
  return [...new Set(named)]
    .filter((arn) => !arn.includes(`:role${APPLICATION_ROLE_PATH}`) && !arn.includes('${'))
    .map((arn) => arn.replace(/^(arn:aws:iam::)[^:]*/, `$1${account.id}`).replaceAll(/[*?]/g, 'x'));
}

function describe({ caller, account }: Place): string {
  return `${caller.arn.split('/').at(-1) ?? caller.arn} in ${account.name}`;
}
