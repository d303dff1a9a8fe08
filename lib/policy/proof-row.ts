import type { OneOrMore } from './document';

/**
 * One sentence that must hold: "this principal is allowed (or denied) this action here".
 *
 * Which of the two it claims comes from the list that it stands in: `denies` and `cannot`, or `allows` and `can`.
 *
 * Names are AWS's own as they stand in the templates. `resource` and the values of `context` may hold an account's
 * name where an ARN has twelve digits, and these placeholders: `{account}` (the account in which the row is being
 * tried), `{region}` (the home region), `{organization}` (the organization's id).
 */
export interface ProofRow {
  /**
   * `root`, `role/<path and name>`, `user/<name>`, `<group>/<PermissionSet>`, `service/<host>` (an AWS service
   * principal, for example `service/cloudtrail.amazonaws.com`), `federated/<provider>`, `anonymous`, or an ARN (for principals of accounts
   * outside the organization). For a guardrail the principal's own policy allows everything, so that only
   * organization policies can deny.
   *
   * @default a role of the account that no exemption names; for a persona or a role, that persona or role itself
   */
  readonly principal?: OneOrMore<string>;
  /** AWS account name. @default every account that the definition reaches */
  readonly account?: OneOrMore<string>;
  /**
   * `service:Action`. With a wildcard the row is an exhaustive claim: it holds for every known action that the
   * pattern matches and for one made-up action, so that it also covers what AWS adds tomorrow.
   */
  readonly action: OneOrMore<string>;
  /** Action patterns that an exhaustive claim leaves out. @default none */
  readonly except?: readonly string[];
  /**
   * `named` leaves the actions out of an exhaustive claim that name no resource, such as listing all buckets: no resource
   * control policy restricts them.
   *
   * @default 'any'
   */
  readonly resources?: 'named' | 'any';
  /** ARN. @default a representative resource of the action in `resourceAccount` */
  readonly resource?: OneOrMore<string>;
  /** AWS account name that owns the resource; an S3 ARN does not say. @default the principal's account */
  readonly resourceAccount?: string;
  /** Request context by condition key, for example `{ 'aws:RequestedRegion': 'eu-west-1' }`. @default what AWS always sets */
  readonly context?: Readonly<Record<string, OneOrMore<string>>>;
  /** The row is about what no template makes or names: an account, role, bucket or service of somebody else. @default false */
  readonly outside?: true;
  /** Of a call that is denied: the point is that the principal has no assignment in the account. @default false */
  readonly unassigned?: true;
}

/** Properties of a row that hold names of actions, which are compared without case. */
export const NAMES_OF_ACTIONS: readonly string[] = ['action', 'except'];
