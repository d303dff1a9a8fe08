import type { Assembly } from '../../assembly';
import type { TemplateResource } from '../../assembly/template';
import { GROUP_NAME } from '../../base/template-contract';
import type { Finding } from '../model';
import type { Sides } from './side';

const GROUP = 'AWS::IdentityStore::Group';

/** A group that both sides make, and is called otherwise. */
interface RenamedGroup {
  readonly was: string;
  readonly is: string;
}

/** By the place of their resource, which says which group it is: its name is what people call it. */
function renamedIn({ base, head }: Sides): readonly RenamedGroup[] {
  const after = groupsIn(head.assembly);
  return [...groupsIn(base.assembly)].flatMap(([place, was]) => {
    const is = after.get(place);
    return is === undefined || is === was ? [] : [{ was, is }];
  });
}

function groupsIn({ stacks }: Assembly): ReadonlyMap<string, string> {
  return new Map(
    stacks.flatMap(({ stackName, template }) =>
      Object.entries(template.Resources).flatMap(([logicalId, { Type, Properties }]) =>
        Type === GROUP && typeof Properties?.DisplayName === 'string'
          ? [[`${stackName} ${logicalId}`, Properties.DisplayName] as const]
          : [],
      ),
    ),
  );
}

/** Who is in a group, and what it lets them do, stays with it under another name. */
export function renamedGroupFindings(sides: Sides): readonly Finding[] {
  return renamedIn(sides).map(({ was, is }) => ({
    rule: 'group-renamed',
    severity: 'info',
    who: [is],
    where: [],
    what: `group ${was} is called ${is} now: who is in it stays, and what it lets them do`,
    details: [],
  }));
}

/**
 * The base’s assembly with groups called as the head calls them. A name that another group takes is that one’s: the group of the base
 * that had it is called otherwise.
 */
export function withGroupsAsInHead(sides: Sides): Assembly {
  const renamed = renamedIn(sides);
  const { assembly } = sides.base;
  if (renamed.length === 0) return assembly;
  const names = new Map(renamed.map(({ was, is }) => [was, is]));
  const taken = new Set(renamed.map(({ is }) => is));
  for (const name of groupsIn(assembly).values()) {
    if (taken.has(name) && !names.has(name)) names.set(name, `${name} (the one before)`);
  }
  const stacks = assembly.stacks.map((stack) => ({
    ...stack,
    template: {
      ...stack.template,
      Resources: Object.fromEntries(
        Object.entries(stack.template.Resources).map(([id, resource]) => [id, called(resource, names)]),
      ),
    },
  }));
  return { ...assembly, stacks };
}

function called(resource: TemplateResource, names: ReadonlyMap<string, string>): TemplateResource {
  const { Type, Properties, Metadata } = resource;
  const name = Properties?.DisplayName;
  const DisplayName = Type === GROUP && typeof name === 'string' ? names.get(name) : undefined;
  const noted = Metadata?.[GROUP_NAME];
  const GroupName = typeof noted === 'string' ? names.get(noted) : undefined;
  if (DisplayName === undefined && GroupName === undefined) return resource;
  return {
    ...resource,
    ...(DisplayName === undefined ? {} : { Properties: { ...Properties, DisplayName } }),
    ...(GroupName === undefined ? {} : { Metadata: { ...Metadata, [GROUP_NAME]: GroupName } }),
  };
}
