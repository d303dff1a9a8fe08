import type { Account, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import { accountOf, type Account as EngineAccount, type PolicyDocument, type RequestPrincipal } from '../../policy';
import { atomsOf } from '../ask/atoms';
import type { ScenePair } from '../ask/scene-pair';
import type { Door, DoorPair } from './door';
import { droppedText, subjectsText } from './door-words';
import { namedOutsiders } from './named-outsiders';
import type { Scene } from '../ask/layers';
import type { ChangedActions, Finding, Severity } from '../model';
import { unmetRests } from '../ask/unmet';
import { callersFor, servicesIn, type AskedCaller, type AskedCallers } from './asked-callers';
import { anyRole, OUTSIDE } from './callers';
import { causesOf, together, type CallerCause, type CallersCause, type Cause } from './causes';
import {
  changedActions,
  severityOfGain,
  unclearActions,
  unclearText,
  type Asking,
  type Compared,
  type Explained,
} from './differences';
import { isLifeline } from './lifelines';
import { countText } from './guardrails';
import { areEqual } from './same-policies';
import { callersRetagged, readsWhatChanged } from './retagged';
import { accountPairs, inAnyAccount, paired, pairing, type AccountPair, type Sides } from './side';
import { staysWithoutPolicy } from './left-behind';
import { trustedBy } from './trusted';
import { enginePrincipal } from './principals';
import { isPipeline, purposeOf } from './purposes';
import { providerWords } from './subject-words';
import { thingWords } from './words';

type Role = Extract<Principal, { readonly kind: 'role' }>;

/** Whom resource policies and trust policies let in that they did not, and the reverse. */
export function doorFindings(asking: Asking, sides: Sides): readonly Finding[] {
  const ofBoth = accountPairs(sides).flatMap((accounts) => {
    const doors = pairing(doorsIn(sides.base, accounts.base), doorsIn(sides.head, accounts.head));
    const found = [
      ...doors.both.flatMap((pair) => findingsOf(asking, sides, { accounts, ...pair })),
      ...doors.added.filter(isResource).flatMap((door) => policyAdded(asking, sides, accounts, door)),
      ...doors.removed.filter(isResource).flatMap((door) => policyRemoved(asking, sides, accounts, door)),
    ];
    return found.map((finding) => ({ finding, id: accounts.head.id }));
  });
  return [...alikeTogether(ofBoth), ...resourcesOfOneSide(asking, sides)];
}

interface InAccount {
  readonly finding: Finding;
  /** Of the account. */
  readonly id: string;
}

/** What is the same of something that many accounts have is told once, with one of them as the example. */
function alikeTogether(all: readonly InAccount[]): readonly Finding[] {
  const alike = groupBy(all, ({ finding: { where, ...rest }, id }) =>
    where.reduce((text, name) => text.replaceAll(`:${name}:`, ':{account}:'), inAnyAccount(JSON.stringify(rest), id)),
  );
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [{ ...first.finding, where: [...new Set(same.flatMap(({ finding }) => finding.where))] }];
  });
}

/** What a role that is on one side only lets in: it is compared with one that trusts nobody. */
export function trustOf(asking: Asking, organization: Organization, account: Account, role: Role): readonly Finding[] {
  const sides = { base: organization, head: organization };
  const head = roleDoor(role);
  return findingsOf(asking, sides, {
    accounts: { base: account, head: account },
    base: { ...head, policy: undefined },
    head,
  });
}

/** What resources let in whose account is on one side only. */
function resourcesOfOneSide(asking: Asking, sides: Sides): readonly Finding[] {
  const { added } = paired(sides.base.graph.accounts, sides.head.graph.accounts);
  const usual = new Set(
    sides.head.graph.accounts
      .filter((account) => !added.includes(account))
      .flatMap((account) => [...doorsIn(sides.head, account).values()].map((door) => textOfDoor(door, account))),
  );
  const asElsewhere = (finding: Finding): Finding => ({
    ...finding,
    severity: 'info',
    what: `${finding.what}, as other accounts have it, word for word`,
  });
  return added.flatMap((account) =>
    [...doorsIn(sides.head, account).values()]
      .filter(isResource)
      .flatMap((head) =>
        newResource(asking, sides.head, account, head).map((finding) =>
          usual.has(textOfDoor(head, account)) ? asElsewhere(finding) : finding,
        ),
      ),
  );
}

/** Whom a resource lets in that was not there: nobody loses what there was not. */
function newResource(asking: Asking, organization: Organization, account: Account, head: Door): readonly Finding[] {
  const sides = { base: organization, head: organization };
  const accounts = { base: account, head: account };
  return findingsOf(asking, sides, { accounts, base: { ...head, policy: undefined }, head })
    .filter(({ rule }) => rule !== 'resource-closed')
    .map((finding) => ({ ...finding, what: `${finding.what}; it is new` }));
}

/** A policy that there was not, on a resource that is new with it, or that was there without one. */
function policyAdded(asking: Asking, sides: Sides, accounts: AccountPair, head: Door): readonly Finding[] {
  return sides.base.graph.tellsPolicyOf(head.arn, accounts.base)
    ? findingsOf(asking, sides, { accounts, base: { ...head, policy: undefined }, head })
    : newResource(asking, sides.head, accounts.head, head);
}

/** What is deleted lets nobody in and keeps nobody out. What stays without its policy is open to whom that kept out. */
function policyRemoved(asking: Asking, sides: Sides, accounts: AccountPair, base: Door): readonly Finding[] {
  const pair = { base, head: { ...base, policy: undefined } };
  if (sides.head.graph.tellsPolicyOf(base.arn, accounts.head)) return findingsOf(asking, sides, { accounts, ...pair });
  if (!staysWithoutPolicy(sides.base, base)) return [];
  const before = { base: sides.base, head: sides.base };
  return findingsOf(asking, before, { accounts: { base: accounts.base, head: accounts.base }, ...pair });
}

/** Equal for resources of the same name that let in the same, each in its own account. */
function textOfDoor({ arn, policy }: Door, { id }: Account): string {
  return inAnyAccount(JSON.stringify([arn, policy]), id);
}

function roleDoor(role: Role): Door {
  return { arn: role.arn, kind: 'role', policy: role.trustPolicy, isNeeded: isLifeline(role), role };
}

function isResource({ kind }: Door): boolean {
  return kind === 'resource';
}

function doorsIn({ graph }: Organization, account: Account): ReadonlyMap<string, Door> {
  const { resourcePolicies, roles } = graph.contentsOf(account);
  return new Map<string, Door>([
    ...resourcePolicies.map(
      ({ resourceArn: arn, document, source }) =>
        [arn, { arn, kind: 'resource', policy: document, isNeeded: false, source }] as const,
    ),
    ...roles.map((role) => [role.arn, roleDoor(role)] as const),
  ]);
}

function findingsOf(asking: Asking, sides: Sides, pair: DoorPair): readonly Finding[] {
  const policies = [pair.base.policy, pair.head.policy].map((policy) => (policy === undefined ? [] : [policy]));
  const documents = policies.flat();
  if (areEqual(policies[0] ?? [], policies[1] ?? []) && !readsWhatChanged(sides, documents)) return [];
  const { callers, isComplete } = callersOf(sides, pair, documents);
  const scenes = callers.map((caller) => ({ caller, scenes: scenesOf(sides, pair, caller) }));
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
  const causes = [...groupBy(compared, ({ caller }) => caller.title)].flatMap(([title, same]) =>
    causesOf(same.flatMap(({ result }) => result.explained)).map((one) => withCaller(title, one)),
  );
  const found = together(causes).map((one) => findingOf(asking, sides, pair, one));
  return [
    ...found,
    ...namedOutsiders(sides, pair, found),
    ...unclear(
      pair,
      compared.map(({ result }) => result),
    ),
  ];
}

function scenesOf(sides: Sides, pair: DoorPair, caller: AskedCaller): ScenePair {
  const sceneOf = (side: keyof Sides): Scene => ({
    principal: caller[side],
    owner: sides[side].environment.account(pair.accounts[side]),
    ...(pair[side].policy === undefined ? {} : { resourcePolicy: pair[side].policy }),
  });
  const isRole = pair.head.kind === 'role';
  return {
    base: sceneOf('base'),
    head: sceneOf('head'),
    arn: caller.whose,
    arns: [...new Set([pair.head.arn, ...resourcesNamed(pair)])],
    asks: (action) => isAskedBy(caller.head, action) && /^sts:/i.test(action) === isRole,
    region: sides.head.homeRegion,
    resource: (side, arn) => ({
      arn,
      account: side.owner,
      ...(side.resourcePolicy === undefined
        ? {}
        : { policy: { name: 'policy', document: side.resourcePolicy, attachedTo: pair.head.arn } }),
    }),
  };
}

/** Tokens are for those who hold one, keys and credentials for all others. */
function isAskedBy({ kind }: RequestPrincipal, action: string): boolean {
  return /^sts:assumerolewith/i.test(action) === (kind === 'federated') || action === 'sts:TagSession';
}

function resourcesNamed({ base, head }: DoorPair): readonly string[] {
  const atoms = [base, head].flatMap(({ policy }) => (policy === undefined ? [] : atomsOf(policy)));
  const patterns = atoms.flatMap(({ rest }) => rest.resources).filter((one) => one.startsWith(head.arn));
  return patterns.map((pattern) => pattern.replaceAll('*', 'example').replaceAll('?', 'x'));
}

/** Everybody whom a policy of either side names or compares, and some whom it need not. */
function callersOf(sides: Sides, { accounts }: DoorPair, policies: readonly PolicyDocument[]): AskedCallers {
  const names = new Set(policies.flatMap(atomsOf).flatMap(({ rest }) => rest.principal?.names ?? []));
  const owner = (side: keyof Sides): RequestPrincipal => anyRole(sides[side].environment.account(accounts[side]));
  const own: AskedCaller = {
    title: 'roles of its own account',
    base: owner('base'),
    head: owner('head'),
    whose: 'any role',
  };
  const { callers, isComplete } = callersFor(sides, policies, accounts.head.id);
  const named = [...names].sort().flatMap((name) => namedCaller(sides, name));
  const anonymous = names.has('AWS *') ? [both('anonymous callers', { kind: 'anonymous' }, 'its own')] : [];
  return { callers: [own, ...named, ...callers, ...callersRetagged(sides, policies), ...anonymous], isComplete };
}

function both(title: string, principal: RequestPrincipal, whose: ScenePair['arn']): AskedCaller {
  return { title, base: principal, head: principal, whose };
}

function namedCaller(sides: Sides, name: string): readonly AskedCaller[] {
  const [kind = '', ...rest] = name.split(' ');
  const text = rest.join(' ');
  if (kind === 'Service') return [both(text, { kind: 'service', host: text }, 'its own')];
  if (kind === 'Federated') return [both(providerWords(text), { kind: 'federated', provider: text }, 'its own')];
  if (kind !== 'AWS' || text === '*') return [];
  const id = text.includes(':') ? (text.split(':')[4] ?? '') : text;
  const isRole = text.includes(':role/');
  const principalOf = (side: keyof Sides): RequestPrincipal => {
    const role = anyRole(namedAccount(sides, side, id));
    return isRole && role.kind === 'role' ? { ...role, arn: text } : role;
  };
  const isAccount = !text.includes(':') || /:iam::[^:]+:root$/.test(text);
  const account = sides.head.graph.account(id) ?? sides.base.graph.account(id);
  const title = isAccount ? `account ${account?.name ?? id}` : text;
  return [{ title, base: principalOf('base'), head: principalOf('head'), whose: isRole ? 'its own' : 'any role' }];
}

/** One that a side does not make yet, or no longer, calls on it as on the other: nobody calls from an account that there is not. */
function namedAccount(sides: Sides, side: keyof Sides, id: string): EngineAccount {
  const other = side === 'base' ? 'head' : 'base';
  const isMade = !/^\d{12}$/.test(id);
  for (const { graph, environment } of [sides[side], ...(isMade ? [sides[other]] : [])]) {
    const inside = graph.account(id);
    if (inside !== undefined) return environment.account(inside);
  }
  return { ...OUTSIDE, id };
}

function withCaller(caller: string, cause: Cause): CallerCause {
  return { ...cause, caller, lines: cause.lines.map((line) => `${caller}: ${line}`) };
}

function findingOf(asking: Asking, sides: Sides, pair: DoorPair, cause: CallersCause): Finding {
  const { direction, statement, names, who, lines } = cause;
  const actions = changedActions(asking.iamData, names);
  const isOpened = direction === 'gained';
  return {
    rule: pair.head.isNeeded && !isOpened ? 'locked-out' : RULES_OF_DOORS[pair.head.kind][direction],
    severity: isOpened ? severityOfOpening(sides, pair, cause, actions) : severityOfClosing(pair, cause),
    who,
    where: [pair.accounts.head.name],
    what: `${thingText(pair.head)} ${isOpened ? 'lets in' : 'no longer lets in'} ${who.join(', ')}${subjectsText(pair, direction)}${droppedText(pair, direction)}${isOpened || pair.head.role === undefined ? reachText(asking, sides, pair, actions) : ''}`,
    actions,
    details: [
      pair.head.arn,
      ...[...new Set(lines)].slice(0, 3),
      ...(isOpened && pair.head.policy !== undefined ? trustedBy(pair.head.policy).slice(0, 5) : []),
    ],
    ...(statement === undefined ? {} : { statement }),
  };
}

/** With what a role is for, where that is known. */
function thingText({ arn, role }: Door): string {
  const purpose = role === undefined ? undefined : purposeOf(role);
  return purpose === undefined ? thingWords(arn) : `${thingWords(arn)}, ${purpose},`;
}

/** What somebody who is let in can do with it: of a role that there was, all that the role can. */
function reachText(asking: Asking, sides: Sides, { base, head }: DoorPair, actions: ChangedActions): string {
  if (head.role === undefined) return `: ${countText(actions)}`;
  if (base.policy === undefined) return '';
  if (isPipeline(head.role.name)) {
    const { account } = head.role;
    const where = account === sides.head.graph.managementAccount ? 'every account' : account.name;
    return `: whoever is let in can change nearly anything in ${where}`;
  }
  const { allowed, depends } = asking.engine.decideActions({
    principal: enginePrincipal(sides.head, head.role),
    region: sides.head.homeRegion,
  });
  const { count } = changedActions(asking.iamData, [...allowed.names(), ...depends.names()]);
  return `: whoever is let in can do what the role can, up to ${numberText(count)} ${count === 1 ? 'action' : 'actions'}`;
}

const RULES_OF_DOORS = {
  role: { gained: 'trust-opened', lost: 'trust-closed' },
  resource: { gained: 'resource-opened', lost: 'resource-closed' },
} as const;

function severityOfOpening(
  sides: Sides,
  pair: DoorPair,
  { explained }: CallersCause,
  actions: ChangedActions,
): Severity {
  const isOutside = explained.some((one) => isOutsider(sides.head.graph.organizationId, pair, one));
  // By most roles of the landing zone everything can be changed.
  const isKeyOpened = pair.head.isNeeded && pair.base.policy !== undefined;
  return isOutside || isKeyOpened ? 'critical' : severityOfGain(actions);
}

/** By what the policy itself is changed: without it nobody in its account can mend it, of a key not even the root user. */
const MENDING: Readonly<Record<string, Severity>> = {
  'kms:PutKeyPolicy': 'critical',
  's3:PutBucketPolicy': 'high',
  'sns:SetTopicAttributes': 'high',
  'sqs:SetQueueAttributes': 'high',
};

/** What a service delivers, such as a trail or an alarm, nobody misses until it is needed. */
function severityOfClosing({ accounts, base, head }: DoorPair, { explained }: CallersCause): Severity {
  if (head.isNeeded) return 'critical';
  const isOwn = explained.some(({ witness: { principal } }) => accountOf(principal)?.id === accounts.head.id);
  const changed = new Set(explained.flatMap(({ actions }) => actions));
  const mending = Object.entries(MENDING).find(([action]) => isOwn && changed.has(action));
  if (mending !== undefined) return mending[1];
  const services = base.policy === undefined ? new Set<string>() : servicesIn(base.policy);
  const isService = ({ witness: { principal } }: Explained): boolean =>
    principal.kind === 'service' && services.has(principal.host);
  return explained.some(isService) ? 'high' : 'low';
}

/** Whether whoever gets in belongs to no account of the organization. */
function isOutsider(organizationId: string, { accounts }: DoorPair, { witness: { principal } }: Explained): boolean {
  if (principal.kind === 'anonymous' || principal.kind === 'federated') return true;
  const account = accountOf(principal);
  return account !== undefined && account.organization?.id !== organizationId && account.id !== accounts.head.id;
}

function unclear({ accounts, head }: DoorPair, compared: readonly Compared[]): readonly Finding[] {
  const actions = unclearActions(compared);
  if (actions.length === 0) return [];
  return [
    {
      rule: head.kind === 'role' ? 'trust-unclear' : 'resource-unclear',
      severity: 'medium',
      who: [],
      where: [accounts.head.name],
      what: `${thingWords(head.arn)}: ${unclearText(actions, compared)}`,
      details: [head.arn, `for example ${actions.slice(0, 5).join(', ')}`],
    },
  ];
}
