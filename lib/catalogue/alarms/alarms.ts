import { BREAK_GLASS_ROLE_NAME, BREAK_GLASS_USER_NAMES, PREFIX } from '../../base/names';

/** An event pattern of EventBridge, over the events that CloudTrail sends. */
export interface EventPattern {
  readonly 'detail-type': readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What must never go unnoticed, wherever in the organization it happens. */
export interface Alarm {
  /** Written for whoever gets the mail: what it means, and what to do first. */
  readonly why: string;
  readonly pattern: EventPattern;
}

const CALL = 'AWS API Call via CloudTrail';
const SIGN_IN = 'AWS Console Sign In via CloudTrail';

/** Names of policies, roles, users and groups of the landing zone, in requests to IAM. */
const ours = [{ prefix: PREFIX }];
const byStackSets = {
  sessionContext: { sessionIssuer: { userName: [{ 'anything-but': { prefix: 'stacksets-exec-' } }] } },
};
const byUser = { sessionContext: { sessionIssuer: { userName: [{ exists: false }] } } };

/**
 * The alarms by name: each becomes a rule `lz-<name>` in every account and watched region. EventBridge sees no calls that
 * only read (Get, List, Describe), and CloudTrail's events only while a trail is logging.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export const alarms = {
  'root-activity': {
    why: 'Somebody acts as root. In a member account no guardrail lets root do anything, so ask who has its password; in the management account ask the two holders of its keys.',
    pattern: {
      'detail-type': [CALL, SIGN_IN],
      detail: {
        userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] },
        eventType: [{ 'anything-but': 'AwsServiceEvent' }],
      },
    },
  },
  'break-glass': {
    why: 'Break-glass is in use. Call whoever uses it, over a channel that you trust; if nobody answers, treat it as an intrusion.',
    pattern: {
      'detail-type': [CALL, SIGN_IN],
      detail: {
        $or: [
          { userIdentity: { userName: BREAK_GLASS_USER_NAMES } },
          { userIdentity: { sessionContext: { sessionIssuer: { userName: [BREAK_GLASS_ROLE_NAME] } } } },
          {
            eventName: ['AssumeRole'],
            requestParameters: { roleArn: [{ suffix: `:role/${BREAK_GLASS_ROLE_NAME}` }] },
          },
        ],
      },
    },
  },
  'root-access': {
    why: 'A member account’s root was taken for a task, or central root access was switched. Look for the request that it belongs to.',
    pattern: {
      'detail-type': [CALL],
      detail: {
        eventSource: ['sts.amazonaws.com', 'iam.amazonaws.com'],
        eventName: [
          'AssumeRoot',
          'DisableOrganizationsRootCredentialsManagement',
          'DisableOrganizationsRootSessions',
          'EnableOrganizationsRootCredentialsManagement',
          'EnableOrganizationsRootSessions',
        ],
      },
    },
  },
  'organization-changes': {
    why: 'The organization or its guardrails change. Expected while the Guardrails stack is deployed; at any other time find out who does it.',
    pattern: {
      'detail-type': [CALL],
      detail: {
        eventSource: ['organizations.amazonaws.com', 'account.amazonaws.com'],
        eventName: [
          'CloseAccount',
          'DeleteOrganization',
          'DeletePolicy',
          'DeregisterDelegatedAdministrator',
          'DetachPolicy',
          'DisableAWSServiceAccess',
          'DisablePolicyType',
          'LeaveOrganization',
          'MoveAccount',
          'RemoveAccountFromOrganization',
          'UpdatePolicy',
        ],
      },
    },
  },
  'identity-changes': {
    why: 'A role, user, group or policy of the landing zone was changed, and not by its StackSets. Expected in the management account while a stack is deployed; nowhere else, ever.',
    pattern: {
      'detail-type': [CALL],
      detail: {
        eventSource: ['iam.amazonaws.com'],
        eventName: [{ 'anything-but': { prefix: 'Generate' } }],
        requestParameters: {
          $or: [
            { roleName: ours },
            { groupName: ours },
            { userName: [...ours, ...BREAK_GLASS_USER_NAMES] },
            { policyArn: [{ wildcard: `arn:aws:iam::*:policy/${PREFIX}*` }] },
          ],
        },
        userIdentity: { $or: [byStackSets, byUser] },
      },
    },
  },
} as const satisfies Readonly<Record<string, Alarm>>;

/** The alarms with the names of their rules. */
export function namedAlarms(): readonly (Alarm & { readonly name: string })[] {
  return Object.entries(alarms).map(([name, alarm]) => ({ name: `${PREFIX}${name}`, ...alarm }));
}
