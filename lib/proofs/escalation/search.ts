import type { Account, EngineEnvironment, IamRole, Principal } from '../../assembly';
import { GLOBAL_REGION } from '../../base/regions';
import type { IamData } from '../../iam-data';
import type { PolicyEngine } from '../../policy';
import { Calls } from './calls';
import { rolesNamedBy } from './named-by';
import type { Place } from './place';
import { shedDenials } from './shedding';
import type { Technique } from './technique';
import { TECHNIQUES } from './techniques';
import { TrustingRoles } from './trusting-roles';
import { REGION_NAMES } from '../../base/region-names';

/** One step of a path, in words: `assumes role lz-x in dev`. */
export type Step = string;

/** Whom somebody may act as, and how they come to it. */
interface Way {
  readonly steps: readonly Step[];
  readonly to: Place;
}

/** Roles that a team may have in any account and no template shows: an administrator that every service may be. */
const SOMEBODYS_ADMINISTRATOR = 'role/somebodys-administrator';
/** Of a CDK bootstrap: hands templates to CloudFormation, whose role is an administrator. */
const BOOTSTRAP_DEPLOY = /^cdk-.*-deploy-role-/;
const CLOUDFORMATION = 'cloudformation.amazonaws.com';
/** Step of a path that an organization policy closes. */
export const BY_BOOTSTRAP =
  'stacks that the CDK deployed run with the execution role of its bootstrap (cdk-…-cfn-exec-role), which is an administrator unless an organization policy requires a permissions boundary on every role';

/**
 * Looks for ways by which somebody ends up with more than they were given, on the organization as the templates make it:
 * its roles with their trust policies, boundaries and organization policies, and the techniques that are known.
 */
export class EscalationSearch {
  private readonly calls: Calls;
  private readonly ends = new Map<string, readonly Step[] | undefined>();
  private readonly ways = new Map<string, readonly Way[]>();
  private lazyTrusting: TrustingRoles | undefined;

  public constructor(
    private readonly environment: EngineEnvironment,
    engine: PolicyEngine,
    iamData: IamData,
    homeRegion: string,
    private readonly techniques: readonly Technique[] = TECHNIQUES,
    private readonly regions: readonly string[] = regionsTold(environment, homeRegion),
  ) {
    this.calls = new Calls(environment, engine, iamData, homeRegion);
  }

  /** The path to administrator over the fewest others that was found, however many those are, or nothing. */
  public pathFrom(principal: Principal): readonly Step[] | undefined {
    const start = this.placeOf(principal);
    const reached = new Map<string, readonly Step[]>([[keyOf(start), []]]);
    // Grows as it is gone through.
    const places = [start];
    for (const place of places) {
      const before = reached.get(keyOf(place)) ?? [];
      const end = remembered(this.ends, keyOf(place), () => this.endFrom(place));
      if (end !== undefined) return [...before, ...end];
      for (const { steps, to } of remembered(this.ways, keyOf(place), () => this.waysFrom(place))) {
        if (reached.has(keyOf(to))) continue;
        reached.set(keyOf(to), [...before, ...steps]);
        places.push(to);
      }
    }
    return undefined;
  }

  /**
   * Roles from which it becomes an administrator, one that it may assume after the other. What else an administrator on the way could do to
   * get further is not followed: it may be more.
   */
  public administratorsFrom(principal: Principal): readonly IamRole[] {
    const start = this.placeOf(principal);
    const reached = new Set([keyOf(start)]);
    const found: IamRole[] = [];
    // Grows as it is gone through.
    const places = [start];
    for (const place of places) {
      for (const role of this.rolesAssumableBy(place)) {
        const to = this.placeOf(role);
        if (reached.has(keyOf(to))) continue;
        reached.add(keyOf(to));
        places.push(to);
        if (remembered(this.ends, keyOf(to), () => this.endFrom(to)) !== undefined) found.push(role);
      }
    }
    return found;
  }

  /** Whether it may assume a role: it brings what the role's trust policy asks for. */
  public mayAssume(principal: Principal, role: IamRole): boolean {
    const { environment } = this;
    const resource = environment.resource(role.arn, role.account);
    return this.calls.mayDo({ principal: environment.principal(principal), action: 'sts:AssumeRole', resource });
  }

  /** Steps after which somebody is an administrator, with no other role of the templates between. */
  private endFrom(place: Place): readonly Step[] | undefined {
    for (const { technique, accounts } of this.techniquesOf(place)) {
      const { lends } = technique;
      const step = stepOf(place, technique);
      if (lends === undefined) return [step];
      const service = lends.services.find((one) =>
        lends.how === 'pass'
          ? this.mayPassUnseen(place, one)
          : one === CLOUDFORMATION && accounts.some((account) => this.calls.mayHaveUnboundedRoles(account)),
      );
      if (service !== undefined) {
        return lends.how === 'pass'
          ? [step, `any role of ${place.account.name} may be passed to ${service}`]
          : [step, BY_BOOTSTRAP];
      }
    }
    return this.mayAssumeBootstrap(place)
      ? [
          `${describe(place)} can assume the deployment role of a CDK bootstrap (cdk-…-deploy-role), and whatever that hands over an administrator deploys, the bootstrap’s execution role`,
        ]
      : undefined;
  }

  private waysFrom(place: Place): readonly Way[] {
    const passable = new Map<string, readonly IamRole[]>();
    const byTechnique = this.techniquesOf(place).flatMap(({ technique, accounts }) =>
      (technique.lends?.services ?? []).flatMap((service) => {
        const roles =
          technique.lends?.how === 'pass'
            ? remembered(passable, service, () =>
                this.rolesOf(place.account, service).filter(({ arn }) => this.mayPass(place, arn, service)),
              )
            : accounts.flatMap((account) => this.rolesOf(account, service));
        const how = technique.lends?.how === 'pass' ? `may be passed to ${service}` : `trusts ${service}`;
        return roles.map((role) => ({
          steps: [stepOf(place, technique), `role ${role.name} ${how}`],
          to: this.placeOf(role),
        }));
      }),
    );
    const shed = shedDenials(place, this.calls);
    const sheds =
      shed === undefined
        ? []
        : [
            {
              steps: [`${describe(place)} can remove from itself the policy that denies it something (${shed.action})`],
              to: shed.to,
            },
          ];
    return [...byTechnique, ...this.assumableBy(place), ...sheds];
  }

  /** Those of which the caller may make every call. */
  private techniquesOf(
    place: Place,
  ): readonly { readonly technique: Technique; readonly accounts: readonly Account[] }[] {
    const denied = this.calls.deniedTo(place);
    return this.techniques
      .filter(({ needs }) => !needs.some(({ action }) => denied.has(action)))
      .map((technique) => ({ technique, accounts: this.calls.accountsFor(place, technique) }))
      .filter(({ accounts }) => accounts.length > 0);
  }

  /** An administrator that no template makes. */
  private mayPassUnseen(place: Place, service: string): boolean {
    const unseen = [`arn:aws:iam::${place.account.id}:${SOMEBODYS_ADMINISTRATOR}`, ...rolesNamedBy(place)];
    return unseen.some((arn) => this.mayPass(place, arn, service));
  }

  private mayPass(place: Place, resource: string, service: string): boolean {
    const context = { 'iam:PassedToService': service };
    return this.calls.isPossible(place, { action: 'iam:PassRole', resource, context });
  }

  private mayAssumeBootstrap(place: Place): boolean {
    return [
      ...this.bootstrapRoles(place.account),
      ...rolesNamedBy(place).filter((arn) => BOOTSTRAP_DEPLOY.test(arn.split('/').at(-1) ?? '')),
    ].some((resource) => this.calls.isPossible(place, { action: 'sts:AssumeRole', resource }));
  }

  private assumableBy(place: Place): readonly Way[] {
    return this.rolesAssumableBy(place).map((role) => ({
      steps: [`${describe(place)} can assume role ${role.name} in ${role.account.name}`],
      to: this.placeOf(role),
    }));
  }

  private rolesAssumableBy(place: Place): readonly IamRole[] {
    if (this.calls.deniedTo(place).has('sts:AssumeRole')) return [];
    // In every account: a role that looks like others leads further where somebody else's trust policy names its account.
    return this.trusting
      .thatMayTrust(place.account)
      .map(({ role }) => role)
      .filter(({ arn }) => this.calls.isPossible(place, { action: 'sts:AssumeRole', resource: arn }));
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
}

/** Those that organization policies name, which may be what they tell apart. */
function regionsTold({ graph }: EngineEnvironment, homeRegion: string): readonly string[] {
  const text = JSON.stringify(graph.policies.map(({ content }) => content));
  return [...new Set([homeRegion, GLOBAL_REGION, ...(text.match(REGION_NAMES) ?? [])])];
}

/** A caller that has taken a policy off itself is another one. */
function keyOf({ caller }: Place): string {
  const isWhole = caller.identityPolicies.some(({ document }) =>
    [document.Statement].flat().some(({ Effect }) => Effect === 'Deny'),
  );
  return isWhole ? caller.arn : `${caller.arn} denied nothing`;
}

function stepOf(place: Place, { name, needs, yields, page }: Technique): Step {
  const actions = needs.map(({ action }) => action).join(', ');
  return `${describe(place)} can ${name} (${actions}), and so it ${yields} (${page})`;
}

function describe({ caller, account }: Place): string {
  return `${caller.arn.split('/').at(-1) ?? caller.arn} in ${account.name}`;
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  if (!known.has(key)) known.set(key, find());
  return known.get(key) as Value;
}
