import { ANYTHING, Overlap, UNSURE, overlapOf } from '../../lib/policy/action-set/arn-overlap';

const BUCKET = `arn:aws:s3:::${ANYTHING}`;
const OBJECT = `arn:aws:s3:::${ANYTHING}/${ANYTHING}`;
const ROLE = `arn:aws:iam::${ANYTHING}:role/${ANYTHING}`;

test.each([
  ['*', BUCKET, Overlap.ALL],
  ['**', '*', Overlap.ALL],
  ['arn:aws:s3:::*', BUCKET, Overlap.ALL],
  ['arn:aws:s3:::*', OBJECT, Overlap.ALL],
  ['arn:aws:s3:::*/*', OBJECT, Overlap.ALL],
  ['arn:aws:s3:::*/*', BUCKET, Overlap.SOME],
  ['arn:aws:s3:::trips-*', OBJECT, Overlap.SOME],
  ['arn:aws:s3:::trips', BUCKET, Overlap.SOME],
  ['arn:aws:s3:::?*', BUCKET, Overlap.SOME],
  ['arn:aws:s3*', OBJECT, Overlap.ALL],
  ['arn:aws:ec2:*:*:instance/*', BUCKET, Overlap.NONE],
  ['arn:aws:s3:::*', '*', Overlap.NONE],
  ['arn:aws:iam::*:role/*', ROLE, Overlap.ALL],
  ['arn:aws:iam::*:user/*', ROLE, Overlap.SOME],
  ['arn:aws:iam::111111111111:role/app/*', ROLE, Overlap.SOME],
  [`arn:aws:s3:::${UNSURE}/*`, OBJECT, Overlap.SOME],
  [`arn:aws:s3:::${UNSURE}`, BUCKET, Overlap.SOME],
])('%s to %s is %s', (pattern, format, expected) => {
  expect(overlapOf(pattern, format)).toBe(expected);
});
