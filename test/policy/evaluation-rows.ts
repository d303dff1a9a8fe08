import { PolicyEngine } from '../../lib/policy';
import type {
  AccessRequest,
  Account,
  Decision,
  RequestPrincipal,
  RequestResource,
  Statement,
  Verdict,
} from '../../lib/policy';
import { CATALOGUE, MEMBER, OBJECT, OTHER, account, allow, deny, policy, request, role, scps } from './support';

/* What the tables of single decisions share. Pages stand under https://docs.aws.amazon.com/. */

const engine = new PolicyEngine(CATALOGUE);

export const DENY_ALLOW = 'IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html';
export const SCP = 'organizations/latest/userguide/orgs_manage_policies_scps.html';
export const SCP_EVALUATION = 'organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html';
export const RCP = 'organizations/latest/userguide/orgs_manage_policies_rcps.html';
export const BOUNDARY = 'IAM/latest/UserGuide/access_policies_boundaries.html';
export const SESSION = 'IAM/latest/UserGuide/access_policies.html#policies_session';
export const CROSS = 'IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html';
export const PRINCIPAL = 'IAM/latest/UserGuide/reference_policies_elements_principal.html';
export const NOT_PRINCIPAL = 'IAM/latest/UserGuide/reference_policies_elements_notprincipal.html';
export const PRINCIPAL_ALL = `${PRINCIPAL}#principal-anonymous`;
export const PROVIDER_SESSIONS = `${PRINCIPAL}#principal-federated-web-identity`;
export const PRINCIPAL_ARN = `${PRINCIPAL}#principal-roles`;
export const UNIQUE_IDS = 'IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids';
export const FEDERATION = 'IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html';
export const SESSION_TOKEN = 'IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html';
export const STS_COMPARISON = 'IAM/latest/UserGuide/id_credentials_sts-comparison.html';
export const PRIVILEGED_TASK = 'IAM/latest/UserGuide/id_root-user-privileged-task.html';
export const VARIABLES = 'IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse';
export const INCOMPLETE_ARN = 'IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns';
export const SETS = 'IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html';
export const KMS = 'kms/latest/developerguide/key-policies.html';
export const TRUST = 'IAM/latest/UserGuide/id_roles_update-role-trust-policy.html';
export const ACTION = 'IAM/latest/UserGuide/reference_policies_elements_action.html';
export const RESOURCE = 'IAM/latest/UserGuide/reference_policies_elements_resource.html';
export const NOT_RESOURCE = 'IAM/latest/UserGuide/reference_policies_elements_notresource.html';
export const NOT_ACTION = 'IAM/latest/UserGuide/reference_policies_elements_notaction.html';
export const SESSION_TAGS = 'IAM/latest/UserGuide/id_session-tags.html';
export const CALLER_IDENTITY = 'STS/latest/APIReference/API_GetCallerIdentity.html';

export type Row = readonly [
  what: string,
  request: Partial<AccessRequest>,
  expected: Partial<Omit<Decision, 'decision'>> & { readonly decision: Verdict },
  page: string,
];

export const allowed = { decision: 'allowed' } as const;
export const denied = { decision: 'denied' } as const;
export const depends = { decision: 'depends' } as const;
export const home = account();
export const none = { identityPolicies: [] };
export const reader = (...statements: readonly Partial<Statement>[]): RequestPrincipal =>
  role({ identityPolicies: [policy('reader', ...statements.map((more) => allow(more)))] });
export const bucket = (...statements: ReturnType<typeof allow>[]): RequestResource => ({
  arn: OBJECT,
  account: home,
  policy: policy('bucket policy', ...statements),
});
export const KEY = `arn:aws:kms:us-west-2:${MEMBER}:key/1234`;
export const ROLE = `arn:aws:iam::${MEMBER}:role/app/reader`;
export const SESSION_ARN = `arn:aws:sts::${MEMBER}:assumed-role/reader/session`;
export const USER = `arn:aws:iam::${MEMBER}:user/alice`;
export const denyAll = policy('deny-all', deny());
export const only = (Action: string): ReturnType<typeof policy> => policy(`only ${Action}`, allow({ Action }));
export const bound = account({ scps: scps(denyAll) });
export const serviceLinked = `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
export const outside: Account = { id: OTHER, scps: [], rcps: [] };

function verdictAmongAll(asked: AccessRequest): Verdict | undefined {
  const verdicts = engine.decideActions(asked);
  return (['allowed', 'denied', 'depends'] as const).find((verdict) => verdicts[verdict].has(asked.action));
}

/** Each row is decided as its page says, and the two ways to ask about one call agree. */
export function testRows(rows: readonly Row[]): void {
  test.each(rows)('%s', (_what, more, expected, page) => {
    const asked = request(more);
    const decision = engine.decide(asked);
    expect({ ...decision, page }).toMatchObject({ ...expected, page });
    expect(decision.reason).toMatch(/\.$/);
    expect(engine.verdictOn(asked)).toBe(decision.decision);
    expect([decision.decision, 'depends']).toContain(verdictAmongAll(asked));
  });
}
