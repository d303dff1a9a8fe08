import type { Resolver } from '../resolve/resolver';

/** A stack as an account holds it: an ordinary one, or an instance of a StackSet. */
export interface PlacedStack {
  /** Of the stack, or of the StackSet. */
  readonly name: string;
  readonly isOfStackSet: boolean;
  readonly region: string;
  /** How many resources of each type it makes there, for example of `AWS::IAM::Role`. */
  readonly resources: ReadonlyMap<string, number>;
}

export function placedStack(resolver: Resolver): PlacedStack {
  const { sourceOf, stackName, region, template } = resolver.deployment;
  const stackSet = sourceOf('').stackSet?.name;
  const resources = new Map<string, number>();
  for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
    if (resolver.exists(logicalId)) resources.set(Type, (resources.get(Type) ?? 0) + 1);
  }
  return { name: stackSet ?? stackName, isOfStackSet: stackSet !== undefined, region, resources };
}
