import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import {
  allowsLandingZone,
  allowsSecurityAdmin,
  deniesButLandingZone,
  deniesButSecurityAdmin,
} from '../definition/security-admin-rows';

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
