import { logBucketName, type LogPurpose } from '../base/names';
import type { Company } from '../model/schema';

/** ARN of an object in a bucket of the log archive, as a scenario names it: its account and region follow the config. */
export function logArchiveObject(
  { logArchiveAccount }: Pick<Company, 'logArchiveAccount'>,
  purpose: LogPurpose,
  key: string,
): string {
  return `arn:aws:s3:::${logBucketName(purpose, `{account:${logArchiveAccount}}`, '{region}')}/${key}`;
}
