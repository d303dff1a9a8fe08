import { TECHNIQUES } from '../../proofs/escalation/techniques';

/** Ways to more than somebody has, as the search for administrators knows them. */
export const WAYS: ReadonlySet<string> = new Set([
  'iam:PassRole',
  ...TECHNIQUES.flatMap(({ needs }) => needs.map(({ action }) => action)),
]);

/** What a reviewer who reads one name of a service would want it to be: what gives out data or secrets, or ends them for good. */
export const DATA: ReadonlySet<string> = new Set([
  'dynamodb:DeleteTable',
  'dynamodb:Scan',
  'ec2:CreateSnapshot',
  'ec2:ModifySnapshotAttribute',
  'ec2:TerminateInstances',
  'ecr:PutImage',
  'ecs:ExecuteCommand',
  'kms:Decrypt',
  'kms:ScheduleKeyDeletion',
  'logs:DeleteLogGroup',
  'logs:FilterLogEvents',
  'rds:DeleteDBCluster',
  'rds:DeleteDBInstance',
  'rds:ModifyDBSnapshotAttribute',
  's3:DeleteObject',
  's3:GetObject',
  's3:PutBucketPolicy',
  's3:PutObject',
  'secretsmanager:DeleteSecret',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
  'sts:AssumeRole',
]);

/** What says most about somebody first, and what says as much as it was. @param givesPermissions as AWS says of an action */
export function mostTelling(names: readonly string[], givesPermissions: (name: string) => boolean): readonly string[] {
  const rank = (name: string): number => (WAYS.has(name) ? 0 : givesPermissions(name) ? 1 : DATA.has(name) ? 2 : 3);
  const ranks = new Map(names.map((name) => [name, rank(name)]));
  return [...names].sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
}
