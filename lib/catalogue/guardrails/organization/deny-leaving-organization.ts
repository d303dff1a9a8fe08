import type { Guardrail } from '../definition/guardrail';

/** An invitation of another organization takes an account along without it leaving first. */
const leaving = ['organizations:AcceptHandshake', 'organizations:LeaveOrganization'] as const;

/**
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_account_migration.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_leave-as-member.html
 */
export const denyLeavingOrganization: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G01',
  why: 'An account that leaves the organization also leaves every other guardrail.',
  exceptions: {
    to: [],
    because: 'what has left is out of every guardrail for good; an account leaves from the management account',
  },
  protects: [
    {
      service: 'organizations',
      leaves: [
        {
          because: 'only the management account can, or whom it delegates to',
          actions: [
            'AttachPolicy',
            'CloseAccount',
            'CreateAccount',
            'CreateGovCloudAccount',
            'CreateOrganizationalUnit',
            'CreatePolicy',
            'DeleteOrganization',
            'DeleteOrganizationalUnit',
            'DeletePolicy',
            'DeleteResourcePolicy',
            'DeregisterDelegatedAdministrator',
            'DetachPolicy',
            'DisableAWSServiceAccess',
            'DisablePolicyType',
            'EnableAWSServiceAccess',
            'EnableAllFeatures',
            'EnablePolicyType',
            'InviteAccountToOrganization',
            'InviteOrganizationToTransferResponsibility',
            'MoveAccount',
            'PutResourcePolicy',
            'RegisterDelegatedAdministrator',
            'RemoveAccountFromOrganization',
            'TagResource',
            'TerminateResponsibilityTransfer',
            'UntagResource',
            'UpdateOrganizationalUnit',
            'UpdatePolicy',
            'UpdateResponsibilityTransfer',
          ],
        },
        { because: 'a member of an organization cannot make another', actions: ['CreateOrganization'] },
        { because: 'turns an invitation down', actions: ['CancelHandshake', 'DeclineHandshake'] },
      ],
    },
  ],
  statements: [{ Effect: 'Deny', Action: leaving, Resource: '*' }],
  denies: [{ action: leaving }],
  allows: [{ action: 'organizations:DescribeOrganization' }],
};
