import { guardrailContext, type KnownIds } from './guardrail-context';
import type { GuardrailContext, PolicyType } from '../catalogue/guardrails/definition/guardrail';
import { exceptedCatalogue } from './exceptions/excepted-catalogue';
import { organizationPolicies, type OrganizationPolicy } from './organization-policies';
import type { LandingZone } from '../model/landing-zone';
import { expandAssignments } from '../model/tree';
import { resolvePersonas, type Catalogue } from './catalogue';
import { personaContext } from './persona-context';
import type { PersonaDefinition } from '../catalogue/personas/definition/persona';
import { placeMachineRoles, type PlacedMachineRole } from './placement';
import { servicePolicies, type ServicePolicy } from './service-policies';

/** An organization policy that deploys: made of guardrails, or the way in which a security service is switched on. */
export type ChosenPolicy = OrganizationPolicy | ServicePolicy;

/**
 * Everything of the catalogue that a validated config makes deploy. Whoever asks "which policies, personas or machine roles
 * are there" asks here: stacks, preflight, quotas, proofs and docs cannot come to different answers.
 */
export interface Choice {
  /** Personas that somebody is assigned to, by id: nobody else's permission set deploys. */
  readonly personas: Readonly<Record<string, PersonaDefinition>>;
  /** Machine roles that have an account to live in. */
  readonly machineRoles: readonly PlacedMachineRole[];
  /** Types of organization policies to enable, in the order of their names. */
  readonly policyTypes: readonly PolicyType[];
  /** The catalogue, its guardrails with the exceptions that the config makes. */
  readonly catalogue: Catalogue;
  /** What guardrails know of the company. @param ids @default ids of the greatest length that AWS gives */
  readonly guardrailContext: (ids?: KnownIds) => GuardrailContext;
  /** Policies made of guardrails, in the order in which they deploy. @param ids as above */
  readonly guardrailPolicies: (ids?: KnownIds) => readonly OrganizationPolicy[];
  /** Every organization policy, whichever stack it is in. @param ids as above */
  readonly organizationPolicies: (ids?: KnownIds) => readonly ChosenPolicy[];
}

/** What a validated config chooses. @param catalogue the product's and the company's own */
export function choose(zone: LandingZone, catalogue: Catalogue): Choice {
  const context = (ids?: KnownIds): GuardrailContext => guardrailContext({ zone, catalogue }, ids);
  const excepted = exceptedCatalogue({ zone, catalogue });
  const guardrailPolicies = (ids?: KnownIds): readonly OrganizationPolicy[] =>
    organizationPolicies(zone, context(ids), excepted.guardrails);
  const every = (ids?: KnownIds): readonly ChosenPolicy[] => [...guardrailPolicies(ids), ...servicePolicies(zone)];
  return {
    personas: assignedPersonas(zone, catalogue),
    machineRoles: placeMachineRoles(zone, catalogue),
    policyTypes: [...new Set(every().map(({ type }) => type))].sort(),
    catalogue: excepted,
    guardrailContext: context,
    guardrailPolicies,
    organizationPolicies: every,
  };
}

function assignedPersonas(
  zone: LandingZone,
  catalogue: Pick<Catalogue, 'personas'>,
): Readonly<Record<string, PersonaDefinition>> {
  const assigned = new Set(expandAssignments(zone).map(({ persona }) => persona));
  const all = resolvePersonas(catalogue, personaContext(zone));
  return Object.fromEntries(Object.entries(all).filter(([id]) => assigned.has(id)));
}
