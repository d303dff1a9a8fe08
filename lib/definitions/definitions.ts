import { alarms } from '../alarms';
import { controls } from '../compliance/controls';
import { catalogue } from '../guardrails/catalogue';
import { personas } from '../permission-sets/catalogue';
import { permissionsBoundary } from '../permissions-boundary';
import { serviceRoles } from '../service-roles/catalogue';

/**
 * Everything that this repository defines beside the config. Synthesis runs transpiled, so nothing of it is what its types
 * say until it has been read.
 */
export interface Definitions {
  /** Guardrails by theme and id. */
  readonly guardrails: unknown;
  readonly personas: unknown;
  readonly serviceRoles: unknown;
  readonly alarms: unknown;
  readonly controls: unknown;
  readonly permissionsBoundary: unknown;
}

/** Those that deploy. */
export const ownDefinitions: Definitions = {
  guardrails: catalogue,
  personas,
  serviceRoles,
  alarms,
  controls,
  permissionsBoundary,
};
