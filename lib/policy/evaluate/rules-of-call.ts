import type { RequestResource } from '../environment';
import { isAboutKey, isKmsKey, isRole } from '../service-facts';
import { rowOn, type CallRules } from './action-rules';
import {
  hasAccountPolicy,
  isDecidedByTrust,
  isOwnPolicyUnknown,
  isPerhapsNamed,
  isPerhapsTrusted,
  mayBeOpen,
  leavesOpen,
  takesTwoAllows,
  type ResourceRules,
} from './combine';
import type { Decision } from './decision';
import type { ApplicableLayers } from './layers';
import type { Subject } from './match';

/** With what AWS says whatever policies say. */
export interface RulesOfCall extends ResourceRules {
  readonly fate: Omit<Decision, 'absentKeys'> | undefined;
}

/** What AWS's rules say of one call, whoever makes it and whatever it is about. */
export function rulesOf(
  calling: CallRules,
  resource: RequestResource | undefined,
  { lowerCaseAction }: Pick<Subject, 'lowerCaseAction'>,
  { relation }: Pick<ApplicableLayers, 'relation'>,
): RulesOfCall {
  const isTrust = isDecidedByTrust(lowerCaseAction, resource?.arn);
  const isAway = relation !== 'same account';
  const isOfAccount = hasAccountPolicy(lowerCaseAction, resource);
  const isOfOthers = resource !== undefined && !isAboutKey(lowerCaseAction, resource.arn);
  const isOfTwo = takesTwoAllows(lowerCaseAction, resource);
  return {
    fate: fateOf(calling, lowerCaseAction),
    ownPolicyApplies: isTrust || resource === undefined || (!isRole(resource.arn) && !isOfOthers),
    ownPolicyDecides: isTrust || (resource !== undefined && isKmsKey(resource.arn) && !isOfOthers),
    takesTwoAllows: isOfTwo,
    ownPolicyUnknown:
      (isOfTwo && leavesOpen(resource)) ||
      ((isOwnPolicyUnknown(resource, isTrust, relation) ||
        (isAway && isOfAccount) ||
        (relation === 'cross account' && isOfOthers)) &&
        (resource === undefined || mayBeOpen(resource) || rowOn(calling.notDelegated, lowerCaseAction) === undefined)),
    callerDecides: rowOn(calling.callerDecides, lowerCaseAction),
    notDelegated: rowOn(calling.notDelegated, lowerCaseAction),
    perhapsDelegated: rowOn(calling.perhapsDelegated, lowerCaseAction),
    ownerRootKeeps: rowOn(calling.ownerRootKeeps, lowerCaseAction) !== undefined,
    perhapsRefused: rowOn(calling.perhaps, lowerCaseAction),
    perhapsAllowed: rowOn(calling.perhapsAllowed, lowerCaseAction),
    perhapsNamed:
      (!isOfOthers && !isOfTwo && isPerhapsNamed(resource, relation)) ||
      (isTrust && isPerhapsTrusted(resource, relation)) ||
      (!isAway && isOfAccount),
    byDefault: rowOn(calling.byDefault, lowerCaseAction) !== undefined,
    perhapsUnbound: rowOn(calling.perhapsUnbound, lowerCaseAction),
    unboundByRcps: rowOn(calling.unboundByRcps, lowerCaseAction) !== undefined,
  };
}

function fateOf(calling: CallRules, lowerCaseAction: string): RulesOfCall['fate'] {
  const always = rowOn(calling.always, lowerCaseAction);
  if (always) return { decision: 'allowed', layer: 'AWS', reason: always.why };
  const never = rowOn(calling.never, lowerCaseAction);
  return never && { decision: 'denied', layer: 'AWS', reason: never.why };
}
