import { readAssembly } from '../../lib/assembly';
import { resourcesOf, type PlacedResource } from '../../lib/assembly/placed-resources';

/** Every resource of an assembly, those that StackSets and conformance packs hand on included. */
export function resourcesIn(folder: string): readonly PlacedResource[] {
  const { stacks, fileAsset } = readAssembly(folder);
  const textAt = (url: string): string | undefined => fileAsset(url.split('/').at(-1) ?? '')?.text;
  return stacks.flatMap(({ stackName, template }) => resourcesOf(stackName, template, textAt));
}

/** Each once. */
export const typesIn = (all: readonly PlacedResource[]): readonly string[] =>
  [...new Set(all.map(({ type }) => type))].sort();
