import { GLOBAL_REGION } from '../../../base/regions';
import { expectedOf } from '../../drift/expected';
import { leaveTo, ownerOfPolicy } from '../../drift/neighbours';
import { loadIamData } from '../../../iam-data';
import { FULL_AWS_ACCESS, findPolicyProblems, PolicyEngine } from '../../../policy';
import type { Account, Organization, OrganizationPolicy, OrganizationTree } from '../../live';
import { ok, orOk, toDo, toDoSoon, type Check, type CheckContext, type Finding } from '../check';
import { activeMembers, named } from '../members';
import { neededCalls, STACKS, type NeededCalls } from '../needed-calls';
import { asNamed, attachedNow, deniedInRegion, idsAbove, SCP, type Attached } from '../scps';
import { accountsThere } from '../accounts-there';
import { OurPolicies } from '../our-policies';

/**
 * Service control policies that somebody else attached bind the role by which StackSets deploy into members: AWS refuses that half way.
 * Asked is only what is denied for certain, of the calls that make what the templates bring.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
 */
export const policiesOfOthers: Check = {
  name: 'policies of others',
  async run(context) {
    const { live } = context;
    const organization = await live.organization();
    if (organization === undefined) return [ok('none')];
    const tree = await live.tree();
    if (!tree.policyTypes.some(({ type }) => type === SCP)) return [ok('none')];
    const ours = await OurPolicies.of(context);
    const others = (await live.policies(SCP)).filter(({ owner, id }) => owner === 'customer' && !ours.has(id));
    const attached = await attachedNow(live, ({ id }) => !ours.has(id));
    const asking = new Asking(new PolicyEngine(await loadIamData()), organization, tree, others, attached);
    const needed = await neededByAccount(context);
    const bound = (await activeMembers(context)).filter((account) => asking.binds(account));
    for (const account of bound) asking.ask(account, needed(account));
    return orOk(
      [...asking.findings(), ...others.filter(isUnread).map(unread)],
      `${others.length}, none of which keeps StackSets from ${context.assembly === undefined ? 'making stacks (what is in them follows from the templates: --assembly)' : 'what the templates bring'}`,
    );
  },
};

/** Name of the role that AWS makes in a member: the number is each account's own. */
const ROLE = `stacksets-exec-${'0123456789abcdef'.repeat(2)}`;

/** Accounts of which the assembly knows nothing get stacks too, where they are below a target. */
async function neededByAccount(context: CheckContext): Promise<(account: Account) => NeededCalls> {
  const { assembly } = context;
  const stacksAlone: NeededCalls = new Map([[context.zone.company.homeRegion, new Set(STACKS)]]);
  if (assembly === undefined) return () => stacksAlone;
  const byGraph = neededCalls(expectedOf(assembly).graph.stackSetReaches());
  const { graph, idOf } = await accountsThere(assembly, context);
  const byId = new Map(graph.accounts.map((account) => [idOf(account), byGraph.get(account.id)]));
  return ({ id }) => byId.get(id) ?? stacksAlone;
}

interface Denial {
  readonly calls: Set<string>;
  readonly accounts: Set<string>;
  readonly regions: Set<string>;
  readonly how: string;
}

/** Which policy keeps the role of StackSets from which calls. */
class Asking {
  private readonly denials = new Map<string, Denial>();
  /** Where nothing but the landing zone's policies is attached, everything else is allowed. */
  private readonly all: Attached;

  public constructor(
    private readonly engine: PolicyEngine,
    private readonly organization: Organization,
    private readonly tree: OrganizationTree,
    private readonly others: readonly OrganizationPolicy[],
    attached: Attached,
  ) {
    const { rootId, organizationalUnits, accounts } = tree;
    const ids = [rootId, ...[...organizationalUnits, ...accounts].map(({ id }) => id)];
    this.all = new Map(ids.map((id) => [id, attached.get(id) ?? [FULL_AWS_ACCESS]]));
  }

  public binds(account: Account): boolean {
    return this.othersAt(this.levelsOf(account)).length > 0;
  }

  public ask(account: Account, needed: NeededCalls): void {
    for (const [region, calls] of needed) {
      if (this.denied(account, region, calls, this.all).length > 0) this.blame(account, region, calls);
    }
  }

  private blame(account: Account, region: string, calls: ReadonlySet<string>): void {
    let isFound = false;
    for (const { level, policy } of this.othersAt(this.levelsOf(account))) {
      const alone = this.only(level, [FULL_AWS_ACCESS, asNamed(policy)]);
      const denied = this.denied(account, region, calls, alone);
      if (denied.length === 0) continue;
      isFound = true;
      const detach = `aws organizations detach-policy --policy-id ${policy.id} --target-id ${level}`;
      const owner = ownerOfPolicy(policy.name);
      const spare = `Have whoever wrote ${policy.name} spare the role (ArnNotLike aws:PrincipalArn arn:aws:iam::*:role/stacksets-exec-*)`;
      const how = owner === undefined ? `${spare}; or, if nobody needs it: ${detach}` : leaveTo(owner);
      this.tell(`${policy.name} at ${level} denies`, { account, region, denied, how });
    }
    if (isFound) return;
    for (const level of this.levelsOf(account)) {
      const policies = this.all.get(level) ?? [];
      const denied = this.denied(account, region, calls, this.only(level, policies));
      const names = policies.map(({ name }) => name).join(', ');
      const how = `Attach FullAWSAccess there: aws organizations attach-policy --policy-id p-FullAWSAccess --target-id ${level}; or have ${names} allow them`;
      if (denied.length > 0)
        this.tell(`${names} at ${level}, where nothing else is attached, allows not`, { account, region, denied, how });
    }
  }

  private tell(
    what: string,
    found: {
      readonly account: Account;
      readonly region: string;
      readonly denied: readonly string[];
      readonly how: string;
    },
  ): void {
    const { account, region, denied, how } = found;
    const one = this.denials.get(what) ?? { calls: new Set(), accounts: new Set(), regions: new Set(), how };
    for (const call of denied) one.calls.add(call);
    one.accounts.add(`${account.name} (${account.id})`);
    one.regions.add(region);
    this.denials.set(what, one);
  }

  public findings(): readonly Finding[] {
    return [...this.denials].map(([what, { calls, accounts, regions, how }]) => {
      const some = [...calls].sort();
      const first = `${some.slice(0, 5).join(', ')}${some.length > 5 ? `, and ${some.length - 5} more` : ''}`;
      const where = `${named([...accounts])}, ${[...regions].sort().join(', ')}`;
      return toDo(`${what} the role of StackSets ${first} in ${where}`, how);
    });
  }

  private levelsOf({ parentId, id }: Account): readonly string[] {
    return [...idsAbove(this.tree, parentId), id];
  }

  private othersAt(
    levels: readonly string[],
  ): readonly { readonly level: string; readonly policy: OrganizationPolicy }[] {
    return levels.flatMap((level) =>
      this.others.filter(({ targetIds }) => targetIds.includes(level)).map((policy) => ({ level, policy })),
    );
  }

  private only(level: string, policies: readonly (typeof FULL_AWS_ACCESS)[]): Attached {
    return new Map([...this.all.keys()].map((id) => [id, id === level ? policies : [FULL_AWS_ACCESS]]));
  }

  /** IAM has one endpoint for all Regions. */
  private denied(account: Account, region: string, calls: ReadonlySet<string>, attached: Attached): readonly string[] {
    const { engine, organization, tree } = this;
    const regions = new Map<string, ReturnType<typeof deniedInRegion>>();
    const deniedIn = (where: string): ReturnType<typeof deniedInRegion> => {
      const known = regions.get(where);
      if (known !== undefined) return known;
      const found = deniedInRegion({ engine, organization, tree, attached, account, region: where, role: ROLE });
      regions.set(where, found);
      return found;
    };
    return [...calls].filter((call) => deniedIn(call.startsWith('iam:') ? GLOBAL_REGION : region).has(call));
  }
}

function isUnread({ content, name }: OrganizationPolicy): boolean {
  return findPolicyProblems(content, name).length > 0;
}

function unread({ name, id }: OrganizationPolicy): Finding {
  const what = `${name} (${id}): could not be read here, so whether it denies StackSets anything was not asked`;
  return toDoSoon(what, `Read it: aws organizations describe-policy --policy-id ${id}`);
}
