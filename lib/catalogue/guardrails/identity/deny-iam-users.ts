import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const creation = ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:CreateUser'] as const;

/**
 * Deleting is never denied: the management account deletes a member's root credentials with `iam:DeleteLoginProfile`
 * and `iam:DeleteAccessKey`. It also makes a new root password with `iam:CreateLoginProfile`, hence the condition on
 * `aws:AssumedRoot`; AWS caps such a session by its task policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 */
export const denyIamUsers: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G16',
  why: 'Long-lived keys and passwords leak. People sign in through IAM Identity Center, software assumes a role.',
  exceptions: {
    to: ['principal', 'account'],
    because: 'software that knows no roles needs a key, or an account where keys are usual',
  },
  statements: [
    {
      Effect: 'Deny',
      Action: creation,
      Resource: '*',
      Condition: { ...exceptFor(exempt.breakGlass, exempt.stackSets), Null: { 'aws:AssumedRoot': 'true' } },
    },
  ],
  denies: [{ action: creation }, { principal: impostors, action: creation }],
  allows: [
    { principal: [someone.breakGlass, someone.stackSets], action: creation },
    {
      principal: 'root',
      action: ['iam:CreateLoginProfile', 'iam:DeleteAccessKey', 'iam:DeleteLoginProfile'],
      context: { 'aws:AssumedRoot': 'true' },
    },
    { action: ['iam:DeleteAccessKey', 'iam:DeleteLoginProfile', 'iam:DeleteUser', 'iam:UpdateAccessKey'] },
  ],
};
