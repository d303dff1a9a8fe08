import { LANDING_ZONE_ROLE_NAMES, PREFIX } from '../../base/names';
import { entryOf } from '../../base/entry-of';
import { roleNameOf } from '../../catalogue/machine-roles/definition/names';
import { DEFAULT_ACCOUNT_ACCESS_ROLE_NAME } from '../../model/defaults';
import { machineRoleSource } from '../../choice/catalogue';
import { quote } from '../wording';
import type { Problem } from '../problem';
import type { Check, MachineRoleNeeds } from './check';
import { ignoringCase } from './references';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST_NAME = 64;

/** An account has each name of a role once, whatever the path and the case of its letters. */
export const machineRoleNames: Check = function* ({ machineRoles, own, draft }) {
  const access = draft.organization?.accountAccessRoleName ?? DEFAULT_ACCOUNT_ACCESS_ROLE_NAME;
  const taken = new Set([...LANDING_ZONE_ROLE_NAMES, access].map(ignoringCase));
  for (const [id, role] of Object.entries(machineRoles)) {
    if (role === undefined || entryOf(own.machineRoles, id) === undefined) continue;
    const problem = wrongName(id, role, taken);
    if (problem !== undefined) yield { path: machineRoleSource(own, id), ...problem };
  }
};

function wrongName(id: string, role: MachineRoleNeeds, taken: ReadonlySet<string>): Omit<Problem, 'path'> | undefined {
  const { roleName } = roleNameOf(id, role);
  const found = `the id ${quote(id)}, which makes a role ${quote(roleName)}`;
  if (role.belongsTo === 'application' && id.startsWith(PREFIX)) {
    const expected = `an id without ${PREFIX}, which is for roles of the landing zone: an account has a name once, whatever its path`;
    return { found, expected, mend: `rename the file, for example to ${id.slice(PREFIX.length)}.ts` };
  }
  if (taken.has(ignoringCase(roleName))) {
    const expected = 'a name that no role of the landing zone has: an account has it once';
    return { found, expected, mend: 'rename the file' };
  }
  if (roleName.length <= LONGEST_NAME) return undefined;
  const excess = roleName.length - LONGEST_NAME;
  return {
    found: `${found} of ${roleName.length} characters`,
    expected: `${LONGEST_NAME} at most`,
    mend: `shorten it by ${excess}`,
  };
}
