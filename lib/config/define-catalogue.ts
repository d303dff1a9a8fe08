import type { GuardrailId, GuardrailTheme } from '../catalogue/guardrails/catalogue';
import type { Guardrail, GuardrailContext, VerbatimGuardrail } from '../catalogue/guardrails/definition/guardrail';
import type { MachineRoleId } from '../catalogue/machine-roles/catalogue';
import type { MachineRole, MachineRoleDefinition } from '../catalogue/machine-roles/definition/machine-role';
import type { PersonaId } from '../catalogue/personas/catalogue';
import type { PersonaContext, PersonaDefinition } from '../catalogue/personas/definition/persona';
import type { Workflow } from '../catalogue/workflows/definition/workflow';
import type { OWN_THEME } from './own/themes';

/*
 * Identity functions for a company's own guardrails, personas and machine roles: an editor completes what belongs there, and
 * reading the config enforces it.
 */

/** That an entry stands in for the product's own of the same id, which its file is named after. */
type Replacing<Id extends string> =
  | { readonly replaces: Id; /** For whoever reviews it. */ readonly reason: string }
  | { readonly replaces?: undefined; readonly reason?: undefined };

/**
 * A guardrail of the company's own. `define` makes one of what is known about the company; `document` is a whole policy that
 * deploys as it is written.
 */
export type OwnGuardrail = Replacing<GuardrailId> & {
  /** Whose policies it shares, where a target can take no more of them. @default 'own' */
  readonly theme?: GuardrailTheme | typeof OWN_THEME;
} & (Guardrail | VerbatimGuardrail | { readonly define: (context: GuardrailContext) => Guardrail | VerbatimGuardrail });

/** A persona of the company's own. `define` makes one of what is known about the company. */
export type OwnPersona = Replacing<PersonaId> &
  (PersonaDefinition | { readonly define: (context: PersonaContext) => PersonaDefinition });

/** A machine role of the company's own. */
export type OwnMachineRole<Resource extends string = string> = Replacing<MachineRoleId> & MachineRole<Resource>;

/** Any machine role, whatever its resources are called. */
type AnyMachineRole = Omit<OwnMachineRole, 'resources' | 'define'> & {
  readonly resources: object;
  readonly define: (context: never) => MachineRoleDefinition;
};

/** A workflow of the company's own: work of its own that has to go on, or one of the product's that it blocks. */
export type OwnWorkflow = Replacing<string> & Workflow;

/** What a company adds to the product's catalogue, by id: the name of its file. */
export interface OwnCatalogue {
  readonly guardrails: Readonly<Record<string, OwnGuardrail>>;
  readonly personas: Readonly<Record<string, OwnPersona>>;
  readonly machineRoles: Readonly<Record<string, AnyMachineRole>>;
  /** @default none: the product's hold */
  readonly workflows?: Readonly<Record<string, OwnWorkflow>>;
}

export function defineGuardrail(guardrail: OwnGuardrail): OwnGuardrail {
  return guardrail;
}

export function definePersona(persona: OwnPersona): OwnPersona {
  return persona;
}

/** Completes the names of the role's resources in its own `define`, and in `config/workloads.ts`. */
export function defineMachineRole<const Resource extends string>(
  role: OwnMachineRole<Resource>,
): OwnMachineRole<Resource> {
  return role;
}

export function defineWorkflow(workflow: OwnWorkflow): OwnWorkflow {
  return workflow;
}

/** Gathers what stands in `config/guardrails/`, `config/personas/`, `config/machine-roles/` and `config/workflows/`. */
export function defineCatalogue<const Own extends OwnCatalogue>(
  catalogue: Own & Readonly<Record<Exclude<keyof Own, keyof OwnCatalogue>, never>>,
): Own {
  return catalogue;
}
