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

function usersIn(template: Template): readonly (readonly [string, readonly string[]])[] {
  const property = (logicalId: string, name: string): JsonValue | undefined =>
    template.Resources[logicalId]?.Properties?.[name];
  const memberships = resourcesOfType(template, 'AWS::IdentityStore::GroupMembership').map((id) => {
    const member = property(id, 'MemberId');
    return { group: attributeOf(property(id, 'GroupId')), user: isObject(member) ? attributeOf(member.UserId) : '' };
  });
  return resourcesOfType(template, CustomType.IDENTITY_CENTER_USER).flatMap((id) => {
    const name = property(id, 'UserName');
    const own = memberships.filter(({ user }) => user === id);
    const groups = own.flatMap(({ group }) => {
      const display = property(group, 'DisplayName');
      return typeof display === 'string' ? [display] : [];
    });
    return typeof name === 'string' ? [[name, groups] as const] : [];
  });
}

/** Logical id of the resource whose attribute a value is; empty for any other value. */
function attributeOf(value: JsonValue | undefined): string {
  const attribute = isObject(value) ? value['Fn::GetAtt'] : undefined;
  return Array.isArray(attribute) && typeof attribute[0] === 'string' ? attribute[0] : '';
}
