import { inFile } from '../model/location';
import type { Problem } from '../model/problem';
import { quotaOf, raiseInWords } from '../model/quotas';
import type { LandingZone } from '../model/schema';
import { count } from '../model/wording';
import type { Workload } from '../model/workload-schema';
import { placementContexts } from '../service-roles/placement';
import {
  trustPolicy,
  type ServiceRole,
  type ServiceRoleContext,
  type ServiceRoleDefinition,
} from '../service-roles/service-role';
import { entriesIn } from './entries';
import { evaluateCall } from './evaluate';
import { readDefinition } from './read-definition';
import { roleDefinitionSchema, serviceRoleSchema } from './service-role';

type Quotas = Parameters<typeof quotaOf>[0];

export interface ReadServiceRoles {
  readonly problems: readonly Problem[];
  /** By id; undefined for one that cannot be read. */
  readonly serviceRoles: Readonly<Record<string, ServiceRole | undefined>>;
}

/** Machine roles as the catalogue has them, and what each comes to where the company places none of it. */
export function readServiceRoles(catalogue: unknown, quotas: Quotas): ReadServiceRoles {
  const { problems, entries } = entriesIn(catalogue, 'lib/service-roles/catalogue.ts');
  const read = entries.map(([id, role]) => [id, readRole(id, role, quotas)] as const);
  return {
    problems: [...problems, ...read.flatMap(([, role]) => role.problems)],
    serviceRoles: Object.fromEntries(read.map(([id, { value }]) => [id, value])),
  };
}

function readRole(
  id: string,
  role: unknown,
  quotas: Quotas,
): { problems: readonly Problem[]; value: ServiceRole | undefined } {
  const { problems, value } = readDefinition<ServiceRole>(role, serviceRoleSchema, { file: fileOf(id) });
  if (value === undefined) return { problems, value };
  const unsound = definitionProblems(id, value, anywhere(value), quotas);
  return { problems: unsound, value: unsound.length === 0 ? value : undefined };
}

/** Every problem of the machine roles as the config places them. */
export function placedRoleProblems(
  zone: LandingZone,
  serviceRoles: ReadServiceRoles['serviceRoles'],
): readonly Problem[] {
  return Object.entries(zone.workloads ?? {}).flatMap(([key, workload]) => {
    const role = serviceRoles[workload.serviceRole];
    return role === undefined ? [] : problemsOfPlacement(zone, key, workload, role);
  });
}

function problemsOfPlacement(
  zone: LandingZone,
  key: string,
  workload: Workload,
  role: ServiceRole,
): readonly Problem[] {
  const { inTemplates, inProofs } = placementContexts(zone, key, workload, role);
  return [inTemplates, inProofs].flatMap((context) =>
    definitionProblems(workload.serviceRole, role, context, zone.company.quotas),
  );
}

function definitionProblems(
  id: string,
  role: ServiceRole,
  context: ServiceRoleContext,
  quotas: Quotas,
): readonly Problem[] {
  const file = fileOf(id);
  const evaluated = evaluateCall(() => role.define(context), file);
  if ('problem' in evaluated) return [evaluated.problem];
  const { problems, value } = readDefinition<ServiceRoleDefinition>(evaluated.value, roleDefinitionSchema, { file });
  return value === undefined ? problems : longTrust(file, value, quotas);
}

function longTrust(file: string, role: ServiceRoleDefinition, quotas: Quotas): readonly Problem[] {
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

/** A place as any company could have one. */
function anywhere({ resources }: ServiceRole): ServiceRoleContext {
  const arns = {
    bucket: 'arn:aws:s3:::example-{account}-{region}',
    topic: 'arn:aws:sns:{region}:{account}:example',
    'oidc-provider': 'arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com',
  };
  return {
    resources: Object.fromEntries(Object.entries(resources).map(([name, kind]) => [name, { arn: arns[kind] }])),
    regions: ['us-east-1'],
    github: { repository: 'trips/example', environment: 'production' },
  };
}

function fileOf(id: string): string {
  return `lib/service-roles/${id}.ts`;
}
