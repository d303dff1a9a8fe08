import { resourcesOf } from '../../assembly/placed-resources';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import type { JsonObject } from '../../base/json';
import { withCalls } from './sdk-calls';

/** A resource of the templates. */
export interface Deployed {
  readonly type: string;
  /** With the calls of custom resources as objects. */
  readonly properties: JsonObject;
  /** Logical ids that lead to it, its own last. */
  readonly name: string;
  /** How many there will be: one for each account and Region that a StackSet brings it to. */
  readonly count: number;
}

const STACK_SET = 'AWS::CloudFormation::StackSet';

/** Every resource of an organization, those that StackSets and conformance packs hand on too. */
export function deployedIn({ assembly, graph }: Pick<Organization, 'assembly' | 'graph'>): readonly Deployed[] {
  const textAt = (url: string): string | undefined => assembly.fileAsset(url.split('/').at(-1) ?? '')?.text;
  const reaches = new Map(
    [...groupBy(graph.stackSetReaches(), ({ name }) => name)].map(([name, all]) => [
      name,
      all.reduce((sum, { accounts, regions }) => sum + accounts.length * regions.length, 0),
    ]),
  );
  return assembly.stacks.flatMap(({ stackName, template }) =>
    resourcesOf(stackName, template, textAt).map(({ ids, type, properties }) => {
      const [outer = ''] = ids;
      const around = ids.length > 1 ? template.Resources[outer] : undefined;
      const stackSet = around?.Type === STACK_SET ? around.Properties?.StackSetName : undefined;
      const count = typeof stackSet === 'string' ? (reaches.get(stackSet) ?? 0) : 1;
      return { type, properties: withCalls(type, properties) as JsonObject, name: ids.join(' → '), count };
    }),
  );
}
