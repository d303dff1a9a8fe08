import type { Organization } from '../../ask/organization';
import type { Source } from '../../assembly/deployment';
import { resourcesOf, type PlacedResource } from '../../assembly/placed-resources';
import { deletionPolicyOf, isRetained, type ResourceAttributes } from './attributes';
import type { Door } from './door';

/**
 * Whether a resource that leaves its stack stays in AWS while its policy is deleted. A policy that is a property of the resource stays or goes
 * with it; where nobody can tell, it is taken to stay behind open.
 */
export function staysWithoutPolicy(organization: Organization, { source }: Door): boolean {
  if (source === undefined) return true;
  const all = resourcesBeside(organization, source);
  const own = all.find(({ ids }) => ids.at(-1) === (source.stackSet?.logicalId ?? source.logicalId));
  if (own === undefined) return true;
  if (stays(own)) return false;
  const text = JSON.stringify(own.properties);
  const named = [...text.matchAll(/"(?:Ref":|Fn::GetAtt":\[)"([^"]+)"/g)].map(([, logicalId]) => logicalId);
  return all.some((one) => named.includes(one.ids.at(-1) ?? '') && stays(one));
}

/** Of the template that it is in. */
function resourcesBeside(
  { assembly }: Organization,
  { stackName, logicalId, stackSet }: Source,
): readonly PlacedResource[] {
  const stack = assembly.stacks.find((one) => one.stackName === stackName);
  if (stack === undefined) return [];
  const textAt = (url: string): string | undefined => assembly.fileAsset(url.split('/').at(-1) ?? '')?.text;
  const all = resourcesOf(stackName, stack.template, textAt);
  return stackSet === undefined
    ? all.filter(({ ids }) => ids.length === 1)
    : all.filter(({ ids }) => ids.length > 1 && ids[0] === logicalId);
}

function stays({ resource }: PlacedResource): boolean {
  return isRetained(deletionPolicyOf(resource as ResourceAttributes));
}
