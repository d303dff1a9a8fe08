import { Grant } from '../compile/principals';
import type { ActionsQuestion, RequestResource } from '../environment';
import { Truth, both, either, every, not } from '../truth';
import type { CallerDecides } from './across-accounts';
import type { CallerFact } from './caller-fact';
import type { ApplicableLayers, Relation } from './layers';
import { allowsAtEveryLevel, denies, grants, inspectLayer } from './match';
import type { LayerFinding, Subject } from './match';
import type { PerhapsUnbound } from './unbound';
import { canHaveResourcePolicy, mayBeInVault, SERVICES_WITH_ACCOUNT_POLICY } from './resource-policy-support';
import {
  ALSO_WITHOUT_ROLE,
  RCP_EXEMPT_ACTIONS,
  SCP_UNRESTRICTABLE_SERVICES,
  SERVICES_OF_TWO_ALLOWS,
  TRUST_POLICY_ACTIONS,
  isAboutKey,
  isRole,
  servicePrefixOf,
} from '../service-facts';

/** Who has the last word on a resource. */
export interface ResourceRules {
  /** The resource's own policy has a say in this action: a role's only in assuming it. */
  readonly ownPolicyApplies: boolean;
  /** The resource's own policy must allow, also within one account: a KMS key's, or a role's trust policy. */
  readonly ownPolicyDecides: boolean;
  /** The resource's own policy and the caller's must both allow, also within one account. */
  readonly takesTwoAllows: boolean;
  /** No resource is named, or none that could have a policy, so it is not known what lets others in where it is needed. */
  readonly ownPolicyUnknown: boolean;
  /** The call needs nothing of the resource's, although it belongs to another account. */
  readonly callerDecides: CallerDecides | undefined;
  /** The caller's account would have to be an administrator of that, and is none. */
  readonly notDelegated: CallerDecides | undefined;
  /** It may need nothing of the resource's: whether the caller's account is an administrator of that is not known. */
  readonly perhapsDelegated: CallerDecides | undefined;
  /** The resource's policy does not deny it. */
  readonly ownerRootKeeps: boolean;
  /** AWS may refuse it in spite of all policies. */
  readonly perhapsRefused: CallerFact | undefined;
  /** AWS may take it although no policy allows it. */
  readonly perhapsAllowed: CallerFact | undefined;
  /** It takes no allow. */
  readonly byDefault: boolean;
  /** No resource control policy binds it. */
  readonly unboundByRcps: boolean;
  /** What denies it may not bind it. */
  readonly perhapsUnbound: PerhapsUnbound | undefined;
  /** The resource is of the caller's own account, and its policy, which is not known, may name the caller. */
  readonly perhapsNamed: boolean;
}

/** What every layer says of one action. */
export interface Findings {
  readonly scp: LayerFinding | undefined;
  readonly rcp: LayerFinding | undefined;
  readonly resource: LayerFinding | undefined;
  readonly identity: LayerFinding | undefined;
  readonly boundary: LayerFinding | undefined;
  readonly session: LayerFinding | undefined;
  readonly relation: Relation;
  readonly rules: ResourceRules;
}

export function inspect(
  layers: ApplicableLayers,
  subject: Subject,
  rules: ResourceRules,
  boundByRcp: (action: string) => boolean,
): Findings {
  const look = (layer: ApplicableLayers['scp']): LayerFinding | undefined => layer && inspectLayer(layer, subject);
  const resource = rules.ownPolicyApplies ? look(layers.resource) : undefined;
  return {
    scp: boundByScp(subject.lowerCaseAction) ? look(layers.scp) : undefined,
    rcp: layers.rcp && !rules.unboundByRcps && boundByRcp(subject.action) ? look(layers.rcp) : undefined,
    resource: resource && rules.ownerRootKeeps ? { ...resource, denies: [] } : resource,
    identity: look(layers.identity),
    boundary: look(layers.boundary),
    session: look(layers.session),
    relation: layers.relation,
    rules,
  };
}

export function boundByScp(lowerCaseAction: string): boolean {
  return !SCP_UNRESTRICTABLE_SERVICES.has(servicePrefixOf(lowerCaseAction));
}

/**
 * Resource control policies bind actions on resources of some services: not those that name no resource, such as
 * listing all buckets.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function boundByRcp(
  action: string,
  { supportsRcp, formats }: { readonly supportsRcp: boolean; readonly formats: readonly string[] | undefined },
): boolean {
  if (!supportsRcp || RCP_EXEMPT_ACTIONS.has(action.toLowerCase())) return false;
  return namesResource(formats);
}

/** Of an action of which nothing is documented it is taken that it does. */
export function namesResource(formats: readonly string[] | undefined): boolean {
  return formats?.some((format) => format !== '*') ?? true;
}

/** Whether a role's trust policy decides the call. @param arn undefined where it may be about any resource */
export function isDecidedByTrust(lowerCaseAction: string, arn: string | undefined): boolean {
  if (!TRUST_POLICY_ACTIONS.has(lowerCaseAction)) return false;
  return arn === undefined || isRole(arn) || !ALSO_WITHOUT_ROLE.has(lowerCaseAction);
}

/**
 * Where no resource is named, where what is named has no policy but may be open to others in another way, and where nobody knows whom a
 * role trusts.
 */
export function isOwnPolicyUnknown(
  resource: RequestResource | undefined,
  isTrust: boolean,
  relation: Relation,
): boolean {
  if (resource === undefined) return isTrust || relation !== 'same account';
  if (isTrust) return resource.policy === 'not known';
  if (relation === 'same account') return false;
  if (mayBeOpen(resource)) return true;
  if (relation === 'no account') return false;
  return isRole(resource.arn) || (typeof resource.policy !== 'object' && !canHaveResourcePolicy(resource.arn));
}

/**
 * Within an account a resource's policy is enough by itself, so that nobody can tell who is let in by one that is not known.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export function isPerhapsNamed(resource: RequestResource | undefined, relation: Relation): boolean {
  return relation === 'same account' && resource !== undefined && mayBeOpen(resource);
}

/** The same of a call about any resource, each of which may have such a policy. */
export function isAnyLettingIn(
  { resource, policiesOfResources }: Pick<ActionsQuestion, 'resource' | 'policiesOfResources'>,
  relation: Relation,
): boolean {
  return policiesOfResources === 'not known' && resource === undefined && relation === 'same account';
}

/** The same of a role that is to be assumed. */
export function isPerhapsTrusted(resource: RequestResource | undefined, relation: Relation): boolean {
  return relation === 'same account' && resource?.policy === 'not known' && isRole(resource.arn);
}

/** Whether the call takes the allow of the resource's policy and of the caller's. @param action in lower case */
export function takesTwoAllows(action: string, resource: RequestResource | undefined): boolean {
  return resource !== undefined && SERVICES_OF_TWO_ALLOWS.has(servicePrefixOf(action));
}

/** Whether a policy of the resource, or one that has a say beside it, is not known. */
export function isPolicyOpen({ policy, otherPolicy }: RequestResource): boolean {
  return policy === 'not known' || otherPolicy === 'not known';
}

/** Whether what can have a policy has one that is not known. */
export function mayBeOpen(resource: RequestResource): boolean {
  return isPolicyOpen(resource) && canHaveResourcePolicy(resource.arn);
}

/** Whether the policy that an account has for the service, or that of a vault, may allow a call about what has none of its own. */
export function hasAccountPolicy(lowerCaseAction: string, resource: RequestResource | undefined): boolean {
  return resource !== undefined && leavesOpen(resource) && isOfAccount(lowerCaseAction, resource.arn);
}

function isOfAccount(lowerCaseAction: string, arn: string): boolean {
  const service = servicePrefixOf(lowerCaseAction);
  return SERVICES_WITH_ACCOUNT_POLICY.has(service) || (service === 'backup' && mayBeInVault(arn));
}

/** A resource that is named, and of which no policy is given. */
export function leavesOpen(resource: RequestResource | undefined): boolean {
  return resource !== undefined && typeof resource.policy !== 'object';
}

/** Actions about several kinds of resources at once, each of which must allow them. */
const ON_ALL_KINDS: readonly string[] = ['kms:createalias', 'kms:deletealias', 'kms:updatealias'];

/**
 * Whether a call may be about something whose policy, that of its account, or the trust of a role, lets callers of the same account in by
 * itself. Of an action of which nothing is documented it is taken that it may.
 *
 * @param formats of the ARNs that the action is checked on
 */
export function mayBeLetIn(action: string, formats: readonly string[] | undefined): boolean {
  const folded = action.toLowerCase();
  const isOpen = (format: string): boolean => {
    const arn = format.replace('${StreamType}', 'stream').replaceAll(/\$\{\w+\}/g, 'example');
    const isOfOwn =
      canHaveResourcePolicy(arn) && isAboutKey(folded, arn) && !SERVICES_OF_TWO_ALLOWS.has(servicePrefixOf(folded));
    return isOfOwn || isOfAccount(folded, arn);
  };
  if (formats === undefined || isDecidedByTrust(folded, undefined)) return true;
  return ON_ALL_KINDS.includes(folded) ? formats.every(isOpen) : formats.some(isOpen);
}

/** In the order in which AWS looks for an explicit deny. */
export function allLayers(findings: Findings): readonly LayerFinding[] {
  const { scp, rcp, resource, identity, boundary, session } = findings;
  return [scp, rcp, resource, identity, boundary, session].filter((finding) => finding !== undefined);
}

/**
 * Whether the action is allowed: denied by none, allowed by the organization, and granted.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function combine(findings: Findings): Truth {
  return both(
    passesAll(findings, (finding) =>
      both(not(denies(finding)), isControl(finding) ? allowsAtEveryLevel(finding) : Truth.TRUE),
    ),
    granted(findings),
    findings.rules.perhapsRefused ? Truth.UNKNOWN : Truth.TRUE,
  );
}

/** Whether every layer lets the call pass, as far as it binds it. */
function passesAll(findings: Findings, passes: (finding: LayerFinding) => Truth): Truth {
  return every(allLayers(findings), (finding) =>
    bindsForSure(finding, findings) ? passes(finding) : either(passes(finding), Truth.UNKNOWN),
  );
}

/** Whether what a layer denies is denied for certain. */
export function bindsForSure({ layer }: LayerFinding, { rules }: Findings): boolean {
  const by = rules.perhapsUnbound?.by;
  return by === undefined || (by === 'service control policies' && layer.kind !== 'service control policy');
}

/** It must allow too, at every level. */
function isControl({ layer }: LayerFinding): boolean {
  return layer.kind === 'service control policy' || layer.kind === 'resource control policy';
}

/**
 * Within an account, the caller's policies or the resource's are enough, unless the resource's must have the last
 * word; across accounts both must allow.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function granted(findings: Findings): Truth {
  const { relation, rules } = findings;
  if (rules.byDefault) return Truth.TRUE;
  const open = rules.perhapsAllowed ? Truth.UNKNOWN : Truth.FALSE;
  if (relation === 'no account') return either(grantedBy(findings, Grant.ACCOUNT), open);
  const limits = both(allowsAtEveryLevel(findings.boundary), allowsAtEveryLevel(findings.session));
  const own = both(allowsAtEveryLevel(findings.identity), limits);
  if (relation === 'cross account' || rules.takesTwoAllows)
    return rules.callerDecides ? own : both(own, grantedBy(findings, Grant.ACCOUNT));
  return either(
    grants(findings.resource, Grant.DIRECT),
    both(grants(findings.resource, Grant.LIMITED), limits),
    rules.ownPolicyDecides ? both(own, grantedBy(findings, Grant.ACCOUNT)) : own,
    rules.perhapsAllowed || rules.perhapsNamed ? Truth.UNKNOWN : Truth.FALSE,
  );
}

export function grantedBy({ resource, rules }: Findings, least: Grant): Truth {
  return either(
    grants(resource, least),
    rules.ownPolicyUnknown || rules.perhapsDelegated ? Truth.UNKNOWN : Truth.FALSE,
  );
}
