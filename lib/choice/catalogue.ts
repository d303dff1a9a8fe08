import type { GuardrailDefinition } from '../catalogue/guardrails/definition/guardrail';
import type { MachineRole } from '../catalogue/machine-roles/definition/machine-role';
import {
  resolvePersona,
  type PersonaContext,
  type PersonaDefinition,
  type PersonaFactory,
} from '../catalogue/personas/definition/persona';
import { themeOf } from '../catalogue/workflows/catalogue';
import type { Workflow } from '../catalogue/workflows/definition/workflow';
import type { LandingZone } from '../model/landing-zone';
import { isNarrowedRegionsGuardrail } from '../model/narrowed-regions';
import { entryOf } from '../base/entry-of';
import type { GuardrailCatalogue } from './organization-policies';

/**
 * What a company chooses from: the product's guardrails, personas and machine roles, and its own; and the everyday work that has to go on. Made once, from definitions
 * that were read, and handed to whoever asks: the product's lists alone say nothing about what deploys.
 */
export interface Catalogue {
  /** By theme and id. */
  readonly guardrails: GuardrailCatalogue;
  /** By id, as the three that follow. */
  readonly personas: Readonly<Record<string, PersonaFactory>>;
  readonly machineRoles: Readonly<Record<string, MachineRole>>;
  readonly workflows: Readonly<Record<string, Workflow>>;
  readonly own: OwnEntries;
}

/** A landing zone, and the catalogue that it chooses from. */
export interface Chooser {
  readonly zone: LandingZone;
  readonly catalogue: Catalogue;
}

/** What there is of each kind, by the folder that its files are in: of `lib/catalogue`, and of `config`. */
export const CONTENT_FOLDERS = {
  guardrails: 'guardrails',
  personas: 'personas',
  machineRoles: 'machine-roles',
  workflows: 'workflows',
} as const;

export type ContentKind = keyof typeof CONTENT_FOLDERS;

export const contentKinds = Object.keys(CONTENT_FOLDERS) as readonly ContentKind[];

/** What the company wrote itself, by kind and id. */
export type OwnEntries = Readonly<Record<ContentKind, Readonly<Record<string, OwnEntry>>>>;

export interface OwnEntry {
  /** @default it replaces nothing of the product's catalogue */
  readonly replaces?: Replacement;
}

/** An entry of the product's catalogue that the company's own stands in for, under the same id. */
export interface Replacement {
  readonly reason: string;
  /** What the product has there. */
  readonly original: unknown;
}

export const nothingOwn: OwnEntries = { guardrails: {}, personas: {}, machineRoles: {}, workflows: {} };

/** Of a catalogue, what guardrails are made of. */
export type GuardrailsOf = Pick<Catalogue, 'guardrails' | 'own'>;

/** A guardrail of a catalogue, with where it stands. */
export interface CatalogueGuardrail {
  readonly id: string;
  readonly definition: GuardrailDefinition;
  /** File that it is written in. */
  readonly source: string;
}

export function guardrailsIn({ guardrails, own }: GuardrailsOf): readonly CatalogueGuardrail[] {
  return Object.entries(guardrails).flatMap(([theme, definitions]) =>
    Object.entries(definitions).map(([id, definition]) => ({
      id,
      definition,
      source: guardrailSource(own, theme, id),
    })),
  );
}

/** File of a guardrail, from the repository's top. */
export function guardrailSource(own: OwnEntries, theme: string, id: string): string {
  if (isNarrowedRegionsGuardrail(id)) return 'config/organization.ts';
  return ownSource(own, 'guardrails', id) ?? `lib/catalogue/guardrails/${theme}/${id}.ts`;
}

/** The same of a persona. */
export function personaSource(own: OwnEntries, id: string): string {
  return ownSource(own, 'personas', id) ?? `lib/catalogue/personas/${id}.ts`;
}

/** The same of a machine role. */
export function machineRoleSource(own: OwnEntries, id: string): string {
  return ownSource(own, 'machineRoles', id) ?? `lib/catalogue/machine-roles/${id}.ts`;
}

/** The same of a workflow. */
export function workflowSource(own: OwnEntries, id: string): string {
  return ownSource(own, 'workflows', id) ?? `lib/catalogue/workflows/${themeOf(id) ?? 'catalogue'}.ts`;
}

function ownSource(own: OwnEntries, kind: ContentKind, id: string): string | undefined {
  return entryOf(own[kind], id) === undefined ? undefined : ownFile(kind, id);
}

/** File of an entry of the company's own. */
export function ownFile(kind: ContentKind, id: string): string {
  return `config/${CONTENT_FOLDERS[kind]}/${id}.ts`;
}

/** Whether a file holds content of the company's own. */
export function isOwnSource(source: string): boolean {
  return contentKinds.some((kind) => source.startsWith(`config/${CONTENT_FOLDERS[kind]}/`));
}

/** Every persona of a catalogue in this company, by id. */
export function resolvePersonas(
  { personas }: Pick<Catalogue, 'personas'>,
  context: PersonaContext,
): Readonly<Record<string, PersonaDefinition>> {
  return Object.fromEntries(
    Object.entries(personas).map(([id, factory]) => [id, resolvePersona(factory, context)] as const),
  );
}
