export { executionPolicies, type ExecutionPolicy } from './policies';
export { refusedCalls, type RecordedCall, type RefusedCall } from './recorded-calls';
export { actionsOf, requirementsOf } from './requirements';
