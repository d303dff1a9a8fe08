import type { JsonObject, JsonValue } from '../../../base/json';
import type { NonEmpty, PolicyDocument, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';

/**
 * What a guardrail may know about the company. Ids are CloudFormation tokens until the deploy; a proof row names an
 * account by `name` instead.
 */
export interface GuardrailContext {
  readonly homeRegion: string;
  readonly approvedRegions: NonEmpty<string>;
  readonly organizationId: string;
  readonly managementAccount: AccountReference;
  readonly securityAccount: AccountReference;
  readonly logArchiveAccount: AccountReference;
  /** The role that AWS creates in new member accounts, `OrganizationAccountAccessRole` unless the config says otherwise. */
  readonly accountAccessRoleName: string;
  /** Accounts outside the organization whose principals may reach our resources. */
  readonly trustedPartnerAccountIds: readonly string[];
  /** OpenID Connect providers that may federate into our roles, and which of their subjects are ours. */
  readonly trustedOidcProviders: readonly TrustedOidcProvider[];
  /** Twelve digits, or a token, by the account's key. */
  readonly accountId: (key: string) => string;
  /** ARNs, or patterns of them, of roles that the config exempts from some guardrail: nobody else may have such a name. */
  readonly exemptRoles: readonly string[];
}

export interface AccountReference {
  /** AWS account name, as proof rows use it. */
  readonly name: string;
  /** Twelve digits, or a token. */
  readonly id: string;
}

export interface TrustedOidcProvider {
  /** Host and path without the scheme, for example `token.actions.githubusercontent.com`: the prefix of its condition keys. */
  readonly url: string;
  /** Values that `<url>:aud` must have. */
  readonly audiences: NonEmpty<string>;
  /** Patterns that `<url>:sub` must match, for example `repo:trips/*`. */
  readonly subjects: NonEmpty<string>;
}

export type AccessControlType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** Policy types that configure a service rather than allow or deny, as AWS::Organizations::Policy names them. */
export type SettingType =
  | 'AISERVICES_OPT_OUT_POLICY'
  | 'BACKUP_POLICY'
  | 'BEDROCK_POLICY'
  | 'CHATBOT_POLICY'
  | 'DECLARATIVE_POLICY_EC2'
  | 'INSPECTOR_POLICY'
  | 'NETWORK_SECURITY_DIRECTOR_POLICY'
  | 'S3_POLICY'
  | 'SECURITYHUB_POLICY'
  | 'TAG_POLICY'
  | 'UPGRADE_ROLLOUT_POLICY';

export type PolicyType = AccessControlType | SettingType;

/** Whom a company may exempt from a guardrail in its config: single principals, whole accounts, both, or nobody. */
export interface Exceptable {
  readonly to: readonly ('principal' | 'account')[];
  /** Why so, for the one who asks for more. */
  readonly because: string;
  /**
   * What holds for the exempt as well: the very statements, and the very rows of `denies`, that keep the exemptions of the guardrail
   * out of reach. @default nothing
   */
  readonly but?: { readonly statements: readonly Statement[]; readonly denies: readonly ProofRow[] };
}

/** One exception, for whoever asks who is exempt and why. */
export interface ToldException {
  /** As the config names it. @default everybody in the accounts */
  readonly principal?: string;
  /** Path and name of the principal's role, where wildcards stand for what AWS makes up. */
  readonly role?: string;
  /** AWS names. */
  readonly accounts: readonly string[];
  readonly reason: string;
  /** Last day, as year-month-day. @default for good */
  readonly until?: string;
}

/** Whom the config exempts, and the rows that prove it. */
export interface Excepted {
  readonly told: readonly ToldException[];
  /** AWS names of the accounts that the guardrail leaves out. */
  readonly accounts: readonly string[];
  readonly denies: readonly ProofRow[];
  readonly allows: readonly ProofRow[];
}

/**
 * Number of a guardrail, stable across renames, for auditors' spreadsheets: `G01` to `G49` in the catalogue, `C01` and so on
 * for those that a company writes itself.
 */
export type ControlNumber = `G${number}` | `C${number}`;

/**
 * What a guardrail keeps as it is: a service, or kinds of its resources. Every action that writes, tags or manages permissions
 * there is denied by the guardrail, or left out with a reason, so that an action that AWS adds is noticed.
 */
export interface Protection {
  /** Prefix of its actions, for example `cloudtrail`. */
  readonly service: string;
  /** As the service authorization reference calls them, for actions that are about these. @default all of the service */
  readonly resourceTypes?: NonEmpty<string>;
  /**
   * Patterns of ARNs, where others of the kind are anybody's: an action counts as denied where a statement denies it on each of these
   * patterns, spelled alike. @default all of the kind
   */
  readonly resources?: NonEmpty<string>;
  /** What need not be denied. @default nothing */
  readonly leaves?: NonEmpty<LeftOut>;
}

export interface LeftOut {
  /** For the one who reviews the list. */
  readonly because: string;
  /** Names without the service, no patterns: one of those would take in what AWS adds. */
  readonly actions: NonEmpty<string>;
}

/** Another guardrail without which one does less than its name says. */
export interface RestsOn {
  /** Its id in the catalogue. */
  readonly guardrail: string;
  /** What is left open without it: the end of a sentence. */
  readonly for: string;
}

/** A guardrail that denies, with the proof that it denies what it should and nothing else. */
export interface AccessControl {
  readonly type: AccessControlType;
  readonly control: ControlNumber;
  /** Written for the person whom the guardrail stops. */
  readonly why: string;
  readonly statements: NonEmpty<Statement>;
  /** The whole policy, where it deploys as it is written and alone. @default statements that share a policy with others */
  readonly document?: PolicyDocument;
  readonly denies: NonEmpty<ProofRow>;
  readonly allows: NonEmpty<ProofRow>;
  /** @default what its statements name, and nothing that AWS may add */
  readonly protects?: NonEmpty<Protection>;
  /** What it leaves to other guardrails: where one of these is not in force, it does less than its name says. @default nothing */
  readonly restsOn?: NonEmpty<RestsOn>;
  /** @default nobody: the guardrail has not been thought through for exceptions */
  readonly exceptions?: Exceptable;
  /** Written by what renders exceptions, never by hand. @default nobody is exempt by config */
  readonly excepted?: Excepted;
}

/** A guardrail whose policy is there already: it deploys as it is written, `Sid`s included, as a policy of its own. */
export interface VerbatimGuardrail extends Omit<AccessControl, 'statements' | 'document'> {
  /** As it stands in a JSON file, typed only as far as TypeScript types JSON; it is read before anything is made of it. */
  readonly document: object;
}

/** A guardrail that sets: the content of a declarative or management policy, with rows asserted on the template. */
export interface Setting {
  readonly type: SettingType;
  readonly control: ControlNumber;
  /** Written for the person whose account is being configured. */
  readonly why: string;
  readonly content: JsonObject;
  readonly sets: NonEmpty<SettingRow>;
  /** Of a backup policy: vaults and roles, by name, that somebody else makes in every account that it reaches. @default none */
  readonly outside?: readonly string[];
}

/** One effect of a setting: the value at a path of the deployed content. */
export interface SettingRow {
  /** Keys from the content's top, for example `['ec2_attributes', 'serial_console_access', 'status', '@@assign']`. */
  readonly path: NonEmpty<string>;
  readonly value: JsonValue;
}

export type Guardrail = AccessControl | Setting;

/** A guardrail, or how to make it from what the company's config says. */
export type GuardrailDefinition =
  Guardrail | VerbatimGuardrail | ((context: GuardrailContext) => Guardrail | VerbatimGuardrail);

/** The guardrail that a definition stands for in this company. */
export function resolveGuardrail(definition: GuardrailDefinition, context: GuardrailContext): Guardrail {
  return asGuardrail(typeof definition === 'function' ? definition(context) : definition);
}

/** The statements of a whole policy are those of its document. */
export function asGuardrail(guardrail: Guardrail | VerbatimGuardrail): Guardrail {
  if (!('document' in guardrail) || 'statements' in guardrail) return guardrail;
  const document = guardrail.document as PolicyDocument;
  return { ...guardrail, document, statements: [document.Statement].flat() as unknown as NonEmpty<Statement> };
}

export function isAccessControl(guardrail: Guardrail): guardrail is AccessControl {
  return guardrail.type === 'SERVICE_CONTROL_POLICY' || guardrail.type === 'RESOURCE_CONTROL_POLICY';
}
