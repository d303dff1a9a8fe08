import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import {
  allowsLandingZone,
  allowsSecurityAdmin,
  deniesButLandingZone,
  deniesButSecurityAdmin,
} from '../definition/security-admin-rows';

const changes = [
  'guardduty:AcceptAdministratorInvitation',
  'guardduty:AcceptInvitation',
  'guardduty:ArchiveFindings',
  'guardduty:CreateCustomDetectionRuleAssociation',
  'guardduty:CreateCustomDetectionRuleOrgConfiguration',
  'guardduty:CreateFilter',
  'guardduty:CreateIPSet',
  'guardduty:CreatePublishingDestination',
  'guardduty:CreateTrustedEntitySet',
  'guardduty:DeleteCustomDetectionRuleAssociation',
  'guardduty:DeleteCustomDetectionRuleOrgConfiguration',
  'guardduty:DeleteDetector',
  'guardduty:DeleteFilter',
  'guardduty:DeleteIPSet',
  'guardduty:DeleteMalwareProtectionPlan',
  'guardduty:DeleteMembers',
  'guardduty:DeletePublishingDestination',
  'guardduty:DeleteThreatEntitySet',
  'guardduty:DeleteThreatIntelSet',
  'guardduty:DeleteTrustedEntitySet',
  'guardduty:DisassociateFromAdministratorAccount',
  'guardduty:DisassociateFromMasterAccount',
  'guardduty:DisassociateMembers',
  'guardduty:StopMonitoringMembers',
  'guardduty:UpdateCustomDetectionRuleAssociation',
  'guardduty:UpdateCustomDetectionRuleOrgConfiguration',
  'guardduty:UpdateDetector',
  'guardduty:UpdateFilter',
  'guardduty:UpdateIPSet',
  'guardduty:UpdateMalwareProtectionPlan',
  'guardduty:UpdateMalwareScanSettings',
  'guardduty:UpdateMemberDetectors',
  'guardduty:UpdatePublishingDestination',
  'guardduty:UpdateThreatEntitySet',
  'guardduty:UpdateThreatIntelSet',
  'guardduty:UpdateTrustedEntitySet',
] as const;

/** Which accounts it looks at: set by the landing zone, too. */
const enrolment = ['guardduty:UpdateOrganizationConfiguration'] as const;

/** @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html */
export const denyChangingGuardduty = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G08',
  why: 'GuardDuty sees what an intruder does with our credentials. The security account decides what it looks at.',
  exceptions: {
    to: ['principal'],
    because: 'a role may work for the security team; a whole account would not be watched',
  },
  protects: [
    {
      service: 'guardduty',
      leaves: [
        {
          because: 'looks at more',
          actions: [
            'CreateDetector',
            'CreateMalwareProtectionPlan',
            'CreateMembers',
            'CreateThreatEntitySet',
            'CreateThreatIntelSet',
            'SendObjectMalwareScan',
            'StartMalwareScan',
            'StartMonitoringMembers',
          ],
        },
        { because: 'sends what the agents of GuardDuty see', actions: ['SendSecurityTelemetry'] },
        {
          because: 'works with findings, and hides none',
          actions: ['CreateInvestigation', 'CreateSampleFindings', 'UnarchiveFindings', 'UpdateFindingsFeedback'],
        },
        {
          because: 'nobody can accept an invitation',
          actions: ['DeclineInvitations', 'DeleteInvitations', 'InviteMembers'],
        },
        { because: 'nothing rests on its tags', actions: ['TagResource', 'UntagResource'] },
        {
          because: 'only the management account can, and no control policy binds it',
          actions: ['DisableOrganizationAdminAccount', 'EnableOrganizationAdminAccount'],
        },
      ],
    },
  ],
  statements: [
    { Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.securityAdmin(context)) },
    {
      Effect: 'Deny',
      Action: enrolment,
      Resource: '*',
      Condition: exceptFor(exempt.securityAdmin(context), exempt.securityAccountAccess(context)),
    },
  ],
  denies: [...deniesButSecurityAdmin(changes, context), ...deniesButLandingZone(enrolment, context)],
  allows: [
    allowsSecurityAdmin(changes, context),
    allowsSecurityAdmin(enrolment, context),
    allowsLandingZone(enrolment, context),
    { action: ['guardduty:CreateDetector', 'guardduty:GetFindings', 'guardduty:ListDetectors'] },
  ],
});
