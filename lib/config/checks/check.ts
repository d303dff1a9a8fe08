import type { Guardrail, PolicyType } from '../../catalogue/guardrails/definition/guardrail';
import type { OwnEntries } from '../../choice/catalogue';
import type { PolicyTarget } from '../../choice/organization-policies';
import type { PersonaDefinition } from '../../catalogue/personas/definition/persona';
import type { MachineRole } from '../../catalogue/machine-roles/definition/machine-role';
import type { LandingZoneDraft } from '../draft';
import type { Conclusion } from '../follow-ups';
import type { LandingZone } from '../../model/landing-zone';

/** What there is to choose from, and what the choice weighs: the model itself knows neither guardrails nor personas. */
export interface Catalogues {
  readonly guardrailIds: readonly string[];
  /** Guardrails by id; without those that cannot be read. */
  readonly guardrails: Readonly<Record<string, Guardrail>>;
  /** Personas by id; undefined for one whose definition cannot be read. */
  readonly personas: Readonly<Record<string, PersonaDefinition | undefined>>;
  /** Machine roles by id; undefined for one whose definition cannot be read. */
  readonly machineRoles: Readonly<Record<string, MachineRoleNeeds | undefined>>;
  /** What of them the company wrote itself. @default nothing */
  readonly own?: OwnEntries;
  /** What the guardrails of a landing zone take of AWS's quotas. */
  readonly policyUsage: (zone: LandingZone) => readonly PolicyUsage[];
}

/** What the config has to say about a machine role that it places. */
export type MachineRoleNeeds = Pick<MachineRole, 'belongsTo' | 'federation' | 'resources'>;

/** A quota of organization policies: how much of it is used on a target, or by one policy. */
export interface PolicyUsage {
  readonly type: PolicyType;
  readonly target: PolicyTarget;
  readonly what: 'attachments' | 'characters';
  /** Name of the policy whose characters are counted; absent for attachments. */
  readonly policy?: string;
  readonly used: number;
  readonly allowed: number;
}

/** What a check looks at: the config as far as it has the right shape, and what it may choose from. */
export interface Checked {
  readonly draft: LandingZoneDraft;
  readonly guardrailIds: readonly string[];
  /** Guardrails by id; without those that cannot be read, or need a part of the config that is itself wrong. */
  readonly guardrails: Readonly<Record<string, Guardrail>>;
  /** Year-month-day in UTC. */
  readonly today: string;
  readonly personaIds: readonly string[];
  /** Personas by id; without those that cannot be read, or need a part of the config that is itself wrong. */
  readonly personas: Readonly<Record<string, PersonaDefinition>>;
  /** Machine roles by id; undefined for one that cannot be read. */
  readonly machineRoles: Readonly<Record<string, MachineRoleNeeds | undefined>>;
  /** What of them the company wrote itself. */
  readonly own: OwnEntries;
}

/** One rule that relates parts of the config to each other. Silent about parts that are missing: the shape says that. */
export type Check = (checked: Checked) => Iterable<Conclusion>;
