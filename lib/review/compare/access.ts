import type { Account, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';
import type { PolicyDocument, RolePrincipal, UserPrincipal } from '../../policy';
import type { Finding } from '../model';
import { isLifeline } from './lifelines';
import { ownDecision } from './callers';
import {
  changedActions,
  circumstances,
  severityOfGain,
  type Asking,
  type Compared,
  type Explained,
} from './differences';
import { countText } from './guardrails';
import { areEqual, kindOfScene } from './same-policies';
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
    const compared =
      known.get(kind) ??
      asking.compare({
        ...scenes,
        arn: 'its own',
        region: sides.head.homeRegion,
        resource: (side, arn, action) =>
          ownDecision(side === scenes.base ? sides.base : sides.head, side.principal, arn, action),
      });
    known.set(kind, compared);
    return [{ ...pair, compared, isOwn: !haveEqualPolicies(base, head) }];
  });
  return [
    ...differencesIn(asking, changes),
    ...unclearIn(changes),
    ...boundaryFindings(changes),
    ...sessionFindings(sides),
  ];
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

function haveEqualPolicies(base: Own, head: Own): boolean {
  return areEqual(ownDocuments(base), ownDocuments(head));
}

interface Change extends PrincipalPair {
  readonly compared: Compared;
  /** Whether its own policies changed, not only what binds its account. */
  readonly isOwn: boolean;
}

function differencesIn(asking: Asking, changes: readonly Change[]): readonly Finding[] {
  const merged = new Map<
    string,
    {
      title: string;
      direction: Explained['direction'];
      found: { account: string; one: Explained }[];
      isLifeline: boolean;
    }
  >();
  for (const { account, head, compared } of changes) {
    for (const one of compared.explained) {
      const title = principalTitle(head);
      const key = `${one.direction} ${title}`;
      const known = merged.get(key) ?? { title, direction: one.direction, found: [], isLifeline: isLifeline(head) };
      merged.set(key, known);
      known.found.push({ account: account.name, one });
    }
  }
  return [...merged.values()].map((change) => findingOf(asking, change));
}

interface MergedChange {
  readonly title: string;
  readonly direction: Explained['direction'];
  readonly found: readonly { readonly account: string; readonly one: Explained }[];
  readonly isLifeline: boolean;
}

function findingOf(asking: Asking, { title, direction, found, isLifeline: isNeeded }: MergedChange): Finding {
  const actions = changedActions(
    asking.iamData,
    found.flatMap(({ one }) => one.actions),
  );
  const [first] = found;
  const statement = first?.one.denial ?? first?.one.grant;
  const lines = found.filter(({ account }) => account === first?.account).map(({ one }) => circumstances(one, false));
  const details = [...new Set(lines)].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  const isGain = direction === 'gained';
  return {
    rule: isNeeded ? (isGain ? 'lockout-ended' : 'locked-out') : isGain ? 'access-gained' : 'access-lost',
    severity: isNeeded ? (isGain ? 'high' : 'critical') : isGain ? severityOfGain(actions) : 'low',
    who: [title],
    where: [...new Set(found.map(({ account }) => account))],
    what: `${title} ${isGain ? 'can now do' : 'can no longer do'} ${countText(actions)}`,
    actions,
    details: details.slice(0, 3),
    ...(statement === undefined ? {} : { statement }),
  };
}

/** Own policies that changed where no request was found that tells. */
function unclearIn(changes: readonly Change[]): readonly Finding[] {
  const byTitle = new Map<string, { accounts: string[]; actions: Set<string>; questions: number }>();
  for (const { account, head, compared, isOwn } of changes) {
    if (!isOwn || compared.undetermined.length === 0) continue;
    const title = principalTitle(head);
    const known = byTitle.get(title) ?? { accounts: [], actions: new Set<string>(), questions: 0 };
    byTitle.set(title, known);
    known.accounts.push(account.name);
    for (const action of compared.undetermined) known.actions.add(action);
    known.questions = Math.max(known.questions, compared.questions);
  }
  return [...byTitle].map(([title, { accounts, actions, questions }]) => ({
    rule: 'access-unclear',
    severity: 'medium',
    who: [title],
    where: accounts,
    what: `${title}: for ${String(actions.size)} actions the text changed, and no difference was found among ${String(questions)} questions; look at it`,
    details: [`for example ${[...actions].sort().slice(0, 5).join(', ')}`],
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
