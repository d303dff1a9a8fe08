import { BREAK_GLASS_ROLE_NAME, SECURITY_AUDIT_ROLE_NAME } from '../../base/names';
import { permissionSetRolePattern } from '../../catalogue/guardrails/definition/principals';
import { roleNameOf } from '../../catalogue/machine-roles/definition/names';
import type { MachineRole } from '../../catalogue/machine-roles/definition/machine-role';
import { assignedAccounts, expandAssignments, type AssignedTree } from '../../model/tree';
import { Glob } from '../../policy/text/glob';
import type { ExemptName } from './exempt-name';

/** What says which roles there will be, whether checked yet or not. */
export interface RoleTree extends AssignedTree {
  readonly workloads?: Readonly<Record<string, PlacedRole | undefined>> | undefined;
}

type PlacedRole = Parameters<typeof assignedAccounts>[1] & {
  readonly machineRole?: string | undefined;
  readonly roleName?: string | undefined;
};

/** What there is to choose from: undefined for what nobody defined. */
export interface RoleDefinitions {
  readonly accountAccessRoleName: string;
  readonly machineRole: (id: string) => Pick<MachineRole, 'belongsTo'> | undefined;
  /** Name of the persona's permission set. */
  readonly permissionSet: (persona: string) => string | undefined;
}

/** Roles that go by one name, and the accounts in which the config puts them. */
export interface KnownRole {
  /** Path and name as in an ARN, where wildcards stand for what AWS makes up. */
  readonly role: string;
  /** Keys. */
  readonly accounts: readonly string[];
}

/** Whom a name means: roles that will be there, none where it means nobody. */
export function rolesMeant(name: ExemptName, tree: RoleTree, definitions: RoleDefinitions): readonly KnownRole[] {
  if (name.kind === 'person') return peopleMeant(name, tree, definitions);
  const pattern = Glob.of(name.role);
  const meant = knownRoles(tree, definitions).filter(({ role }) => pattern.matches(role));
  const accounts = [...new Set(meant.flatMap((known) => known.accounts))].sort();
  return accounts.length === 0 ? [] : [{ role: name.role, accounts }];
}

function peopleMeant(
  { group, persona }: ExemptName & { kind: 'person' },
  tree: RoleTree,
  { permissionSet }: RoleDefinitions,
): readonly KnownRole[] {
  const name = permissionSet(persona);
  if (name === undefined) return [];
  const accounts = expandAssignments(tree)
    .filter((assignment) => assignment.group === group && assignment.persona === persona)
    .map(({ account }) => account);
  return accounts.length === 0 ? [] : [{ role: permissionSetRolePattern(name), accounts }];
}

/** Machine roles where they are placed, and what every member account has. */
export function knownRoles(tree: RoleTree, definitions: RoleDefinitions): readonly KnownRole[] {
  const everywhere = Object.keys(tree.accounts ?? {});
  const own = [BREAK_GLASS_ROLE_NAME, SECURITY_AUDIT_ROLE_NAME, definitions.accountAccessRoleName];
  return [
    ...own.map((role) => ({ role, accounts: everywhere })),
    ...Object.values(tree.workloads ?? {}).flatMap((workload) => {
      const id = workload?.machineRole ?? '';
      const machineRole = definitions.machineRole(id);
      if (workload === undefined || machineRole === undefined) return [];
      const { path, roleName } = roleNameOf(workload.roleName ?? id, machineRole);
      return [{ role: `${path.slice(1)}${roleName}`, accounts: assignedAccounts(tree, workload) }];
    }),
  ];
}
