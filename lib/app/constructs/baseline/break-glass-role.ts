import { Construct } from 'constructs';
import { BREAK_GLASS_ROLE_NAME, BREAK_GLASS_USER_NAMES } from '../../../base/names';
import { LandingZoneRole } from '../landing-zone-role';

export interface BreakGlassRoleProps {
  /** Twelve digits, or a token. */
  readonly managementAccountId: string;
}

/** Seconds since the user gave the second factor. */
const MFA_AGE = '3600';

/**
 * The way into this account when nothing else works, IAM Identity Center included. Only the management account's two
 * break-glass users get in, with a second factor given within the hour; every use raises an alarm.
 *
 * The trust names the account and checks the users by ARN: a user named as principal would be stored by its internal id,
 * and a user that is deleted and made again would be locked out of every account without anybody noticing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export class BreakGlassRole extends Construct {
  public constructor(scope: Construct, id: string, { managementAccountId }: BreakGlassRoleProps) {
    super(scope, id);
    new LandingZoneRole(this, 'Role', {
      roleName: BREAK_GLASS_ROLE_NAME,
      description: 'For emergencies: every use raises an alarm',
      trust: {
        Principal: { AWS: `arn:aws:iam::${managementAccountId}:root` },
        Condition: {
          ArnEquals: {
            'aws:PrincipalArn': BREAK_GLASS_USER_NAMES.map(
              (name) => `arn:aws:iam::${managementAccountId}:user/${name}`,
            ),
          },
          Bool: { 'aws:MultiFactorAuthPresent': 'true' },
          NumericLessThan: { 'aws:MultiFactorAuthAge': MFA_AGE },
        },
      },
      managedPolicies: ['AdministratorAccess'],
      whyManaged:
        'An emergency is what nobody foresaw, so nothing may be missing; the trust, the alarm and the hour limit it.',
      // Members' root is taken by one role only, for named tasks: the emergency role takes that one first.
      statements: [{ Effect: 'Deny', Action: 'sts:AssumeRoot', Resource: '*' }],
    });
  }
}
