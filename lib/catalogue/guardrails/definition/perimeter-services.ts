import { entryOf } from '../../../base/entry-of';

/**
 * What the data perimeter covers: services that hold data or hand out identities, that resource policies can open to
 * others, and that resource control policies bind. STS action by action: `sts:*` would also catch sign-in through
 * identity providers, whose callers belong to no organization.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
export const perimeterActions = [
  'cloudsearch:*',
  'cloudtrail-data:*',
  'codeartifact:*',
  'codebuild:*',
  'comprehend:*',
  'dsql:*',
  'dynamodb:*',
  'ecr:*',
  'events:*',
  'kms:*',
  'logs:*',
  's3:*',
  'secretsmanager:*',
  'servicediscovery:*',
  'sqs:*',
  'sts:AssumeRole',
  'xray:*',
] as const;

/** What the patterns above match and no resource control policy restricts. */
export const beyondRcps = ['kms:RetireGrant'] as const;

/** One action of each, for what must keep working. */
export const perimeterExamples = [
  'codeartifact:ReadFromRepository',
  'dynamodb:GetItem',
  'ecr:BatchGetImage',
  'events:PutEvents',
  'kms:Decrypt',
  'logs:PutLogEvents',
  's3:GetObject',
  'secretsmanager:GetSecretValue',
  'sqs:SendMessage',
  'sts:AssumeRole',
] as const;

/** Of nobody that we know. */
export const STRANGER_ACCOUNT = '999999999999';
export const STRANGER_ORGANIZATION = 'o-stranger000';

/**
 * AWS's own accounts that write the access logs of load balancers, where a bucket's policy names the account, as older ones do.
 * Newer Regions have none: there, and in policies of today, a service principal writes.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const LOAD_BALANCER_ACCOUNTS: Readonly<Record<string, string>> = {
  'af-south-1': '098369216593',
  'ap-east-1': '754344448648',
  'ap-northeast-1': '582318560864',
  'ap-northeast-2': '600734575887',
  'ap-northeast-3': '383597477331',
  'ap-south-1': '718504428378',
  'ap-southeast-1': '114774131450',
  'ap-southeast-2': '783225319266',
  'ap-southeast-3': '589379963580',
  'ca-central-1': '985666609251',
  'eu-central-1': '054676820928',
  'eu-north-1': '897822967062',
  'eu-south-1': '635631232127',
  'eu-west-1': '156460612806',
  'eu-west-2': '652711504416',
  'eu-west-3': '009996457667',
  'me-south-1': '076674570225',
  'sa-east-1': '507241528517',
  'us-east-1': '127311923021',
  'us-east-2': '033677994240',
  'us-west-1': '027434742980',
  'us-west-2': '797873946194',
};

/** Of these Regions, in their order. */
export function loadBalancerAccounts(regions: readonly string[]): readonly string[] {
  return regions.flatMap((region) => {
    const account = entryOf(LOAD_BALANCER_ACCOUNTS, region);
    return account === undefined ? [] : [account];
  });
}

/** Whose logs of load balancers that account of AWS writes. @default it is none of them */
export function loadBalancerRegionOf(account: string): string | undefined {
  return Object.entries(LOAD_BALANCER_ACCOUNTS).find(([, id]) => id === account)?.[0];
}
