import { capitalized } from '../base/words';
import { accountOf, decidingRequest } from '../policy';
import type {
  AccessRequest,
  DecidingLayer,
  Decision,
  Dependence,
  RequestPrincipal,
  RequestResource,
  Verdict,
} from '../policy';
import { keysLeftOpen, otherGrantsOf, takesAdministrator } from '../policy';
import { calledRegion } from '../policy/evaluate/global-services';
import { couldRefuse } from './could-refuse';
import { exceptionNotes } from './exceptions';
import { namedByPolicies, otherKinds, type OtherResource } from './other-resources';
import { perhapsOfCall, resourcesOfCall } from './representative';
import { resourceIn } from './named-resource';
import type { Organization } from './organization';
import type { Question } from './question';

/** A decision, and all that a reader should know of it. */
export interface Answer {
  readonly decision: Verdict;
  /** `assignment` where the principal is nobody in the account. */
  readonly layer: DecidingLayer | 'assignment';
  readonly policy?: string;
  readonly statement?: string;
  readonly attachedTo?: string;
  readonly reason: string;
  /** What was taken for granted, and what could change the answer. */
  readonly notes: readonly string[];
}

export function answer(organization: Organization, question: Question): Answer {
  const { principal } = question.principal;
  if (principal === undefined) {
    const { notAssigned } = question.principal;
    return { decision: 'denied', layer: 'assignment', reason: capitalized(notAssigned), notes: [] };
  }
  const { action, context, region } = question;
  const unknownKeys = keysLeftOpen(principal);
  const { notes } = question.resource;
  const requests = resourcesAsked(organization, question).map((resource) => ({
    principal,
    action,
    resource,
    context,
    region,
    unknownKeys,
  }));
  const deciding = decidingRequest(organization.engine, requests) ?? {
    principal,
    action,
    context,
    region,
    unknownKeys,
    ...question.resource,
  };
  const { absentKeys, ...found } = organization.engine.decide(deciding);
  const one = withLayer(found.decision === 'allowed' ? withPerhaps(organization, question, deciding, found) : found);
  const kinds = otherKinds(organization, question, principal);
  const opened = one.decision === 'denied' ? opening(organization, question, principal, kinds) : undefined;
  const decision = opened === undefined ? one : openOnOthers(one, opened, question);
  const open = absentKeys.length === 0 ? [] : whatItRestsOn(organization, question, deciding);
  const taken = [
    ...openResource(organization, question, deciding, decision),
    ...(decision.decision === 'allowed'
      ? couldRefuse({ ...deciding, isOwn: accountOf(principal)?.id === deciding.resource.account.id })
      : noOtherGrant(decision, deciding)),
  ];
  const exempt = exceptionNotes(organization, {
    principal,
    action,
    resourceAccount: question.resource.resource.account.id,
  });
  return {
    ...decision,
    notes: [
      ...notes,
      ...ofSession(found, unknownKeys),
      ...besidesGiven(question, deciding),
      ...(opened === undefined ? kindsDecidedOtherwise(kinds, one) : []),
      ...open,
      ...taken,
      ...exempt,
    ],
  };
}

/** What comes out better than a denial, where no resource was named of which that is said. */
function opening(
  organization: Organization,
  question: Question,
  principal: RequestPrincipal,
  kinds: readonly OtherResource[],
): OtherResource | undefined {
  const others = [...namedByPolicies(organization, question, principal), ...kinds];
  return others.find(({ decision }) => decision === 'allowed') ?? others.find(({ decision }) => decision === 'depends');
}

function openOnOthers(
  { layer, reason }: Omit<Answer, 'notes'>,
  opened: OtherResource,
  { resource }: Question,
): Omit<Answer, 'notes'> {
  const isOpen = opened.decision === 'allowed' ? 'allowed' : 'not known';
  return {
    decision: 'depends',
    layer,
    reason: `Depends on which resource it is. On ${opened.arn} it is ${isOpen}: ${opened.reason} On ${resource.resource.arn} it is denied: ${reason}`,
  };
}

/** Said where no resource was given, and one of another kind comes out otherwise. */
function kindsDecidedOtherwise(
  kinds: readonly OtherResource[],
  { decision }: Pick<Answer, 'decision'>,
): readonly string[] {
  const [first, ...more] = kinds.filter((other) => other.decision !== decision);
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : ` So are ${more.length} other kinds of resource.`;
  return [`On ${first.arn} it is ${first.decision}. ${first.reason}${others}`];
}

/** Said where an administrator is allowed only because resources are taken to be open to all, or is denied in spite of that. */
function openResource(
  { engine, environment, graph }: Organization,
  { identity }: Question,
  deciding: AccessRequest,
  { decision }: Pick<Answer, 'decision'>,
): readonly string[] {
  const { arn, account } = deciding.resource;
  const owner = graph.account(account.id);
  if (identity !== 'administrator' || owner === undefined) return [];
  const real = engine.verdictOn({ ...deciding, resource: environment.resource(arn, owner, deciding.action) });
  if (real === decision) return [];
  return [
    `Rests on a resource that is open to all: with the policy of the templates it is ${real} (--resource-policy own).`,
  ];
}

/** What a denial takes for granted: that nothing lets the caller in but policies. */
function noOtherGrant(
  { decision, layer, statement }: Omit<Answer, 'notes'>,
  deciding: AccessRequest,
): readonly string[] {
  const { action } = deciding;
  const isWanting = WANTING.includes(layer) || (layer === 'AWS' && takesAdministrator(action));
  const isForWant = decision === 'depends' || (statement === undefined && isWanting);
  const { principal, resource } = deciding;
  const grants = otherGrantsOf({
    action,
    principal,
    owner: resource.account,
    by: isForWant ? 'no allow' : 'a denial',
  });
  return [
    ...(isForWant
      ? policyNotKnown(resource).map((policy) => `Nobody can tell what ${policy} says: it may let the caller in.`)
      : []),
    ...grants.map(({ what, page }) => `Taken for granted that there is no ${what}: no policy would show it. ${page}`),
  ];
}

/** The policy that a resource may have, in words; none where the templates tell it, or where it can have none. */
export function policyNotKnown({ arn, policy }: RequestResource): readonly string[] {
  return policy === 'not known' ? [`the policy of ${arn}, which no template makes,`] : [];
}

/** Where nothing allows, something else may. */
const WANTING: readonly Answer['layer'][] = [
  'identity policy',
  'permissions boundary',
  'session policy',
  'resource policy',
];

/** All that the call must have, the one that was given among them; the others are the account's. */
function resourcesAsked(
  organization: Organization,
  { account, action, region, resource: { resource }, written, identity }: Question,
): readonly RequestResource[] {
  const { graph, iamData } = organization;
  const given = written.resource === undefined ? undefined : resource;
  const owner = given ? account : (graph.account(resource.account.id) ?? graph.managementAccount);
  const arns = resourcesOfCall(iamData, action, owner, region, given?.arn);
  return arns.map((arn) => (given?.arn === arn ? given : resourceIn(organization, { arn, owner, action, identity })));
}

/** What is allowed depends where the call may have to name something on which it is not. */
function withPerhaps(
  organization: Organization,
  { action, region, resource: { resource }, written, identity }: Question,
  deciding: AccessRequest,
  found: Omit<Decision, 'absentKeys'>,
): Omit<Decision, 'absentKeys'> | Dependence {
  const { engine, graph, iamData } = organization;
  const owner = graph.account(resource.account.id) ?? graph.managementAccount;
  const given = written.resource === undefined ? [] : [resource.arn];
  for (const arn of perhapsOfCall(iamData, action, owner, region, given)) {
    const other = engine.decide({ ...deciding, resource: resourceIn(organization, { arn, owner, action, identity }) });
    if (other.decision === 'allowed') continue;
    const reason = `Depends on whether the call names ${arn} too, on which it is ${other.decision}: AWS does not say of which calls. ${other.reason}`;
    return { decision: 'depends', reason, dependsOn: [] };
  }
  return found;
}

/** Said where what was not asked about decides. */
function besidesGiven({ written, resource }: Question, deciding: AccessRequest): readonly string[] {
  if (written.resource === undefined || deciding.resource.arn === resource.resource.arn) return [];
  return [`Decided by ${deciding.resource.arn}: the call must have one, beside the resource that was given.`];
}

/** What is not decided is not decided by a layer: the first that is open is told, or the resource's, whose policy is not known. */
function withLayer(found: Omit<Decision, 'absentKeys'> | Dependence): Omit<Answer, 'notes'> {
  if (found.decision !== 'depends') return found;
  const { decision, reason, dependsOn } = found;
  return { decision, reason, layer: dependsOn[0]?.layer ?? 'resource policy' };
}

/** Said where it depends on how the caller's session came about: whoever asks can tell, and the templates cannot. */
function ofSession(found: Omit<Decision, 'absentKeys'> | Dependence, keys: readonly string[]): readonly string[] {
  if (found.decision !== 'depends') return [];
  const open = keys.filter((key) => found.dependsOn.some(({ on }) => on.some((text) => text.includes(` ${key} `))));
  if (open.length === 0) return [];
  return [
    `The caller may come with a session that carries ${open.join(' and ')}, or with access keys, which carry nothing of it: --context says which.`,
  ];
}

/** Said where keys that were not given decide: each is taken to be absent. */
function whatItRestsOn({ engine }: Organization, question: Question, deciding: AccessRequest): readonly string[] {
  const { action, principal, resource } = deciding;
  const context = { ...whatAwsSets({ ...question, resource: { resource } }), ...question.context };
  const explained = engine.explainAction({ principal, resource, context }, action);
  if (explained.decision !== 'depends') return [];
  return [`Rests on what was not given, and so counts as absent (--context says otherwise). ${explained.reason}`];
}

/** What a single request tells and a question about unknown circumstances does not. */
export function whatAwsSets({
  action,
  region,
  resource,
}: Pick<Question, 'action' | 'region'> & {
  readonly resource: { readonly resource: { readonly arn: string } };
}): Record<string, string> {
  const called = calledRegion(action, resource.resource.arn, region);
  const now = new Date();
  return {
    ...(called === undefined || called === 'several' ? {} : { 'aws:RequestedRegion': called }),
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
  };
}
