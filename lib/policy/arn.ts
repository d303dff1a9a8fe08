/** Of an ARN, between colons; the last may hold more of them. */
export const ARN_PARTS = 6;

/** The parts of an ARN; missing ones are empty. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon, colons included. */
  readonly resource: string;
}

/** Undefined for what is no ARN, for example `*`. */
export function parseArn(arn: string): ArnParts | undefined {
  const parts = splitArn(arn);
  if (parts?.[0] !== 'arn') return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = parts;
  return { partition, service, region, account, resource };
}

/** The six parts that the ARN operators compare, or undefined where there are fewer. */
export function splitArn(arn: string): readonly string[] | undefined {
  const parts = arn.split(':');
  return parts.length < ARN_PARTS ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/**
 * A pattern with wildcards for the parts that are missing, as AWS reads it: `arn:aws:sqs` is `arn:aws:sqs:*:*:*`. One that ends with
 * a wildcard means the same without.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export function completeArn(pattern: string): string {
  if (!pattern.startsWith('arn:') || pattern.endsWith('*')) return pattern;
  const parts = pattern.replaceAll(/\$\{[^}]*\}/g, '_').split(':').length;
  return pattern + ':*'.repeat(Math.max(0, ARN_PARTS - parts));
}
