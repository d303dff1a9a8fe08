import type { PolicyDocument } from '../../policy/document';
import type { Source } from '../deployment';
import type { JsonObject } from '../../base/json';

export type Tags = Readonly<Record<string, string>>;

export interface OrganizationalUnit {
  /** `ou-…`, made up from the logical id unless the OU was there before. */
  readonly id: string;
  readonly name: string;
  /** Id of the OU above it, or of the root. */
  readonly parentId: string;
  /** Names from below the root down to itself, for example `engineering/nonproduction`. */
  readonly path: string;
  /** Ids from the root down to itself. */
  readonly ids: readonly string[];
  /** @default the OU was there before, no resource stands for it */
  readonly source?: Source;
}

export interface Account {
  /** The AWS name, or twelve digits of an account that was there before. Stands in ARNs. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'management' | 'member';
  /** Id of the OU that it is in, or of the root. */
  readonly parentId: string;
  /** Ids from the root down to the OU that it is in. */
  readonly ids: readonly string[];
  readonly tags: Tags;
  /** Role that AWS creates in an account made here, assumable from the management account. @default not known */
  readonly accessRoleName?: string;
  /** @default no resource stands for it */
  readonly source?: Source;
}

export interface OrganizationPolicy {
  readonly name: string;
  /** For example `SERVICE_CONTROL_POLICY`. */
  readonly type: string;
  readonly content: JsonObject;
  /** Ids of the root, of OUs and of accounts. */
  readonly targetIds: readonly string[];
  /** Whom the config exempts from its guardrails: empty where the templates do not say. */
  readonly exceptions: readonly StatedException[];
  readonly source: Source;
}

/** An exception as the templates tell of it. What it comes to stands in the policy alone. */
export interface StatedException {
  /** Id of the guardrail. */
  readonly guardrail: string;
  /** @default everybody in the accounts */
  readonly principal: string | undefined;
  /** Path and name, wildcards included. */
  readonly role: string | undefined;
  /** AWS names. */
  readonly accounts: readonly string[];
  readonly reason: string;
  /** Last day, as year-month-day. @default for good */
  readonly until: string | undefined;
}

/** A managed policy as a principal names it. */
export interface ManagedPolicyReference {
  readonly arn: string;
  /** Without path. */
  readonly name: string;
  readonly owner: 'aws' | 'customer';
  /** Of a customer-managed policy. @default AWS's own, whose documents are not part of an assembly */
  readonly document?: PolicyDocument;
}

export interface InlinePolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

interface IamPrincipal {
  /** Without path. */
  readonly name: string;
  /** `/`, or begins and ends with it. */
  readonly path: string;
  readonly arn: string;
  readonly account: Account;
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly managedPolicies: readonly ManagedPolicyReference[];
  /** @default none */
  readonly boundary?: ManagedPolicyReference;
  readonly tags: Tags;
  /** @default AWS creates it */
  readonly source?: Source;
}

export interface IamRole extends IamPrincipal {
  readonly kind: 'role';
  readonly trustPolicy: PolicyDocument;
  /** Of a role that IAM Identity Center creates. */
  readonly assignment?: { readonly permissionSet: string; readonly groups: readonly string[] };
}

export interface IamUser extends IamPrincipal {
  readonly kind: 'user';
  /** Names. Their policies are among the user's own. */
  readonly groups: readonly string[];
}

export type Principal = IamRole | IamUser;

export interface IamGroup {
  readonly name: string;
  readonly arn: string;
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly managedPolicies: readonly ManagedPolicyReference[];
  readonly source: Source;
}

export interface ManagedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly document: PolicyDocument;
  readonly source: Source;
}

export interface InstanceProfile {
  readonly arn: string;
  readonly roles: readonly string[];
  readonly source: Source;
}

export interface OidcProvider {
  readonly arn: string;
  /** Without scheme. */
  readonly url: string;
  readonly audiences: readonly string[];
  readonly source: Source;
}

export interface ResourcePolicy {
  /** Of the resource that it belongs to. */
  readonly resourceArn: string;
  readonly account: Account;
  readonly document: PolicyDocument;
  /** The first, where several resources make up one policy. */
  readonly source: Source;
}

/** A policy that a permission set names and that each account must have. */
export interface CustomerManagedPolicyReference {
  readonly name: string;
  readonly path: string;
}

export interface PermissionSet {
  readonly name: string;
  readonly arn: string;
  /** ISO 8601, for example `PT8H`. */
  readonly sessionDuration: string;
  /** Of AWS-managed policies. */
  readonly managedPolicyArns: readonly string[];
  readonly customerManagedPolicies: readonly CustomerManagedPolicyReference[];
  /** @default none */
  readonly inlinePolicy?: PolicyDocument;
  /** ARN of an AWS-managed policy, or a customer-managed one. @default none */
  readonly boundary?: string | CustomerManagedPolicyReference;
  /** Home region of IAM Identity Center, part of its roles' ARNs. */
  readonly region: string;
  readonly source: Source;
}

export interface Assignment {
  /** Group's display name, or the principal's id where nothing says its name. */
  readonly group: string;
  /** Id of the group at the identity provider, or what stands for the one of a group that is made here. */
  readonly groupId: string;
  readonly permissionSet: PermissionSet;
  readonly account: Account;
  /** Tags of the account by which the group gets in. @default whatever tags the account has */
  readonly byTags?: readonly TagThatLetsIn[];
  readonly source: Source;
}

export interface TagThatLetsIn {
  readonly key: string;
  readonly value: string;
  /** Path of the OU that says it. @default the account itself does */
  readonly unit?: string;
}
