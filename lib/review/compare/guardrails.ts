import type { AccountPair, Sides } from './side';
import { accountPairs } from './side';
import type { Account as EngineAccount, PolicyDocument, RequestPrincipal } from '../../policy';
import { guardrailOf } from '../../choice/guardrail-of';
import type { ScenePair } from '../ask/compare-scenes';
import type { Finding } from '../model';
import { atomsOf } from '../ask/atoms';
import { unmetRests } from '../ask/unmet';
import { comparisonsOf } from '../ask/values';
import { callersFor, type AskedCaller } from './asked-callers';
import { anyRole, openResource } from './callers';
import {
  unclearActions,
  unclearText,
  changedActions,
  circumstances,
  severityOfGain,
  type Asking,
  type Compared,
  type Explained,
} from './differences';
import { areAlike, kindOfScene } from './same-policies';
import { ACCOUNT_KEYS, strangersFor, type Strangers } from './strangers';

/** What the organization policies of every account let pass that they did not, and the reverse, whoever asks. */
export function guardrailFindings(asking: Asking, sides: Sides): readonly Finding[] {
  const known = new Map<string, AccountChange>();
  const changes = accountPairs(sides).flatMap((pair) => {
    if (pair.base.kind === 'management' && pair.head.kind === 'management') return [];
    const scenes = enginePair(sides, pair);
    if (!isTouched(scenes)) return [];
    const key = kindOf(scenes);
    const change = known.get(key) ?? changeOf(asking, sides, scenes);
    known.set(key, change);
    return [{ account: pair.head.name, change }];
  });
  return [...differencesIn(asking, sides, changes), ...unclearIn(changes), ...sameIn(changes)];
}

interface EnginePair {
  readonly base: EngineAccount;
  readonly head: EngineAccount;
}

function enginePair({ base, head }: Sides, pair: AccountPair): EnginePair {
  return { base: base.environment.account(pair.base), head: head.environment.account(pair.head) };
}

const TYPES = ['scps', 'rcps'] as const;

function documentsOf(account: EngineAccount, type: (typeof TYPES)[number]): readonly PolicyDocument[] {
  return account[type].flatMap(({ policies }) => policies.map(({ document }) => document));
}

function isTouched(pair: EnginePair): boolean {
  return TYPES.some((type) => !isSame(pair, type));
}

function kindOf({ base, head }: EnginePair): string {
  return [base, head]
    .map((account) => kindOfScene({ principal: anyRole(account), owner: account }, account.id))
    .join('|');
}

interface AccountChange {
  readonly compared: readonly { readonly caller: CallerKind; readonly result: Compared }[];
  /** Names of policies whose text changed, on either side. */
  readonly policies: readonly string[];
  readonly isProvenSame: boolean;
}

interface CallerKind {
  readonly title: string;
  readonly whose: ScenePair['arn'];
  readonly isInside: boolean;
}

function changeOf(asking: Asking, sides: Sides, pair: EnginePair): AccountChange {
  const { scenes, isComplete } = scenesOf(sides, pair);
  const documents = changedDocuments(pair);
  const unmet = unmetRests(
    asking,
    scenes.map((one) => one.scenes),
    documents,
  );
  const all = new Set(documents.flatMap(atomsOf).map(({ rest }) => rest.id));
  const compared = scenes.map((one) => ({
    caller: one.caller,
    result: asking.compare({ ...one.scenes, unmet: isComplete ? unmet : all }),
  }));
  const questions = compared.reduce((sum, { result }) => sum + result.questions, 0);
  return { compared, policies: changedPolicies(pair), isProvenSame: questions === 0 };
}

/** Of the types that changed, of both sides. */
function changedDocuments(pair: EnginePair): readonly PolicyDocument[] {
  return TYPES.filter((type) => !isSame(pair, type)).flatMap((type) => documentsOfBoth(pair, type));
}

function documentsOfBoth({ base, head }: EnginePair, type: (typeof TYPES)[number]): readonly PolicyDocument[] {
  return [base, head].flatMap((account) => documentsOf(account, type));
}

function isSame({ base, head }: EnginePair, type: (typeof TYPES)[number]): boolean {
  const sideOf = (account: EngineAccount) =>
    [{ principal: anyRole(account), owner: account }, documentsOf(account, type)] as const;
  return base[type].length === head[type].length && areAlike(sideOf(base), sideOf(head));
}

function changedPolicies({ base, head }: EnginePair): readonly string[] {
  const textsOf = (account: EngineAccount): ReadonlyMap<string, string> =>
    new Map(
      TYPES.flatMap((type) => account[type])
        .flatMap(({ attachedTo, policies }) =>
          policies.map(({ name, document }) => [`${name} ${attachedTo}`, [name, JSON.stringify(document)]] as const),
        )
        .map(([key, value]) => [key, value.join('\n')]),
    );
  const [before, after] = [textsOf(base), textsOf(head)];
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  return [...new Set(keys.map((key) => (before.get(key) ?? after.get(key) ?? '').split('\n')[0] ?? ''))].sort();
}

interface AskedScene {
  readonly caller: CallerKind;
  readonly scenes: ScenePair;
}

/** Who may be bound: whoever is in the account, its root user, and for its resources those from elsewhere. */
function scenesOf(
  sides: Sides,
  pair: EnginePair,
): { readonly scenes: readonly AskedScene[]; readonly isComplete: boolean } {
  const inside = insiders(pair);
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
const WHOEVER = 'whoever is in the account';
const ROOT_USER = 'the root user';

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
      asks: (action) => isForToken(action) === (caller.head.kind === 'federated'),
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

interface ChangedAccount {
  readonly account: string;
  readonly change: AccountChange;
}

/** One finding for each statement, direction and kind of caller, whatever the accounts. */
function differencesIn(asking: Asking, sides: Sides, changes: readonly ChangedAccount[]): readonly Finding[] {
  const merged = new Map<string, Merged>();
  for (const { account, change } of changes) {
    for (const { caller, result } of change.compared) {
      for (const difference of result.explained) {
        const { direction, denial } = difference;
        const whose = caller.isInside ? WHOEVER : OUTSIDERS;
        const key = JSON.stringify([direction, denial?.policy, denial?.statement, whose]);
        const known = merged.get(key) ?? { whose, found: [] };
        merged.set(key, known);
        known.found.push({ account, caller, difference });
      }
    }
  }
  return [...merged.values()].map((one) => findingOf(asking, sides, one));
}

interface Merged {
  readonly whose: string;
  readonly found: { readonly account: string; readonly caller: CallerKind; readonly difference: Explained }[];
}

const OUTSIDERS = 'outsiders';

/** Only who holds a token of an identity provider can ask for that. */
function isForToken(action: string): boolean {
  return /^sts:assumerolewith(?:saml|webidentity)$/i.test(action);
}

function findingOf(asking: Asking, sides: Sides, { whose, found }: Merged): Finding {
  const [first] = found;
  const direction = first?.difference.direction ?? 'gained';
  const statement = first?.difference.denial;
  const actions = changedActions(
    asking.iamData,
    found.flatMap(({ difference }) => difference.actions),
  );
  const side = direction === 'gained' ? sides.base : sides.head;
  const guardrail = statement && guardrailOf(side.guardrails, { policy: statement.policy, sid: statement.statement });
  const name = guardrail?.id ?? statement?.statement ?? 'the organization policies';
  const isRootAlone = found.every(({ caller }) => caller.title === ROOT_USER);
  return {
    rule: direction === 'gained' ? 'guardrail-loosened' : 'guardrail-tightened',
    severity: direction === 'gained' ? (severityOfGain(actions) === 'high' ? 'critical' : 'high') : 'low',
    who: isRootAlone
      ? [ROOT_USER]
      : whose === OUTSIDERS
        ? [...new Set(found.map(({ caller }) => caller.title))]
        : [whose],
    where: [...new Set(found.map(({ account }) => account))],
    what: `${name} ${direction === 'gained' ? 'no longer denies' : 'now denies'} ${countText(actions)}`,
    actions,
    details: plainest(
      found
        .filter(({ account }) => account === first?.account)
        .map(({ caller, difference }) => circumstances(difference, caller.whose === 'any role')),
    ),
    ...(statement === undefined ? {} : { statement }),
    ...(guardrail === undefined ? {} : { file: guardrail.file }),
  };
}

/** The shortest say most. */
function plainest(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, 3);
}

export function countText({ count, future }: { readonly count: number; readonly future: boolean }): string {
  if (count === 0) return 'actions that AWS may add';
  return `${String(count)} ${count === 1 ? 'action' : 'actions'}${future ? ', and what AWS may add to them' : ''}`;
}

/** A change of which nothing was found is not one without effect: nobody knows. */
function unclearIn(changes: readonly ChangedAccount[]): readonly Finding[] {
  const byText = new Map<string, { accounts: string[]; actions: readonly string[] }>();
  for (const { account, change } of changes) {
    const compared = change.compared.map(({ result }) => result);
    const actions = unclearActions(compared);
    if (actions.length === 0) continue;
    const text = `${change.policies.join(', ')}: ${unclearText(actions, compared)}`;
    const known = byText.get(text) ?? { accounts: [], actions };
    byText.set(text, known);
    known.accounts.push(account);
  }
  return [...byText].map(([what, { accounts, actions }]) => ({
    rule: 'guardrail-unclear',
    severity: 'medium',
    who: [],
    where: accounts,
    what,
    details: [`for example ${actions.slice(0, 5).join(', ')}`],
  }));
}

function sameIn(changes: readonly ChangedAccount[]): readonly Finding[] {
  const same = changes.filter(({ change }) => change.isProvenSame && change.policies.length > 0);
  if (same.length === 0) return [];
  const policies = [...new Set(same.flatMap(({ change }) => change.policies))].sort();
  return [
    {
      rule: 'guardrail-same',
      severity: 'info',
      who: [],
      where: same.map(({ account }) => account),
      what: `${policies.join(', ')}: written otherwise, and of the same meaning`,
      details: [],
    },
  ];
}
