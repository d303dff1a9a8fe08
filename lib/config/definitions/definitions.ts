import { alarms } from '../../catalogue/alarms/alarms';
import { controls } from '../../catalogue/controls/controls';
import { catalogue } from '../../catalogue/guardrails/catalogue';
import { personas } from '../../catalogue/personas/catalogue';
import { permissionsBoundary } from '../../catalogue/boundary/permissions-boundary';
import { machineRoles } from '../../catalogue/machine-roles/catalogue';

/**
 * Everything that this repository defines beside the config. Synthesis runs transpiled, so nothing of it is what its types
 * say until it has been read.
 */
export interface Definitions {
  /** Guardrails by theme and id. */
  readonly guardrails: unknown;
  readonly personas: unknown;
  readonly machineRoles: unknown;
  readonly alarms: unknown;
  readonly controls: unknown;
  readonly permissionsBoundary: unknown;
}

/** Those that deploy. */
export const ownDefinitions: Definitions = {
  guardrails: catalogue,
  personas,
  machineRoles,
  alarms,
  controls,
  permissionsBoundary,
};
