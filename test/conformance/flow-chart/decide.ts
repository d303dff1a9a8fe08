import type { AccessRequest, NamedPolicy, PolicyLevel, Statement, Verdict } from '../../../lib/policy';
import { namedBy, type Named, type World } from './named';
import { isAbout } from './statements';

/*
 * A second evaluator: the flow chart of AWS's page, step by step, for calls of which policies alone decide. What the page does not
 * say is tried both ways. Slow and simple on purpose, and without a line of the engine.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */

const BOTH = [false, true];
const WORLDS: readonly World[] = BOTH.flatMap((isEveryoneLimited) =>
  BOTH.flatMap((isTheId) =>
    BOTH.flatMap((isTheAccount) => BOTH.map((isNamed) => ({ isEveryoneLimited, isTheId, isTheAccount, isNamed }))),
  ),
);

/** `depends` where the answer is not on the page, or is about what the flow chart leaves out. */
export function decideByFlowChart(request: AccessRequest): Verdict {
  if (isLeftOut(request)) return 'depends';
  const [first = false, ...others] = WORLDS.map((world) => isAllowed(request, world));
  if (others.some((other) => other !== first)) return 'depends';
  return first ? 'allowed' : 'denied';
}

/** Whether AWS decides the call by policies alone. What it decides by more has tables of its own. */
export function isDecidedByPolicies(action: string): boolean {
  return !LEFT_OUT.test(action);
}

const LEFT_OUT =
  /^(?:account|cloudformation|identitystore|signin|sso|sts|organizations|sns|oam|vpc-lattice-svcs|ebs|xray|aco-automation|billingconductor|fms|resource-explorer-2):|CostAllocationTag|Organization|Org[A-Z]|DelegatedAdmin|:(?:ChangePassword|CreateConfigurationPolicy|GetAuthorizationToken|GetBuyerDashboard|StartDeclarativePoliciesReport|CreateAlias|GetAccountPasswordPolicy|ListKeys|PassRole|PutBucketPolicy|DeleteBucketPolicy|SetQueueAttributes|CreateQueue|TagQueue|ScheduleKeyDeletion|PutKeyPolicy|AcceptVpcPeeringConnection|UnshareApplication)$/;
/** What SCPs may not restrict. */
const TASKS_OF_ROOT = /^supportplans:|:\w+(?:CloudFrontPublicKey|AddressAttribute)$/;
const WITHOUT_POLICY =
  /^arn:aws:(?:(?:s3|sqs|lambda|events|secretsmanager|dynamodb|ecr|elasticfilesystem|es|execute-api|kinesis|logs):|kms:[^:]*:[^:]*:key\/)/;

function isLeftOut({ action, principal, resource }: AccessRequest): boolean {
  if (!isDecidedByPolicies(action)) return true;
  if (principal.kind === 'root' && TASKS_OF_ROOT.test(action)) return true;
  if (isUnsigned(principal) && !/^(?:s3|sqs|kms|es|elasticfilesystem):|^lambda:InvokeFunction/.test(action))
    return true;
  if (action.startsWith('iam:') && principal.kind === 'user' && principal.federation !== undefined) return true;
  const statements =
    resource.policy === undefined || resource.policy === 'not known' ? [] : statementsOf(resource.policy);
  if (statements.some(({ Effect, NotPrincipal }) => Effect === 'Allow' && NotPrincipal !== undefined)) return true;
  if (statements.some(leavesArnsOut)) return true;
  const isKeyOfOther = isKey(resource.arn) && !isOfKms(action);
  const isAway = 'account' in principal && principal.account.id !== resource.account.id;
  if (!isAway) return false;
  return (
    action.startsWith('iam:') ||
    // Of these that of the owner alone is taken, whatever the key's policy says.
    /^kms:(?:CreateKey|TagResource)$/.test(action) ||
    isRole(resource.arn) ||
    isKeyOfOther ||
    (typeof resource.policy !== 'object' && !WITHOUT_POLICY.test(resource.arn))
  );
}

function isUnsigned({ kind }: AccessRequest['principal']): boolean {
  return kind === 'anonymous' || kind === 'federated';
}

function leavesArnsOut({ Condition }: Statement): boolean {
  return Condition?.ArnNotLike !== undefined;
}

function isAllowed(request: AccessRequest, world: World): boolean {
  const { principal, resource, action, context = {} } = request;
  const own = 'identityPolicies' in principal ? principal : undefined;
  const session =
    principal.kind === 'role'
      ? principal.sessionPolicies
      : principal.kind === 'user'
        ? principal.federation?.sessionPolicies
        : undefined;
  const identity = own?.identityPolicies ?? [];
  const boundary = own?.boundary === undefined ? undefined : [own.boundary];
  const scps =
    'account' in principal && !action.startsWith('mechanicalturk:') ? levelsOf(principal.account, 'scps') : [];
  const rcps = /^(?:s3|kms|secretsmanager|sqs):(?!(?:CreateKey|List(?:AllMyBuckets|Keys)|RetireGrant)$)/.test(action)
    ? levelsOf(resource.account, 'rcps')
    : [];
  const hasNone = isRole(resource.arn) || (isKey(resource.arn) && !isOfKms(action));
  const resourceStatements = hasNone ? [] : statementsOf(resourcePolicyOf(request));
  const isNamedUnseen =
    world.isNamed && resource.policy === 'not known' && !hasNone && WITHOUT_POLICY.test(resource.arn);
  const named = (statement: Statement): Named => namedBy(statement, request, world);

  // 0. Who is asked to say who it is.
  if (isUnsigned(principal) && /^(?:kms:|s3:CreateBucket$)/.test(action)) return false;
  const isAtUrl = [context['lambda:InvokedViaFunctionUrl'] ?? []].flat().includes('true');
  if (isUnsigned(principal) && action === 'lambda:InvokeFunction' && !isAtUrl) return false;

  // 1. An explicit denial anywhere ends it.
  const everywhere = [
    ...identity,
    ...(boundary ?? []),
    ...(session ?? []),
    ...[...scps, ...rcps].flatMap(({ policies }) => policies),
  ];
  const denials = everywhere.flatMap(statementsOf).concat(resourceStatements.filter((one) => named(one) !== 'not'));
  if (denials.some((one) => one.Effect === 'Deny' && isAbout(one, request))) return false;

  // 2., 3. Organization policies must allow at every level.
  const allows = (policies: readonly NamedPolicy[]): boolean =>
    policies.flatMap(statementsOf).some((one) => one.Effect === 'Allow' && isAbout(one, request));
  if (![...rcps, ...scps].every(({ policies }) => allows(policies))) return false;

  // 4. to 7. The resource's policy, then the caller's, within boundary and session policies.
  const seen = resourceStatements.filter((one) => one.Effect === 'Allow' && isAbout(one, request)).map(named);
  const granted: readonly Named[] = isNamedUnseen ? [...seen, 'itself'] : seen;
  const isWithin = (boundary === undefined || allows(boundary)) && (session === undefined || allows(session));
  const isOwn = principal.kind === 'root' || (own !== undefined && allows(identity) && isWithin);
  if (!('account' in principal)) return granted.some((one) => one !== 'not');
  const isNamed = granted.some((one) => one !== 'not');
  const takesBoth = /^(?:sso-oauth|vpc-lattice-svcs):/.test(action);
  if (takesBoth || principal.account.id !== resource.account.id) return isOwn && isNamed;
  if (granted.includes('itself') || (granted.includes('role') && isWithin)) return true;
  return isOwn && (isNamed || !isKey(resource.arn) || hasNone);
}

function levelsOf(account: AccessRequest['resource']['account'], kind: 'scps' | 'rcps'): readonly PolicyLevel[] {
  const isBound = account.organization !== undefined && account.organization.managementAccountId !== account.id;
  return isBound ? account[kind] : [];
}

function resourcePolicyOf({ resource: { account, arn, policy } }: AccessRequest): NamedPolicy {
  if (policy !== undefined && policy !== 'not known') return policy;
  const Statement = isKey(arn)
    ? [{ Effect: 'Allow' as const, Principal: { AWS: account.id }, Action: 'kms:*', Resource: '*' }]
    : [];
  return { name: 'default', document: { Version: '2012-10-17', Statement } };
}

function statementsOf({ document }: NamedPolicy): readonly Statement[] {
  return [document.Statement].flat();
}

function isKey(arn: string): boolean {
  return /^arn:aws:kms:[^:]*:[^:]*:key\//.test(arn);
}

function isOfKms(action: string): boolean {
  return action.startsWith('kms:');
}

function isRole(arn: string): boolean {
  return /^arn:aws:iam::[^:]*:role\//.test(arn);
}
