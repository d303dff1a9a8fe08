/**
 * ARNs of what AWS Backup keeps: of its own, or of the service whose resource it is. The action data have one format of blanks for all
 * of them, which nothing has.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html
 */
const RECOVERY_POINTS: readonly string[] = [
  'arn:${Partition}:backup:${Region}:${Account}:recovery-point:${RecoveryPointId}',
  'arn:${Partition}:ec2:${Region}::snapshot/${RecoveryPointId}',
  'arn:${Partition}:ec2:${Region}::image/${RecoveryPointId}',
  'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/backup/${RecoveryPointId}',
  'arn:${Partition}:fsx:${Region}:${Account}:backup/${RecoveryPointId}',
  'arn:${Partition}:rds:${Region}:${Account}:snapshot:${RecoveryPointId}',
  'arn:${Partition}:rds:${Region}:${Account}:cluster-snapshot:${RecoveryPointId}',
  'arn:${Partition}:redshift:${Region}:${Account}:snapshot:${ClusterName}/${RecoveryPointId}',
];

/** One format, or those that it stands for. */
export function formatsOf(format: string): readonly string[] {
  return format.includes(':${Vendor}:') ? RECOVERY_POINTS : [format];
}
