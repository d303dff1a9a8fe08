import type { Assembly } from '../assembly';
import { resourcesOfType, type Template } from '../assembly/template';
import { isObject, type JsonValue } from '../base/json';
import { CustomType } from '../base/template-contract';

/** Users of IAM Identity Center that the templates create, by name, with the display names of their groups. */
export function groupsByUser({ stacks }: Assembly): ReadonlyMap<string, readonly string[]> {
  return new Map(stacks.flatMap(({ template }) => usersIn(template)));
}

/** Display names of the groups that the templates create. */
export function groupNames({ stacks }: Assembly): readonly string[] {
  return stacks.flatMap(({ template }) =>
    resourcesOfType(template, 'AWS::IdentityStore::Group').flatMap((id) => {
      const name = template.Resources[id]?.Properties?.DisplayName;
      return typeof name === 'string' ? [name] : [];
    }),
  );
}

/** Users, and memberships of them in groups, of which {@link groupsByUser} tells: each `<stack> <logical id>`. */
export function toldMemberships({ stacks }: Assembly): ReadonlySet<string> {
  const told = stacks.flatMap(({ stackName, template }) =>
    membershipsIn(template)
      .filter(({ userName, groupName }) => userName !== undefined && groupName !== undefined)
      .flatMap(({ id, user }) => [id, user].map((one) => `${stackName} ${one}`)),
  );
  return new Set(told);
}

interface Membership {
  readonly id: string;
  /** Logical id. */
  readonly user: string;
  /** @default no user of the templates */
  readonly userName: string | undefined;
  /** @default no group of the templates */
  readonly groupName: string | undefined;
}

function membershipsIn(template: Template): readonly Membership[] {
  const users = resourcesOfType(template, CustomType.IDENTITY_CENTER_USER);
  return resourcesOfType(template, 'AWS::IdentityStore::GroupMembership').map((id) => {
    const { GroupId, MemberId } = template.Resources[id]?.Properties ?? {};
    const user = isObject(MemberId) ? attributeOf(MemberId.UserId) : '';
    const userName = users.includes(user) ? textOf(template, user, 'UserName') : undefined;
    return { id, user, userName, groupName: textOf(template, attributeOf(GroupId), 'DisplayName') };
  });
}

function usersIn(template: Template): readonly (readonly [string, readonly string[]])[] {
  const memberships = membershipsIn(template);
  return resourcesOfType(template, CustomType.IDENTITY_CENTER_USER).flatMap((id) => {
    const name = textOf(template, id, 'UserName');
    const groups = memberships.filter(({ user }) => user === id).flatMap(({ groupName }) => groupName ?? []);
    return name === undefined ? [] : [[name, groups] as const];
  });
}

function textOf(template: Template, logicalId: string, property: string): string | undefined {
  const value = template.Resources[logicalId]?.Properties?.[property];
  return typeof value === 'string' ? value : undefined;
}

/** Logical id of the resource whose attribute a value is; empty for any other value. */
function attributeOf(value: JsonValue | undefined): string {
  const attribute = isObject(value) ? value['Fn::GetAtt'] : undefined;
  return Array.isArray(attribute) && typeof attribute[0] === 'string' ? attribute[0] : '';
}
