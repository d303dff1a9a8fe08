import { CALL, from, notByCloudFormation, SERVICE_EVENT, type Alarm } from './definition/alarm';

const changes = [
  'AcceptHandshake',
  'AcceptPrimaryEmailUpdate',
  'AccountDepartedOrganization',
  'CloseAccount',
  'DeleteOrganization',
  'DeletePolicy',
  'DeleteResourcePolicy',
  'DetachPolicy',
  'DisableAWSServiceAccess',
  'DisablePolicyType',
  'DisableRegion',
  'EnableAWSServiceAccess',
  // Opened in the management account, a Region has no alarms.
  'EnableRegion',
  'InviteAccountToOrganization',
  'InviteOrganizationToTransferResponsibility',
  'LeaveOrganization',
  'MoveAccount',
  'PutResourcePolicy',
  'RemoveAccountFromOrganization',
  // Whoever reads the mail of an account's address can become its root.
  'StartPrimaryEmailUpdate',
  'UpdatePolicy',
];

/** What becomes of the organization and its accounts. A deploy attaches a policy to each unit: those are not told of. */
export const organizationChanges: Alarm = {
  why: 'The organization, its guardrails or an account change: who belongs to it, what binds whom, which Regions are open, whose mail is root’s. Expected while the Guardrails stack is deployed; at any other time find out who does it.',
  pattern: {
    'detail-type': [CALL, SERVICE_EVENT],
    detail: {
      eventSource: from('organizations', 'account'),
      $or: [{ eventName: changes }, { eventName: ['AttachPolicy'], userIdentity: notByCloudFormation }],
    },
  },
};
