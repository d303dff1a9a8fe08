import type { Account, Principal } from '../../assembly';
import { groupBy } from '../../base/group-by';
import type { Organization } from '../../ask/organization';
import { worst, type Finding, type RuleId } from '../model';
import { trustOf } from './doors';
import { changedActions, severityOfGain, type Asking } from './differences';
import { enginePrincipal, principalsIn } from './access';
import { isLifeline } from './lifelines';
import { accountPairs, paired, principalKey, type Sides } from './side';
import { trustedBy } from './trusted';

/** Whoever is on one side only: groups with a persona in an account, roles and users. */
export function arrivalFindings(asking: Asking, sides: Sides): readonly Finding[] {
  const { added, removed } = arrivals(sides);
  return [...findingsOf(asking, sides.head, added, 'added'), ...findingsOf(asking, sides.base, removed, 'removed')];
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
    [...groupBy(same, (one) => abilitiesOf(asking, organization, one).join('\n')).values()].flatMap((alike) =>
      findingOf(asking, organization, alike, kind),
    ),
  );
}

/** What its own policies and those of its account may let it do. */
function abilitiesOf(asking: Asking, organization: Organization, { principal }: Arrival): readonly string[] {
  const context = { 'aws:RequestedRegion': organization.homeRegion };
  const { allowed, depends } = asking.engine.decideActions({
    principal: enginePrincipal(organization, principal),
    context,
  });
  return [...allowed.names(), ...depends.names()].sort();
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
  const actions = changedActions(asking.iamData, abilitiesOf(asking, organization, first));
  const title = group === undefined ? principalKey(principal) : `${group} as ${principalKey(principal)}`;
  const isAdded = kind === 'added';
  const isNeeded = isLifeline(principal);
  const trust = isAdded && group === undefined ? trustIn(asking, organization, same) : [];
  const rule: RuleId =
    isNeeded && !isAdded ? 'locked-out' : group === undefined ? `role-${kind}` : `assignment-${kind}`;
  return [
    {
      rule: isNeeded && isAdded ? 'lockout-ended' : rule,
      severity: isAdded
        ? worst([severityOfGain(actions), ...trust.map(({ severity }) => severity)])
        : isNeeded
          ? 'critical'
          : 'low',
      who: [title],
      where: same.map(({ account }) => account.name),
      what: `${title} ${isAdded ? 'is added' : 'is no longer there'}, and with it up to ${String(actions.count)} actions`,
      actions,
      details: [
        ...(principal.kind === 'role' && group === undefined ? trustedBy(principal.trustPolicy) : []),
        ...new Set(trust.filter(({ severity }) => severity === 'critical').map(({ what }) => what)),
      ],
    },
  ];
}

/** Whom a new role lets in. */
function trustIn(asking: Asking, organization: Organization, same: readonly Arrival[]): readonly Finding[] {
  return same.flatMap(({ account, principal }) =>
    principal.kind === 'role' ? trustOf(asking, organization, account, principal) : [],
  );
}
