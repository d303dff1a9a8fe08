import type { Assembly } from '../../assembly';
import { resourcesOf, type PlacedResource } from '../../assembly/placed-resources';
import type { ResourceAttributes } from './attributes';

/** A resource, and where it stands. */
export interface Placed {
  readonly stack: string;
  /** Logical ids, those of the StackSets and conformance packs that hand it on first. */
  readonly name: string;
  readonly resource: ResourceAttributes;
  readonly inner: PlacedResource['inner'];
  /** In which it is. @default it is not known, or in several */
  readonly accountId?: string;
}

/** Those of the templates that StackSets and conformance packs hand on, too. */
export function resourcesIn({ stacks, fileAsset }: Assembly): ReadonlyMap<string, Placed> {
  const textAt = (url: string): string | undefined => fileAsset(url.split('/').at(-1) ?? '')?.text;
  return new Map(
    stacks.flatMap(({ stackName: stack, template, accountId }) =>
      resourcesOf(stack, template, textAt).map(({ ids, resource, inner }) => {
        const name = ids.join(' → ');
        const where = accountId === undefined || ids.length > 1 ? {} : { accountId };
        return [`${stack} ${name}`, { stack, name, resource: resource as ResourceAttributes, inner, ...where }];
      }),
    ),
  );
}
