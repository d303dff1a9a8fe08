import type { AdministratorByDesign } from '../../personas/definition/persona';
import type { NonEmpty, PolicyDocument, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';

/** What a machine role works with, and what the landing zone can create for it. */
export type ResourceKind = 'bucket' | 'oidc-provider' | 'topic';

/**
 * One machine role: who may be it, what it may do, and the proof of both.
 *
 * The same definition serves every account, so its texts hold placeholders where a template has what CloudFormation
 * fills in: `{account}` (the role's own account), `{region}` (the home region), and `{account:<key>}` (another account
 * of the config). Proof rows hold the first two for themselves, and an account's name for the third.
 */
export interface MachineRoleDefinition {
  /** What runs as this role, at most 1,000 characters. Shown in the IAM console. */
  readonly description: string;
  /** Trust policy: who may be it. */
  readonly trust: NonEmpty<Statement>;
  /** Everything it may do, each on exact resources. Always under the permissions boundary. */
  readonly statements: NonEmpty<Statement>;
  /** Whether EC2 instances run as it, through an instance profile of the same name. @default 'none' */
  readonly instanceProfile?: 'same-name' | 'none';
  /** What must work in every account where it is placed, organization policies included. */
  readonly can: NonEmpty<ProofRow>;
  /** What must not. */
  readonly cannot: NonEmpty<ProofRow>;
}

/** A resource that a role works with. */
export interface RoleResource {
  /** May hold placeholders. */
  readonly arn: string;
  /** AWS name of the account that owns it, for proof rows. @default the role's own account */
  readonly account: string | undefined;
}

/** The job of a GitHub Actions workflow that may be a role. */
export interface GitHubJob {
  /** `owner/name`, as it stands in the token's subject: `owner@123/name@456` where GitHub puts immutable ids there. */
  readonly repository: string;
  /** Name of the GitHub environment, whose protection rules say who may deploy. */
  readonly environment: string;
}

/** The one job of a pipeline whose tokens may be a role, wherever it runs. */
export interface TrustedJob {
  /** Host and path of the issuer, without the scheme: the prefix of its condition keys and the end of its provider's ARN. */
  readonly issuer: string;
  /** What the token's `aud` must be, exactly. */
  readonly audience: string;
  /** What its `sub` must be, exactly. An issuer signs the tokens of all its customers with one key: this tells ours from anybody's. */
  readonly subject: string;
  /** Who it is, for a description. */
  readonly says: string;
  /** Subjects of jobs that look like it and must not be let in, for proofs. */
  readonly others: NonEmpty<string>;
}

/** What a definition may know about where it is placed. */
export interface MachineRoleContext<Resource extends string = string> {
  readonly resources: Readonly<Record<Resource, RoleResource>>;
  /** ARN of the role itself, for its proofs: the config may give it another name than its id. */
  readonly self: string;
  /** Regions that this company deploys to. */
  readonly regions: NonEmpty<string>;
  /** @default the role trusts no job */
  readonly job?: TrustedJob;
}

/** Where a trusted job runs. */
export type Federation = 'github' | 'oidc';

/** A machine role of the catalogue: what it needs, and how to make it from that. */
export interface MachineRole<Resource extends string = string> {
  /**
   * `application`: `/app/<id>`, like the roles that a team makes itself. `landing-zone`: `lz-<id>`, which guardrails keep
   * from being changed, and which the permissions boundary lets assume CDK bootstrap roles.
   */
  readonly belongsTo: 'application' | 'landing-zone';
  /** What it works with, by name: `config/workloads.ts` says for each whether it is created or which one it is. */
  readonly resources: Readonly<Record<Resource, ResourceKind>>;
  /** Whose job the config has to name: one of GitHub Actions, or one of any other issuer of OpenID Connect. @default 'none' */
  readonly federation?: Federation | 'none';
  /** Why it is an administrator by design. @default it is none: `cdk synth` ends where a path leads to one */
  readonly administrator?: AdministratorByDesign;
  readonly define: (context: MachineRoleContext<Resource>) => MachineRoleDefinition;
}

/** Identity function that lets an editor complete the names of a role's resources in `define`. */
export function machineRole<const Resource extends string>(role: MachineRole<Resource>): MachineRole<Resource> {
  return role;
}

export function trustPolicy({ trust }: MachineRoleDefinition): PolicyDocument {
  return { Version: '2012-10-17', Statement: trust };
}

export function permissionPolicy({ statements }: MachineRoleDefinition): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}
