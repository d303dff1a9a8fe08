import type { Guardrail } from '../definition/guardrail';
import { unrestrictableByScp } from '../definition/unrestrictable';

/**
 * `aws:AssumedRoot` is in a request only when it comes from an `sts:AssumeRoot` session, by which the management
 * account recovers a member whose root credentials are gone; AWS caps such a session by its task policy. Every action is
 * denied, bucket policies included: those are unlocked through such a session too.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 */
export const denyRootUser: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G05',
  why: 'The root user cannot be limited by any policy of the account itself. Its few tasks are done from the management account.',
  exceptions: {
    to: [],
    because: 'nothing else limits a root user; its few tasks are done through sessions of the management account',
  },
  statements: [
    {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' }, Null: { 'aws:AssumedRoot': 'true' } },
    },
  ],
  denies: [{ principal: 'root', action: '*', except: unrestrictableByScp }],
  allows: [
    {
      principal: 'root',
      action: ['s3:DeleteBucketPolicy', 'sqs:SetQueueAttributes', 'iam:DeleteLoginProfile', 'iam:GetLoginProfile'],
      context: { 'aws:AssumedRoot': 'true' },
    },
    { action: ['s3:GetObject', 'ec2:DescribeInstances'] },
    { principal: 'role/root', action: 's3:GetObject' },
  ],
};
