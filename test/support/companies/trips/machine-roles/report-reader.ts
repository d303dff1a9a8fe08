import {
  defineMachineRole,
  nobodyElseCanBe,
  nothingBut,
  serviceCanBe,
  trustService,
} from '../../../../../lib/config/define';

/**
 * Reads reports that another account shares. Across accounts both sides must agree: the bucket's policy repeats, for this
 * very role, what the role's own policy says about the bucket.
 */
export const reportReader = defineMachineRole({
  belongsTo: 'application',
  resources: { 'shared-reports': 'bucket' },
  define: ({ self, resources: { 'shared-reports': reports } }) => ({
    description: 'The function that reads the reports that another account shares, and changes nothing.',
    trust: [trustService('lambda')],
    statements: [
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: reports.arn },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `${reports.arn}/*` },
    ],
    can: [
      { action: 's3:ListBucket', resource: reports.arn, resourceAccount: reports.account },
      { action: 's3:GetObject', resource: `${reports.arn}/2026/november.csv`, resourceAccount: reports.account },
      ...serviceCanBe(['lambda'], self),
    ],
    cannot: [
      nothingBut('s3:GetObject', 's3:ListBucket'),
      {
        action: ['s3:PutObject', 's3:DeleteObject', 's3:PutBucketAcl'],
        resource: [`${reports.arn}/2026/november.csv`, reports.arn],
        resourceAccount: reports.account,
      },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::somebody-elses-bucket/november.csv' },
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::somebody-elses-bucket' },
      ...nobodyElseCanBe(['lambda'], self),
    ],
  }),
});
