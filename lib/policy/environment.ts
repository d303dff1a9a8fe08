import type { OneOrMore, PolicyDocument } from './document';

/** A policy with what a reader needs to find it again. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
  /** In plain words, for example `OU engineering` or `role trips-server`. @default that of the level or principal */
  readonly attachedTo?: string;
}

/**
 * Every policy of one type that is attached at one place: the root, an OU, or the account. What AWS attaches itself
 * (`FullAWSAccess`, `RCPFullAWSAccess`) must be among them while it is attached: a level without any policy allows nothing.
 */
export interface PolicyLevel {
  readonly attachedTo: string;
  readonly policies: readonly NamedPolicy[];
}

export interface Organization {
  readonly id: string;
  readonly managementAccountId: string;
}

export interface Account {
  /** Twelve digits, or a symbol for an id that does not exist before the deploy, for example the account's name. */
  readonly id: string;
  /** @default the id */
  readonly name?: string;
  /** @default none: the account is outside every organization that is known */
  readonly organization?: Organization;
  /** Value of `aws:PrincipalOrgPaths`, for example `o-1/r-1/ou-1/`. @default unknown */
  readonly organizationPath?: string;
  /**
   * Service principals of which it is a delegated administrator. `whatever it takes`: the account is what the call is for, in a question
   * about what policies alone do.
   *
   * @default unknown: what rests on it depends
   */
  readonly delegatedServices?: readonly string[] | typeof WHATEVER_IT_TAKES;
  /** From the root down to the account. Empty where the policy type is not enabled. Never binds the management account. */
  readonly scps: readonly PolicyLevel[];
  /** From the root down to the account. Empty where the policy type is not enabled. Never binds the management account. */
  readonly rcps: readonly PolicyLevel[];
}

/** Of an account that is taken to be the administrator of any service, and no mere member of its organization. */
export const WHATEVER_IT_TAKES = 'whatever it takes';

export type Tags = Readonly<Record<string, string>>;

interface IdentityPolicies {
  readonly account: Account;
  /** With path, for example `arn:aws:iam::111111111111:role/app/reader`. */
  readonly arn: string;
  /**
   * Of its session; `not known` where whoever opens it may choose them.
   *
   * @default unknown to a question about many actions, none for a single request
   */
  readonly tags?: Tags | 'not known';
  /** Inline and managed, of the principal and of a user's groups. */
  readonly identityPolicies: readonly NamedPolicy[];
  /** @default none */
  readonly boundary?: NamedPolicy;
  /** What AWS calls `AROA…` or `AIDA…`, for `aws:userid`. @default a placeholder */
  readonly uniqueId?: string;
}

/** A session of a role. Service-linked roles are known by their path. */
export interface RolePrincipal extends IdentityPolicies {
  readonly kind: 'role';
  /** @default `session` */
  readonly sessionName?: string;
  /** Passed when the role was assumed; together they are one layer. @default none: the session is not limited */
  readonly sessionPolicies?: readonly NamedPolicy[];
}

export interface UserPrincipal extends IdentityPolicies {
  readonly kind: 'user';
  /** @default the user itself, with its long-term credentials */
  readonly federation?: FederatedSession;
}

/**
 * What `sts:GetFederationToken` gives a user: a session that may do what both the user and the session's own policies
 * allow, so nothing without any.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html
 */
export interface FederatedSession {
  /** As in `arn:aws:sts::111111111111:federated-user/<name>`. */
  readonly name: string;
  readonly sessionPolicies: readonly NamedPolicy[];
}

export interface RootPrincipal {
  readonly kind: 'root';
  readonly account: Account;
}

/** An AWS service that acts on its own, not with a caller's permissions. */
export interface ServicePrincipal {
  readonly kind: 'service';
  /** For example `cloudtrail.amazonaws.com`. */
  readonly host: string;
  /** Account for whose resource it acts: `aws:SourceAccount` and its organization. @default not told by the service */
  readonly onBehalfOf?: Account;
}

/** Someone who holds a token of an identity provider, and no AWS credentials yet. */
export interface FederatedPrincipal {
  readonly kind: 'federated';
  /** ARN of the SAML or OpenID Connect provider, or the name of a public one, for example `accounts.google.com`. */
  readonly provider: string;
}

export interface AnonymousPrincipal {
  readonly kind: 'anonymous';
}

export type AccountPrincipal = RolePrincipal | UserPrincipal | RootPrincipal;
export type RequestPrincipal = AccountPrincipal | ServicePrincipal | FederatedPrincipal | AnonymousPrincipal;

export interface RequestResource {
  /** `*` for an action that names no resource. */
  readonly arn: string;
  readonly account: Account;
  /** @default unknown to a question about many actions, none for a single request */
  readonly tags?: Tags;
  /**
   * Bucket policy, key policy, trust policy and the like. `not known` where it may have one: then nobody can tell whom it lets in,
   * of its own account too. It is taken to deny nothing.
   *
   * @default none; for a KMS key, an SNS topic and a file system of EFS the policy that AWS gives it
   */
  readonly policy?: NamedPolicy | 'not known';
  /**
   * Another policy that has a say beside the own one, such as that of ECR's registry, is `not known`: it may let in whom this one
   * does not. It is taken to deny nothing.
   *
   * @default none
   */
  readonly otherPolicy?: 'not known';
  /** Of an S3 access point, or of an object behind it. @default not known */
  readonly accessPoint?: AccessPoint;
  /**
   * The object that a copy reads (`s3:x-amz-copy-source`), where it is known whose it is.
   *
   * @default not known, unless it is in the same bucket
   */
  readonly copiedFrom?: RequestResource;
}

/** What stands behind an access point of S3. */
export interface AccessPoint {
  /** The bucket, whose policy must permit what goes through the access point too. */
  readonly bucket: RequestResource;
  /** From where it takes calls. */
  readonly networkOrigin: 'Internet' | 'VPC';
}

/** Request context by condition key. An empty list says that the key is absent. */
export type ContextValues = Readonly<Record<string, OneOrMore<string>>>;

/** One call, about which everything is known: a context key that is neither given nor always set by AWS is absent. */
export interface AccessRequest {
  readonly principal: RequestPrincipal;
  /** For example `s3:GetObject`, in any case. */
  readonly action: string;
  readonly resource: RequestResource;
  /** Adds to and overrides what AWS always sets. */
  readonly context?: ContextValues;
  /** Condition keys of which nobody can tell whether the call carries them, where the context does not say. @default none */
  readonly unknownKeys?: readonly string[];
  /** Where the call goes if the resource's ARN does not say and the service is regional. @default unset */
  readonly region?: string;
  /** @default now */
  readonly time?: Date;
}

/**
 * All actions at once. A context key that is neither given nor always set by AWS is unknown: whatever rests on it
 * depends. The call is taken to be direct (`aws:ViaAWSService` is false) and over TLS unless the context says otherwise.
 */
export interface ActionsQuestion {
  readonly principal: RequestPrincipal;
  /** @default any resource of the account, whose own policy lets in nobody of the account */
  readonly resource?: RequestResource;
  /** Account that owns the resources. @default the resource's account, else the principal's */
  readonly resourceAccount?: Account;
  readonly context?: ContextValues;
  /**
   * Where regional services are called. What has an endpoint of its own is called there (`lib/policy/evaluate/global-services.ts`), and what
   * names a resource of another Region in that. An `aws:RequestedRegion` of the context says it of every action instead.
   *
   * @default not known
   */
  readonly region?: string;
  /** Keys to regard as unknown although AWS always sets them, for example `aws:ViaAWSService`. @default none */
  readonly unknownKeys?: readonly string[];
  /** Of any resource nobody knows whom its policy lets in: what that alone may allow depends. @default nobody of the account */
  readonly policiesOfResources?: 'not known';
}

/** {@link ActionsQuestion} about a principal that stands in many accounts alike. */
export interface AcrossAccountsQuestion extends Pick<ActionsQuestion, 'context' | 'unknownKeys'> {
  /** Its account is replaced by each in turn, in its ARN too. */
  readonly principal: AccountPrincipal;
}

export function isManagementAccount(account: Account): boolean {
  return account.organization?.managementAccountId === account.id;
}

/** The account whose credentials are used, if any. */
export function accountOf(principal: RequestPrincipal): Account | undefined {
  return 'account' in principal ? principal.account : undefined;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
export function isServiceLinkedRole(principal: RequestPrincipal): boolean {
  return principal.kind === 'role' && isServiceLinkedRoleArn(principal.arn);
}

export function isServiceLinkedRoleArn(arn: string | undefined): boolean {
  return arn?.includes(':role/aws-service-role/') ?? false;
}
