export { madeUpAction } from './action-set/universe';
export type { ActionCatalogue } from './action-set/universe';
export { ActionSet } from './action-set/verdicts';
export type { ActionVerdicts } from './action-set/verdicts';
export { parseArn } from './arn';
export type { ArnParts } from './arn';
export { isNeverSentBy, keysLeftOpen, saidOfCaller } from './context/derive';
export type { Conditions, ConditionValue, NonEmpty, OneOrMore, PolicyDocument, Principal, Statement } from './document';
export { ANY_OF_THEM, PolicyEngine } from './engine';
export type { PolicyEngineOptions, ReasonedActions } from './engine';
export { WHATEVER_IT_TAKES, accountOf, isManagementAccount, isServiceLinkedRole } from './environment';
export type {
  AccessPoint,
  AccessRequest,
  Account,
  AccountPrincipal,
  AcrossAccountsQuestion,
  ActionsQuestion,
  AnonymousPrincipal,
  ContextValues,
  FederatedSession,
  FederatedPrincipal,
  NamedPolicy,
  Organization,
  PolicyLevel,
  RequestPrincipal,
  RequestResource,
  RolePrincipal,
  RootPrincipal,
  ServicePrincipal,
  Tags,
  UserPrincipal,
} from './environment';
export { takesAdministrator } from './evaluate/administrators';
export { isOfAccessPoint } from './evaluate/access-points';
export { decidingRequest, STRENGTH } from './evaluate/call';
export { copySource } from './evaluate/copies';
export type { Decision, Dependence, Dependency, Undecided, Verdict } from './evaluate/decision';
export type { Denial } from './evaluate/explain';
export type { DecidingLayer } from './evaluate/layers';
export { bindsOrganizationPolicies } from './evaluate/layers';
export { otherGrantsOf } from './evaluate/other-grants';
export type { OtherGrant } from './evaluate/other-grants';
export { otherLimitsOf } from './evaluate/other-limits';
export { isNeverAboutOwn } from './evaluate/refusals';
export { PERHAPS_NOT_OF_MANAGEMENT } from './evaluate/administrators';
export { REFUSED_TO_MANAGEMENT } from './evaluate/refusals';
export { canHaveResourcePolicy } from './evaluate/resource-policy-support';
export { mayTagSessions } from './session-tags';
export { ADMINISTRATOR_ACCESS_ARN, isKmsKey, isOfTwoAllows, isRole, PUBLIC_ISSUERS } from './service-facts';
export type { ScpUnrestrictableTask } from './service-facts';
export { FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS } from './full-access';
export { findPolicyProblems, parsePolicyDocument } from './parse/document';
export type { PolicyKind } from './parse/principals';
export { variableKeys } from './parse/variables';
export { PolicyDocumentError } from './parse/problem';
export {
  canNameGroup,
  EVERY_PERSONA,
  meantForm,
  parsePrincipalName,
  PRINCIPAL_ARN_FORMS,
  PRINCIPAL_FORMS,
} from './principal-name';
export type { IdentityName, PersonName, PrincipalArn, PrincipalName, WrittenPrincipal } from './principal-name';
export type { ProofRow } from './proof-row';
