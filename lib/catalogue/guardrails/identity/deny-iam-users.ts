import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const creation = ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:CreateUser'] as const;

/**
 * Keys that are no users of IAM: whoever holds a device's certificate or an activation gets a role's credentials as long as it is
 * valid, and a bucket's key of Lightsail has no end.
 */
const otherKeys = [
  'iot:CreateRoleAlias',
  'iot:UpdateRoleAlias',
  'lightsail:CreateBucketAccessKey',
  'ssm:CreateActivation',
] as const;

/**
 * Deleting is never denied: the management account deletes a member's root credentials with `iam:DeleteLoginProfile`
 * and `iam:DeleteAccessKey`. It also makes a new root password with `iam:CreateLoginProfile`, hence the condition on
 * `aws:AssumedRoot`; AWS caps such a session by its task policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/activations.html
 */
export const denyIamUsers: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G16',
  why: 'Long-lived keys and passwords leak. People sign in through IAM Identity Center, software assumes a role. Likewise what lends a role to whoever holds a certificate or an activation: role aliases of AWS IoT and hybrid activations of Systems Manager need an exception, and so do keys of Lightsail’s buckets. Not kept from anybody: an SSH key of AWS Transfer Family, which lends a role, and a new password of a user who is there.',
  exceptions: {
    to: ['principal', 'account'],
    because: 'software and devices that know no roles need a key, or an account where keys are usual',
  },
  statements: [
    {
      Effect: 'Deny',
      Action: [...creation, ...otherKeys],
      Resource: '*',
      Condition: { ...exceptFor(exempt.breakGlass, exempt.stackSets), Null: { 'aws:AssumedRoot': 'true' } },
    },
  ],
  denies: [
    { action: creation },
    { principal: impostors, action: creation },
    { action: otherKeys },
    { principal: impostors, action: otherKeys },
  ],
  allows: [
    { principal: [someone.breakGlass, someone.stackSets], action: [...creation, ...otherKeys] },
    {
      principal: 'root',
      action: ['iam:CreateLoginProfile', 'iam:DeleteAccessKey', 'iam:DeleteLoginProfile'],
      context: { 'aws:AssumedRoot': 'true' },
    },
    { action: ['iam:DeleteAccessKey', 'iam:DeleteLoginProfile', 'iam:DeleteUser', 'iam:UpdateAccessKey'] },
    {
      action: [
        'iot:CreateThing',
        'iot:DeleteRoleAlias',
        'lightsail:SetResourceAccessForBucket',
        'ssm:DeleteActivation',
      ],
    },
  ],
};
