/*
 * What a company's own content is written with: the same that the product's catalogue is written with. A config file imports
 * it from `define.ts`.
 */
export { defineCatalogue, defineGuardrail, defineMachineRole, definePersona, defineWorkflow } from './define-catalogue';
export type { OwnCatalogue, OwnGuardrail, OwnMachineRole, OwnPersona, OwnWorkflow } from './define-catalogue';

export { exceptFor, exempt } from '../catalogue/guardrails/definition/exemptions';
export type { GuardrailContext } from '../catalogue/guardrails/definition/guardrail';
export { permissionSetRoleArnPattern, roleArnPattern } from '../catalogue/guardrails/definition/principals';
export { impostors, someone } from '../catalogue/guardrails/definition/proof-principals';
export { applicationRoleArn, landingZoneRoleArn } from '../catalogue/machine-roles/definition/names';
export { nothingBut } from '../catalogue/machine-roles/definition/proofs';
export { publisher } from '../catalogue/machine-roles/definition/publisher';
export { nobodyElseCanBe, serviceCanBe, trustService } from '../catalogue/machine-roles/definition/trust';
export { jobCanBe, noOtherJobCanBe, trustJob } from '../catalogue/machine-roles/definition/trusted-job';
export { deniedReads, denyReads } from '../catalogue/personas/definition/deny';
export {
  noAssumedRoles,
  noCommandLineTokens,
  noIdentityWrites,
  noWrites,
} from '../catalogue/personas/definition/writes';
export type { PersonaContext } from '../catalogue/personas/definition/persona';
export { codeReads, dataReads, logReads, secretReads } from '../catalogue/personas/definition/reads';
export {
  applicationRoleCan,
  applicationRoleCannot,
  applicationRoleStatements,
} from '../catalogue/boundary/application-roles';
export type { ProofRow, Statement } from '../policy';
