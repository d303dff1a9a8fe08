import { alarms } from '../../catalogue/alarms/alarms';
import { controls } from '../../catalogue/controls/controls';
import { catalogue } from '../../catalogue/guardrails/catalogue';
import { personas } from '../../catalogue/personas/catalogue';
import { permissionsBoundary } from '../../catalogue/boundary/permissions-boundary';
import { machineRoles } from '../../catalogue/machine-roles/catalogue';
import { workflows } from '../../catalogue/workflows/catalogue';
import { nothingOwn, type Catalogue, type ContentKind, type OwnEntries } from '../../choice/catalogue';
import type { Problem } from '../problem';

/**
 * Everything that this repository defines beside the config. Synthesis runs transpiled, so nothing of it is what its types
 * say until it has been read.
 */
export interface Definitions {
  /** Guardrails by theme and id. */
  readonly guardrails: unknown;
  readonly personas: unknown;
  readonly machineRoles: unknown;
  readonly workflows: unknown;
  readonly alarms: unknown;
  readonly controls: unknown;
  readonly permissionsBoundary: unknown;
  /** What of it the company wrote. @default nothing */
  readonly own?: OwnDefinitions;
}

/** How the company's own definitions came among the product's. */
export interface OwnDefinitions {
  readonly entries: OwnEntries;
  /** What JSON files beside guardrails hold, by id. */
  readonly documents: ReadonlyMap<string, unknown>;
  /** What is wrong with how they are gathered. */
  readonly problems: readonly Problem[];
}

/** What the company wrote of it, by kind and id. */
export function ownEntriesOf({ own }: Pick<Definitions, 'own'>): OwnEntries {
  return own?.entries ?? nothingOwn;
}

/**
 * What there is to choose from, as whoever asks takes it.
 *
 * @param definitions in which `readLandingZone` found nothing wrong
 */
export function catalogueOf(definitions: Definitions): Catalogue {
  const { guardrails, personas, machineRoles, workflows } = definitions as Definitions & Pick<Catalogue, ContentKind>;
  return { guardrails, personas, machineRoles, workflows, own: ownEntriesOf(definitions) };
}

/** Those of the product: the one place that takes them from its lists. */
export const productDefinitions: Definitions = {
  guardrails: catalogue,
  personas,
  machineRoles,
  workflows,
  alarms,
  controls,
  permissionsBoundary,
};
