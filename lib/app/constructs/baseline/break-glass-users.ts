import { CfnGroup, CfnUser } from 'aws-cdk-lib/aws-iam';
import { Aws, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import { BREAK_GLASS_ROLE_NAME, BREAK_GLASS_USER_NAMES } from '../../../base/names';
import type { Statement } from '../../../policy/document';
import { retainOnceCreated } from '../retain';

const self = `arn:aws:iam::${Aws.ACCOUNT_ID}:user/\${aws:username}`;
/** A virtual device bears the name that its user gives it. */
const devices = `arn:aws:iam::${Aws.ACCOUNT_ID}:mfa/*`;
const emergencyRoles = `arn:aws:iam::*:role/${BREAK_GLASS_ROLE_NAME}`;

/** What a user may do before it has given a second factor: register one, and set the first password. */
const enrolment = [
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ResyncMFADevice',
] as const;
/** What the console looks at for it, in the account as a whole. */
const accountReads = ['iam:GetAccountPasswordPolicy', 'iam:ListVirtualMFADevices'] as const;

/** Everything that the users may do. */
export const breakGlassUserStatements: readonly Statement[] = [
  {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: emergencyRoles,
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  },
  { Effect: 'Allow', Action: enrolment, Resource: [self, devices] },
  { Effect: 'Allow', Action: 'iam:ChangePassword', Resource: self },
  { Effect: 'Allow', Action: accountReads, Resource: '*' },
  {
    Effect: 'Deny',
    NotAction: [...enrolment, ...accountReads, 'iam:ChangePassword'],
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  },
];

/**
 * The two people's way in when IAM Identity Center is what is down: users of the management account without access keys,
 * who may do nothing but become the emergency role, and that only with a second factor. Passwords are never in a template:
 * docs/break-glass.md tells how the first one is set.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html
 */
export class BreakGlassUsers extends Construct {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const group = retainOnceCreated(
      new CfnGroup(this, 'Group', {
        groupName: BREAK_GLASS_ROLE_NAME,
        policies: [
          {
            policyName: BREAK_GLASS_ROLE_NAME,
            policyDocument: { Version: '2012-10-17', Statement: breakGlassUserStatements },
          },
        ],
      }),
    );
    group.overrideLogicalId('BreakGlassGroup');
    acknowledge(group);
    for (const userName of BREAK_GLASS_USER_NAMES) {
      // Outlives the stack: its password and its devices were not made here.
      const user = retainOnceCreated(new CfnUser(this, userName, { userName, groups: [group.ref] }));
      user.overrideLogicalId(logicalId('User', userName));
    }
  }
}

function acknowledge(group: CfnGroup): void {
  Validations.of(group).acknowledge(
    {
      id: 'NIST.800.53.R5-IAMNoInlinePolicy',
      reason: 'The policy of one group, for two users: nobody else can be given it by accident.',
    },
    {
      id: `AwsSolutions-IAM5[Resource::${emergencyRoles}]`,
      reason: 'The emergency role of every account, those included that are created later; its own trust decides.',
    },
    {
      id: 'AwsSolutions-IAM5[Resource::arn:aws:iam::<AWS::AccountId>:mfa/*]',
      reason: 'A virtual device bears the name that its user gives it, and registering one gives access to nothing.',
    },
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Password policy and list of devices have no resource; the other statement denies all but enrolment.',
    },
  );
}
