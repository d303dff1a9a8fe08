import type { OtherActions } from './takes-others';
import { parseArn } from '../arn';
import type { ActionSet, ActionVerdicts } from '../action-set/verdicts';
import { accountOf } from '../environment';
import type { ContextValues, RequestPrincipal, RequestResource } from '../environment';
import { servicePrefixOf } from '../service-facts';
import { behind, goesThrough, isOfNetwork } from './access-points';
import { STRENGTH } from './call';
import { COPY_OBJECT, readingOf } from './copies';
import type { Dependence, Decision, Verdict } from './decision';
import { GLUE_ARNS, holderOf } from './glue-catalog';
import { PASS_ROLE, passing } from './passed-roles';
import { OTHER_ACTIONS, isAsked, otherActionsOf } from './other-actions';

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

const OTHERS_ABOUT_NOTHING = OTHER_ACTIONS.filter(({ about }) => about !== undefined);

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
  const others = [...reading(asked, action), ...passes(asked, action), ...actions(asked, action, more)];
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

function actions<T extends Asked>(asked: T, action: string, more?: OtherActions): readonly Beside<T>[] {
  return otherActionsOf(action, asked, more).map(({ name, says, isOpen, isAboutNothing }): Beside<T> => {
    const why = isOpen
      ? `${action} may take ${name} too: AWS does not say of which calls.`
      : `${action} takes ${name} too.`;
    return {
      asked: {
        ...(isAboutNothing ? aboutNothing(asked) : asked),
        action: name,
        context: { ...asked.context, ...says },
      },
      action: name,
      least: isOpen ? 'depends' : 'denied',
      why,
    };
  });
}

/** A role that the call names is passed. */
function passes<T extends Asked>(asked: T, action: string): readonly Beside<T>[] {
  if (action === PASS_ROLE) return [];
  return passing(asked).map(({ asked: other, page }) => ({
    asked: other,
    action: PASS_ROLE,
    least: 'denied',
    why: `${action} takes ${PASS_ROLE} on ${other.resource?.arn ?? 'the role'} too (${page}).`,
  }));
}

/** A copy reads what it copies. */
function reading<T extends Asked>(asked: T, action: string): readonly Beside<T>[] {
  const found = readingOf(asked, action);
  if (found === undefined) return [];
  const why = `A copy takes ${found.action} of ${found.arn} too (${COPY_OBJECT}).`;
  const beside: Beside<T> = { asked: found.asked, action: found.action, least: 'denied', why };
  if (found.isKnown) return [beside];
  return [beside, { ...beside, asked: undefined, least: 'depends', open: WHOSE }];
}

const WHOSE = 'Depends on whose that is, which is not known.';

/** The same call about no resource, which is of the caller's account. */
export function aboutNothing<T extends Asked>(asked: T): T {
  const account = accountOf(asked.principal) ?? asked.resource?.account;
  return account === undefined ? asked : { ...asked, resource: { arn: '*', account } };
}

/**
 * Without the actions on a resource for which others are asked about nothing that are not allowed there.
 *
 * @param only the set of one action
 * @param answer for every action of a call about nothing that says so
 */
export function withOthersAboutNothing(
  own: ActionVerdicts,
  { resource, ...asked }: Asked & { readonly resource: RequestResource },
  only: (action: string) => ActionSet,
  answer: (says: ContextValues) => ActionVerdicts,
): ActionVerdicts {
  const rows = OTHERS_ABOUT_NOTHING.filter(
    (row) => servicePrefixOf(row.action) === parseArn(resource.arn)?.service && isAsked(row, { ...asked, resource }),
  );
  return rows.reduce((verdicts, { action, others, says = {} }) => {
    const found = answer(says);
    if (others.every((other) => found.allowed.has(other))) return verdicts;
    const isDenied = others.some((other) => found.denied.has(other));
    const lost = isDenied ? only(action).minus(verdicts.denied) : only(action).and(verdicts.allowed);
    const { allowed, denied, depends } = verdicts;
    if (isDenied) return { allowed: allowed.minus(lost), denied: denied.or(lost), depends: depends.minus(lost) };
    return { allowed: allowed.minus(lost), denied, depends: depends.or(lost) };
  }, own);
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
