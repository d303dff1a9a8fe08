import type { ActionSet, ActionVerdicts } from '../action-set/verdicts';
import type { ContextValues, RequestPrincipal, RequestResource } from '../environment';
import { behind, goesThrough, isOfNetwork } from './access-points';
import { STRENGTH } from './call';
import type { Dependence, Decision, Verdict } from './decision';
import { GLUE_ARNS, holderOf } from './glue-catalog';
import { otherActionsOf, type OtherActions } from './other-actions';

interface Asked {
  readonly principal: RequestPrincipal;
  readonly resource?: RequestResource;
  readonly context?: ContextValues;
}

/** Something else that AWS asks about one call: all must allow it. */
export interface Beside<T> {
  /** Undefined where nobody can tell the answer. */
  readonly asked: T | undefined;
  readonly action: string;
  /** What a denial of it comes to. */
  readonly least: 'denied' | 'depends';
  /** Begins the reason, without a space after it. */
  readonly why: string;
  /** Ends the reason where nobody can tell the answer. @default that what is behind an access point is not known */
  readonly open?: string;
}

const POINT =
  'What goes through an access point must be permitted by what is behind it too (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html).';

const HOLDER = `What is in the Data Catalog must be permitted with what holds it (${GLUE_ARNS}).`;

/**
 * What else is asked about a call of this action.
 *
 * @param more what it may take besides
 * @param isHeld whether it is asked about what holds the resource too
 */
export function besides<T extends Asked>(
  asked: T,
  action: string,
  more?: OtherActions,
  isHeld = false,
): readonly Beside<T>[] {
  const others = otherActionsOf(action, asked, more).map(({ name, says, isOpen }): Beside<T> => {
    const why = isOpen
      ? `${action} may take ${name} too: AWS does not say of which calls.`
      : `${action} takes ${name} too.`;
    return {
      asked: { ...asked, action: name, context: { ...asked.context, ...says } },
      action: name,
      least: isOpen ? 'depends' : 'denied',
      why,
    };
  });
  const { resource } = asked;
  if (resource === undefined) return others;
  const holder = isHeld ? holderOf(resource) : undefined;
  if (holder !== undefined) {
    return [...others, { action, asked: { ...asked, resource: holder }, least: 'denied', why: HOLDER }];
  }
  if (!goesThrough(action, resource.arn)) return others;
  const found = behind({ ...asked, resource });
  const ofPoint = { action, why: POINT };
  const ofNetwork: readonly Beside<T>[] = isOfNetwork(resource)
    ? [{ action, asked: undefined, least: 'depends', why: NETWORK, open: FROM_THERE }]
    : [];
  if (found === undefined) return [...others, ...ofNetwork, { ...ofPoint, asked: undefined, least: 'depends' }];
  return [
    ...others,
    ...ofNetwork,
    { ...ofPoint, asked: found.byPolicy, least: 'denied' },
    { ...ofPoint, asked: found.byAll, least: 'depends' },
  ];
}

const NETWORK =
  'An access point of a VPC takes calls from within that VPC alone (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html).';
const FROM_THERE = 'Depends on whether the call comes from there.';

type Found = Omit<Decision, 'absentKeys'> | Dependence | { readonly decision: Verdict; readonly reason: string };

/** The weakest of all the answers, with its reason. */
export function weakest<T, V extends Found>(own: V, others: readonly Beside<T>[], answer: (asked: T) => V): V {
  return others.reduce((least, { asked, least: floor, why, open: notKnown = NOT_KNOWN }) => {
    const found = asked === undefined ? undefined : answer(asked);
    if (found !== undefined && (found.decision !== 'denied' || floor === 'denied')) {
      return STRENGTH[found.decision] < STRENGTH[least.decision]
        ? { ...found, reason: `${why} ${found.reason}` }
        : least;
    }
    if (STRENGTH[least.decision] <= STRENGTH.depends) return least;
    const open = found === undefined ? notKnown : `${WHETHER} ${found.reason}`;
    const absent = 'absentKeys' in least ? { absentKeys: least.absentKeys } : {};
    return { decision: 'depends', reason: `${why} ${open}`, dependsOn: [], ...absent } as unknown as V;
  }, own);
}

const NOT_KNOWN = 'Depends on what is behind it, which is not known.';
const WHETHER = 'Depends on whether AWS asks that, too.';

/**
 * @param through actions that go through the access point
 * @param behind by the bucket's policy alone, and by all policies; undefined where the bucket is not known
 * @param isForOneVpc whether the access point takes calls from within one VPC alone, which nobody can tell of a call
 */
export function throughPoint(
  own: ActionVerdicts,
  through: ActionSet,
  behind: readonly ActionVerdicts[] | undefined,
  isForOneVpc: boolean,
): ActionVerdicts {
  const [byPolicy, byAll] = behind ?? [];
  const lost =
    byPolicy === undefined || byAll === undefined || isForOneVpc
      ? through
      : through.minus(byPolicy.allowed.and(byAll.allowed));
  const allowed = own.allowed.minus(lost);
  const denied = byPolicy === undefined ? own.denied : own.denied.or(through.and(byPolicy.denied));
  return { allowed, denied, depends: own.allowed.or(own.denied).or(own.depends).minus(allowed).minus(denied) };
}
