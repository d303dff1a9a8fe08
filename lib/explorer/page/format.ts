/*
 * What the page holds, as JSON: written by `lib/explorer/model`, read by `lib/explorer/page` and the views. Whatever refers to an
 * account, a unit, a policy or a principal does so by its place in the list.
 */

/** In a reason, for the name of each action that it is about. */
export const ACTION = '\uE000';
/** In a reason, for the name of each account that it is about. */
export const ACCOUNT = '\uE001';

/**
 * `depends`: on a resource or a condition that a statement names. `not known`: nothing lets it through but, perhaps, the policy of a
 * resource, which no template tells. `npm run can` calls both not known.
 */
export const VERDICTS = ['allowed', 'depends', 'not known', 'denied'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** In the order in which tables show them; an action's level is its place here. */
export const LEVELS = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'] as const;
export type Level = (typeof LEVELS)[number];

export interface PageData {
  readonly about: About;
  readonly units: readonly UnitRow[];
  readonly accounts: readonly AccountRow[];
  readonly policies: readonly PolicyRow[];
  readonly guardrails: readonly GuardrailRow[];
  readonly principals: readonly PrincipalRow[];
  /** Trust policies of roles, with {@link ACCOUNT} for the account that the role is in. */
  readonly trusts: readonly unknown[];
  readonly stacks: readonly StackRow[];
  readonly quotas: Quotas;
  readonly actions: ActionTable;
  readonly reasons: readonly ReasonRow[];
  readonly sheets: readonly Sheet[];
  /** By account, and of an account by principal. */
  readonly paths: readonly PathRow[];
  /** @default nothing was compared */
  readonly changes?: Changes;
}

export interface About {
  readonly organization: string;
  /** Calls to regional services are taken to go there. */
  readonly homeRegion: string;
  /** Of the data about AWS's actions. */
  readonly actionData: string;
  readonly redacted: boolean;
  /** What was proven of the assembly, or why nothing is known to be. */
  readonly proven: { readonly claims: number; readonly questions: number } | { readonly problem: string };
  /** What is left out and why, a sentence each. */
  readonly notes: readonly string[];
}

export interface UnitRow {
  readonly name: string;
  /** Names from below the root down to itself; empty for the root. */
  readonly path: string;
  /** Place of the one above, which stands before it. Of the root: -1. */
  readonly parent: number;
}

export interface AccountRow {
  readonly name: string;
  readonly kind: 'management' | 'member';
  readonly unit: number;
  /** Twelve digits. @default AWS has not given them out yet */
  readonly id?: string;
  readonly email?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface PolicyRow {
  readonly name: string;
  /** For example `SERVICE_CONTROL_POLICY`. */
  readonly type: string;
  readonly content: unknown;
  readonly units: readonly number[];
  readonly accounts: readonly number[];
  /** Characters of JSON, and how many AWS takes. */
  readonly characters: number;
  readonly most?: number;
}

/** What a stack makes in accounts where it makes the same. */
export interface StackRow {
  /** Of the stack, or of the StackSet. */
  readonly name: string;
  readonly isOfStackSet: boolean;
  readonly regions: readonly string[];
  /** Types and how many of each, by name. */
  readonly resources: readonly (readonly [type: string, count: number])[];
  readonly accounts: readonly number[];
}

/** What AWS lets one account have. */
export interface Quotas {
  /** Provisioned in it. */
  readonly permissionSets: number;
  /** Policies of a type that are attached to it, and how many of them AWS attaches itself. */
  readonly attachments: Readonly<Record<string, { readonly most: number; readonly byAws: number }>>;
}

export interface GuardrailRow {
  readonly id: string;
  readonly type: string;
  /** @default it is in no catalogue: told by its statement alone */
  readonly file?: string;
  /** For auditors' spreadsheets, for example `G05`. @default the config was not read */
  readonly control?: string;
  /** @default the config was not read */
  readonly why?: string;
  readonly policies: readonly number[];
  /** Its statements: a policy, and the place in it. Empty of a setting, which is all of its policies. */
  readonly statements: readonly (readonly [policy: number, statement: number])[];
  /** That it binds. */
  readonly accounts: readonly number[];
  readonly exceptions: readonly ExceptionLine[];
  /** Whom its own statements let through by name or tag, but for exceptions of the config. */
  readonly spares: readonly SparedRow[];
  readonly proof?: ProofCounts;
  readonly denies?: readonly string[];
  readonly allows?: readonly string[];
  /** Of a setting, what it sets to what. */
  readonly sets?: readonly SetLine[];
}

export interface SetLine {
  readonly what: string;
  readonly value: string;
}

export interface SparedRow {
  /** Of `aws:PrincipalArn`; of a tag on a principal its key and value, `key=value`. */
  readonly pattern: string;
  /** Those of the templates that it means, wherever they are. */
  readonly principals: readonly number[];
  /** Names of the statements that spare it. Empty where all do. */
  readonly statements: readonly string[];
}

export interface ExceptionLine {
  readonly who: string;
  readonly accounts: readonly number[];
  readonly reason: string;
  /** Empty where it is for good. */
  readonly until: string;
}

export interface ProofCounts {
  readonly claims: number;
  readonly questions: number;
}

export type PrincipalKind = 'permission set' | 'role' | 'user' | 'root';

export interface PrincipalRow {
  readonly kind: PrincipalKind;
  /** As AWS shows it; of a role or user with its path. */
  readonly name: string;
  readonly places: readonly PlaceRow[];
  /** Names of the policies that it has, in the first of its places. */
  readonly policies: readonly string[];
  readonly boundary?: string;
  /** Policies of its own and who may become it, in the first of its places. */
  readonly documents: readonly { readonly name: string; readonly document: unknown }[];
  /** ISO 8601, for example `PT8H`. */
  readonly session?: string;
  readonly description?: string;
  readonly file?: string;
  /** Why it is an administrator by design. */
  readonly administrator?: string;
  readonly proof?: ProofCounts;
  readonly can?: readonly string[];
  readonly cannot?: readonly string[];
}

export interface PlaceRow {
  readonly account: number;
  readonly sheet: number;
  /** Of people: who they are. */
  readonly groups?: readonly string[];
  /** Of a role: its trust policy's place. @default it is none, or people are assigned to it */
  readonly trust?: number;
}

export interface ActionTable {
  /** Prefix, then names without it, separated by spaces: a pair for each service. */
  readonly services: readonly (readonly [prefix: string, names: string])[];
  /** A digit for each action: its place in {@link LEVELS}. */
  readonly levels: string;
  /** Runs: a class, then how many actions in a row are of it. Actions of one class have the same answers everywhere. */
  readonly classes: readonly number[];
}

/** Verdict's place in {@link VERDICTS}, layer, policy, statement, attached to, and the reason; an empty text for what there is not. */
export type ReasonRow = readonly [
  verdict: number,
  layer: string,
  policy: string,
  statement: string,
  attachedTo: string,
  text: string,
];

/**
 * Answers about all actions for one principal in one account, shared by all that come to the same. First the sheet that it is
 * like, or -1; then runs of the reasons of its classes; of a sheet that is like another, pairs of a class and its reason.
 */
export type Sheet = readonly number[];

export interface PathRow {
  readonly principal: number;
  readonly account: number;
  /** Steps to administrator. Empty where none was found. */
  readonly steps: readonly string[];
  /** Roles that it can become directly: principal and account. */
  readonly becomes: readonly (readonly [principal: number, account: number])[];
}

export interface Changes {
  readonly base: string;
  readonly findings: readonly ChangeRow[];
  readonly questions: number;
}

export interface ChangeRow {
  readonly severity: string;
  readonly area: string;
  readonly title: string;
  readonly what: string;
  /** What it comes of: those of one kind and one cause are shown together. @default it stands alone */
  readonly cause?: string;
  /** What somebody did that it follows from: those of one topic are one point. @default it stands for itself */
  readonly topic?: ChangeTopic;
  readonly who: readonly string[];
  readonly where: readonly string[];
  readonly actions?: { readonly count: number; readonly examples: readonly string[] };
  readonly details: readonly string[];
  readonly statement?: string;
  /** With the changed line behind a colon, where it is known. */
  readonly file?: string;
}

/** The same for all that follows from it. */
export interface ChangeTopic {
  /** As a comment on a pull request heads it. */
  readonly what: string;
  /** Of the worst that follows from it. */
  readonly severity: string;
  /** What is said of all of it, a line each. */
  readonly lines: readonly string[];
}
