export type { Assembly, AssemblyStack } from './assembly';
export { AssemblyError } from './assembly-error';
export type { Source } from './deployment';
export type * from './graph/model';
export {
  organizationGraph,
  type AccountContents,
  type OrganizationGraph,
  type OrganizationGraphOptions,
} from './graph/organization-graph';
export type { MadeResource } from './graph/made-resources';
export { holders } from './graph/resource-arns';
export type { AccessPolicyType } from './graph/policy-levels';
export { readAssembly } from './read/read-assembly';
export type { PlacedStack } from './graph/placed-stacks';
export { EngineEnvironment, type AwsManagedPolicies } from './engine-environment';
