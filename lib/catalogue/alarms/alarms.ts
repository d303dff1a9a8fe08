import { BREAK_GLASS_ROLE_NAME, BREAK_GLASS_USER_NAMES, PREFIX } from '../../base/names';
import { accountAccess } from './account-access';
import { alarmChanges } from './alarm-changes';
import { auditChanges } from './audit-changes';
import { detectionChanges } from './detection-changes';
import { federationChanges } from './federation-changes';
import { logChanges } from './log-changes';
import { organizationChanges } from './organization-changes';
import { CALL, notBy, SIGN_IN, SPARED, STACK_SETS, STACK_SETS_SERVICE, starting, type Alarm } from './definition/alarm';

/** Names of policies, roles, users and groups of the landing zone, in requests to IAM. */
const ours = starting(PREFIX);

/**
 * The alarms by name: each becomes a rule `lz-<name>` in every account and watched region. EventBridge gets
 * CloudTrail's events only while a trail is logging.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export const alarms = {
  'root-activity': {
    why: 'Somebody acts as root. In a member account no guardrail lets root do anything, so ask who has its password; in the management account ask the two holders of its keys.',
    sees: 'reads and changes',
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
    sees: 'reads and changes',
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
  'account-access': accountAccess,
  'organization-changes': organizationChanges,
  'federation-changes': federationChanges,
  'identity-changes': {
    why: 'A role, user, group or policy of the landing zone was changed, and not by its StackSets. Expected in the management account while a stack is deployed; nowhere else, ever.',
    pattern: {
      'detail-type': [CALL],
      detail: {
        eventSource: ['iam.amazonaws.com'],
        eventName: [{ 'anything-but': { prefix: 'Generate' } }],
        requestParameters: {
          $or: [
            // Whose calls the alarms let pass: no guardrail keeps these names in the management account.
            { roleName: [...ours, ...starting(...SPARED)] },
            { groupName: ours },
            { userName: [...ours, ...BREAK_GLASS_USER_NAMES] },
            { policyArn: [{ wildcard: `arn:aws:iam::*:policy/${PREFIX}*` }] },
          ],
        },
        userIdentity: notBy(STACK_SETS, STACK_SETS_SERVICE),
      },
    },
  },
  'audit-changes': auditChanges,
  'detection-changes': detectionChanges,
  'log-changes': logChanges,
  'alarm-changes': alarmChanges,
} as const satisfies Readonly<Record<string, Alarm>>;
