import { entryOf } from '../../base/entry-of';
import type { ResourceKind } from '../../catalogue/machine-roles/definition/machine-role';
import { GITHUB_ISSUER } from '../../catalogue/machine-roles/definition/trusted-job';
import type { Workload, WorkloadResource } from '../../model/workload-schema';
import { entriesOf, itemsOf, type Draft } from '../draft';
import { at } from '../location';
import type { Checked, MachineRoleNeeds } from './check';

/** Of a resource that exists, by kind. */
export const ARNS: Readonly<Record<ResourceKind, { readonly pattern: RegExp; readonly example: string }>> = {
  bucket: { pattern: /^arn:aws:s3:::[a-z0-9][a-z0-9.{}-]+$/, example: 'arn:aws:s3:::example-uploads-{account}' },
  topic: { pattern: /^arn:aws:sns:[a-z0-9{}-]+:[0-9a-z{}]+:[\w-]+$/, example: 'arn:aws:sns:{region}:{account}:orders' },
  'oidc-provider': {
    pattern: /^arn:aws:iam::[0-9a-z{}]+:oidc-provider\/[a-z0-9.-]+(\/[\w./-]+)?$/,
    example: `arn:aws:iam::{account}:oidc-provider/${GITHUB_ISSUER}`,
  },
};

interface KnownWorkload {
  readonly key: string;
  readonly workload: Draft<Workload>;
  readonly role: MachineRoleNeeds;
}

/** Workloads whose role is in the catalogue. */
export function knownWorkloads({ draft, machineRoles }: Checked): readonly KnownWorkload[] {
  return entriesOf(draft.workloads).flatMap(([key, workload]) => {
    const id = workload.machineRole;
    const role = entryOf(machineRoles, id);
    return role === undefined ? [] : [{ key, workload, role }];
  });
}

/** A Region that a workload names, with its place. */
interface RegionOfWorkload {
  readonly key: string;
  readonly workload: Draft<Workload>;
  readonly path: string;
  readonly region: string;
}

export function regionsOfWorkloads({ workloads }: Checked['draft']): readonly RegionOfWorkload[] {
  return entriesOf(workloads).flatMap(([key, workload]) =>
    itemsOf(workload.regions).map(([index, region]) => ({
      key,
      workload,
      path: at('workloads', key, 'regions', index),
      region,
    })),
  );
}

export interface GivenResource {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly kind: ResourceKind;
  readonly given: Draft<WorkloadResource>;
}

export function givenResources(checked: Checked): readonly GivenResource[] {
  return knownWorkloads(checked).flatMap(({ key, workload, role }) =>
    Object.entries(role.resources).flatMap(([name, kind]) => {
      const given = entryOf(workload.resources, name);
      return given === undefined ? [] : [{ key, name, kind, given, path: at('workloads', key, 'resources', name) }];
    }),
  );
}
