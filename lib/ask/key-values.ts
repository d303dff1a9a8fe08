import { isIP } from 'node:net';
import { isRegion, otherPartitionOf } from '../model/regions';
import { isResourceType } from '../resource-schemas';
import { isHostOfService } from './hosts';
import { isInstanceType } from './instance-types';
import { loadManagedPolicies, UnknownManagedPolicyError, type IamData } from '../iam-data';

/** What AWS puts into a condition key: nothing else is ever in a request. */
export interface KeyFormat {
  readonly expected: string;
  /** All values that there are. @default more than can be listed */
  readonly values?: readonly string[];
  /** @default one of `values` */
  readonly isValid?: (value: string) => boolean;
}

/** What AWS puts into a key of that name, in any case of its letters. Undefined where a caller may put in what it likes. */
export function formatOfKey(key: string, iamData: IamData): KeyFormat | undefined {
  const same = key.toLowerCase();
  if (same === 'ec2:createaction') return actionOfEc2(iamData);
  const format = FORMATS.get(same);
  return format === HOST || format === VIA ? ofServices(format, iamData) : format;
}

/** Whether what AWS puts into a key is the host of a service. */
export function isOfHost(key: string): boolean {
  const format = FORMATS.get(key.toLowerCase());
  return format === HOST || format === VIA;
}

/** Keys that AWS fills in a way that is known, in small letters. */
export function keysWithFormat(): readonly string[] {
  return [...FORMATS.keys()];
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html */
function actionOfEc2(iamData: IamData): KeyFormat {
  return {
    expected: 'an action of Amazon EC2 without its prefix, such as RunInstances',
    isValid: (value) => iamData.action(`ec2:${value}`) !== undefined,
  };
}

/** A host that differs by a slip from that of a service is none. */
function ofServices({ expected, isValid }: KeyFormat, iamData: IamData): KeyFormat {
  return { expected, isValid: (value) => isValid?.(value) === true && isHostOfService(value, iamData) };
}

const matching = (expected: string, pattern: RegExp): KeyFormat => ({
  expected,
  isValid: (value) => pattern.test(value),
});
const oneOf = (...values: readonly string[]): KeyFormat => ({ expected: `one of ${values.join(', ')}`, values });

const HOST = matching(
  'the host of a service, such as lambda.amazonaws.com',
  /^[a-z\d]+(?:-[a-z\d]+)*(?:\.[a-z\d]+(?:-[a-z\d]+)*)*\.amazonaws\.com$/,
);
const POLICY: KeyFormat = {
  expected: 'the ARN of a policy that there is, such as arn:aws:iam::aws:policy/ReadOnlyAccess',
  isValid: (value) =>
    /^arn:aws:iam::[^:*?]+:policy\/[^*?]+$/.test(value) && (!value.startsWith(OF_AWS) || isManagedByAws(value)),
};
const VIA: KeyFormat = {
  expected: 'the host of a service in a Region that AWS has, such as s3.us-west-2.amazonaws.com',
  isValid: (value) => isOfRegion(/^[a-z\d-]+(?:\.[a-z\d-]+)*\.(?<region>[a-z\d-]+)\.amazonaws\.com$/.exec(value)),
};

function isOfRegion(host: RegExpExecArray | null): boolean {
  const region = host?.groups?.region ?? '';
  return isRegion(region) || otherPartitionOf(region) !== undefined;
}

const SWITCH = oneOf('enabled', 'disabled');

const FORMATS: ReadonlyMap<string, KeyFormat> = new Map(
  Object.entries({
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    'aws:CalledVia': HOST,
    'aws:CalledViaFirst': HOST,
    'aws:CalledViaLast': HOST,
    'aws:PrincipalServiceName': HOST,
    'aws:PrincipalServiceNamesList': HOST,
    // Credentials last 36 hours, and those of the role that they take 12: the same page, and GetSessionToken.
    'aws:MultiFactorAuthAge': {
      expected: 'whole seconds since the second factor, 172800 at most: no session is older',
      isValid: (value) => /^\d{1,6}$/.test(value) && Number(value) <= 172_800,
    },
    'aws:SourceVpc': matching('the id of a VPC, such as vpc-0a1b2c3d4e5f67890', /^vpc-[\da-f]+$/),
    'aws:SourceVpce': matching('the id of a VPC endpoint, such as vpce-0a1b2c3d4e5f67890', /^vpce-[\da-f]+$/),
    'aws:SourceIp': {
      expected: 'an address of the internet: private ones are in aws:VpcSourceIp alone',
      isValid: (value) => isIP(value) !== 4 || !PRIVATE.test(value),
    },
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
    'iam:PassedToService': HOST,
    'iam:AWSServiceName': HOST,
    'iam:PolicyARN': POLICY,
    'iam:PermissionsBoundary': POLICY,
    // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
    'kms:ViaService': VIA,
    'kms:KeyOrigin': oneOf('AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'),
    'kms:KeyUsage': oneOf('ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    'ec2:InstanceType': { expected: 'an instance type, such as t3.micro', isValid: isInstanceType },
    'ec2:MetadataHttpTokens': oneOf('optional', 'required'),
    'ec2:MetadataHttpEndpoint': SWITCH,
    'ec2:Tenancy': oneOf('default', 'dedicated', 'host'),
    'ec2:RootDeviceType': oneOf('ebs', 'instance-store'),
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
    's3:x-amz-acl': oneOf(
      'private',
      'public-read',
      'public-read-write',
      'aws-exec-read',
      'authenticated-read',
      'bucket-owner-read',
      'bucket-owner-full-control',
      'log-delivery-write',
    ),
    's3:x-amz-server-side-encryption': matching(
      'AES256, aws:kms or aws:kms:dsse',
      /^(?:AES256|aws:[a-z]+(?::[a-z]+)?)$/,
    ),
    's3:object-lock-mode': oneOf('GOVERNANCE', 'COMPLIANCE'),
    's3:object-lock-legal-hold': oneOf('ON', 'OFF'),
    's3:authType': oneOf('REST-HEADER', 'REST-QUERY-STRING', 'POST'),
    's3:TlsVersion': oneOf('1.0', '1.1', '1.2', '1.3', '1'),
    // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    'lambda:FunctionUrlAuthType': oneOf('AWS_IAM', 'NONE'),
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/security_iam_service-with-iam.html
    'elasticloadbalancing:Scheme': oneOf('internal', 'internet-facing'),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
    'cloudformation:ResourceTypes': {
      expected: 'a type of resource that CloudFormation has, such as AWS::S3::Bucket',
      isValid: isResourceType,
    },
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    'sts:RoleSessionName': matching('2 to 64 of letters, digits and _+=,.@-', /^[\w+=,.@-]{2,64}$/),
    'sts:SourceIdentity': matching('2 to 64 of letters, digits and _+=,.@-', /^[\w+=,.@-]{2,64}$/),
    'aws:SourceIdentity': matching('2 to 64 of letters, digits and _+=,.@-', /^[\w+=,.@-]{2,64}$/),
    'sts:ExternalId': matching('2 to 1224 of letters, digits and _+=,.@:/-', /^[\w+=,.@:/-]{2,1224}$/),
  } satisfies Readonly<Record<string, KeyFormat>>).map(([key, format]) => [key.toLowerCase(), format]),
);

const OF_AWS = 'arn:aws:iam::aws:';

function isManagedByAws(arn: string): boolean {
  try {
    return loadManagedPolicies([arn]).has(arn);
  } catch (error) {
    if (error instanceof UnknownManagedPolicyError) return false;
    throw error;
  }
}

const PRIVATE = /^(?:10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./;
