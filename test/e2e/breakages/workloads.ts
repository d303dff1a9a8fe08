import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { idOf } from './baseline';
import type { Breakage, Broken, Chain } from './breakage';

const ACCOUNT = 'engineering-prod';

async function keptBucket(broken: Broken): Promise<string> {
  return `trips-server-uploads-${await idOf(broken, ACCOUNT)}-${broken.site.home.region}`;
}

const KEPT: readonly Breakage[] = [
  {
    what: 'workloads: an account came back, and the bucket of its workload was kept',
    meets: ['the named bucket succeeded and you already own it'],
    arrange: async (broken) => {
      const place = { ...broken.site.home, account: await idOf(broken, ACCOUNT) };
      const constraint = { LocationConstraint: 'us-west-2' } as const;
      const wanted = { Bucket: await keptBucket(broken), CreateBucketConfiguration: constraint };
      await broken.run.aws.client(S3Client, place).send(new CreateBucketCommand(wanted));
    },
    says: [/AWS::S3::Bucket/],
    wayOut: {
      as: (failed) => idOf(failed, ACCOUNT),
      values: async (failed) => ({ '<bucket>': await keptBucket(failed) }),
      leavesOut: { 'aws backup': 'no vault is in the way' },
    },
  },
];

export const WORKLOADS: Chain = {
  stack: 'Workloads',
  stackName: 'lz-workloads',
  status: 'ROLLBACK_COMPLETE',
  breakages: [...KEPT],
};
