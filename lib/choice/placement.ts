import { GLOBAL_REGION } from '../base/regions';
import { entryOf } from '../base/entry-of';
import type { CompleteWorkload, LandingZone } from '../model/landing-zone';
import { assignedAccounts } from '../model/tree';
import { SAME_ACCOUNT, type Workload, type WorkloadResource } from '../model/workload-schema';
import type { AdministratorByDesign } from '../catalogue/personas/definition/persona';
import type { NonEmpty, Statement } from '../policy/document';
import { machineRoleSource, type Catalogue } from './catalogue';
import { inRegions } from './in-regions';
import { roleArn, roleNameOf, type RoleName } from '../catalogue/machine-roles/definition/names';
import type {
  ResourceKind,
  RoleResource,
  MachineRole,
  MachineRoleContext,
  MachineRoleDefinition,
  TrustedJob,
} from '../catalogue/machine-roles/definition/machine-role';
import { GITHUB_ISSUER, gitHubJob, oidcJob } from '../catalogue/machine-roles/definition/trusted-job';

/** A resource that is created for a role. Texts hold the placeholders of {@link MachineRoleDefinition}. */
export interface CreatedResource {
  /** As the role's definition calls it. */
  readonly name: string;
  /** The same, told from that of another role of the same definition in one account. */
  readonly called: string;
  readonly kind: ResourceKind;
  /** Key of an account, or `same-account`: one in each account where the role is. */
  readonly owner: string;
  /** Bucket or topic name, or the URL of an identity provider. */
  readonly physicalName: string;
  readonly arn: string;
  /** Where it is created; of an identity provider, which has no Region, the home region. */
  readonly regions: readonly string[];
  /** Of an identity provider: the audiences of the tokens that it takes. */
  readonly audiences: readonly string[];
}

/** A machine role of the catalogue where the config places it. */
export interface PlacedMachineRole extends RoleName {
  /** Key in `config/workloads.ts`. */
  readonly workload: string;
  /** Id in the catalogue. */
  readonly id: string;
  /** What its name is made of: the id, unless the config says otherwise. */
  readonly called: string;
  /** Keys of accounts, sorted; `management` is the management account. */
  readonly accounts: readonly string[];
  /** File that the role is written in. */
  readonly source: string;
  /** @default it is none */
  readonly administrator?: AdministratorByDesign;
  /** With every Region of the workload spelled out; `{region}` is the home region. */
  readonly definition: MachineRoleDefinition;
  /** Its statements as the catalogue has them: `{region}` is whichever Region of the workload they are read in. */
  readonly statementsInOneRegion: NonEmpty<Statement>;
  readonly created: readonly CreatedResource[];
  /** ARNs of identity providers that are not created for it: another workload's, or there already. */
  readonly uses: readonly string[];
}

export type MachineRoles = Pick<Catalogue, 'machineRoles' | 'own'>;

/** Every machine role of the company that has an account to live in, in the order of their keys. */
export function placeMachineRoles(zone: LandingZone, catalogue: MachineRoles): readonly PlacedMachineRole[] {
  return Object.entries(zone.workloads)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, workload]) => place(zone, catalogue, key, workload))
    .filter(({ accounts }) => accounts.length > 0);
}

/** What a machine role gets to know about one placement: as templates need it, and as proof rows do. */
export interface PlacementContexts {
  readonly inTemplates: MachineRoleContext;
  readonly inProofs: MachineRoleContext;
}

export function placementContexts(
  zone: LandingZone,
  key: string,
  workload: Workload,
  role: Pick<MachineRole, 'belongsTo' | 'resources'>,
): PlacementContexts {
  const context = (resource: (one: NamedResource) => RoleResource): MachineRoleContext => ({
    resources: Object.fromEntries(namedResources(key, workload, role).map((one) => [one.name, resource(one)])),
    self: roleArn(roleNameOf(nameInAccount(workload), role)),
    regions: deployedRegions(zone),
    job: trustedJob(workload),
  });
  return {
    inTemplates: context((one) => ({ arn: arnOf(one), account: undefined })),
    inProofs: context((one) => {
      const { given } = one;
      const owner = accountNameOf(zone, given);
      const arn = arnOf(one);
      return owner === undefined
        ? { arn, account: undefined }
        : { arn: arn.replaceAll(`{account:${given.createdIn ?? ''}}`, owner.id), account: owner.name };
    }),
  };
}

interface NamedResource {
  /** Key of the workload. */
  readonly workload: string;
  readonly job: TrustedJob | undefined;
  readonly name: string;
  readonly called: string;
  readonly kind: ResourceKind;
  readonly given: WorkloadResource;
}

/** What a machine role's name is made of: one name is one role in an account. */
export function nameInAccount({
  machineRole,
  roleName = machineRole,
}: Pick<Workload, 'machineRole' | 'roleName'>): string {
  return roleName;
}

/** The job that a workload trusts. */
export function trustedJob({ github, oidc }: Pick<Workload, 'github' | 'oidc'>): TrustedJob | undefined {
  if (github !== undefined) return gitHubJob(github);
  return oidc === undefined ? undefined : oidcJob(oidc);
}

function namedResources(
  key: string,
  workload: Workload,
  { resources }: Pick<MachineRole, 'resources'>,
): readonly NamedResource[] {
  return Object.entries(resources).map(([name, kind]) => ({
    workload: key,
    job: trustedJob(workload),
    name,
    called: workload.roleName === undefined ? name : `${workload.roleName}-${name}`,
    kind,
    given: entryOf(workload.resources, name) ?? {},
  }));
}

function place(
  zone: LandingZone,
  { machineRoles, own }: MachineRoles,
  key: string,
  workload: CompleteWorkload,
): PlacedMachineRole {
  const id = workload.machineRole;
  const role = entryOf(machineRoles, id);
  if (role === undefined) throw new Error(`the workload ${key}: unknown machine role "${id}"`);
  const named = namedResources(key, workload, role);
  const contexts = placementContexts(zone, key, workload, role);
  const { homeRegion } = zone.company;
  const defined = role.define(contexts.inTemplates);
  const inTemplates = inRegions(defined, workload.regions, homeRegion);
  const inProofs = inRegions(role.define(contexts.inProofs), workload.regions, homeRegion);
  return {
    workload: key,
    id,
    called: nameInAccount(workload),
    ...roleNameOf(nameInAccount(workload), role),
    accounts: assignedAccounts(zone, workload),
    source: machineRoleSource(own, id),
    ...(role.administrator === undefined ? {} : { administrator: role.administrator }),
    definition: { ...inTemplates, can: inProofs.can, cannot: inProofs.cannot },
    statementsInOneRegion: defined.statements,
    created: named.flatMap((one) =>
      created(one, {
        audiences: audiencesBeside(zone, workload),
        regions: one.kind === 'oidc-provider' ? [homeRegion] : workload.regions,
      }),
    ),
    uses: named.flatMap((one) => (one.kind === 'oidc-provider' && one.given.arn !== undefined ? [one.given.arn] : [])),
  };
}

/** An identity provider takes the tokens of every job that a role in its accounts trusts, whichever workload creates it. */
function audiencesBeside(zone: LandingZone, workload: CompleteWorkload): readonly string[] {
  const accounts = assignedAccounts(zone, workload);
  const issuer = trustedJob(workload)?.issuer;
  const others = Object.values(zone.workloads).filter((other) =>
    assignedAccounts(zone, other).some((account) => accounts.includes(account)),
  );
  const jobs = [workload, ...others].flatMap((one) => trustedJob(one) ?? []);
  return [...new Set(jobs.filter((job) => job.issuer === issuer).map(({ audience }) => audience))];
}

function created(
  one: NamedResource,
  { audiences, regions }: Pick<CreatedResource, 'audiences' | 'regions'>,
): readonly CreatedResource[] {
  const { name, kind, given } = one;
  if (given.createdIn === undefined) return [];
  return [
    {
      name,
      called: one.called,
      kind,
      owner: given.createdIn,
      physicalName: physicalNameOf(one, ownerPlaceholder(SAME_ACCOUNT)),
      arn: arnOf({ ...one, given: { createdIn: SAME_ACCOUNT } }),
      regions,
      audiences: kind === 'oidc-provider' ? audiences : [],
    },
  ];
}

function arnOf(one: NamedResource): string {
  const { kind, given, job } = one;
  if (given.arn !== undefined) return given.arn;
  const owner = ownerPlaceholder(given.createdIn ?? SAME_ACCOUNT);
  switch (kind) {
    case 'bucket':
      return `arn:aws:s3:::${physicalNameOf(one, owner)}`;
    case 'topic':
      return `arn:aws:sns:{region}:${owner}:${physicalNameOf(one, owner)}`;
    case 'oidc-provider':
      return `arn:aws:iam::${owner}:oidc-provider/${job?.issuer ?? GITHUB_ISSUER}`;
  }
}

/** A bucket's name is unique across all of AWS, hence the account in it. */
function physicalNameOf({ workload, name, kind, job }: NamedResource, owner: string): string {
  switch (kind) {
    case 'bucket':
      return `${workload}-${name}-${owner}-{region}`;
    case 'topic':
      return `${workload}-${name}`;
    case 'oidc-provider':
      return `https://${job?.issuer ?? GITHUB_ISSUER}`;
  }
}

function ownerPlaceholder(createdIn: string): string {
  return createdIn === SAME_ACCOUNT ? '{account}' : `{account:${createdIn}}`;
}

/** Of the account that owns a resource, where it is another one: its name, and what stands for its id in proofs. */
function accountNameOf(
  { accounts }: LandingZone,
  { createdIn = SAME_ACCOUNT }: WorkloadResource,
): { readonly name: string; readonly id: string } | undefined {
  if (createdIn === SAME_ACCOUNT) return undefined;
  const { name = createdIn, existing } = entryOf(accounts, createdIn) ?? {};
  return { name, id: existing ?? name };
}

/** Where this company's CDK apps deploy: the approved regions, and those of the landing zone's own stacks. */
function deployedRegions({ company }: LandingZone): NonEmpty<string> {
  const { homeRegion, identityCenterRegion, approvedRegions } = company;
  return [
    ...new Set([homeRegion, identityCenterRegion, GLOBAL_REGION, ...approvedRegions]),
  ] as unknown as NonEmpty<string>;
}
