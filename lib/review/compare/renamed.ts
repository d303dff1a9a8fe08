import { EngineEnvironment, organizationGraph, type Account, type Assembly } from '../../assembly';
import { withGroupsAsInHead } from './renamed-groups';
import { accountPairs, paired, wasThereBefore, type Sides } from './side';

/**
 * The base with groups and accounts called as the head calls them. Until AWS gives it an id an account goes by its name, while its logical id says which
 * it is: a name that changes would look like another account, and one that another account takes over like the same.
 */
export function calledAsInHead(sides: Sides): Sides {
  const assembly = withGroupsAsInHead(sides);
  const [base, { head }] = [{ ...sides.base, assembly }, sides];
  const names = new Map<string, string>();
  for (const { base: was, head: is } of accountPairs(sides)) {
    if (was.id !== is.id && !wasThereBefore(was) && !wasThereBefore(is)) names.set(keyOf(was), is.id);
  }
  const taken = new Set(head.graph.accounts.map(({ id }) => id));
  for (const gone of paired(base.graph.accounts, head.graph.accounts).removed) {
    if (wasThereBefore(gone) || !taken.has(gone.id)) continue;
    let name = `${gone.id}-before`;
    while (taken.has(name) || base.graph.accounts.some(({ id }) => id === name)) name = `${name}-before`;
    names.set(keyOf(gone), name);
  }
  if (names.size === 0 && assembly === sides.base.assembly) return sides;
  const graph = organizationGraph(withNames(base.assembly, names));
  const environment = new EngineEnvironment(graph, base.environment.awsManagedPolicies);
  return { base: { ...base, graph, environment }, head };
}

/** What accounts of the base are called in the head, by their names there. */
export function newNames(sides: Sides): ReadonlyMap<string, string> {
  return new Map(accountPairs(sides).map(({ base, head }) => [base.name, head.name]));
}

function keyOf({ source }: Account): string {
  return source === undefined ? '' : `${source.stackName} ${source.logicalId}`;
}

function withNames({ stacks, ...rest }: Assembly, names: ReadonlyMap<string, string>): Assembly {
  return {
    ...rest,
    stacks: stacks.map((stack) => {
      const resources = Object.entries(stack.template.Resources).map(([logicalId, resource]) => {
        const AccountName = names.get(`${stack.stackName} ${logicalId}`);
        return [
          logicalId,
          AccountName === undefined ? resource : { ...resource, Properties: { ...resource.Properties, AccountName } },
        ] as const;
      });
      return { ...stack, template: { ...stack.template, Resources: Object.fromEntries(resources) } };
    }),
  };
}
