import { PASSWORD_POLICY } from '../../base/password-policy';
import type { Control } from './definition/control';

/** Root users, passwords, access keys and what identities may do. */
export const identityControls = {
  'root-mfa': {
    title: 'The root user signs in with MFA',
    rule: 'ROOT_ACCOUNT_MFA_ENABLED',
    scope: 'account',
    cis: { v3: ['1.5'], v5: ['1.4'] },
    nist: ['AC-2(1)', 'AC-3(15)', 'IA-2(1)', 'IA-2(2)', 'IA-2(6)', 'IA-2(8)'],
  },
  'no-root-access-keys': {
    title: 'The root user has no access keys',
    rule: 'IAM_ROOT_ACCESS_KEY_CHECK',
    scope: 'account',
    cis: { v3: ['1.4'], v5: ['1.3'] },
    nist: ['AC-2(1)', 'AC-3(7)', 'AC-3(15)', 'AC-6', 'AC-6(2)', 'AC-6(10)'],
  },
  'password-policy': {
    title: 'Passwords of IAM users are long, mixed, new, and changed every 90 days',
    rule: 'IAM_PASSWORD_POLICY',
    parameters: {
      MinimumPasswordLength: String(PASSWORD_POLICY.MinimumPasswordLength),
      RequireUppercaseCharacters: String(PASSWORD_POLICY.RequireUppercaseCharacters),
      RequireLowercaseCharacters: String(PASSWORD_POLICY.RequireLowercaseCharacters),
      RequireNumbers: String(PASSWORD_POLICY.RequireNumbers),
      RequireSymbols: String(PASSWORD_POLICY.RequireSymbols),
      PasswordReusePrevention: String(PASSWORD_POLICY.PasswordReusePrevention),
      MaxPasswordAge: String(PASSWORD_POLICY.MaxPasswordAge),
    },
    scope: 'account',
    cis: { v3: ['1.8', '1.9'], v5: ['1.7', '1.8'] },
    nist: ['AC-2(1)', 'AC-2(3)', 'AC-3(15)', 'IA-5(1)'],
  },
  'console-users-mfa': {
    title: 'IAM users who sign in to the console use MFA',
    rule: 'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS',
    scope: 'account',
    cis: { v3: ['1.10'], v5: ['1.9'] },
    nist: ['AC-2(1)', 'AC-3(15)', 'IA-2(1)', 'IA-2(2)', 'IA-2(6)', 'IA-2(8)'],
  },
  'unused-credentials': {
    title: 'Credentials that nobody used for 45 days are disabled',
    rule: 'IAM_USER_UNUSED_CREDENTIALS_CHECK',
    parameters: { maxCredentialUsageAge: '45' },
    scope: 'account',
    cis: { v3: ['1.12'], v5: ['1.11'] },
    nist: ['AC-2(1)', 'AC-2(3)', 'AC-3(7)', 'AC-3(15)', 'AC-6'],
  },
  'access-keys-rotated': {
    title: 'Access keys are at most 90 days old',
    rule: 'ACCESS_KEYS_ROTATED',
    parameters: { maxAccessKeyAge: '90' },
    scope: 'account',
    cis: { v3: ['1.14'], v5: ['1.13'] },
    nist: ['AC-2(1)', 'AC-2(3)', 'AC-3(15)'],
  },
  'no-user-policies': {
    title: 'IAM users get permissions through groups only',
    rule: 'IAM_USER_NO_POLICIES_CHECK',
    scope: 'account',
    cis: { v3: ['1.15'], v5: ['1.14'] },
    nist: ['AC-2', 'AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-6', 'AC-6(3)'],
  },
  'no-admin-policies': {
    title: 'No customer managed policy allows everything on everything',
    rule: 'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS',
    scope: 'account',
    cis: { v3: ['1.16'], v5: ['1.15'] },
    nist: ['AC-2', 'AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6', 'AC-6(2)', 'AC-6(3)', 'AC-6(10)'],
  },
} as const satisfies Record<string, Control>;
