import { MANAGEMENT_ALARMS_NAME } from '../../../base/names';

/** An event pattern of EventBridge, over the events that CloudTrail sends. */
export interface EventPattern extends Readonly<Record<string, unknown>> {
  readonly 'detail-type': readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What must never go unnoticed, wherever in the organization it happens. */
export interface Alarm {
  /** Written for whoever gets the mail: what it means, and what to do first. */
  readonly why: string;
  readonly pattern: EventPattern;
  /**
   * Whether calls that only read (Get, List, Describe) raise it, too. A console session makes dozens of them.
   *
   * @default 'changes'
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
   */
  readonly sees?: 'changes' | 'reads and changes';
}

export const CALL = 'AWS API Call via CloudTrail';
export const SIGN_IN = 'AWS Console Sign In via CloudTrail';
/** What AWS itself reports, without a call of anybody in the account. */
export const SERVICE_EVENT = 'AWS Service Event via CloudTrail';

/** Stand in a pattern for ids that only a deploy knows. */
export const ACCOUNT = {
  logArchive: '{logArchiveAccount}',
  management: '{managementAccount}',
  security: '{securityAccount}',
} as const;
/** Stands in a pattern for the name of the role by which the management account administers a member. */
export const ACCESS_ROLE = '{accountAccessRole}';

/** By people, and by roles whose names do not begin so. */
export const notBy = (...roles: readonly string[]): object => ({
  sessionContext: {
    sessionIssuer: { userName: [{ 'anything-but': { prefix: roles } }, { exists: false }] },
  },
});

/** Not by CloudFormation, with whosever credentials: those of a deploy, or of whoever makes a stack by hand. */
export const notByCloudFormation = {
  invokedBy: [{ 'anything-but': 'cloudformation.amazonaws.com' }, { exists: false }],
};

/** By which AWS Config deploys the conformance packs of teams, and Security Hub the rules of its standards. */
export const PACKS = 'AWSServiceRoleForConfigConforms';
export const SECURITY_HUB = 'AWSServiceRoleForSecurityHub';

/** Not by the role through which StackSets deploy the landing zone. */
export const STACK_SETS = 'stacksets-exec-';
export const notByStackSets = notBy(STACK_SETS);
/** By which StackSets get their role in an account that arrives. */
export const STACK_SETS_SERVICE = 'AWSServiceRoleForCloudFormationStackSets';

/** By which IAM Identity Center keeps its provider in an account. */
export const IDENTITY_CENTER = 'AWSServiceRoleForSSO';

/** How the role begins through which their StackSet deploys alarms in the management account: a pattern has few characters. */
const OWN_STACK_SET = `${MANAGEMENT_ALARMS_NAME}-exec`;
/** Nor by that one. */
export const notByDeployersOfAlarms = notBy(STACK_SETS, OWN_STACK_SET);

/** Beginnings of names whose calls some alarm lets pass. */
export const SPARED = [STACK_SETS, OWN_STACK_SET, STACK_SETS_SERVICE, IDENTITY_CENTER, PACKS, SECURITY_HUB] as const;

/** Matchers of values that begin so. */
export const starting = (...values: readonly string[]): readonly object[] => values.map((prefix) => ({ prefix }));

/** Sources of the events of services, by their prefixes in IAM. */
export const from = (...services: readonly string[]): readonly string[] =>
  services.map((service) => `${service}.amazonaws.com`);
