export { CHANGING_LEVELS } from './compiled';
export type { AccessLevel } from './compiled';
export { IamData } from './iam-data';
export type { ActionDetails, ResourceType } from './iam-data';
export { loadIamData, readIamData } from './load';
export { isNamedByManagedPolicies, loadManagedPolicies, UnknownManagedPolicyError } from './managed-policies';
export type { ManagedPolicy } from './managed-policies';
export { findUnknownActions, findUnknownConditionKeys, findUnknownNames, keyPattern } from './unknown-names';
export type { UnknownName } from './unknown-names';
