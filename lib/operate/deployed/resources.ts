import { entryOf } from '../../base/entry-of';
import type { JsonObject } from '../../base/json';
import type { LandingZone } from '../../model/landing-zone';
import type { LiveAws, StackResource } from '../live';
import { holds, stackPlace, type BatchedKind } from '../../model/batches';
import { propertiesIn } from './template';

/** A resource that a stack has. */
export interface DeployedResource {
  readonly type: string;
  /** Primary identifier in AWS, its parts joined by `|`. */
  readonly physicalId: string;
  /** For example `UPDATE_FAILED`. */
  readonly status: string;
  /** As the template had them that was deployed last, whether or not that held. */
  readonly properties: JsonObject;
  /** Name of the stack that has it. */
  readonly stack: string;
}

export type DeployedResources = Readonly<Record<string, DeployedResource>>;

/** What was never made, or is gone, or was left to itself. */
const NOT_THERE =
  /^(CREATE_(FAILED|IN_PROGRESS)|DELETE_(COMPLETE|SKIPPED)|IMPORT_(FAILED|IN_PROGRESS)|IMPORT_ROLLBACK_COMPLETE)$/;

/**
 * What one of the landing zone's stacks really has, by logical id, whatever state the stack is in: a template says only what was
 * wished for. None where it was never deployed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export async function deployedResources(live: LiveAws, stack: string, region: string): Promise<DeployedResources> {
  const there = (await live.stackResources(stack, region)).filter(isThere);
  if (there.length === 0) return {};
  const properties = propertiesIn((await live.stackTemplate(stack, region)) ?? '{}', stack);
  return Object.fromEntries(
    there.map(({ logicalId, ...resource }) => [
      logicalId,
      { ...resource, stack, properties: entryOf(properties, logicalId) ?? {} },
    ]),
  );
}

/**
 * The id by which AWS tells each from others, by logical id: of a primary identifier of several parts, the one that is the resource's
 * own.
 *
 * @param stack name or id
 * @param roleArn of the account that has the stack. @default the account of the credentials at hand
 */
export async function physicalIds(
  live: LiveAws,
  stack: string,
  region: string,
  roleArn?: string,
): Promise<ReadonlyMap<string, string>> {
  const there = (await live.stackResources(stack, region, roleArn)).filter(isThere);
  return new Map(there.map((resource) => [resource.logicalId, ownId(resource)]));
}

/**
 * The part of a primary identifier that is the resource's own: an identity center's instance stands before its permission sets, its
 * identity store behind its groups.
 */
export function ownId({ type, physicalId }: Pick<DeployedResource, 'type' | 'physicalId'>): string {
  const parts = physicalId.split('|');
  return (type === 'AWS::SSO::PermissionSet' ? parts.at(-1) : parts[0]) ?? physicalId;
}

/** The organization, and OUs and accounts whichever stack has them: a batch that the config has no more counts, too. */
export async function deployedOrganization({ company }: LandingZone, live: LiveAws): Promise<DeployedResources> {
  const { homeRegion } = company;
  const stacks = await stacksWith(live, ['accounts', 'units'], homeRegion);
  const found = await live.each('stacks', stacks, (stack) => deployedResources(live, stack, homeRegion));
  return Object.assign({}, ...found) as DeployedResources;
}

/** Names of the stacks of a Region that hold something of these kinds. Those without a batch come first, deployed or not. */
export async function stacksWith(
  live: LiveAws,
  kinds: readonly BatchedKind[],
  region: string,
): Promise<readonly string[]> {
  const there = (await live.stacks(region)).map(({ name }) => name);
  const first = kinds.map((kind) => stackPlace(kind).stackName);
  return [...new Set([...first, ...there.filter((name) => kinds.some((kind) => holds(kind, name)))])];
}

function isThere({ physicalId, status }: StackResource): boolean {
  return physicalId !== '' && !NOT_THERE.test(status);
}

/** A property that is a text; undefined where it is absent or an intrinsic function. */
export function textOf(resource: DeployedResource, property: string): string | undefined {
  const value = entryOf(resource.properties, property);
  return typeof value === 'string' ? value : undefined;
}
