import type {
  AccessRequest,
  Account,
  NamedPolicy,
  RolePrincipal,
  ServicePrincipal,
  Statement,
} from '../../../../lib/policy';
import type { Row } from '../../evaluation-rows';
import {
  ADMINISTRATOR,
  MANAGEMENT,
  MEMBER,
  OBJECT,
  OTHER,
  account,
  allow,
  deny,
  policy,
  rcps,
  role,
  scps,
} from '../../support';

/* Pages, policies and calls that the questions of this folder are about. */

export const IAM = 'IAM/latest/UserGuide/';
export const OPERATORS = IAM + 'reference_policies_elements_condition_operators.html';
export const SETS = IAM + 'reference_policies_condition-single-vs-multi-valued-context-keys.html';
export const VARIABLES = IAM + 'reference_policies_variables.html';
export const GLOBAL = IAM + 'reference_policies_condition-keys.html';
export const ACTION = IAM + 'reference_policies_elements_action.html';
export const RESOURCE = IAM + 'reference_policies_elements_resource.html';
export const PRINCIPAL = IAM + 'reference_policies_elements_principal.html';
export const NOT_PRINCIPAL = IAM + 'reference_policies_elements_notprincipal.html';
export const BOUNDARY = IAM + 'access_policies_boundaries.html';
export const EVALUATION = IAM + 'reference_policies_evaluation-logic.html';
export const CROSS_ACCOUNT = IAM + 'reference_policies_evaluation-logic-cross-account.html';
export const SCP = 'organizations/latest/userguide/orgs_manage_policies_scps.html';
export const RCP = 'organizations/latest/userguide/orgs_manage_policies_rcps.html';
export const SESSION_TAGS = IAM + 'id_session-tags.html';
export const S3 = 'AmazonS3/latest/userguide/';
export const KMS = 'kms/latest/developerguide/';
export const ORG = 'organizations/latest/userguide/orgs_delegate_policies.html';
export const STS = 'STS/latest/APIReference/';
export const home = account();
export const theirs = account({ id: OTHER });
export const none: { readonly identityPolicies: readonly never[] } = { identityPolicies: [] };
export const management = account({ id: MANAGEMENT, scps: scps(), rcps: rcps() });
export const nowhere: Account = { id: '333333333333', scps: [], rcps: [] };
export const stranger = role({ account: nowhere });
export const root = { kind: 'root', account: home } as const;
export const service = (host = 'cloudtrail.amazonaws.com', onBehalfOf?: Account): ServicePrincipal =>
  ({ kind: 'service', host, ...(onBehalfOf ? { onBehalfOf } : {}) }) as const;
export const anonymous = { kind: 'anonymous' } as const;
export const by = (...s: Partial<Statement>[]): RolePrincipal =>
  role({ identityPolicies: [policy('p', ...s.map(allow))] });
export const allowedWhen = (Condition: object, context: AccessRequest['context'] = {}): Partial<AccessRequest> => ({
  principal: by({ Condition: Condition as never }),
  context,
});
export const deniedWhen = (Condition: object, context: AccessRequest['context'] = {}): Partial<AccessRequest> => ({
  principal: role({ identityPolicies: [ADMINISTRATOR, policy('d', deny({ Condition: Condition as never }))] }),
  context,
});
export const allows = (more: object): Statement => allow(more);
export const denies = (more: object): Statement => deny(more);
export const trusts = (more: object): Statement => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...more });
export const bucket = (owner: Account, ...s: Statement[]): Partial<AccessRequest> => ({
  resource: { arn: OBJECT, account: owner, policy: policy('bucket', ...s) },
});
export const scp = (...s: object[]): Account => account({ scps: scps(policy('scp', ...s.map((one) => denies(one)))) });
export const rcp = (...s: object[]): Account =>
  account({ rcps: rcps(policy('rcp', ...s.map((one) => denies({ Principal: '*', ...one })))) });
export const KEY = `arn:aws:kms:us-west-2:${MEMBER}:key/1`;
export const key = (...s: Statement[]): Partial<AccessRequest> => ({
  action: 'kms:Decrypt',
  resource: { arn: KEY, account: home, policy: policy('key', ...s) },
});
export const ASSUMED = `arn:aws:iam::${MEMBER}:role/x`;
export const trust = (action: string, ...s: Statement[]): Partial<AccessRequest> => ({
  action,
  resource: { arn: ASSUMED, account: home, policy: policy('trust', ...s) },
});
export const ROLE_ARN = `arn:aws:iam::${MEMBER}:role/app/reader`;
export const SESSION_ARN = `arn:aws:sts::${MEMBER}:assumed-role/reader/session`;
export const USER_ARN = `arn:aws:iam::${MEMBER}:user/alice`;
export const only = (Action: string): NamedPolicy => policy('only', allow({ Action }));
export const at = (action: string, arn: string, owner: Account = home): Partial<AccessRequest> => ({
  action,
  resource: { arn, account: owner },
});
export const NOW = new Date('2026-06-15T12:00:00Z');

/** Page, what is asked, the call, the answer. */
export type AskedOfPage = readonly [
  page: string,
  what: string,
  request: Partial<AccessRequest>,
  decision: 'allowed' | 'denied' | 'depends',
];

export function rowsOf(questions: readonly AskedOfPage[]): readonly Row[] {
  return questions.map(([page, what, request, decision]): Row => [what, request, { decision }, page]);
}
