import { Construct } from 'constructs';
import { BACKUP_ROLE_NAME } from '../../../base/names';
import { LandingZoneRole } from '../landing-zone-role';

/**
 * The role that the plans of a backup policy name. It makes backups and restores none: a restore takes a role that whoever
 * restores may pass, and nobody may pass this one.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html
 */
export class BackupRole extends Construct {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new LandingZoneRole(this, 'Role', {
      roleName: BACKUP_ROLE_NAME,
      description: 'AWS Backup makes the backups that the backup policies ask for',
      trust: { Principal: { Service: 'backup.amazonaws.com' } },
      managedPolicies: ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'],
      whyManaged:
        'What a backup takes differs by service and grows with AWS Backup; AWS keeps these policies up with it.',
    });
  }
}
