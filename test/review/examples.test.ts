import { changedActions } from '../../lib/review/compare/differences';
import { DATA, WAYS } from '../../lib/review/compare/telling-actions';
import { loadIamData, type IamData } from '../../lib/iam-data';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

test('of a service with many actions one is told before a second, so that it hides no other service', () => {
  const many = ['PutDashboard', 'PutMetricAlarm', 'PutMetricData', 'DeleteAlarms', 'DeleteDashboards', 'SetAlarmState'];
  const names = [...many.map((name) => `cloudwatch:${name}`), 's3:GetObject', 'ssm:PutParameter'];
  const { examples } = changedActions(iamData, names);
  expect(examples).toHaveLength(5);
  expect(examples).toEqual(expect.arrayContaining(['s3:GetObject', 'ssm:PutParameter']));
});

test('what is a way to more, or to data, is told before what begins with an earlier letter', () => {
  const { actions } = iamData;
  const services = ['a2c', 'access-analyzer', 'appconfig', 'athena', 'autoscaling-plans', 'backup-gateway', 'chatbot'];
  const names = actions.filter((name) => services.includes(name.split(':', 1)[0] ?? ''));
  const telling = ['lambda:UpdateFunctionCode', 'iam:PassRole', 's3:GetObject', 'secretsmanager:GetSecretValue'];
  expect(changedActions(iamData, [...names, ...telling]).examples).toEqual(expect.arrayContaining(telling));
});

test('what is told first are actions that AWS has', () => {
  expect([...WAYS, ...DATA].filter((name) => iamData.accessLevel(name) === undefined)).toEqual([]);
});
