import type { Guardrail } from '../definition/guardrail';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_leave-as-member.html */
export const denyLeavingOrganization: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G01',
  why: 'An account that leaves the organization also leaves every other guardrail.',
  exceptions: {
    to: [],
    because: 'what has left is out of every guardrail for good; an account leaves from the management account',
  },
  statements: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }],
  denies: [{ action: 'organizations:LeaveOrganization' }],
  allows: [{ action: 'organizations:DescribeOrganization' }],
};
