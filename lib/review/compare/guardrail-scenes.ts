import type { Account as EngineAccount, PolicyDocument, RequestPrincipal } from '../../policy';
import { atomsOf } from '../ask/atoms';
import type { ScenePair } from '../ask/scene-pair';
import { comparisonsOf } from '../ask/values';
import { callersFor, usersToldApart, type AskedCaller } from './asked-callers';
import { anyRole, openResource } from './callers';
import { areAlike } from './same-policies';
import type { Sides } from './side';
import { ACCOUNT_KEYS, strangersFor, type Strangers } from './strangers';

/** An account, with the organization policies that bind it, on both sides. */
export interface EnginePair {
  readonly base: EngineAccount;
  readonly head: EngineAccount;
}

export const TYPES = ['scps', 'rcps'] as const;

function documentsOf(account: EngineAccount, type: (typeof TYPES)[number]): readonly PolicyDocument[] {
  return account[type].flatMap(({ policies }) => policies.map(({ document }) => document));
}

/** Of the types that changed, of both sides. */
export function changedDocuments(pair: EnginePair): readonly PolicyDocument[] {
  return TYPES.filter((type) => !isSame(pair, type)).flatMap((type) => documentsOfBoth(pair, type));
}

function documentsOfBoth({ base, head }: EnginePair, type: (typeof TYPES)[number]): readonly PolicyDocument[] {
  return [base, head].flatMap((account) => documentsOf(account, type));
}

export function isSame({ base, head }: EnginePair, type: (typeof TYPES)[number]): boolean {
  const sideOf = (account: EngineAccount) =>
    [{ principal: anyRole(account), owner: account }, documentsOf(account, type)] as const;
  return base[type].length === head[type].length && areAlike(sideOf(base), sideOf(head));
}

export interface CallerKind {
  readonly title: string;
  readonly whose: ScenePair['arn'];
  readonly isInside: boolean;
}

export interface AskedScene {
  readonly caller: CallerKind;
  readonly scenes: ScenePair;
}

/** Who may be bound: whoever is in the account, its root user, and for its resources those from elsewhere. */
export function scenesOf(
  sides: Sides,
  pair: EnginePair,
): { readonly scenes: readonly AskedScene[]; readonly isComplete: boolean } {
  const users = usersToldApart(pair, changedDocuments(pair));
  const inside = [...insiders(pair), ...users.map((one) => ({ ...one, title: USERS, isInside: true as const }))];
  const owners = isSame(pair, 'scps') ? NOBODY : ownersFor(sides, documentsOfBoth(pair, 'scps'));
  const outsiders = isSame(pair, 'rcps') ? undefined : callersFor(sides, documentsOfBoth(pair, 'rcps'));
  const sceneOf = sceneIn(sides.head.homeRegion);
  return {
    scenes: [
      ...inside.map((caller) => sceneOf(caller, pair)),
      ...owners.accounts.flatMap((owner) => inside.slice(0, 1).map((caller) => sceneOf(caller, owner))),
      ...(outsiders === undefined ? [] : [...outsiders.callers, ANONYMOUS].map((caller) => sceneOf(caller, pair))),
      ...(outsiders === undefined ? [] : [sceneOf(tokenHolder(pair), pair)]),
    ],
    isComplete: owners.isComplete && outsiders?.isComplete !== false,
  };
}

const NOBODY: Strangers = { accounts: [], isComplete: true };
const ANONYMOUS: AskedCaller = {
  title: 'anonymous callers',
  base: { kind: 'anonymous' },
  head: { kind: 'anonymous' },
  whose: 'its own',
};
export const WHOEVER = 'whoever is in the account';
export const ROOT_USER = 'the root user';
export const USERS = 'IAM users';

function insiders({ base, head }: EnginePair): readonly (AskedCaller & { readonly isInside: true })[] {
  const root = (account: EngineAccount): RequestPrincipal => ({ kind: 'root', account });
  return [
    { title: WHOEVER, base: anyRole(base), head: anyRole(head), whose: 'any role', isInside: true },
    { title: ROOT_USER, base: root(base), head: root(head), whose: 'its own', isInside: true },
  ];
}

function tokenHolder({ base, head }: EnginePair): AskedCaller {
  const holder = ({ id }: EngineAccount): RequestPrincipal => ({
    kind: 'federated',
    provider: `arn:aws:iam::${id}:oidc-provider/token.actions.githubusercontent.com`,
  });
  return { title: 'identities of a provider', base: holder(base), head: holder(head), whose: 'its own' };
}

function sceneIn(region: string) {
  return (caller: AskedCaller & { readonly isInside?: true }, owner: EnginePair): AskedScene => ({
    caller: { title: caller.title, whose: caller.whose, isInside: caller.isInside === true },
    scenes: {
      base: { principal: caller.base, owner: owner.base },
      head: { principal: caller.head, owner: owner.head },
      arn: caller.whose,
      causes: 'each',
      asks: caller.head.kind === 'federated' ? isForToken : isForOthers,
      region,
      resource: (side, arn) => openResource(side.principal, arn, side.owner),
    },
  });
}

/** Of resources elsewhere, where policies ask whose they are. */
function ownersFor(sides: Sides, documents: readonly PolicyDocument[]): Strangers {
  const comparisons = comparisonsOf(documents.flatMap(atomsOf).map(({ rest }) => rest));
  const { ids, organizations, paths } = ACCOUNT_KEYS.resource;
  if (![...ids, organizations, paths].some((key) => comparisons.has(key))) return NOBODY;
  return strangersFor(sides, comparisons, 'resource');
}

/** Only who holds a token of an identity provider can ask for that. */
function isForToken(action: string): boolean {
  return /^sts:assumerolewith(?:saml|webidentity)$/i.test(action);
}

function isForOthers(action: string): boolean {
  return !isForToken(action);
}
