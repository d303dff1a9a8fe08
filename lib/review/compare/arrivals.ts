import type { Account, Principal } from '../../assembly';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import type { Organization } from '../../ask/organization';
import { worst, type ChangedActions, type Finding, type RuleId } from '../model';
import { administrationOf, type Administration } from './administrators';
import { trustOf } from './doors';
import { changedActions, severityOfGain, type Asking } from './differences';
import { enginePrincipal, principalsIn } from './principals';
import { isLifeline, isWayIn, mayDoEverything } from './lifelines';
import { personaSwaps } from './persona-swaps';
import { isPipeline, purposeOf } from './purposes';
import { setsIn } from './stack-instances';
import { accountPairs, inAnyAccount, paired, principalKey, principalWords, wasThereBefore, type Sides } from './side';
import { trustedBy } from './trusted';

/** Whoever is on one side only: groups with a persona in an account, roles and users. */
export function arrivalFindings(asking: Asking, sides: Sides): readonly Finding[] {
  const { findings, added, removed } = personaSwaps(asking, sides, arrivals(sides));
  return [
    ...findings,
    ...ofOneSide(asking, sides.head, added, 'added', newAccounts(sides, 'head')),
    ...ofOneSide(
      asking,
      sides.base,
      removed.filter((arrival) => !stays(sides, arrival)),
      'removed',
      newAccounts(sides, 'base'),
    ),
  ];
}

/** An account that is no longer managed stays in its OU, with what StackSets of that make in it. */
function stays({ base, head }: Sides, { account, principal }: Arrival): boolean {
  if (!paired(base.graph.accounts, head.graph.accounts).removed.includes(account)) return false;
  const set = isRole(principal) ? principal.source?.stackSet?.name : undefined;
  return set !== undefined && setsIn(head.graph, account).has(set);
}

/** Accounts that are on this side alone. */
function newAccounts({ base, head }: Sides, side: keyof Sides): ReadonlySet<Account> {
  const { added, removed } = paired(base.graph.accounts, head.graph.accounts);
  return new Set(side === 'head' ? added : removed);
}

/** What an account brings with it that others have word for word is told once, and what it has of its own by itself. */
function ofOneSide(
  asking: Asking,
  organization: Organization,
  all: readonly Arrival[],
  kind: Kind,
  alone: ReadonlySet<Account>,
): readonly Finding[] {
  if (alone.size === 0) return findingsOf(asking, organization, all, kind);
  const known = new Set(
    organization.graph.accounts
      .filter((account) => !alone.has(account))
      .flatMap((account) => rolesIn(organization, account).map((role) => textOfRole(organization, account, role))),
  );
  const isUsual = ({ account, principal }: Arrival): boolean =>
    alone.has(account) && isRole(principal) && known.has(textOfRole(organization, account, principal));
  const usual = all.filter(isUsual);
  const others = all.filter((one) => !isUsual(one));
  return [
    ...usualFindings(asking, organization, usual, kind),
    ...findingsOf(asking, organization, others, kind).map((finding) =>
      isAsElsewhere(asking, organization, finding, kind, others, alone)
        ? asElsewhere(finding, kind)
        : withWhatIsThere(finding, kind, alone),
    ),
  ];
}

/**
 * Whether a group that is let into a new account, or loses one that goes, has the same persona with as much in another one. An account
 * that was there before holds something already: whoever is let in gains it.
 */
function isAsElsewhere(
  asking: Asking,
  organization: Organization,
  { who, where }: Finding,
  kind: Kind,
  arrived: readonly Arrival[],
  alone: ReadonlySet<Account>,
): boolean {
  const own = arrived.filter((one) => who.includes(titleOf(one)) && where.includes(one.account.name));
  const abilities = new Set(own.map((one) => abilitiesOf(asking, organization, one).join('\n')));
  // What a way from there into other accounts comes to is new, whoever has the persona elsewhere.
  if (administrationIn(organization, own)?.leadsOn === true) return false;
  return own.every(
    ({ account, principal, group }) =>
      alone.has(account) &&
      (kind === 'removed' || !wasThereBefore(account)) &&
      group !== undefined &&
      organization.graph.accounts.some(
        (other) =>
          !alone.has(other) &&
          [...principalsIn(organization, other).values()].some(
            (one) =>
              principalKey(one) === principalKey(principal) &&
              groupsOf(one).includes(group) &&
              abilities.has(abilitiesOf(asking, organization, { account: other, principal: one, group }).join('\n')),
          ),
      ),
  );
}

function asElsewhere(finding: Finding, kind: Kind): Finding {
  const place = finding.where.join(', ');
  return {
    ...finding,
    severity: 'medium',
    what: `${finding.what}, as in other accounts: ${place} ${kind === 'added' ? 'is new' : 'is no longer managed'}`,
  };
}

function withWhatIsThere(finding: Finding, kind: Kind, alone: ReadonlySet<Account>): Finding {
  const places = [...alone]
    .filter((account) => kind === 'added' && wasThereBefore(account) && finding.where.includes(account.name))
    .map(({ name }) => name);
  if (places.length === 0) return finding;
  return {
    ...finding,
    what: `${finding.what}, on what ${places.join(', ')} ${places.length === 1 ? 'holds' : 'hold'} already`,
  };
}

type Role = Extract<Principal, { readonly kind: 'role' }>;

/** A role that the templates make, and no people's. */
function isRole(principal: Principal): principal is Role {
  return principal.kind === 'role' && principal.assignment === undefined && principal.source !== undefined;
}

function rolesIn(organization: Organization, account: Account): readonly Role[] {
  return [...principalsIn(organization, account).values()].filter(isRole);
}

/** Equal for roles of the same name that may do the same and trust the same, each in its own account. */
function textOfRole(organization: Organization, account: Account, role: Role): string {
  const { identityPolicies, boundary } = enginePrincipal(organization, role);
  const all = [
    principalKey(role),
    identityPolicies.map(({ document }) => document),
    boundary?.document,
    role.trustPolicy,
    role.tags,
  ];
  return inAnyAccount(JSON.stringify(all), account.id);
}

function usualFindings(
  asking: Asking,
  organization: Organization,
  usual: readonly Arrival[],
  kind: Kind,
): readonly Finding[] {
  const byAccount = groupBy(usual, ({ account }) => account);
  const byRoles = groupBy(byAccount, ([, own]) => own.map(({ principal }) => principalKey(principal)).join('\n'));
  return [...byRoles.values()].flatMap((accounts) => {
    const [first] = accounts;
    if (first === undefined) return [];
    const [, own] = first;
    const where = accounts.map(([account]) => account.name);
    const isAdded = kind === 'added';
    return [
      {
        rule: isAdded ? 'role-added' : 'role-removed',
        // An account that is no longer managed is told of as that.
        severity: 'medium',
        who: own.map(({ principal }) => principalKey(principal)),
        where,
        what: `${where.join(', ')} ${isAdded ? 'gets' : 'no longer has'} ${String(own.length)} ${own.length === 1 ? 'role' : 'roles'} as other accounts have ${own.length === 1 ? 'it' : 'them'}, word for word`,
        details: own.map((one) => {
          if (mayDoEverything(enginePrincipal(organization, one.principal)))
            return `${principalKey(one.principal)}: administrator`;
          const { count } = changedActions(asking.iamData, abilitiesOf(asking, organization, one));
          return `${principalKey(one.principal)}: up to ${numberText(count)} actions`;
        }),
      } satisfies Finding,
    ];
  });
}

interface Arrival {
  readonly account: Account;
  readonly principal: Principal;
  /** Group, where it is people. */
  readonly group: string | undefined;
}

function arrivals(sides: Sides): { readonly added: readonly Arrival[]; readonly removed: readonly Arrival[] } {
  const [before, after] = [allOf(sides, 'base'), allOf(sides, 'head')];
  const missing = (from: ReadonlyMap<string, Arrival>, to: ReadonlyMap<string, Arrival>): readonly Arrival[] =>
    [...from].flatMap(([key, one]) => (to.has(key) ? [] : [one]));
  return { added: missing(after, before), removed: missing(before, after) };
}

/** Everybody of a side, by account, name and group. */
function allOf(sides: Sides, side: keyof Sides): ReadonlyMap<string, Arrival> {
  const keys = new Map(accountPairs(sides).map((pair) => [pair[side].id, pair.head.id]));
  const organization = sides[side];
  const { added, removed } = paired(sides.base.graph.accounts, sides.head.graph.accounts);
  const alone = side === 'base' ? removed : added;
  const accounts = [...organization.graph.accounts.filter(({ id }) => keys.has(id)), ...alone];
  return new Map(
    accounts.flatMap((account) =>
      [...principalsIn(organization, account).values()].flatMap((principal) =>
        groupsOf(principal).map((group) => [
          JSON.stringify([keys.get(account.id) ?? `${side} ${account.id}`, principalKey(principal), group ?? '']),
          { account, principal, group },
        ]),
      ),
    ),
  );
}

function groupsOf(principal: Principal): readonly (string | undefined)[] {
  return principal.kind === 'role' && principal.assignment !== undefined ? principal.assignment.groups : [undefined];
}

type Kind = 'added' | 'removed';

function findingsOf(
  asking: Asking,
  organization: Organization,
  all: readonly Arrival[],
  kind: Kind,
): readonly Finding[] {
  const merged = new Map<string, Arrival[]>();
  for (const arrival of all) {
    const { principal, group } = arrival;
    // AWS makes these roles with the account: that is told of the account.
    if (principal.source === undefined && group === undefined) continue;
    const key = JSON.stringify([principalKey(principal), group ?? '']);
    merged.set(key, [...(merged.get(key) ?? []), arrival]);
  }
  return [...merged.values()].flatMap((same) =>
    [...groupBy(same, (one) => kindOf(asking, organization, one, kind)).values()].flatMap((alike) =>
      findingOf(asking, organization, alike, kind),
    ),
  );
}

/** Equal for those that are told of together. */
function kindOf(asking: Asking, organization: Organization, one: Arrival, kind: Kind): string {
  // Of a role that goes everywhere what it could do here and there is past.
  if (kind === 'removed' && one.group === undefined) return '';
  const isAdministrator = administrationIn(organization, [one]) !== undefined;
  return [String(isAdministrator), ...abilitiesOf(asking, organization, one)].join('\n');
}

/** What its own policies and those of its account may let it do. */
function abilitiesOf(asking: Asking, organization: Organization, { principal }: Arrival): readonly string[] {
  const { allowed, depends } = asking.engine.decideActions({
    principal: enginePrincipal(organization, principal),
    region: organization.homeRegion,
  });
  return [...allowed.names(), ...depends.names()].sort();
}

function mostOf(all: readonly ChangedActions[]): ChangedActions {
  return all.reduce((one, other) => (other.count > one.count ? other : one));
}

function findingOf(
  asking: Asking,
  organization: Organization,
  same: readonly Arrival[],
  kind: Kind,
): readonly Finding[] {
  const [first] = same;
  if (first === undefined) return [];
  const { principal, group } = first;
  const actions = mostOf(same.map((one) => changedActions(asking.iamData, abilitiesOf(asking, organization, one))));
  const title = titleOf(first);
  const isAdded = kind === 'added';
  const isNeeded = isLifeline(principal);
  const trust = isAdded && group === undefined ? trustIn(asking, organization, same) : [];
  const rule: RuleId =
    isWayIn(principal) && !isAdded ? 'locked-out' : group === undefined ? `role-${kind}` : `assignment-${kind}`;
  const administration = administrationIn(organization, same);
  if (administration !== undefined) {
    const { gained, lost, details } = administration;
    return [
      {
        rule: `administrator-${kind}`,
        severity: isAdded ? 'critical' : 'medium',
        who: [title],
        where: same.map(({ account }) => account.name),
        what: `${title} ${isAdded ? gained : `${lost}, and is no longer there`}${tagWords(organization, same, kind)}`,
        actions,
        details,
      },
    ];
  }
  const pipeline = isAdded && group === undefined ? pipelineOf(principal, same, trust) : undefined;
  if (pipeline !== undefined) return [{ ...pipeline, actions }];
  const opened = [...new Set(trust.filter(({ severity }) => severity === 'critical').map(({ what }) => what))];
  return [
    {
      rule,
      severity: isAdded
        ? worst([severityOfGain(actions), ...trust.map(({ severity }) => severity)])
        : isNeeded
          ? isWayIn(principal)
            ? 'critical'
            : 'high'
          : actions.count === 0
            ? 'low'
            : 'medium',
      who: [title],
      where: same.map(({ account }) => account.name),
      what: `${group === undefined ? withPurpose(principal) : title} ${isAdded ? 'is added' : 'is no longer there'}, and with it up to ${numberText(actions.count)} actions${opened.map((what) => `; ${what}`).join('')}${tagWords(organization, same, kind)}`,
      actions,
      details: [...(principal.kind === 'role' && group === undefined ? trustedBy(principal.trustPolicy) : [])],
    },
  ];
}

/** Of a role by which a pipeline deploys what counts is who runs jobs: itself it only takes other roles. */
function pipelineOf(principal: Principal, same: readonly Arrival[], trust: readonly Finding[]): Finding | undefined {
  const critical = trust.filter(({ severity }) => severity === 'critical');
  const jobs = [...new Set(critical.map(({ what }) => what.replace(/^.*? lets in /, '')))];
  if (!isPipeline(principal.name) || principal.kind !== 'role' || jobs.length === 0) return undefined;
  const where = same.map(({ account }) => account.name);
  const what = `Whoever can run ${jobs.join(' or ')}, can change nearly anything in ${where.join(', ')}: ${withPurpose(principal)} is added`;
  return {
    rule: 'role-added',
    severity: 'critical',
    who: [principalKey(principal)],
    where,
    what,
    topic: what,
    details: trustedBy(principal.trustPolicy),
  };
}

/** Of people: roles and users are told of by what they may do, and by whom they let in. */
function administrationIn(organization: Organization, same: readonly Arrival[]): Administration | undefined {
  const people = same.filter(({ group }) => group !== undefined).map(({ principal }) => principal);
  return administrationOf(organization, people);
}

/** Whoever knows none of its names knows what is added or gone. */
function withPurpose(principal: Principal): string {
  const words = principalWords(principal);
  const purpose = purposeOf(principal);
  return purpose === undefined ? words : `${words}, ${purpose},`;
}

/** Which tags, of whom, let a group in or did: whoever edits them edits access. */
function tagWords(organization: Organization, same: readonly Arrival[], kind: Kind): string {
  const words = same.flatMap(({ account, principal, group }) =>
    organization.graph.assignments
      .filter((one) => one.account === account && one.group === group)
      .filter(({ permissionSet }) => permissionSet.name === principalKey(principal))
      .map(({ byTags = [] }) =>
        byTags.map(({ key, value, unit }) =>
          unit === undefined ? `${key} = ${value} of account ${account.name}` : `${key} = ${value} of OU ${unit}`,
        ),
      ),
  );
  const each = new Set(words.flat());
  if (each.size === 0) return '';
  const isAdded = kind === 'added';
  return each.size === 1
    ? `: the tag ${[...each].join()} ${isAdded ? 'lets them in' : 'let them in'}`
    : `: the tags ${[...each].join(' and ')} ${isAdded ? 'let them in' : 'did let them in'}`;
}

function titleOf({ principal, group }: Arrival): string {
  return group === undefined ? principalKey(principal) : `${group} as ${principalKey(principal)}`;
}

/** Whom a new role lets in. */
function trustIn(asking: Asking, organization: Organization, same: readonly Arrival[]): readonly Finding[] {
  return same.flatMap(({ account, principal }) =>
    principal.kind === 'role' ? trustOf(asking, organization, account, principal) : [],
  );
}
