import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnGroup, CfnManagedPolicy, CfnPolicy, CfnRole, CfnUser } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnFunction, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';
import type { NagPack } from 'cdk-nag';

/*
 * Resources without any protection, of each type of which cdk-nag has something to say here. A rule that finds nothing in them finds
 * nothing in what deploys either.
 */

interface Unprotected {
  readonly make: (stack: Stack, id: string) => unknown;
  /** Rules that have to find something in it, without the name of their pack. */
  readonly rules: readonly string[];
}

const statement = (Action: string, Effect: 'Allow' | 'Deny' = 'Allow', more: object = {}): object => ({
  Version: '2012-10-17',
  Statement: [{ Action, Effect, Resource: '*', ...more }],
});
const inline = [{ policyName: 'canary', policyDocument: statement('*') }];
const managedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
const INLINE = ['IAM5', 'IAMNoInlinePolicy'];
const BY_POLICY = ['IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'];

const UNPROTECTED: Readonly<Record<string, Unprotected>> = {
  bucket: {
    make: (stack, id) => new CfnBucket(stack, id),
    rules: [
      ...['S1', 'S10', 'S3BucketLoggingEnabled', 'S3BucketPublicReadProhibited', 'S3BucketPublicWriteProhibited'],
      ...[
        'S3BucketReplicationEnabled',
        'S3BucketSSLRequestsOnly',
        'S3BucketVersioningEnabled',
        'S3DefaultEncryptionKMS',
      ],
    ],
  },
  website: {
    make: (stack, id) =>
      new CfnBucket(stack, id, {
        websiteConfiguration: { indexDocument: 'index.html' },
        publicAccessBlockConfiguration: { blockPublicAcls: false },
      }),
    rules: ['S2', 'S5', 'S3BucketLevelPublicAccessProhibited'],
  },
  'bucket-policy': {
    make: (stack, id) =>
      new CfnBucketPolicy(stack, id, {
        bucket: 'canary',
        policyDocument: statement('s3:GetObject', 'Allow', { Principal: '*' }),
      }),
    rules: ['S10', 'S3BucketSSLRequestsOnly'],
  },
  role: {
    make: (stack, id) => new CfnRole(stack, id, { assumeRolePolicyDocument: {}, managedPolicyArns, policies: inline }),
    rules: ['IAM4', ...INLINE, ...BY_POLICY],
  },
  group: {
    make: (stack, id) => new CfnGroup(stack, id, { managedPolicyArns, policies: inline }),
    rules: ['IAM4', ...INLINE, ...BY_POLICY],
  },
  user: {
    make: (stack, id) => new CfnUser(stack, id, { managedPolicyArns, policies: inline }),
    rules: ['IAM4', ...INLINE, 'IAMUserGroupMembership', 'IAMUserNoPolicies'],
  },
  policy: {
    make: (stack, id) => new CfnPolicy(stack, id, { policyName: id, users: [id], policyDocument: statement('*') }),
    rules: [...INLINE, ...BY_POLICY, 'IAMUserNoPolicies'],
  },
  'managed-policy': {
    make: (stack, id) => new CfnManagedPolicy(stack, id, { users: [id], policyDocument: statement('*') }),
    rules: ['IAM5', ...BY_POLICY, 'IAMUserNoPolicies'],
  },
  key: { make: (stack, id) => new CfnKey(stack, id), rules: ['KMS5', 'KMSBackingKeyRotationEnabled'] },
  topic: { make: (stack, id) => new CfnTopic(stack, id), rules: ['SNS3', 'SNSEncryptedKMS'] },
  function: {
    make: (stack, id) => new CfnFunction(stack, id, { code: {}, role: id, runtime: 'nodejs4.3' }),
    rules: ['L1', 'LambdaConcurrency', 'LambdaDLQ', 'LambdaInsideVPC'],
  },
  permission: {
    make: (stack, id) =>
      new CfnPermission(stack, id, { action: 'lambda:InvokeFunction', functionName: id, principal: '*' }),
    rules: ['LambdaFunctionPublicAccessProhibited'],
  },
  trail: {
    make: (stack, id) => new CfnTrail(stack, id, { isLogging: true, s3BucketName: 'canary' }),
    rules: ['CloudTrailCloudWatchLogsEnabled', 'CloudTrailEncryptionEnabled', 'CloudTrailLogFileValidationEnabled'],
  },
  'log-group': {
    make: (stack, id) => new CfnLogGroup(stack, id),
    rules: ['CloudWatchLogGroupEncrypted', 'CloudWatchLogGroupRetentionPeriod'],
  },
};

/** Rules that are held to finding something, of all packs together. */
export const HELD_RULES: ReadonlySet<string> = new Set(Object.values(UNPROTECTED).flatMap(({ rules }) => rules));

/**
 * What a pack does not find, a few words each.
 *
 * @param rulesOf names of the rules that the pack has, as it applied them
 */
export function overlookedBy(pack: NagPack, rulesOf: ReadonlySet<string>): readonly string[] {
  // Otherwise it would be synthesized at the end of the process, into the assembly.
  const stack = new Stack(new App({ autoSynth: false }), 'Canary');
  for (const [id, { make }] of Object.entries(UNPROTECTED)) make(stack, id);
  const { violations } = pack.validateScope(stack);
  const found = new Set(
    violations
      .filter(({ description }) => !description.startsWith(THREW))
      .flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${constructPath} ${ruleName.replace(/\[.*$/, '')}`),
      ),
  );
  return Object.entries(UNPROTECTED).flatMap(([id, { rules }]) =>
    rules
      .filter((rule) => rulesOf.has(rule) && !found.has(`Canary/${id} ${pack.readPackName}-${rule}`))
      .map((rule) => `an unprotected ${id.replaceAll('-', ' ')} by ${rule}`),
  );
}

/** How cdk-nag begins what it says of a rule that did not come to an end. */
const THREW = 'Rule threw an error';
