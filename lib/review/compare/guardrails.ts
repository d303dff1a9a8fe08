import type { AccountPair, Sides } from './side';
import { accountPairs } from './side';
import type { Account as EngineAccount, PolicyDocument, RequestPrincipal } from '../../policy';
import { guardrailOf } from '../../choice/guardrail-of';
import type { ScenePair } from '../ask/compare-scenes';
import type { Finding } from '../model';
import { anyRole, OUTSIDE, openResource } from './callers';
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
import { areEqual, kindOfScene } from './same-policies';

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

function isTouched({ base, head }: EnginePair): boolean {
  return TYPES.some(
    (type) => base[type].length !== head[type].length || !areEqual(documentsOf(base, type), documentsOf(head, type)),
  );
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
}

function changeOf(asking: Asking, sides: Sides, pair: EnginePair): AccountChange {
  const compared = scenesOf(sides, pair).map(({ caller, scenes }) => ({ caller, result: asking.compare(scenes) }));
  const questions = compared.reduce((sum, { result }) => sum + result.questions, 0);
  return { compared, policies: changedPolicies(pair), isProvenSame: questions === 0 };
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

/** Who may be bound: whoever is in the account, its root user, and for its resources those from elsewhere. */
function scenesOf(
  sides: Sides,
  pair: EnginePair,
): readonly { readonly caller: CallerKind; readonly scenes: ScenePair }[] {
  const region = sides.head.homeRegion;
  const scene = (
    title: string,
    whose: ScenePair['arn'],
    principalIn: (account: EngineAccount) => RequestPrincipal,
    owner?: EngineAccount,
  ) => ({
    caller: { title, whose },
    scenes: {
      base: { principal: principalIn(pair.base), owner: owner ?? pair.base },
      head: { principal: principalIn(pair.head), owner: owner ?? pair.head },
      arn: whose,
      asks: (action: string) => isForToken(action) === (title === TOKEN_HOLDERS),
      region,
      resource: (side: ScenePair['base'], arn: string) => openResource(side.principal, arn, side.owner),
    } satisfies ScenePair,
  });
  const isSame = (type: (typeof TYPES)[number]): boolean =>
    areEqual(documentsOf(pair.base, type), documentsOf(pair.head, type));
  const inside = [
    scene('whoever is in the account', 'any role', anyRole),
    scene(ROOT_USER, 'its own', (account) => ({ kind: 'root', account })),
  ];
  const elsewhere =
    isSame('scps') || !isAboutResources(pair)
      ? []
      : [scene('whoever is in the account, on resources of outsiders', 'any role', anyRole, OUTSIDE)];
  const outsiders = isSame('rcps')
    ? []
    : [
        scene('roles of other organizations', 'any role', () => anyRole(OUTSIDE)),
        scene('anonymous callers', 'its own', () => ({ kind: 'anonymous' })),
        ...hostsOf(pair).map((host) => scene('AWS services', 'its own', () => ({ kind: 'service', host }))),
        scene(TOKEN_HOLDERS, 'its own', (account) => ({
          kind: 'federated',
          provider: `arn:aws:iam::${account.id}:oidc-provider/token.actions.githubusercontent.com`,
        })),
      ];
  return [...inside, ...elsewhere, ...outsiders];
}

function hostsOf(_pair: EnginePair): readonly string[] {
  return ['cloudtrail.amazonaws.com'];
}

function isAboutResources(pair: EnginePair): boolean {
  return [pair.base, pair.head].some((account) =>
    /aws:Resource(?:Org|Account)/i.test(JSON.stringify(documentsOf(account, 'scps'))),
  );
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
        const whose = isInside(caller) ? 'whoever is in the account' : 'outsiders';
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

function isInside({ title }: CallerKind): boolean {
  return title === 'whoever is in the account' || title === ROOT_USER;
}

const ROOT_USER = 'the root user';
const TOKEN_HOLDERS = 'identities of a provider';

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
      : whose === 'outsiders'
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
  const same = changes.filter(({ change }) => change.isProvenSame);
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
