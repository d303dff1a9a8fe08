import { named, type ResourceKinds } from './resource-kind';

/** Storage, databases, keys and secrets. */
export const data: ResourceKinds = {
  'AWS::S3::Bucket': {
    name: 'BucketName',
    letters: 'lower-case',
    ref: '{name}',
    attributes: {
      Arn: 'arn:aws:s3:::{name}',
      DomainName: '{name}.s3.amazonaws.com',
      DualStackDomainName: '{name}.s3.dualstack.{region}.amazonaws.com',
      RegionalDomainName: '{name}.s3.{region}.amazonaws.com',
      WebsiteURL: 'http://{name}.s3-website-{region}.amazonaws.com',
    },
  },
  'AWS::S3::AccessPoint': {
    name: 'Name',
    letters: 'lower-case',
    ref: '{name}',
    attributes: { Arn: 'arn:aws:s3:{region}:{account}:accesspoint/{name}', Name: '{name}' },
  },
  'AWS::KMS::Key': { ref: '{id}', attributes: { Arn: 'arn:aws:kms:{region}:{account}:key/{id}', KeyId: '{id}' } },
  'AWS::KMS::ReplicaKey': {
    ref: '{id}',
    attributes: { Arn: 'arn:aws:kms:{region}:{account}:key/{id}', KeyId: '{id}' },
  },
  'AWS::KMS::Alias': { ref: '{AliasName}', arn: 'arn:aws:kms:{region}:{account}:{AliasName}' },
  'AWS::SecretsManager::Secret': {
    name: 'Name',
    ref: 'arn:aws:secretsmanager:{region}:{account}:secret:{name}-AbCdEf',
    attributes: { Id: 'arn:aws:secretsmanager:{region}:{account}:secret:{name}-AbCdEf' },
  },
  'AWS::SSM::Parameter': { name: 'Name', ref: '{name}', attributes: { Value: '{Value}', Type: '{Type}' } },
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    ref: '{name}',
    attributes: {
      Arn: 'arn:aws:dynamodb:{region}:{account}:table/{name}',
      StreamArn: 'arn:aws:dynamodb:{region}:{account}:table/{name}/stream/2026-01-01T00:00:00.000',
    },
  },
  'AWS::DynamoDB::GlobalTable': named('TableName', 'arn:aws:dynamodb:{region}:{account}:table/{name}'),
  'AWS::RDS::DBInstance': {
    name: 'DBInstanceIdentifier',
    letters: 'lower-case',
    ref: '{name}',
    attributes: { DBInstanceArn: 'arn:aws:rds:{region}:{account}:db:{name}' },
  },
  'AWS::RDS::DBCluster': {
    name: 'DBClusterIdentifier',
    letters: 'lower-case',
    ref: '{name}',
    attributes: { DBClusterArn: 'arn:aws:rds:{region}:{account}:cluster:{name}' },
  },
  'AWS::EFS::FileSystem': {
    ref: '{id}',
    attributes: { Arn: 'arn:aws:elasticfilesystem:{region}:{account}:file-system/{id}', FileSystemId: '{id}' },
  },
  'AWS::ECR::Repository': {
    name: 'RepositoryName',
    letters: 'lower-case',
    ref: '{name}',
    attributes: {
      Arn: 'arn:aws:ecr:{region}:{account}:repository/{name}',
      RepositoryUri: '{account}.dkr.ecr.{region}.amazonaws.com/{name}',
    },
  },
  'AWS::Glue::Database': { ref: '{id}' },
  'AWS::Athena::WorkGroup': {
    name: 'Name',
    ref: '{name}',
    arn: 'arn:aws:athena:{region}:{account}:workgroup/{name}',
  },
  'AWS::Backup::BackupVault': {
    name: 'BackupVaultName',
    ref: '{name}',
    attributes: {
      BackupVaultArn: 'arn:aws:backup:{region}:{account}:backup-vault:{name}',
      BackupVaultName: '{name}',
    },
  },
  'AWS::Backup::BackupPlan': {
    ref: '{id}',
    attributes: { BackupPlanArn: 'arn:aws:backup:{region}:{account}:backup-plan:{id}', BackupPlanId: '{id}' },
  },
};
