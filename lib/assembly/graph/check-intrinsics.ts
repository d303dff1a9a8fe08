import type { Resolver } from '../resolve/resolver';
import { at } from '../resolve/path';

/**
 * Resolves everything that a deployment creates or puts out, so that nothing that cannot be resolved is passed over
 * because nobody asked for it.
 *
 * @throws AssemblyError that names the stack, the resource and the property path
 */
export function checkIntrinsics(resolver: Resolver): void {
  const { Resources, Outputs = {} } = resolver.deployment.template;
  for (const [logicalId, { Properties = {} }] of Object.entries(Resources)) {
    if (!resolver.exists(logicalId)) continue;
    for (const name of Object.keys(Properties)) resolver.property(logicalId, name);
  }
  for (const [name, { Value, Condition }] of Object.entries(Outputs)) {
    const path = at(at(undefined, 'Outputs'), name);
    if (Condition !== undefined && !resolver.condition(Condition, path)) continue;
    resolver.resolve(Value, at(path, 'Value'));
  }
}
