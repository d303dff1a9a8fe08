import { groupBy } from '../../base/group-by';
import type { Account as EngineAccount, PolicyDocument, RolePrincipal } from '../../policy';
import type { ScenePair } from '../ask/scene-pair';
import { worst, type Finding } from '../model';
import { differencesIn } from './access-shifts';
import { boundaryFindings, sessionFindings } from './boundaries-and-sessions';
import { ownDecision, resourceNaming } from './callers';
import { placedIn } from './causes';
import type { Asking, Compared } from './differences';
import type { Opening } from './opening';
import { enginePrincipal, principalPairs } from './principals';
import { promotionFindings } from './promotions';
import { areAlike, kindOfScene } from './same-policies';
import type { Sides } from './side';
import type { OnBoth } from './strangers';
import { unclearAccess } from './unclear-access';

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

type Own = Pick<RolePrincipal, 'identityPolicies' | 'boundary'>;

function ownDocuments({ identityPolicies, boundary }: Own): readonly PolicyDocument[] {
  return [...identityPolicies, ...(boundary === undefined ? [] : [boundary])].map(({ document }) => document);
}

/** What was found of the first of those that come to the same. */
interface Known {
  readonly accounts: OnBoth<EngineAccount>;
  readonly compared: Compared;
}
