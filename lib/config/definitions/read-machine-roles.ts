import { GLOBAL_REGION } from '../../base/regions';
import type { Problem } from '../problem';
import type { LandingZone } from '../../model/landing-zone';
import type { Workload } from '../../model/workload-schema';
import { machineRoleSource, type OwnEntries } from '../../choice/catalogue';
import { placementContexts } from '../../choice/placement';
import type {
  MachineRole,
  MachineRoleContext,
  MachineRoleDefinition,
} from '../../catalogue/machine-roles/definition/machine-role';
import { roleArn, roleNameOf } from '../../catalogue/machine-roles/definition/names';
import { at, inFile } from '../location';
import { count, quote } from '../wording';
import { quotaOf, raiseInWords } from '../../model/quotas';
import { trustPolicy } from '../../catalogue/machine-roles/definition/machine-role';
import { gitHubJob } from '../../catalogue/machine-roles/definition/trusted-job';
import { ownEntriesOf, type Definitions } from './definitions';
import { entriesIn } from './entries';
import { evaluate } from './evaluate';
import { readDefinition } from './read-definition';
import { roleDefinitionSchema, machineRoleSchema } from './machine-role';

type Quotas = Parameters<typeof quotaOf>[0];

export interface ReadMachineRoles {
  readonly problems: readonly Problem[];
  /** By id; undefined for one that cannot be read. */
  readonly machineRoles: Readonly<Record<string, MachineRole | undefined>>;
}

/** Machine roles as the catalogue has them, and what each comes to where the company places none of it. */
export function readMachineRoles(
  definitions: Pick<Definitions, 'machineRoles' | 'own'>,
  quotas: Quotas,
): ReadMachineRoles {
  const own = ownEntriesOf(definitions);
  const { problems, entries } = entriesIn(definitions.machineRoles, 'lib/catalogue/machine-roles/catalogue.ts');
  const read = entries.map(([id, role]) => [id, readRole(machineRoleSource(own, id), role, quotas)] as const);
  return {
    problems: [...problems, ...read.flatMap(([, role]) => role.problems)],
    machineRoles: Object.fromEntries(read.map(([id, { value }]) => [id, value])),
  };
}

function readRole(
  file: string,
  role: unknown,
  quotas: Quotas,
): { problems: readonly Problem[]; value: MachineRole | undefined } {
  const { problems, value } = readDefinition<MachineRole>(role, machineRoleSchema, { file });
  if (value === undefined) return { problems, value };
  const unsound = definitionProblems(file, value, anywhere(value), quotas);
  return { problems: unsound, value: unsound.length === 0 ? value : undefined };
}

/** Every problem of the machine roles as the config places them. */
export function placedRoleProblems(
  zone: LandingZone,
  machineRoles: ReadMachineRoles['machineRoles'],
  own: OwnEntries,
): readonly Problem[] {
  return Object.entries(zone.workloads).flatMap(([key, workload]) => {
    const role = machineRoles[workload.machineRole];
    return role === undefined ? [] : problemsOfPlacement(zone, own, key, workload, role);
  });
}

function problemsOfPlacement(
  zone: LandingZone,
  own: OwnEntries,
  key: string,
  workload: Workload,
  role: MachineRole,
): readonly Problem[] {
  const file = machineRoleSource(own, workload.machineRole);
  const { inTemplates, inProofs } = placementContexts(zone, key, workload, role);
  return [
    ...[inTemplates, inProofs].flatMap((context) => definitionProblems(file, role, context, zone.company.quotas)),
    ...namesItselfByItsId(file, key, workload, role, inProofs),
  ];
}

/** Under another name, proofs about the role of its id would be about another role, or about none. */
function namesItselfByItsId(
  file: string,
  key: string,
  { machineRole, roleName }: Workload,
  role: MachineRole,
  context: MachineRoleContext,
): readonly Problem[] {
  const byId = roleArn(roleNameOf(machineRole, role));
  if (roleName === undefined || byId === context.self) return [];
  const evaluated = evaluate(role.define, context, file);
  if ('problems' in evaluated || !JSON.stringify(evaluated.value).includes(`"${byId}"`)) return [];
  return [
    {
      path: at('workloads', key, 'roleName'),
      found: `${quote(roleName)}, of a role whose file names it by its id: ${byId}`,
      expected: 'a machine role that names itself by `self` of what `define` is given',
      mend: `write self in place of ${byId} in ${file}, or take the roleName away`,
    },
  ];
}

function definitionProblems(
  file: string,
  role: MachineRole,
  context: MachineRoleContext,
  quotas: Quotas,
): readonly Problem[] {
  const evaluated = evaluate(role.define, context, file);
  if ('problems' in evaluated) return evaluated.problems;
  const { problems, value } = readDefinition<MachineRoleDefinition>(evaluated.value, roleDefinitionSchema, { file });
  return value === undefined ? problems : longTrust(file, value, quotas);
}

function longTrust(file: string, role: MachineRoleDefinition, quotas: Quotas): readonly Problem[] {
  const { length } = JSON.stringify(trustPolicy(role));
  const allowed = quotaOf(quotas, 'trustPolicyCharacters');
  return length <= allowed
    ? []
    : [
        {
          path: inFile(file, ['trust']),
          found: `${count(length)} characters`,
          expected: `${count(allowed)} at most`,
          mend: `shorten it by ${count(length - allowed)}${raiseInWords('trustPolicyCharacters', allowed)}`,
        },
      ];
}

/** What a machine role comes to where no company places it. @param role that is sound */
export function definedAnywhere(role: MachineRole): MachineRoleDefinition {
  return role.define(anywhere(role));
}

/** A place as any company could have one. */
function anywhere({ belongsTo, resources }: MachineRole): MachineRoleContext {
  const arns = {
    bucket: 'arn:aws:s3:::example-{account}-{region}',
    topic: 'arn:aws:sns:{region}:{account}:example',
    'oidc-provider': 'arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com',
  };
  return {
    resources: Object.fromEntries(
      Object.entries(resources).map(([name, kind]) => [name, { arn: arns[kind], account: undefined }]),
    ),
    self: roleArn(roleNameOf('example', { belongsTo })),
    regions: [GLOBAL_REGION],
    job: gitHubJob({ repository: 'example/example', environment: 'production' }),
  };
}
