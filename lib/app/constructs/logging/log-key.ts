import { CfnAlias, CfnKey } from 'aws-cdk-lib/aws-kms';
import { Aws, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { LOG_KEY_ALIAS } from '../../../base/names';
import type { Statement } from '../../../policy/document';

export interface LogKeyProps {
  readonly organizationId: string;
  readonly trailArn: string;
}

/**
 * The key of the log archive. Services of the organization encrypt with it and nobody else does; the account's own IAM
 * policies say who may decrypt, and only through S3. Whoever administers it can neither encrypt nor decrypt by that.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
 */
export class LogKey extends Construct {
  public readonly arn: string;

  public constructor(scope: Construct, id: string, props: LogKeyProps) {
    super(scope, id);
    const key = new CfnKey(this, 'Resource', {
      description: 'Encrypts the logs of all accounts',
      enableKeyRotation: true,
      pendingWindowInDays: 30,
      keyPolicy: { Version: '2012-10-17', Statement: [...administration(), ...writers(props)] },
    });
    key.overrideLogicalId('LogKey');
    key.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, { applyToUpdateReplacePolicy: true });
    new CfnAlias(this, 'Alias', { aliasName: LOG_KEY_ALIAS, targetKeyId: key.ref }).overrideLogicalId('LogKeyAlias');
    this.arn = key.attrArn;
  }
}

const account = { AWS: `arn:aws:iam::${Aws.ACCOUNT_ID}:root` };

function administration(): Statement[] {
  return [
    {
      Sid: 'Administration',
      Effect: 'Allow',
      Principal: account,
      Action: [
        'kms:CancelKeyDeletion',
        'kms:CreateAlias',
        'kms:DeleteAlias',
        'kms:DescribeKey',
        'kms:DisableKey',
        'kms:DisableKeyRotation',
        'kms:EnableKey',
        'kms:EnableKeyRotation',
        'kms:GetKeyPolicy',
        'kms:GetKeyRotationStatus',
        'kms:ListGrants',
        'kms:ListKeyPolicies',
        'kms:ListResourceTags',
        'kms:ListRetirableGrants',
        'kms:PutKeyPolicy',
        'kms:RevokeGrant',
        'kms:ScheduleKeyDeletion',
        'kms:TagResource',
        'kms:UntagResource',
        'kms:UpdateAlias',
        'kms:UpdateKeyDescription',
      ],
      Resource: '*',
    },
    {
      Sid: 'ReadingLogs',
      Effect: 'Allow',
      Principal: account,
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` } },
    },
  ];
}

function writers({ organizationId, trailArn }: LogKeyProps): Statement[] {
  return [
    {
      Sid: 'CloudTrail',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      // Decrypting for the sake of the bucket's S3 Bucket Key alone: without it AWS makes no trail, and changes none.
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
    },
    {
      Sid: 'Config',
      Effect: 'Allow',
      Principal: { Service: 'config.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceOrgID': organizationId } },
    },
  ];
}
