import { completeLandingZone } from '../../../lib/model/complete';
import { catalogue as whole, definitions } from '../../support/read-landing-zone';
import { orderPublisher } from '../../support/companies/trips/machine-roles/order-publisher';
import { readDefinitions, type Definitions } from '../../../lib/config/definitions';
import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import { readLandingZoneShape } from '../../../lib/config/landing-zone-shape';
import type { Problem } from '../../../lib/config/problem';
import { resolvePersona } from '../../../lib/catalogue/personas/definition/persona';
import { workflows } from '../../../lib/catalogue/workflows/catalogue';
import { personas } from '../../../lib/catalogue/personas/catalogue';
import { placeMachineRoles } from '../../../lib/choice/placement';
import { config } from '../../support/companies/trips';

const shape = readLandingZoneShape(config);
const nothing: Definitions = {
  guardrails: {},
  personas: {},
  machineRoles: {},
  workflows: {},
  alarms: {},
  controls: {},
  permissionsBoundary: {
    why: 'Nothing is read faster than a boundary of nothing.',
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] },
    can: [{ action: 'sts:GetCallerIdentity' }],
    cannot: [{ action: '*' }],
  },
};

/** Every problem of one definition in the sample company; none where it is sound. Nothing else is read. */
export function problemsOf(kind: Kind, definition: unknown): readonly Problem[] {
  return readDefinitions(shape, { ...nothing, ...holding[kind](definition) }).problems;
}

/** Catalogues that hold one definition. Values are as they come out of a file that was never type-checked. */
const holding = {
  guardrail: (definition: unknown) => ({ guardrails: { audit: { 'deny-changing-cloudtrail': definition } } }),
  setting: (definition: unknown) => ({ guardrails: { ai: { 'opt-out-of-ai-training': definition } } }),
  persona: (definition: unknown) => ({ personas: { qa: definition } }),
  machineRole: (definition: unknown) => ({ machineRoles: { 'order-publisher': definition } }),
  placedRole: (definition: unknown) => ({
    machineRoles: { 'order-publisher': { ...orderPublisher, define: () => definition } },
  }),
  workflow: (definition: unknown) => ({ personas, workflows: { 'read-bills': definition } }),
  alarm: (definition: unknown) => ({ alarms: { 'root-access': definition } }),
  control: (definition: unknown) => ({ controls: { 'root-mfa': definition } }),
  boundary: (permissionsBoundary: unknown) => ({ permissionsBoundary }),
} as const satisfies Record<string, (definition: unknown) => Partial<Definitions>>;

export type Kind = keyof typeof holding;

/** One sound definition of each kind, as plain data. */
export const sound: Readonly<Record<Kind, object>> = {
  guardrail: resolved(catalogue.audit['deny-changing-cloudtrail']),
  setting: resolved(catalogue.ai['opt-out-of-ai-training']),
  persona: resolvePersona(personas.qa, { homeRegion: 'us-west-2', approvedRegions: ['us-west-2'] }),
  machineRole: orderPublisher,
  placedRole: placedRole('order-publisher'),
  workflow: workflows['read-bills'] ?? {},
  alarm: (definitions.alarms as Record<string, object>)['root-access'] ?? {},
  control: (definitions.controls as Record<string, object>)['root-mfa'] ?? {},
  boundary: definitions.permissionsBoundary as object,
};

function resolved(definition: unknown): object {
  if (typeof definition !== 'object' || definition === null)
    throw new Error('the sample is a function now: take another');
  return definition;
}

function placedRole(id: string): object {
  const found = placeMachineRoles(completeLandingZone(config), whole).find((placed) => placed.id === id);
  if (found === undefined) throw new Error('the sample places it no more: take another');
  return found.definition;
}
