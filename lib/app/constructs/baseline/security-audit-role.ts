import { Construct } from 'constructs';
import { permissionSetRoleArnPattern } from '../../../catalogue/guardrails/definition/principals';
import { SECURITY_AUDIT_ROLE_NAME } from '../../../base/names';
import { securityAdmin } from '../../../catalogue/personas/security-admin';
import { denyReads } from '../../../catalogue/personas/definition/deny';
import { dataReads, secretReads } from '../../../catalogue/personas/definition/reads';
import type { NonEmpty, Statement } from '../../../policy/document';
import { LandingZoneRole } from '../landing-zone-role';

export interface SecurityAuditRoleProps {
  /** Twelve digits, or a token. */
  readonly securityAccountId: string;
}

/**
 * Through which the security team reads how this account is set up, from the security account and with the permission
 * set that it has there. No secrets, no data, nothing that changes anything.
 */
export class SecurityAuditRole extends Construct {
  public constructor(scope: Construct, id: string, { securityAccountId }: SecurityAuditRoleProps) {
    super(scope, id);
    new LandingZoneRole(this, 'Role', {
      roleName: SECURITY_AUDIT_ROLE_NAME,
      description: 'The security team reads how this account is set up',
      trust: {
        Principal: { AWS: `arn:aws:iam::${securityAccountId}:root` },
        Condition: {
          ArnLike: { 'aws:PrincipalArn': permissionSetRoleArnPattern(securityAdmin.name, securityAccountId) },
        },
      },
      managedPolicies: ['SecurityAudit', 'job-function/ViewOnlyAccess'],
      whyManaged:
        'AWS keeps these up with its new services, and what they may read beyond configuration is denied by name.',
      statements: denyReads(...secretReads, ...dataReads) as unknown as NonEmpty<Statement>,
    });
  }
}
