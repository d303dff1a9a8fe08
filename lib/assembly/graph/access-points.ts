import type { Resolver } from '../resolve/resolver';
import { findUnresolved } from '../symbols';
import { readersOf } from './reader';

/** An access point of S3 as a template makes it. */
export interface MadeAccessPoint {
  /** Undefined where the template does not say which. */
  readonly bucketName: string | undefined;
  /** Id of the bucket's owner, where the template says. */
  readonly bucketAccount: string | undefined;
  readonly networkOrigin: 'Internet' | 'VPC';
}

/** By their ARNs. */
export function readAccessPoints(deployments: readonly Resolver[]): ReadonlyMap<string, MadeAccessPoint> {
  return new Map(
    deployments.flatMap((deployment) =>
      readersOf(deployment, 'AWS::S3::AccessPoint').map((reader) => {
        const [bucketName, bucketAccount] = ['Bucket', 'BucketAccountId'].map((name) => {
          const value = reader.value(name);
          return typeof value === 'string' && findUnresolved(value) === undefined ? value : undefined;
        });
        const networkOrigin = reader.value('VpcConfiguration') === undefined ? 'Internet' : 'VPC';
        return [reader.attribute('Arn'), { bucketName, bucketAccount, networkOrigin }] as const;
      }),
    ),
  );
}
