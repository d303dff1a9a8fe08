import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { permissionSetRoleArnPattern, roleArnPattern } from '../../../catalogue/guardrails/definition/principals';
import { BREAK_GLASS_ROLE_NAME, ROOT_TASKS_ROLE_NAME } from '../../../base/names';
import { orgAdmin } from '../../../catalogue/personas/org-admin';
import { LandingZoneRole } from '../landing-zone-role';

export interface RootTasksRoleProps {
  /** Twelve digits, or a token. */
  readonly managementAccountId: string;
  /** Regions whose events raise alarms by a stack of this account: elsewhere root cannot be taken. */
  readonly regions: readonly string[];
}

const MEMBER_ROOTS = 'arn:aws:iam::*:root';

/** What AWS lets a session as a member's root do, one policy a session. */
export const ROOT_TASKS = [
  'IAMAuditRootUserCredentials',
  'IAMCreateRootUserPassword',
  'IAMDeleteRootUserCredentials',
  'S3UnlockBucketPolicy',
  'SQSUnlockQueuePolicy',
] as const;

/**
 * The one role of the organization that may take a member's root, for a named task and for 15 minutes at most. Lives in
 * the management account, which AWS accepts as the origin of such sessions.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export class RootTasksRole extends Construct {
  public constructor(scope: Construct, id: string, { managementAccountId, regions }: RootTasksRoleProps) {
    super(scope, id);
    const { resource } = new LandingZoneRole(this, 'Role', {
      roleName: ROOT_TASKS_ROLE_NAME,
      description: 'Takes the root of a member account for a named task: every use raises an alarm',
      trust: {
        Principal: { AWS: `arn:aws:iam::${managementAccountId}:root` },
        Condition: {
          ArnLike: {
            'aws:PrincipalArn': [
              permissionSetRoleArnPattern(orgAdmin.name, managementAccountId),
              roleArnPattern(BREAK_GLASS_ROLE_NAME, managementAccountId),
            ],
          },
        },
      },
      statements: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRoot',
          Resource: MEMBER_ROOTS,
          Condition: {
            StringEquals: {
              'aws:RequestedRegion': regions,
              'sts:TaskPolicyArn': ROOT_TASKS.map((task) => `arn:aws:iam::aws:policy/root-task/${task}`),
            },
          },
        },
      ],
    });
    Validations.of(resource).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${MEMBER_ROOTS}]`,
      reason:
        'The root of every member account, those included that are created later; the task policies are the limit.',
    });
  }
}
