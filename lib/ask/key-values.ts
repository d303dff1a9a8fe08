import { isRegion, otherPartitionOf, REGIONS } from '../model/regions';
import { isResourceType } from '../resource-schemas';
import { isHostOfService } from './hosts';
import { isInstanceType } from './instance-types';
import { KEY_ENUMERATIONS } from './key-enumerations';
import { matchesFormat } from './arn-format';
import { canBePublic } from './public-addresses';
import { isZone, isZoneId } from './zones';
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
  const [service = '', name] = same.split(':');
  if (name === 'createaction' && iamData.hasService(service)) return actionOf(service, iamData);
  if (same === 'iam:associatedresourcearn') return resourceOfService(iamData);
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

/** Of the call that makes what is tagged. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html */
function actionOf(service: string, iamData: IamData): KeyFormat {
  const values = iamData.actionsOf(service).map((action) => action.slice(service.length + 1));
  const example = values.find((name) => name === 'RunInstances' || (service !== 'ec2' && name.startsWith('Create')));
  return { expected: `an action of ${service} without its prefix, such as ${example ?? 'Create'}`, values };
}

/** Of whoever will use a role that is passed. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html */
function resourceOfService(iamData: IamData): KeyFormat {
  return {
    expected:
      'the ARN of a resource of a kind that its service has, such as arn:aws:ec2:{region}:{account}:instance/i-0a1b2c3d4e5f67890',
    isValid: (value) =>
      iamData.resourceFormatsOf(value.split(':')[2] ?? '').some((format) => matchesFormat(format, value)),
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
const oneOf = (values: readonly string[]): KeyFormat => ({ expected: `one of ${values.join(', ')}`, values });

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

const REGION: KeyFormat = { expected: 'a Region that AWS has, such as us-west-2', values: REGIONS };
const ZONE: KeyFormat = { expected: 'a zone of a Region that AWS has, such as us-west-2a', isValid: isZone };
const INSTANCE_TYPE: KeyFormat = { expected: 'an instance type, such as t3.micro', isValid: isInstanceType };

/** An instance type as a service writes it, with its own prefix. */
function instanceOf(prefix: string, ...others: readonly string[]): KeyFormat {
  return {
    expected: `an instance type after "${prefix}", such as ${prefix}m7g.large`,
    isValid: (value) =>
      value.startsWith(prefix) && (isInstanceType(value.slice(prefix.length)) || others.includes(value)),
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html: one grantee, or several with commas. */
const GRANTEE = String.raw`(?:id="?[^\s",=]+"?|emailAddress="?[^\s",@=]+@[^\s",@=]+"?|uri="?http://acs\.amazonaws\.com/groups/(?:global/(?:AllUsers|AuthenticatedUsers)|s3/LogDelivery)"?)`;
const GRANT = matching(
  'id=<canonical user id>, emailAddress=<address> or uri=<group of S3>, such as uri=http://acs.amazonaws.com/groups/global/AllUsers',
  new RegExp(`^${GRANTEE}(?:, ?${GRANTEE})*$`),
);

const FORMATS: ReadonlyMap<string, KeyFormat> = new Map(
  Object.entries({
    ...Object.fromEntries(Object.entries(KEY_ENUMERATIONS).map(([key, values]) => [key, oneOf(values)])),
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
      expected: 'an address of the internet, such as 203.0.113.7: private ones are in aws:VpcSourceIp alone',
      isValid: canBePublic,
    },
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
    'iam:PassedToService': HOST,
    'iam:AWSServiceName': HOST,
    'iam:PolicyARN': POLICY,
    'iam:PermissionsBoundary': POLICY,
    // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
    'kms:ViaService': VIA,
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    'ec2:InstanceType': INSTANCE_TYPE,
    'autoscaling:InstanceType': INSTANCE_TYPE,
    'autoscaling:InstanceTypes': INSTANCE_TYPE,
    'cloud9:InstanceType': INSTANCE_TYPE,
    'ec2:AvailabilityZone': ZONE,
    'ec2:SourceAvailabilityZone': ZONE,
    'ec2:AvailabilityZoneId': {
      expected: 'the id of a zone of a Region that AWS has, such as usw2-az1',
      isValid: isZoneId,
    },
    'ec2:VpceServiceRegion': REGION,
    'ec2:VpceSupportedRegion': REGION,
    'account:TargetRegion': REGION,
    'cloudformation:TargetRegion': REGION,
    'kms:PrimaryRegion': REGION,
    'kms:ReplicaRegion': REGION,
    'secretsmanager:AddReplicaRegions': REGION,
    'secretsmanager:SecretPrimaryRegion': REGION,
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html
    'rds:DatabaseClass': instanceOf('db.', 'db.serverless'),
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
    'sagemaker:InstanceTypes': instanceOf('ml.'),
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
    'elasticache:CacheNodeType': instanceOf('cache.'),
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html: EU is an old name of eu-west-1
    's3:LocationConstraint': { expected: 'a Region that AWS has, such as us-west-2', values: [...REGIONS, 'EU'] },
    's3:x-amz-grant-read': GRANT,
    's3:x-amz-grant-write': GRANT,
    's3:x-amz-grant-read-acp': GRANT,
    's3:x-amz-grant-write-acp': GRANT,
    's3:x-amz-grant-full-control': GRANT,
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
