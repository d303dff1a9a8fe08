import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import {
  allowsLandingZone,
  allowsSecurityAdmin,
  deniesButLandingZone,
  deniesButSecurityAdmin,
} from '../definition/security-admin-rows';

const changes = [
  'inspector2:BatchDisassociateCodeSecurityScanConfiguration',
  'inspector2:BatchUpdateMemberEc2DeepInspectionStatus',
  'inspector2:CreateFilter',
  'inspector2:DeleteCisScanConfiguration',
  'inspector2:DeleteCodeSecurityIntegration',
  'inspector2:DeleteCodeSecurityScanConfiguration',
  'inspector2:DeleteConnector',
  'inspector2:Disable',
  'inspector2:DisassociateMember',
  'inspector2:UpdateCisScanConfiguration',
  'inspector2:UpdateCodeSecurityIntegration',
  'inspector2:UpdateCodeSecurityScanConfiguration',
  'inspector2:UpdateConfiguration',
  'inspector2:UpdateConnector',
  'inspector2:UpdateConnectorScanConfiguration',
  'inspector2:UpdateEc2DeepInspectionConfiguration',
  'inspector2:UpdateFilter',
  'inspector2:UpdateOrganizationConfiguration',
  'inspector2:UpdateOrgEc2DeepInspectionConfiguration',
  'macie2:AcceptInvitation',
  'macie2:BatchUpdateAutomatedDiscoveryAccounts',
  'macie2:CreateAllowList',
  'macie2:CreateFindingsFilter',
  'macie2:DeleteCustomDataIdentifier',
  'macie2:DeleteMember',
  'macie2:DisableMacie',
  'macie2:DisassociateFromAdministratorAccount',
  'macie2:DisassociateFromMasterAccount',
  'macie2:DisassociateMember',
  'macie2:PutClassificationExportConfiguration',
  'macie2:PutFindingsPublicationConfiguration',
  'macie2:UpdateAllowList',
  'macie2:UpdateAutomatedDiscoveryConfiguration',
  'macie2:UpdateClassificationJob',
  'macie2:UpdateClassificationScope',
  'macie2:UpdateFindingsFilter',
  'macie2:UpdateMacieSession',
  'macie2:UpdateMemberSession',
  'macie2:UpdateResourceProfile',
  'macie2:UpdateResourceProfileDetections',
  'macie2:UpdateRevealConfiguration',
  'macie2:UpdateSensitivityInspectionTemplate',
] as const;

/** Which accounts Macie looks at: set by the landing zone, too. */
const enrolment = ['macie2:UpdateOrganizationConfiguration'] as const;

/** @see https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao.html */
export const denyChangingMacieAndInspector = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G11',
  why: 'Macie and Inspector look for exposed data and vulnerable software. The security account decides what is on.',
  exceptions: {
    to: ['principal'],
    because: 'a role may work for the security team; a whole account would not be watched',
  },
  protects: [
    {
      service: 'inspector2',
      leaves: [
        {
          because: 'looks at more',
          actions: [
            'AssociateMember',
            'BatchAssociateCodeSecurityScanConfiguration',
            'CreateCisScanConfiguration',
            'CreateCodeSecurityIntegration',
            'CreateCodeSecurityScanConfiguration',
            'CreateConnector',
            'Enable',
            'StartCodeSecurityScan',
          ],
        },
        { because: 'shows what a filter hid', actions: ['DeleteFilter'] },
        {
          because: 'sends what the agents of Inspector see',
          actions: ['SendCisSessionHealth', 'SendCisSessionTelemetry', 'StartCisSession', 'StopCisSession'],
        },
        {
          because: 'writes a report of findings',
          actions: ['CancelFindingsReport', 'CancelSbomExport', 'CreateFindingsReport', 'CreateSbomExport'],
        },
        { because: 'says with which key it stores code', actions: ['ResetEncryptionKey', 'UpdateEncryptionKey'] },
        { because: 'nothing rests on its tags', actions: ['TagResource', 'UntagResource'] },
        {
          because: 'only the management account can, and no control policy binds it',
          actions: ['DisableDelegatedAdminAccount', 'EnableDelegatedAdminAccount'],
        },
      ],
    },
    {
      service: 'macie2',
      leaves: [
        {
          because: 'looks at more',
          actions: [
            'CreateClassificationJob',
            'CreateCustomDataIdentifier',
            'CreateMember',
            'EnableMacie',
            'TestCustomDataIdentifier',
          ],
        },
        { because: 'shows what a list or a filter hid', actions: ['DeleteAllowList', 'DeleteFindingsFilter'] },
        { because: 'makes findings that are marked as samples', actions: ['CreateSampleFindings'] },
        {
          because: 'nobody can accept an invitation',
          actions: ['CreateInvitations', 'DeclineInvitations', 'DeleteInvitations'],
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
    { action: ['inspector2:Enable', 'inspector2:ListFindings', 'macie2:EnableMacie', 'macie2:GetFindings'] },
  ],
});
