import {
  defineMachineRole,
  nobodyElseCanBe,
  nothingBut,
  serviceCanBe,
  trustService,
} from '../../../../../lib/config/define';

/** Writes the report of each crossing. */
export const reportWriter = defineMachineRole({
  belongsTo: 'application',
  resources: { reports: 'bucket' },
  define: ({ self, resources: { reports } }) => ({
    description: 'The function that writes a report of each crossing, and reads none.',
    trust: [trustService('lambda')],
    statements: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: `${reports.arn}/*` }],
    can: [
      { action: 's3:PutObject', resource: `${reports.arn}/crossing.csv`, resourceAccount: reports.account },
      ...serviceCanBe(['lambda'], self),
    ],
    cannot: [
      nothingBut('s3:PutObject'),
      { action: 's3:PutObject', resource: 'arn:aws:s3:::somebody-elses-bucket/crossing.csv' },
      ...nobodyElseCanBe(['lambda'], self),
    ],
  }),
});
