import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const denyChangingPublicAccessBlock: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G26',
  why: 'The account’s public access block stays on. Serve public files through CloudFront.',
  restsOn: [{ guardrail: 'block-public-s3', for: 'an account in which it was never on' }],
  exceptions: { to: ['principal', 'account'], because: 'an account may be there to publish' },
  statements: [
    {
      Effect: 'Deny',
      Action: 's3:PutAccountPublicAccessBlock',
      Resource: '*',
      Condition: exceptFor(exempt.stackSets),
    },
  ],
  denies: [
    { action: 's3:PutAccountPublicAccessBlock' },
    { principal: impostors, action: 's3:PutAccountPublicAccessBlock' },
  ],
  allows: [
    { principal: someone.stackSets, action: 's3:PutAccountPublicAccessBlock' },
    { action: ['s3:GetAccountPublicAccessBlock', 's3:PutBucketPublicAccessBlock'] },
  ],
};
