import { loadBalancerRegionOf } from '../../catalogue/guardrails/definition/perimeter-services';
import { ADMINISTRATOR } from '../../ask/world';
import { accountOf, type Account, type PolicyDocument, type RequestPrincipal } from '../../policy';
import { availabilityOf } from '../../policy/context/availability';
import { atomsOf } from '../ask/atoms';
import type { ScenePair } from '../ask/scene-pair';
import { comparisonsOf } from '../ask/values';
import { anyRole, OUTSIDE } from './callers';
import type { Sides } from './side';
import { strangersFor, type Comparisons, type OnBoth } from './strangers';

/** Somebody who may call, as both sides have them. */
export interface AskedCaller extends OnBoth<RequestPrincipal> {
  /** For a report. */
  readonly title: string;
  readonly whose: ScenePair['arn'];
}

export interface AskedCallers {
  readonly callers: readonly AskedCaller[];
  /** Whether conditions can tell no more of them apart. */
  readonly isComplete: boolean;
}

/**
 * Whoever the conditions and principals of policies can tell apart, from elsewhere than the account itself. Guardrails and resource
 * policies ask the same.
 *
 * @param own id of the account whose resource it is. @default there is none
 */
export function callersFor(sides: Sides, documents: readonly PolicyDocument[], own?: string): AskedCallers {
  const rests = documents.flatMap(atomsOf).map(({ rest }) => rest);
  const comparisons = comparisonsOf(rests);
  const names = [...new Set(rests.flatMap(({ principal }) => principal?.names ?? []))];
  const { accounts, isComplete } = strangersFor(sides, comparisons, 'principal', names.flatMap(accountIn));
  const named = new Set([...names.flatMap(accountIn), ...arnsIn(comparisons).map((arn) => arn.split(':')[4] ?? '')]);
  return {
    callers: [
      ...accounts.flatMap((account) => callersOf(account, comparisons, titleOf(sides, account.head, { own, named }))),
      ...hostsIn(names, comparisons).map((host) => same('AWS services', { kind: 'service', host })),
    ],
    isComplete,
  };
}

function same(title: string, principal: RequestPrincipal): AskedCaller {
  return { title, base: principal, head: principal, whose: 'its own' };
}

function accountIn(name: string): readonly string[] {
  const [, id] = /^AWS (?:arn:[^:]*:(?:iam|sts)::)?(?<id>[^:*]+)(?::.*)?$/.exec(name) ?? [];
  return id === undefined ? [] : [id];
}

function arnsIn(comparisons: Comparisons): readonly string[] {
  return (comparisons.get('aws:principalarn') ?? []).flatMap(({ values }) => values);
}

function callersOf({ base, head }: OnBoth<Account>, comparisons: Comparisons, title: string): readonly AskedCaller[] {
  const named = arnsIn(comparisons);
  const others = [...othersOf(base, comparisons)];
  const after = [...othersOf(head, comparisons)];
  return [
    { title: `roles of ${title}`, base: anyRole(base), head: anyRole(head), whose: 'any role' },
    ...others.map((principal, index): AskedCaller => {
      const what = principal.kind === 'root' ? 'the root user' : usersCalled(principal, named);
      return { title: `${what} of ${title}`, base: principal, head: after[index] ?? principal, whose: 'its own' };
    }),
  ];
}

/** One that is named is told by name. */
function usersCalled(principal: RequestPrincipal, named: readonly string[]): string {
  const isNamed = principal.kind === 'user' && named.includes(principal.arn);
  return isNamed ? `user ${principal.arn.split('/').at(-1) ?? ''}` : 'users';
}

/** In which AWS writes logs of load balancers by this account of its own. Undefined: the account is of somebody else. */
function loadBalancerRegion({ id, organization }: Account): string | undefined {
  return organization === undefined ? loadBalancerRegionOf(id) : undefined;
}

/** As AWS spells what it does by these accounts. */
const WRITING_LOGS = 's3:PutObject';

/** Whether it is AWS itself that comes to do no more than what it does anyway: nobody else calls by its accounts. */
export function isWritingLogs(principal: RequestPrincipal, actions: readonly string[]): boolean {
  const account = accountOf(principal);
  const isAws = account !== undefined && loadBalancerRegion(account) !== undefined;
  return isAws && actions.every((action) => action === WRITING_LOGS);
}

interface Known {
  /** Whose the resource is. @default nobody's */
  readonly own: string | undefined;
  /** Accounts that the policies name. */
  readonly named: ReadonlySet<string>;
}

function titleOf(sides: Sides, account: Account, { own, named }: Known): string {
  if (account.organization?.id === sides.head.graph.organizationId) {
    if (account.id === own) return 'its own account';
    const name = sides.head.graph.account(account.id)?.name;
    return named.has(account.id) && name !== undefined ? `account ${name}` : 'other accounts of the organization';
  }
  const region = loadBalancerRegion(account);
  if (region !== undefined)
    return `account ${account.id}, by which AWS writes the logs of load balancers in ${region} where policies of buckets name it`;
  return account.id === OUTSIDE.id ? 'other organizations' : `account ${account.id}, which is not of the organization`;
}

const KINDS = ['aws:principaltype', 'aws:username', 'aws:userid'];

/** Whether conditions tell users from roles: by what they are, or by a key that AWS sets for one of them, such as that there was MFA. */
function tellsKindsApart(comparisons: Comparisons): boolean {
  return [...comparisons.keys()].some(
    (key) => KINDS.includes(key) || availabilityOf(key, 'role') !== availabilityOf(key, 'user'),
  );
}

/** Users of an account, where policies tell them from its roles: as both sides have them, or nobody. */
export function usersToldApart(
  { base, head }: OnBoth<Account>,
  documents: readonly PolicyDocument[],
): readonly Omit<AskedCaller, 'title'>[] {
  const isAsked = tellsKindsApart(comparisonsOf(documents.flatMap(atomsOf).map(({ rest }) => rest)));
  return isAsked ? [{ base: userOf(base), head: userOf(head), whose: 'its own' }] : [];
}

function userOf(account: Account, name = 'user/example'): RequestPrincipal {
  return {
    kind: 'user',
    account,
    arn: `arn:aws:iam::${account.id}:${name}`,
    identityPolicies: [ADMINISTRATOR],
  };
}
const ARN = /^arn:[^:]*:iam::(?<id>[^:]*):(?<name>root|user\/.+)$/;

/** Users and root users: where conditions name them, or tell callers apart by what they are. */
function* othersOf(account: Account, comparisons: Comparisons): Iterable<RequestPrincipal> {
  const byKind = tellsKindsApart(comparisons) ? ['root', ...userNames(comparisons)] : [];
  const byArn = arnsIn(comparisons).flatMap((value) => {
    const { id = '', name = '' } = ARN.exec(value)?.groups ?? {};
    return id === account.id || id.includes('*') ? [name.replaceAll(/[*?]+/g, 'example')] : [];
  });
  for (const name of new Set([...byKind, ...byArn])) {
    yield name === 'root' ? { kind: 'root', account } : userOf(account, name);
  }
}

function userNames(comparisons: Comparisons): readonly string[] {
  const values = (comparisons.get('aws:username') ?? []).flatMap((one) => one.values);
  return ['example', ...values].map((name) => `user/${name.replaceAll(/[*?]+/g, 'example')}`);
}

/** One that no policy needs, and those that are named. */
function hostsIn(names: readonly string[], comparisons: Comparisons): readonly string[] {
  return [...new Set([ANY_HOST, ...hostsNamed(names, comparisons)])];
}

const ANY_HOST = 'cloudtrail.amazonaws.com';

function hostsNamed(names: readonly string[], comparisons: Comparisons): readonly string[] {
  const compared = (comparisons.get('aws:principalservicename') ?? []).flatMap(({ values }) => values);
  const named = names.flatMap((name) => (name.startsWith('Service ') ? [name.slice('Service '.length)] : []));
  const any = comparisons.has('aws:principalisawsservice') ? [ANY_HOST] : [];
  return [...named, ...compared.map((host) => host.replaceAll(/[*?]+/g, 'example')), ...any];
}

/** Services of which a policy says something, rather than of everybody: they do their work there. */
export function servicesIn(document: PolicyDocument): ReadonlySet<string> {
  const rests = atomsOf(document).map(({ rest }) => rest);
  const names = rests.flatMap(({ principal }) => principal?.names ?? []);
  return new Set(hostsNamed(names, comparisonsOf(rests)));
}
