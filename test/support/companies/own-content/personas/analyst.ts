import { definePersona } from '../../../../../lib/config/define';

/** Reads what is measured, and nothing that is stored. */
export const analyst = definePersona({
  name: 'Analyst',
  description: 'For those who watch how the ferries are booked: metrics and dashboards, nothing else.',
  sessionHours: 4,
  statements: [
    { Effect: 'Allow', Action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'], Resource: '*' },
    { Effect: 'Allow', Action: ['cloudwatch:GetDashboard', 'cloudwatch:ListDashboards'], Resource: '*' },
  ],
  can: [
    { action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'] },
    { action: ['cloudwatch:GetDashboard', 'cloudwatch:ListDashboards'] },
  ],
  cannot: [{ action: ['cloudwatch:PutDashboard', 's3:GetObject', 'iam:CreateUser'] }],
});
