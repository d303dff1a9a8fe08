import { exceptFor, exempt } from '../exemptions';
import type { Guardrail, GuardrailContext } from '../guardrail';
import { allowsSecurityAdmin, deniesButSecurityAdmin } from './security-admin-rows';

const changes = [
  'inspector2:Disable',
  'inspector2:DisassociateMember',
  'inspector2:UpdateConfiguration',
  'inspector2:UpdateOrganizationConfiguration',
  'macie2:DeleteMember',
  'macie2:DisableMacie',
  'macie2:DisassociateFromAdministratorAccount',
  'macie2:DisassociateFromMasterAccount',
  'macie2:DisassociateMember',
  'macie2:UpdateMacieSession',
  'macie2:UpdateMemberSession',
  'macie2:UpdateOrganizationConfiguration',
] as const;

/** @see https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao.html */
export const denyChangingMacieAndInspector = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G11',
  why: 'Macie and Inspector look for exposed data and vulnerable software. The security account decides what is on.',
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.securityAdmin(context)) }],
  denies: deniesButSecurityAdmin(changes, context),
  allows: [
    allowsSecurityAdmin(changes, context),
    { action: ['inspector2:Enable', 'inspector2:ListFindings', 'macie2:EnableMacie', 'macie2:GetFindings'] },
  ],
});
