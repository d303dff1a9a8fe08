import { LANDING_ZONE_ROLE_NAMES, PREFIX, SERVICE_USER_PREFIX } from '../../base/names';
import { entryOf } from '../../base/entry-of';
import { roleNameOf } from '../../catalogue/machine-roles/definition/names';
import { DEFAULT_ACCOUNT_ACCESS_ROLE_NAME } from '../../model/defaults';
import { machineRoleSource } from '../../choice/catalogue';
import { entriesOf, wasRefused } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Problem } from '../problem';
import type { Check, Checked, MachineRoleNeeds } from './check';
import { ignoringCase } from './references';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST_NAME = 64;

/** How the names begin that the landing zone and CloudFormation give to others. */
const RESERVED = [SERVICE_USER_PREFIX, 'stacksets-exec-'];

/** What a role is called by: the id of a machine role, or what a workload puts in its place. */
interface Called {
  readonly by: string;
  /** For example `the id "x"`. */
  readonly found: string;
  /** @param example that would do; none where nothing is known */
  readonly rename: (example?: string) => string;
}

/** An account has each name of a role once, whatever the path and the case of its letters. */
export const machineRoleNames: Check = function* (checked) {
  const { machineRoles, own } = checked;
  const rename = (example?: string): string =>
    example === undefined ? 'rename the file' : `rename the file, for example to ${example}.ts`;
  for (const [id, role] of Object.entries(machineRoles)) {
    if (role === undefined || entryOf(own.machineRoles, id) === undefined) continue;
    const problem = wrongName({ by: id, found: `the id ${quote(id)}`, rename }, role, takenNames(checked));
    if (problem !== undefined) yield { path: machineRoleSource(own, id), ...problem };
  }
};

/** An id of the company's own is judged where it is written. */
export const workloadRoleNames: Check = function* (checked) {
  const { draft, machineRoles, own } = checked;
  const rename = (example = 'deploy-pipeline'): string => `give it another roleName, for example ${example}`;
  for (const [key, workload] of entriesOf(draft.workloads)) {
    const { machineRole, roleName } = workload;
    const role = entryOf(machineRoles, machineRole);
    if (machineRole === undefined || role === undefined || wasRefused(workload, 'roleName')) continue;
    if (roleName === undefined && entryOf(own.machineRoles, machineRole) !== undefined) continue;
    const by = roleName ?? machineRole;
    const problem = wrongName({ by, found: quote(by), rename }, role, takenNames(checked));
    const field = roleName === undefined ? 'machineRole' : 'roleName';
    if (problem !== undefined) yield { path: at('workloads', key, field), ...problem };
  }
};

function takenNames({ draft }: Checked): ReadonlySet<string> {
  const access = draft.organization?.accountAccessRoleName ?? DEFAULT_ACCOUNT_ACCESS_ROLE_NAME;
  return new Set([...LANDING_ZONE_ROLE_NAMES, access].map(ignoringCase));
}

function wrongName(
  called: Called,
  role: MachineRoleNeeds,
  taken: ReadonlySet<string>,
): Omit<Problem, 'path'> | undefined {
  const { by, rename } = called;
  const { roleName } = roleNameOf(by, role);
  const found = `${called.found}, which makes a role ${quote(roleName)}`;
  if (role.belongsTo === 'application' && ignoringCase(by).startsWith(PREFIX)) {
    const expected = `one without ${PREFIX}, which is for roles of the landing zone: an account has a name once, whatever its path`;
    return { found, expected, mend: rename(by.slice(PREFIX.length)) };
  }
  const reserved = RESERVED.find((prefix) => ignoringCase(roleName).startsWith(prefix));
  if (reserved !== undefined) {
    return { found, expected: `a name that does not begin with ${reserved}, which is for others`, mend: rename() };
  }
  if (taken.has(ignoringCase(roleName))) {
    const expected = 'a name that no role of the landing zone has: an account has it once';
    return { found, expected, mend: rename() };
  }
  return tooLong(found, roleName);
}

function tooLong(found: string, { length }: string): Omit<Problem, 'path'> | undefined {
  if (length <= LONGEST_NAME) return undefined;
  return {
    found: `${found} of ${length} characters`,
    expected: `${LONGEST_NAME} at most`,
    mend: `shorten it by ${length - LONGEST_NAME}`,
  };
}
