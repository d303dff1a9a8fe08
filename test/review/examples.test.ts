import { changedActions } from '../../lib/review/compare/differences';
import { loadIamData } from '../../lib/iam-data';

test('of a service with many actions one is told before a second, so that it hides no other service', async () => {
  const many = ['PutDashboard', 'PutMetricAlarm', 'PutMetricData', 'DeleteAlarms', 'DeleteDashboards', 'SetAlarmState'];
  const names = [...many.map((name) => `cloudwatch:${name}`), 's3:GetObject', 'ssm:PutParameter'];
  const { examples } = changedActions(await loadIamData(), names);
  expect(examples).toHaveLength(5);
  expect(examples).toEqual(expect.arrayContaining(['s3:GetObject', 'ssm:PutParameter']));
});
