import type { Account, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';
import type { PolicyDocument, RolePrincipal, UserPrincipal } from '../../policy';
import type { ChangedActions, Finding } from '../model';
import { isLifeline, severityOfLockout } from './lifelines';
import type { ScenePair } from '../ask/compare-scenes';
import { ownDecision, resourceNaming } from './callers';
import {
  changedActions,
  circumstances,
  severityOfGain,
  unclearActions,
  unclearText,
  type Asking,
  type Compared,
  type Explained,
} from './differences';
import { countText } from './guardrails';
import { areAlike, kindOfScene } from './same-policies';
import { accountPairs, pairing, principalKey, principalTitle, type Sides } from './side';

/** Who of those who are on both sides can do more or less, with everything that bears on it. */
export function accessFindings(asking: Asking, sides: Sides): readonly Finding[] {
  const known = new Map<string, Compared>();
  const changes = principalPairs(sides).flatMap((pair) => {
    const [base, head] = [enginePrincipal(sides.base, pair.base), enginePrincipal(sides.head, pair.head)];
    const scenes = { base: { principal: base, owner: base.account }, head: { principal: head, owner: head.account } };
    const kinds = [kindOfScene(scenes.base, base.account.id), kindOfScene(scenes.head, head.account.id)];
    if (kinds[0] === kinds[1]) return [];
    const kind = kinds.join('|');
    const isOwn = !areAlike([scenes.base, ownDocuments(base)], [scenes.head, ownDocuments(head)]);
    const compared = known.get(kind) ?? compareBoth(asking, sides, scenes, isOwn);
    known.set(kind, compared);
    return [{ ...pair, compared, isOwn }];
  });
  return [
    ...differencesIn(asking, changes),
    ...unclearIn(changes),
    ...boundaryFindings(changes),
    ...sessionFindings(sides),
  ];
}

/** On what its own policies decide about, and where they changed on what lets it in by itself, too. */
function compareBoth(asking: Asking, sides: Sides, scenes: Pick<ScenePair, 'base' | 'head'>, isOwn: boolean): Compared {
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

export interface PrincipalPair {
  readonly account: Account;
  readonly base: Principal;
  readonly head: Principal;
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

interface Change extends PrincipalPair {
  readonly compared: Compared;
  /** Whether its own policies changed, not only what binds its account. */
  readonly isOwn: boolean;
}

/** What one principal gains or loses, wherever it is. */
interface Shift {
  readonly principal: Principal;
  readonly direction: Explained['direction'];
  /** Whether its own policies changed, not only what binds its account. */
  readonly isOwn: boolean;
  readonly found: readonly { readonly account: string; readonly one: Explained }[];
}

function differencesIn(asking: Asking, changes: readonly Change[]): readonly Finding[] {
  const shifts = new Map<string, Shift>();
  for (const { account, head, compared, isOwn } of changes) {
    for (const one of compared.explained) {
      const key = `${one.direction} ${principalTitle(head)}`;
      const known = shifts.get(key) ?? { principal: head, direction: one.direction, isOwn, found: [] };
      shifts.set(key, {
        ...known,
        isOwn: known.isOwn || isOwn,
        found: [...known.found, { account: account.name, one }],
      });
    }
  }
  return together([...shifts.values()].map((shift) => findingOf(asking, shift)));
}

/** Principals that gain or lose the same in the same accounts are told of once. */
function together(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, severity, where, actions, statement } = finding;
    const key = JSON.stringify([rule, severity, where, actions, statement?.policy]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? finding : { ...known, who: [...known.who, ...finding.who] });
  }
  return [...merged.values()].map((one) => ({ ...one, what: `${one.who.join('; ')} ${one.what}` }));
}

function findingOf(asking: Asking, shift: Shift): Finding {
  const { principal, direction, found } = shift;
  const names = found.flatMap(({ one }) => one.actions);
  const actions = changedActions(asking.iamData, names);
  const [first] = found;
  const statement = first?.one.denial ?? first?.one.grant;
  const lines = found.filter(({ account }) => account === first?.account).map(({ one }) => circumstances(one, false));
  const details = [...new Set(lines)].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  return {
    ...gradeOf(shift, actions, names),
    who: [principalTitle(principal)],
    where: [...new Set(found.map(({ account }) => account))],
    what: `${direction === 'gained' ? 'can now do' : 'can no longer do'} ${countText(actions)}`,
    actions,
    details: details.slice(0, 3),
    ...(statement === undefined ? {} : { statement }),
  };
}

/**
 * Roles of the landing zone itself are administrators by design: that a guardrail lets them do more is told of the guardrail, and what
 * they lose may be the way by which all the rest is mended.
 */
function gradeOf(
  { principal, direction, isOwn }: Shift,
  actions: ChangedActions,
  names: readonly string[],
): Pick<Finding, 'rule' | 'severity'> {
  const isNeeded = isLifeline(principal);
  if (direction === 'lost')
    return isNeeded
      ? { rule: 'locked-out', severity: severityOfLockout(names) }
      : { rule: 'access-lost', severity: 'low' };
  if (isNeeded && !isOwn) return { rule: 'lockout-ended', severity: 'info' };
  return { rule: isNeeded ? 'lockout-ended' : 'access-gained', severity: severityOfGain(actions) };
}

/** Own policies that changed where no request was found that tells. */
function unclearIn(changes: readonly Change[]): readonly Finding[] {
  const byText = new Map<string, { title: string; accounts: string[]; actions: readonly string[] }>();
  for (const { account, head, compared, isOwn } of changes) {
    if (!isOwn) continue;
    const actions = [...new Set([...unclearActions([compared]), ...compared.unreached()])].sort();
    if (actions.length === 0) continue;
    const title = principalTitle(head);
    const text = `${title}: ${unclearText(actions, [compared])}`;
    const known = byText.get(text) ?? { title, accounts: [], actions };
    byText.set(text, known);
    known.accounts.push(account.name);
  }
  return [...byText].map(([what, { title, accounts, actions }]) => ({
    rule: 'access-unclear',
    severity: 'medium',
    who: [title],
    where: accounts,
    what,
    details: [`for example ${actions.slice(0, 5).join(', ')}`],
  }));
}

function boundaryFindings(changes: readonly Change[]): readonly Finding[] {
  const merged = new Map<string, { rule: 'boundary-removed' | 'boundary-added'; title: string; accounts: string[] }>();
  for (const { account, base, head } of changes) {
    if ((base.boundary === undefined) === (head.boundary === undefined)) continue;
    const rule = head.boundary === undefined ? 'boundary-removed' : 'boundary-added';
    const title = principalTitle(head);
    const known = merged.get(`${rule} ${title}`) ?? { rule, title, accounts: [] };
    merged.set(`${rule} ${title}`, known);
    known.accounts.push(account.name);
  }
  return [...merged.values()].map(({ rule, title, accounts }) => ({
    rule,
    severity: rule === 'boundary-removed' ? 'critical' : 'low',
    who: [title],
    where: accounts,
    what: `${title} ${rule === 'boundary-removed' ? 'is no longer capped' : 'is now capped'} by a permissions boundary`,
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
        where: [],
        what: `sessions of ${pair.head.name} last ${String(after)} minutes instead of ${String(before)}`,
        details: [],
      } satisfies Finding,
    ];
  });
}

/** Of an ISO 8601 duration of hours and minutes. */
function minutesOf(duration: string): number {
  const { hours = '0', minutes = '0' } = /^PT(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?$/.exec(duration)?.groups ?? {};
  return Number(hours) * 60 + Number(minutes);
}
