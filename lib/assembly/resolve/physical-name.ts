import type { ResourceKind } from '../attributes/resource-kind';
import type { Resolver } from './resolver';

/** Physical name: what the template says, or one like those that CloudFormation makes up. */
export function physicalName(resolver: Resolver, logicalId: string, kind: ResourceKind): string {
  const explicit = kind.name === undefined ? undefined : resolver.property(logicalId, kind.name);
  if (explicit !== undefined && kind.name !== undefined) {
    return resolver.text(explicit, resolver.propertyPath(logicalId, kind.name));
  }
  const generated = `${resolver.deployment.stackName}-${logicalId}`;
  return kind.letters === 'lower-case' ? generated.toLowerCase() : generated;
}
