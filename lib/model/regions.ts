/**
 * Regions of the commercial partition, the only one that this landing zone serves: an organization never spans two.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const REGIONS = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'me-west-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const;

export type Region = (typeof REGIONS)[number];

/**
 * Those that are on in every account and cannot be switched off. AWS adds none: what has come since 2019 is off until somebody opts in.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
export const REGIONS_ENABLED_BY_DEFAULT: readonly Region[] = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

/** Switched on by those who want them, and older than February 2022. AWS adds none to these. */
const RECORDING_IAM_OPT_IN: readonly Region[] = [
  'af-south-1',
  'ap-east-1',
  'ap-southeast-3',
  'eu-south-1',
  'me-south-1',
];

/**
 * Whether AWS Config can record users, groups, roles and policies of IAM there: only where it was before February 2022.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html#select-resources-all
 */
export function recordsIam(region: string): boolean {
  return [...REGIONS_ENABLED_BY_DEFAULT, ...RECORDING_IAM_OPT_IN].some((one) => one === region);
}

/** Whether an account has the Region only once somebody has switched it on there. */
export function isOptIn(region: string): boolean {
  return !REGIONS_ENABLED_BY_DEFAULT.some((one) => one === region);
}

const OTHER_PARTITIONS = [
  { prefix: 'cn-', partition: 'aws-cn', name: 'AWS China' },
  { prefix: 'us-gov-', partition: 'aws-us-gov', name: 'AWS GovCloud (US)' },
  { prefix: 'us-iso-', partition: 'aws-iso', name: 'AWS Secret and Top Secret' },
  { prefix: 'us-isob-', partition: 'aws-iso-b', name: 'AWS Secret and Top Secret' },
  { prefix: 'eu-isoe-', partition: 'aws-iso-e', name: 'AWS Secret and Top Secret' },
  { prefix: 'us-isof-', partition: 'aws-iso-f', name: 'AWS Secret and Top Secret' },
  { prefix: 'eusc-', partition: 'aws-eusc', name: 'AWS European Sovereign Cloud' },
] as const;

export function isRegion(region: string): region is Region {
  return (REGIONS as readonly string[]).includes(region);
}

/** The partition of a region outside the commercial one, or undefined. */
export function otherPartitionOf(region: string): { readonly partition: string; readonly name: string } | undefined {
  return OTHER_PARTITIONS.find(({ prefix }) => region.startsWith(prefix));
}
