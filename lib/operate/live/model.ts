import type { JsonObject } from '../../base/json';
import type { ReadSettings } from './account-settings';
import type { RegionalService } from './administrators';
import type { Contact } from './contacts';
import type { Each } from './each';
import type { CallState, WantedCall } from './organization-call';
import type { Place } from './place';
import type { TopicSubscription } from './subscriptions';
import type { WantedResource } from './there';

/*
 * What an organization is at this moment, as AWS's APIs tell it, in plain data: no class of the SDK gets past `lib/operate/live`.
 */

export interface Caller {
  readonly accountId: string;
  readonly arn: string;
  /** For example `aws`. */
  readonly partition: string;
}

export interface Organization {
  readonly id: string;
  readonly featureSet: string;
  readonly managementAccountId: string;
}

export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
  /** Id of the OU above it, or of the root. */
  readonly parentId: string;
  /** Names from below the root down to itself, joined by `/`. */
  readonly path: string;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** AWS's `State`: `ACTIVE`, `CLOSED`, `PENDING_ACTIVATION`, `PENDING_CLOSURE` or `SUSPENDED` (restricted by AWS). */
  readonly status: string;
  /** Id of the OU that it is in, or of the root. */
  readonly parentId: string;
}

export interface PolicyTypeStatus {
  readonly type: string;
  /** `ENABLED`, `PENDING_ENABLE` or `PENDING_DISABLE`. */
  readonly status: string;
}

export interface OrganizationTree {
  readonly rootId: string;
  readonly policyTypes: readonly PolicyTypeStatus[];
  /** Parents before children. */
  readonly organizationalUnits: readonly OrganizationalUnit[];
  /** Closed ones too: they count against the quota for 90 days. */
  readonly accounts: readonly Account[];
}

export interface OrganizationPolicy {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly owner: 'aws' | 'customer';
  readonly content: JsonObject;
  /** Ids of the root, of OUs and of accounts. */
  readonly targetIds: readonly string[];
}

export interface DelegatedAdministrator {
  readonly accountId: string;
  /** Service principal. */
  readonly service: string;
}

/** The organization's instance of IAM Identity Center, as one Region shows it. */
export interface IdentityCenter {
  readonly instanceArn: string;
  readonly identityStoreId: string;
  /** `ACTIVE`, or another word of AWS's with its reason: then nothing can be asked of it. @default `ACTIVE` */
  readonly status?: string;
  /** Where it was enabled, and the only Region that has its permission sets. @default the one that was asked */
  readonly primaryRegion?: string;
}

export interface CustomerManagedPolicyReference {
  readonly name: string;
  readonly path: string;
}

export interface PermissionSet {
  readonly arn: string;
  readonly name: string;
  /** ISO 8601, for example `PT8H`. */
  readonly sessionDuration: string;
  readonly managedPolicyArns: readonly string[];
  readonly customerManagedPolicies: readonly CustomerManagedPolicyReference[];
  /** @default none */
  readonly inlinePolicy?: JsonObject;
  /** ARN of an AWS-managed policy, or a customer-managed one. @default none */
  readonly boundary?: string | CustomerManagedPolicyReference;
}

export interface Assignment {
  readonly permissionSetArn: string;
  readonly accountId: string;
  readonly principalType: 'group' | 'user';
  readonly principalId: string;
  /** Display name of the group, name of the user; the id where it is no longer in the identity store. */
  readonly principal: string;
}

/** A user of IAM Identity Center's identity store. What is left out there is empty here. */
export interface User {
  readonly id: string;
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  /** The primary one, or the first. */
  readonly email: string;
}

/** A group of IAM Identity Center's identity store. */
export interface Membership {
  readonly id: string;
  readonly userId: string;
}

export interface Group {
  readonly id: string;
  /** Display name. */
  readonly name: string;
}

export interface Stack {
  readonly name: string;
  /** For example `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly terminationProtection: 'on' | 'off';
}

/** A resource of a stack, as CloudFormation has it. */
export interface StackResource {
  readonly logicalId: string;
  /** For example `AWS::Organizations::Account`. */
  readonly type: string;
  /** Primary identifier, its parts joined by `|`; empty where there is none yet. */
  readonly physicalId: string;
  /** For example `UPDATE_FAILED`. */
  readonly status: string;
}

/** By which a self-managed StackSet deploys. */
export interface StackSetRoles {
  readonly administrationArn: string;
  /** Its name in each account. */
  readonly execution: string;
}

/** A StackSet and where it is. */
export interface StackSet {
  readonly name: string;
  /** @default it is service-managed, and AWS has the roles */
  readonly roles?: StackSetRoles;
  readonly autoDeployment: 'on' | 'off';
  /** What becomes of its stack in an account that leaves. @default there is no automatic deployment */
  readonly onRemoval?: 'retain' | 'delete';
  readonly instances: readonly StackInstance[];
}

export interface StackInstance {
  readonly accountId: string;
  readonly region: string;
  /** `CURRENT`, `OUTDATED` or `INOPERABLE`. */
  readonly status: string;
  /** Of its stack, in its account. @default it has none yet */
  readonly stackId?: string;
}

/** A trail as a Region has it: its own, or the copy of one of another Region. */
export interface PlacedTrail {
  readonly name: string;
  readonly homeRegion: string;
}

export interface Trail {
  readonly logging: 'on' | 'off';
  readonly isOrganizationTrail: boolean;
  readonly isMultiRegionTrail: boolean;
  readonly includesGlobalEvents: boolean;
  readonly validatesFiles: boolean;
  readonly bucket: string;
  /** ARN of its key. @default it is not encrypted by one of its own */
  readonly key?: string;
  /** Whether somebody chose what it records. */
  readonly selectors: 'default' | 'custom';
}

export interface RootUser {
  readonly mfa: 'on' | 'off';
  readonly accessKeys: number;
}

/** A resource as CloudFormation finds it beside its template. */
export interface ResourceDrift {
  readonly logicalId: string;
  readonly type: string;
  /** `IN_SYNC`, `MODIFIED`, `DELETED`, `NOT_CHECKED` (it cannot look at the type), or another word of AWS's. */
  readonly status: string;
  readonly differences: readonly {
    readonly path: string;
    readonly expected: string;
    readonly actual: string;
    /** `ADD`, `REMOVE` or `NOT_EQUAL`. */
    readonly kind: string;
  }[];
  /** Of a StackSet's stack: where it is. @default in a stack of the account that is asked */
  readonly instance?: { readonly accountId: string; readonly region: string };
}

/**
 * A live AWS account and its organization. Each answer is read when it is first asked for, and kept.
 *
 * Every read throws a LiveError that says in one line what AWS refused.
 */
export interface LiveAws {
  /** For what is asked about each of many. */
  readonly each: Each;
  caller(): Promise<Caller>;
  /** @returns undefined where the account belongs to none */
  organization(): Promise<Organization | undefined>;
  tree(): Promise<OrganizationTree>;
  /** Policies of one type, AWS's own too. */
  policies(type: string): Promise<readonly OrganizationPolicy[]>;
  accountTags(accountId: string): Promise<Readonly<Record<string, string>>>;
  /** Service principals. */
  trustedServices(): Promise<readonly string[]>;
  delegatedAdministrators(): Promise<readonly DelegatedAdministrator[]>;
  /** @returns undefined where IAM Identity Center is not enabled in the region */
  identityCenter(region: string): Promise<IdentityCenter | undefined>;
  permissionSets(region: string): Promise<readonly PermissionSet[]>;
  assignments(region: string): Promise<readonly Assignment[]>;
  groups(region: string): Promise<readonly Group[]>;
  /** Users in a group. Groups hold no groups. */
  members(region: string, groupId: string): Promise<readonly Membership[]>;
  users(region: string): Promise<readonly User[]>;
  /** Stacks that are not deleted. */
  stacks(region: string): Promise<readonly Stack[]>;
  /** Text of the template as it was asked for last, JSON or YAML. @returns undefined where there is no such stack */
  stackTemplate(name: string, region: string): Promise<string | undefined>;
  /**
   * What a stack has, and what it failed to make or to delete. Empty where there is no such stack.
   *
   * @param name or id
   * @param roleArn of the account that has it. @default the account of the credentials at hand
   */
  stackResources(name: string, region: string, roleArn?: string): Promise<readonly StackResource[]>;
  /** Features of centralized root access that are on, for example `RootSessions`. */
  rootAccessFeatures(): Promise<readonly string[]>;
  /** Whether StackSets may deploy into the accounts of the organization: `ENABLED` where they may. */
  stackSetsAccess(region: string): Promise<string>;
  /** @returns undefined where there is none */
  stackSet(name: string, region: string): Promise<StackSet | undefined>;
  /** Each resource of a stack, as CloudFormation finds it: it takes minutes. @returns undefined where there is no such stack */
  stackDrift(name: string, region: string): Promise<readonly ResourceDrift[] | undefined>;
  /** Those of a StackSet's stacks that differ, the same way. @returns undefined where there is no such StackSet */
  stackSetDrift(name: string, region: string): Promise<readonly ResourceDrift[] | undefined>;
  /** @returns undefined where there is none */
  trail(name: string, region: string): Promise<Trail | undefined>;
  /** All that a Region of the management account has, copies of those of other Regions included. */
  trailsIn(region: string): Promise<readonly PlacedTrail[]>;
  /** Whom a topic tells, or would once they have confirmed it. @returns undefined where there is no such topic */
  subscriptions(topicArn: string, place: Place): Promise<readonly TopicSubscription[] | undefined>;
  /** What the organization lets members do with Organizations. @returns undefined where there is none */
  resourcePolicy(): Promise<JsonObject | undefined>;
  rootUser(): Promise<RootUser>;
  /** Regions that the management account has: each that is always on, and those that somebody opted in to. */
  enabledRegions(): Promise<readonly string[]>;
  /**
   * Regions that somebody opted in to in a member account, and how far AWS is: `ENABLED` or `ENABLING`.
   *
   * @throws LiveError without trusted access for account management, too
   */
  optedInRegions(accountId: string): Promise<ReadonlyMap<string, string>>;
  /** Accounts that administer a service in one Region, the management account too. */
  serviceAdministrators(service: RegionalService, region: string): Promise<readonly string[]>;
  /** Whether what a call does for the whole organization is so. */
  organizationCall(wanted: WantedCall): Promise<CallState>;
  /** @param accountId of a member. @default the management account @returns undefined where there is none of the type */
  contact(type: string, accountId?: string): Promise<Contact | undefined>;
  /** @param roleArn role in a member. @default the management account */
  accountSettings(regions: readonly string[], home: string, roleArn?: string): Promise<ReadSettings>;
  /** Types of resources that the management account's AWS Backup leaves out. */
  typesNotBackedUp(region: string): Promise<readonly string[]>;
  /** Accounts that were invited and have not answered: by id or e-mail address, as somebody invited them. */
  openInvitations(): Promise<readonly string[]>;
  /** Accounts that AWS lets the organization have. */
  accountQuota(): Promise<number>;
  /** What an account has where CloudFormation would make a resource. @returns undefined where there is nothing */
  there(wanted: WantedResource): Promise<string | undefined>;
}
