import type { Account, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import type { Account as EngineAccount, PolicyDocument, RolePrincipal, UserPrincipal } from '../../policy';
import { guardrailOf } from '../../choice/guardrail-of';
import { worst, type Finding, type ResponsibleStatement } from '../model';
import type { Placed } from './bound';
import { isLifeline, isLockout, isWayIn, lossOf, SEVERITY_OF_LOSS, severityOfLockout, type Loss } from './lifelines';
import type { ScenePair } from '../ask/scene-pair';
import { ownDecision, resourceNaming } from './callers';
import { inWhichCase } from './differences';
import { causesIn, keyOfCause, placedIn, plainest, type Cause } from './causes';
import { changedActions, severityOfGain, type Asking, type Compared } from './differences';
import { countText, topicIn } from './guardrails';
import type { Opening } from './opening';
import { promotionFindings } from './promotions';
import { regionTopics, type OwnTexts } from './topics';
import { unclearAccess } from './unclear-access';
import { areAlike, kindOfScene } from './same-policies';
import {
  accountPairs,
  pairing,
  principalKey,
  principalTitle,
  principalWords,
  type PrincipalPair,
  type Sides,
} from './side';
import type { OnBoth } from './strangers';

/** Who of those who are on both sides can do more or less, with everything that bears on it. */
export function accessChanges(asking: Asking, sides: Sides): AccessChanges {
  const known = new Map<string, Known>();
  const changes = principalPairs(sides).flatMap((pair) => {
    const [base, head] = [enginePrincipal(sides.base, pair.base), enginePrincipal(sides.head, pair.head)];
    const scenes = { base: { principal: base, owner: base.account }, head: { principal: head, owner: head.account } };
    const kinds = [kindOfScene(scenes.base, base.account.id), kindOfScene(scenes.head, head.account.id)];
    if (kinds[0] === kinds[1]) return [];
    const kind = kinds.join('|');
    const isOwn = !areAlike([scenes.base, ownDocuments(base)], [scenes.head, ownDocuments(head)]);
    const accounts = { base: base.account, head: head.account };
    const first = known.get(kind) ?? { accounts, compared: compareBoth(asking, sides, scenes, isOwn) };
    known.set(kind, first);
    const own = isOwn ? [{ base: ownDocuments(base), head: ownDocuments(head) }] : [];
    return [{ ...pair, compared: first.compared, isOwn, own, placed: placedIn(first.accounts, accounts) }];
  });
  const differences = differencesIn(asking, sides, changes);
  return {
    findings: [
      ...promotionFindings(
        sides,
        changes.filter(({ compared }) => compared.explained.length > 0),
      ),
      ...asSevereTogether(differences.map(({ finding }) => finding)),
      ...unclearAccess(sides, changes),
      ...boundaryFindings(changes),
      ...sessionFindings(sides),
    ],
    gains: differences.flatMap(({ finding: { rule, what: title, who, where }, names: actions, callers, isOwn }) =>
      rule === 'access-gained' && isOwn ? [{ title, who, where, actions, names: callers }] : [],
    ),
  };
}

/** What the same people gain in the same accounts by one cause is told in one place. */
function asSevereTogether(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ rule, who, where, cause, topic }: Finding): string =>
    JSON.stringify([rule, [...who].sort(), [...where].sort(), cause, topic]);
  const alike = groupBy(findings, keyOf);
  return findings.map((one) =>
    one.rule !== 'access-gained' || one.cause === undefined
      ? one
      : { ...one, severity: worst((alike.get(keyOf(one)) ?? []).map(({ severity }) => severity)) },
  );
}

export interface AccessChanges {
  readonly findings: readonly Finding[];
  /** Who comes to do more by own policies that changed. */
  readonly gains: readonly Opening[];
}

interface Told {
  readonly finding: Finding;
  readonly names: readonly string[];
  /** Groups, roles and users, by name. */
  readonly callers: readonly string[];
  readonly isOwn: boolean;
}

/** On what its own policies decide about, and where they changed on what lets it in by itself, too. */
export function compareBoth(
  asking: Asking,
  sides: Sides,
  scenes: Pick<ScenePair, 'base' | 'head'>,
  isOwn: boolean,
): Compared {
  const common = { ...scenes, arn: 'its own', region: sides.head.homeRegion } as const;
  const own = asking.compare({
    ...common,
    resource: (side, arn, action) =>
      ownDecision(side === scenes.base ? sides.base : sides.head, side.principal, arn, action),
  });
  if (!isOwn) return own;
  const opened = asking.compare({
    ...common,
    openedBy: 'the resource',
    resource: (side, arn) => resourceNaming(side.principal, arn, side.owner),
  });
  const known = new Set(
    own.explained.flatMap(({ direction, actions }) => actions.map((action) => `${direction} ${action}`)),
  );
  const more = opened.explained.filter(({ direction, actions }) =>
    actions.some((action) => !known.has(`${direction} ${action}`)),
  );
  // Which resources do so nobody knows: it is no gain or loss that is there for certain, and nothing to be silent about.
  const perhaps = more.flatMap(({ actions }) => actions);
  const denied = opened.undetermined.filter(({ changes }) => changes.some((one) => !one.includes(' allows ')));
  return {
    ...own,
    undetermined: [...own.undetermined, ...denied],
    unreached: () => [...own.unreached(), ...perhaps],
    untried: [...own.untried, ...opened.untried],
    questions: own.questions + opened.questions,
  };
}

/** Principals that stand in the same account on both sides. */
export function principalPairs({ base, head }: Sides): readonly PrincipalPair[] {
  return accountPairs({ base, head }).flatMap((pair) => {
    const [before, after] = [principalsIn(base, pair.base), principalsIn(head, pair.head)];
    return pairing(before, after).both.map((both) => ({ account: pair.head, ...both }));
  });
}

export function principalsIn({ graph }: Organization, account: Account): ReadonlyMap<string, Principal> {
  return new Map(graph.contentsOf(account).principals.map((principal) => [principalKey(principal), principal]));
}

export function enginePrincipal({ environment }: Organization, principal: Principal): RolePrincipal | UserPrincipal {
  return environment.principal(principal);
}

type Own = Pick<RolePrincipal, 'identityPolicies' | 'boundary'>;

function ownDocuments({ identityPolicies, boundary }: Own): readonly PolicyDocument[] {
  return [...identityPolicies, ...(boundary === undefined ? [] : [boundary])].map(({ document }) => document);
}

/** What was found of the first of those that come to the same. */
interface Known {
  readonly accounts: OnBoth<EngineAccount>;
  readonly compared: Compared;
}

interface Change extends PrincipalPair {
  readonly compared: Compared;
  /** Whether its own policies changed, not only what binds its account. */
  readonly isOwn: boolean;
  /** Where they changed: what they say. */
  readonly own: readonly OwnTexts[];
  readonly placed: (cause: Cause) => Cause;
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
function differencesIn(asking: Asking, sides: Sides, changes: readonly Change[]): readonly Told[] {
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

/** Whether a side that denies some of it in what was asked lets it be done in other cases. */
function mayElsewhere(
  { engine }: Asking,
  { base, head }: Sides,
  pair: PrincipalPair,
  { direction, names }: Cause,
): boolean {
  const [organization, principal] = direction === 'gained' ? [base, pair.base] : [head, pair.head];
  const { denied } = engine.decideActions({
    principal: enginePrincipal(organization, principal),
    region: organization.homeRegion,
  });
  return names.some((name) => !denied.has(name));
}

/** Whether what was tried in another Region is decided at home as it was. */
function goesOnAtHome({ engine }: Asking, { base, head }: Sides, pair: PrincipalPair, { explained }: Cause): boolean {
  const sides = [
    { organization: base, own: pair.base },
    { organization: head, own: pair.head },
  ];
  return explained.every(({ witness: { action, arn, context } }) => {
    const { 'aws:requestedregion': given = [], ...rest } = context;
    const [region] = [given].flat();
    const [before, after] = sides.map(({ organization, own }) => {
      const { homeRegion, environment } = organization;
      if (region === undefined || region === homeRegion) return undefined;
      const resource = environment.resource(arn.replace(`:${region}:`, `:${homeRegion}:`), own.account, action);
      const principal = enginePrincipal(organization, own);
      return engine.verdictOn({ principal, action, resource, context: rest, region: homeRegion });
    });
    return before !== undefined && before === after;
  });
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

function boundaryFindings(changes: readonly Change[]): readonly Finding[] {
  const merged = new Map<
    string,
    { rule: 'boundary-removed' | 'boundary-added'; title: string; words: string; accounts: string[] }
  >();
  for (const { account, base, head } of changes) {
    if ((base.boundary === undefined) === (head.boundary === undefined)) continue;
    const rule = head.boundary === undefined ? 'boundary-removed' : 'boundary-added';
    const title = principalTitle(head);
    const known = merged.get(`${rule} ${title}`) ?? { rule, title, words: principalWords(head), accounts: [] };
    merged.set(`${rule} ${title}`, known);
    known.accounts.push(account.name);
  }
  return [...merged.values()].map(({ rule, title, words, accounts }) => ({
    rule,
    severity: rule === 'boundary-removed' ? 'critical' : 'low',
    who: [title],
    where: accounts,
    what: `${words} ${rule === 'boundary-removed' ? 'is no longer capped' : 'is now capped'} by a permissions boundary`,
    details: [],
  }));
}

/** Sessions of permission sets that both sides have. */
function sessionFindings({ base, head }: Sides): readonly Finding[] {
  const sets = pairing(
    new Map(base.graph.permissionSets.map((set) => [set.name, set])),
    new Map(head.graph.permissionSets.map((set) => [set.name, set])),
  );
  return sets.both.flatMap((pair) => {
    const [before, after] = [minutesOf(pair.base.sessionDuration), minutesOf(pair.head.sessionDuration)];
    if (before === after) return [];
    const isLonger = after > before;
    return [
      {
        rule: isLonger ? 'session-longer' : 'session-shorter',
        severity: isLonger ? 'medium' : 'low',
        who: [pair.head.name],
        where: placesOf(head, pair.head.name),
        what: `sessions of ${pair.head.name} last ${String(after)} minutes instead of ${String(before)}`,
        details: [],
      } satisfies Finding,
    ];
  });
}

/** Accounts in which somebody has a permission set. */
function placesOf({ graph }: Organization, name: string): readonly string[] {
  const own = graph.assignments.filter(({ permissionSet }) => permissionSet.name === name);
  return [...new Set(own.map(({ account }) => account.name))];
}

/** Of an ISO 8601 duration of hours and minutes. */
function minutesOf(duration: string): number {
  const { hours = '0', minutes = '0' } = /^PT(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?$/.exec(duration)?.groups ?? {};
  return Number(hours) * 60 + Number(minutes);
}
