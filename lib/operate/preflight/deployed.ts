import { entryOf } from '../../base/entry-of';
import { isObject, type JsonObject, type JsonValue } from '../../base/json';
import type { LiveAws } from '../live';
import type { LandingZone } from '../../model/landing-zone';

/** Stack that holds the organization, its OUs and accounts. */
export const ORGANIZATION_STACK = 'lz-organization';
export const IDENTITY_STACK = 'lz-identity';
export const GUARDRAILS_STACK = 'lz-guardrails';
/** Holds the organization policies of security services. */
export const COMPLIANCE_STACK = 'lz-compliance';

/** A resource as it was deployed last. */
export interface DeployedResource {
  readonly type: string;
  readonly properties: JsonObject;
}

export type DeployedResources = Readonly<Record<string, DeployedResource>>;

/** Such a stack holds nothing, whatever its template says: its creation was undone, or never began. */
const HOLDS_NOTHING = /^(ROLLBACK_(COMPLETE|FAILED|IN_PROGRESS)|REVIEW_IN_PROGRESS|CREATE_FAILED)$/;

/** Resources of one of the landing zone's stacks by logical id; none where it was never deployed. */
export async function deployedResources(live: LiveAws, stack: string, region: string): Promise<DeployedResources> {
  const found = (await live.stacks(region)).find(({ name }) => name === stack);
  if (found === undefined || HOLDS_NOTHING.test(found.status)) return {};
  const template: unknown = JSON.parse((await live.stackTemplate(stack, region)) ?? '{}');
  const resources = isObject(template) && isObject(template.Resources) ? template.Resources : {};
  return Object.fromEntries(
    Object.entries(resources).flatMap(([logicalId, resource]) =>
      isObject(resource) && typeof resource.Type === 'string'
        ? [[logicalId, { type: resource.Type, properties: objectOr(resource.Properties) }] as const]
        : [],
    ),
  );
}

export function deployedOrganization({ company }: LandingZone, live: LiveAws): Promise<DeployedResources> {
  return deployedResources(live, ORGANIZATION_STACK, company.homeRegion);
}

/** A property that is a text; undefined where it is absent or an intrinsic function. */
export function textOf(resource: DeployedResource, property: string): string | undefined {
  const value = entryOf(resource.properties, property);
  return typeof value === 'string' ? value : undefined;
}

function objectOr(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}
