import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import { allowsSecurityAdmin, deniesButSecurityAdmin } from '../definition/security-admin-rows';

const changes = [
  'securityhub:BatchDisableStandards',
  'securityhub:BatchUpdateStandardsControlAssociations',
  'securityhub:DeleteAggregatorV2',
  'securityhub:DeleteFindingAggregator',
  'securityhub:DeleteMembers',
  'securityhub:DisableImportFindingsForProduct',
  'securityhub:DisableSecurityHub',
  'securityhub:DisableSecurityHubFeatureV2',
  'securityhub:DisableSecurityHubV2',
  'securityhub:DisassociateFromAdministratorAccount',
  'securityhub:DisassociateFromMasterAccount',
  'securityhub:DisassociateMembers',
  'securityhub:StartConfigurationPolicyDisassociation',
  'securityhub:UpdateAggregatorV2',
  'securityhub:UpdateFindingAggregator',
  'securityhub:UpdateOrganizationConfiguration',
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
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.securityAdmin(context)) }],
  denies: deniesButSecurityAdmin(changes, context),
  allows: [
    allowsSecurityAdmin(changes, context),
    { action: ['securityhub:BatchUpdateFindings', 'securityhub:EnableSecurityHub', 'securityhub:GetFindings'] },
  ],
});
