import type { Account, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import { guardrailOf } from '../../choice/guardrail-of';
import type { Finding, ResponsibleStatement } from '../model';
import type { Placed } from './bound';
import { isLifeline, isLockout, isWayIn, lossOf, SEVERITY_OF_LOSS, severityOfLockout, type Loss } from './lifelines';
import { causesIn, keyOfCause, plainest, type Cause } from './causes';
import { changedActions, inWhichCase, severityOfGain, type Asking, type Compared } from './differences';
import { countText, topicIn } from './guardrails';
import { goesOnAtHome, mayElsewhere } from './in-part';
import { enginePrincipal } from './principals';
import { principalKey, principalTitle, principalWords, type PrincipalPair, type Sides } from './side';
import { regionTopics, type OwnTexts } from './topics';

/** Somebody who is on both sides, and what differs for them. */
export interface Change extends PrincipalPair {
  readonly compared: Compared;
  /** Whether its own policies changed, not only what binds its account. */
  readonly isOwn: boolean;
  /** Where they changed: what they say. */
  readonly own: readonly OwnTexts[];
  readonly placed: (cause: Cause) => Cause;
}

/** What is told of those who gain or lose the same. */
export interface Told {
  readonly finding: Finding;
  readonly names: readonly string[];
  /** Groups, roles and users, by name. */
  readonly callers: readonly string[];
  readonly isOwn: boolean;
}

/** What principals gain or lose in the same way, wherever it is. */
interface Shift extends Cause {
  readonly principal: Principal;
  /** Whether its own policies changed, not only what binds its account. */
  readonly isOwn: boolean;
  /** Where they changed: what they say. */
  readonly own: readonly OwnTexts[];
  readonly accounts: readonly string[];
  /** Of a role of the landing zone that organization policies bind otherwise. @default it is none, or its own policies changed */
  readonly loss: Loss | undefined;
  /** Whether it may do some of it on the side that lets it do less, too: in other cases. */
  readonly isInPart: boolean;
  /** Whether all of it is in other Regions than that which is home, where it goes on. */
  readonly isElsewhere: boolean;
}

/** Accounts are told of together where the same statement decides about the same actions: each has all that is told of them. */
export function differencesIn(asking: Asking, sides: Sides, changes: readonly Change[]): readonly Told[] {
  const shifts = new Map<string, Shift>();
  for (const change of changes) {
    const { account, head, compared, isOwn, own, placed } = change;
    for (const found of causesIn(compared)) {
      const cause = placed(found);
      const loss = isOwn || !isLifeline(head) ? undefined : lossIn(asking, sides, change, cause);
      const key = `${principalTitle(head)} ${loss ?? ''} ${keyOfCause(cause)}`;
      const isInPart = mayElsewhere(asking, sides, change, cause);
      const isElsewhere = isInPart && goesOnAtHome(asking, sides, change, cause);
      const known = shifts.get(key) ?? {
        ...{ ...cause, principal: head, isOwn, own: [], accounts: [] },
        ...{ loss, isInPart, isElsewhere },
      };
      shifts.set(key, {
        ...known,
        isInPart: known.isInPart || isInPart,
        isElsewhere: known.isElsewhere && isElsewhere,
        isOwn: known.isOwn || isOwn,
        own: [...known.own, ...own],
        accounts: [...known.accounts, account.name],
      });
    }
  }
  return together(asking, sides, [...shifts.values()]);
}

/** On the side that lets it do less. */
function lossIn(asking: Asking, { base, head }: Sides, pair: PrincipalPair, cause: Cause): Loss {
  const sides = [placedOn(head, pair.head), placedOn(base, pair.base)] as const;
  const [bound, free] = cause.direction === 'lost' ? sides : [sides[1], sides[0]];
  const isUsualThere = isUsual(free.organization, pair, cause.statement);
  return lossOf(asking, pair.head.name, { ...bound, free, isUsual: isUsualThere }, cause.names);
}

function placedOn(organization: Organization, principal: Principal): Placed {
  return { organization, account: principal.account, principal: enginePrincipal(organization, principal) };
}

/** Whether the statement that denies binds one of the same name in another account, too: there it does its work all the same. */
function isUsual({ graph }: Organization, { account, head }: PrincipalPair, statement: Cause['statement']): boolean {
  const key = principalKey(head);
  return graph.policies
    .filter(({ name }) => name === statement?.policy)
    .some((policy) =>
      graph.accountsUnder(policy).some((other) => other.name !== account.name && keysIn(graph, other).has(key)),
    );
}

const keysByAccount = new WeakMap<Account, ReadonlySet<string>>();

/** Who is in an account, as {@link principalKey} calls them. Kept, since each is asked about with each policy. */
function keysIn(graph: Organization['graph'], account: Account): ReadonlySet<string> {
  const known = keysByAccount.get(account);
  if (known !== undefined) return known;
  const keys = new Set(graph.contentsOf(account).principals.map(principalKey));
  keysByAccount.set(account, keys);
  return keys;
}

/** Principals that gain or lose the same in the same accounts are told of once. */
function together(asking: Asking, sides: Sides, shifts: readonly Shift[]): readonly Told[] {
  const same = groupBy(shifts, (shift) => {
    const { rule, severity } = gradeOf(asking, shift);
    return JSON.stringify([rule, severity, shift.isOwn, shift.accounts, keyOfCause(shift)]);
  });
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { names, isOwn } = first;
    const callers = all.flatMap(({ principal }) =>
      principal.kind === 'role' ? (principal.assignment?.groups ?? [principal.name]) : [principal.name],
    );
    return findingOf(asking, sides, all).map((finding) => ({ finding, names, callers, isOwn }));
  });
}

function findingOf(asking: Asking, sides: Sides, same: readonly Shift[]): readonly Finding[] {
  const [shift] = same;
  if (shift === undefined) return [];
  const { direction, statement, accounts, names, lines } = shift;
  const actions = changedActions(asking.iamData, names);
  const who = same.map(({ principal }) => principalTitle(principal));
  const topic = topicIn(
    sides,
    shift,
    same.flatMap(({ own }) => own),
  );
  return [
    {
      ...((shift.loss === undefined && isOfRegion(sides, topic)) || shift.isElsewhere
        ? inRegion(gradeOf(asking, shift))
        : gradeOf(asking, shift)),
      who,
      where: accounts,
      what: `${same.map(({ principal }) => principalWords(principal)).join('; ')} ${direction === 'gained' ? 'can now do' : 'can no longer do'} ${countText(actions)}${shift.isInPart ? `, ${inWhichCase(shift.explained)}` : ''}`,
      actions,
      details: plainest(lines),
      ...(statement === undefined ? {} : { statement, ...causeOf(sides, direction, statement) }),
      ...topic,
    },
  ];
}

/** What a deployer may no longer do in a Region that it deploys to no more, and that is not home, locks nobody out. */
function inRegion({ rule, severity }: Grade): Grade {
  if (rule === 'locked-out') return { rule: 'needed-role-narrowed', severity: 'medium' };
  return { rule: rule === 'lockout-ended' ? 'needed-role-widened' : rule, severity };
}

function isOfRegion(sides: Sides, { topic }: Pick<Finding, 'topic'>): boolean {
  const { homeRegion } = sides.head;
  return regionTopics(sides).some((one) => one.topic === topic && !one.regions.includes(homeRegion));
}

type Grade = Pick<Finding, 'rule' | 'severity'>;

/** The guardrail that lets it pass or denies it. */
function causeOf(
  sides: Sides,
  direction: Cause['direction'],
  { policy, statement }: ResponsibleStatement,
): Pick<Finding, 'cause'> {
  const side = direction === 'gained' ? sides.base : sides.head;
  const guardrail = guardrailOf(side.guardrails, { policy, sid: statement });
  if (guardrail !== undefined) return { cause: guardrail.id };
  return side.graph.policies.some(({ name }) => name === policy) ? { cause: policy } : {};
}

/**
 * Roles of the landing zone itself are administrators by design: that a guardrail lets them do more is told of the guardrail, and what
 * they lose may be the way by which all the rest is mended. Whoever loses what its own policies gave has to do without; what a guardrail
 * takes from many is told of the guardrail.
 */
function gradeOf({ iamData }: Asking, { principal, direction, isOwn, names, loss }: Shift): Grade {
  const isNeeded = isLifeline(principal);
  if (loss !== undefined) {
    const isLost = direction === 'lost';
    const rules = isLockout(loss) ? LOCKOUT : NARROWED;
    return { rule: rules[direction], severity: isLost ? SEVERITY_OF_LOSS[loss] : 'info' };
  }
  if (direction === 'lost' && isWayIn(principal)) return { rule: 'locked-out', severity: severityOfLockout(names) };
  if (direction === 'lost')
    return { rule: isNeeded ? 'needed-role-narrowed' : 'access-lost', severity: isOwn ? 'medium' : 'low' };
  return {
    rule: isNeeded ? 'lockout-ended' : 'access-gained',
    severity: severityOfGain(changedActions(iamData, names)),
  };
}

const LOCKOUT = { lost: 'locked-out', gained: 'lockout-ended' } as const;
const NARROWED = { lost: 'needed-role-narrowed', gained: 'needed-role-widened' } as const;
