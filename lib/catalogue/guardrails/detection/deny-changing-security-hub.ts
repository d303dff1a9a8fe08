import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import { allowsSecurityAdmin, deniesButSecurityAdmin } from '../definition/security-admin-rows';

const changes = [
  'securityhub:AcceptAdministratorInvitation',
  'securityhub:AcceptInvitation',
  'securityhub:BatchDeleteAutomationRules',
  'securityhub:BatchDisableStandards',
  'securityhub:BatchUpdateAutomationRules',
  'securityhub:BatchUpdateStandardsControlAssociations',
  'securityhub:ConnectorRegistrationsV2',
  'securityhub:CreateAutomationRule',
  'securityhub:CreateAutomationRuleV2',
  'securityhub:CreateConfigurationPolicy',
  'securityhub:CreateConnector',
  'securityhub:CreateConnectorV2',
  'securityhub:DeleteAggregatorV2',
  'securityhub:DeleteAutomationRuleV2',
  'securityhub:DeleteConfigurationPolicy',
  'securityhub:DeleteConnector',
  'securityhub:DeleteConnectorV2',
  'securityhub:DeleteFindingAggregator',
  'securityhub:DeleteMembers',
  'securityhub:DisableImportFindingsForProduct',
  'securityhub:DisableSecurityHub',
  'securityhub:DisableSecurityHubFeatureV2',
  'securityhub:DisableSecurityHubV2',
  'securityhub:DisassociateFromAdministratorAccount',
  'securityhub:DisassociateFromMasterAccount',
  'securityhub:DisassociateMembers',
  'securityhub:StartConfigurationPolicyAssociation',
  'securityhub:StartConfigurationPolicyDisassociation',
  'securityhub:UpdateAggregatorV2',
  'securityhub:UpdateAutomationRuleV2',
  'securityhub:UpdateConfigurationPolicy',
  'securityhub:UpdateConnector',
  'securityhub:UpdateConnectorV2',
  'securityhub:UpdateFindingAggregator',
  'securityhub:UpdateOrganizationConfiguration',
  'securityhub:UpdateSecurityControl',
  'securityhub:UpdateSecurityHubConfiguration',
  'securityhub:UpdateStandardsControl',
] as const;

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/designate-orgs-admin-account.html */
export const denyChangingSecurityHub = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G09',
  why: 'Security Hub gathers the findings of all accounts. The security account decides what is on.',
  exceptions: {
    to: ['principal'],
    because: 'a role may work for the security team; a whole account would not be watched',
  },
  protects: [
    {
      service: 'securityhub',
      leaves: [
        {
          because: 'switches more on',
          actions: [
            'BatchEnableStandards',
            'CreateAggregatorV2',
            'CreateFindingAggregator',
            'CreateMembers',
            'EnableImportFindingsForProduct',
            'EnableSecurityHub',
            'EnableSecurityHubFeatureV2',
            'EnableSecurityHubV2',
          ],
        },
        {
          because: 'is how a team reports and works through its findings',
          actions: [
            'AllowVendedLogDeliveryForResource',
            'BatchImportFindings',
            'BatchUpdateFindings',
            'CreateTicketV2',
            'UpdateFindings',
          ],
        },
        {
          because: 'arranges findings for reading, and hides none',
          actions: [
            'CreateActionTarget',
            'CreateInsight',
            'DeleteActionTarget',
            'DeleteInsight',
            'GenerateRecommendedPolicyV2',
            'UpdateActionTarget',
            'UpdateInsight',
          ],
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
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.securityAdmin(context)) }],
  denies: deniesButSecurityAdmin(changes, context),
  allows: [
    allowsSecurityAdmin(changes, context),
    { action: ['securityhub:BatchUpdateFindings', 'securityhub:EnableSecurityHub', 'securityhub:GetFindings'] },
  ],
});
