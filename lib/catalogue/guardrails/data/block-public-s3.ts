import type { Guardrail } from '../definition/guardrail';

/**
 * For whole accounts, without exception: a public site is served by CloudFront from a private bucket.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3_syntax.html
 */
export const blockPublicS3: Guardrail = {
  type: 'S3_POLICY',
  control: 'G25',
  why: 'No bucket can be opened to the world by mistake. Serve public files through CloudFront.',
  content: { s3_attributes: { public_access_block_configuration: { '@@assign': 'all' } } },
  sets: [{ path: ['s3_attributes', 'public_access_block_configuration', '@@assign'], value: 'all' }],
};
