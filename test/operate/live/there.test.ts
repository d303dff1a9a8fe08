import { LiveError } from '../../../lib/operate/live/live-error';
import { liveAws } from '../../../lib/operate/live/live-aws';
import { LOOKED_FOR } from '../../../lib/operate/live/there';
import { awsError, fakeClients, type Answers } from './fake-sdk';

const place = { region: 'us-west-2' };
const texts = { MonitorType: ['DIMENSIONAL'], MonitorDimension: ['LINKED_ACCOUNT'] };
const there = async (type: string, ref: string, answers: Answers): Promise<string | undefined> =>
  liveAws(fakeClients(answers)).there({ type, ref, place, texts });

/** One item a page. @param next what AWS calls the next one in an answer, and in the question for it */
function pagesOf(call: string, list: string, next: readonly [string, string], items: readonly object[]): Answers {
  return {
    [call]: (input: object) => {
      const at = Number((input as Readonly<Record<string, unknown>>)[next[1]] ?? 0);
      return { [list]: items.slice(at, at + 1), ...(at + 1 < items.length ? { [next[0]]: String(at + 1) } : {}) };
    },
  };
}

/** As the SDK throws what a HEAD request is refused with: AWS gives no name, for the answer has no body. */
const status = (httpStatusCode: number, name = 'Unknown'): Error =>
  Object.assign(awsError(name, 'UnknownError'), { $metadata: { httpStatusCode } });

test.each<[status: number, found: string | undefined]>([
  [301, 'lz-logs (in another Region)'],
  [307, 'lz-logs (in another Region)'],
  [403, 'lz-logs (of another account, or these credentials may not look at it)'],
  [404, undefined],
])('a bucket that S3 answers with %d about: %s', async (code, found) => {
  const HeadBucket = status(code, code === 404 ? 'NotFound' : 'Unknown');
  expect(await there('AWS::S3::Bucket', 'lz-logs', { HeadBucket })).toBe(found);
});

test('of a bucket that S3 says nothing about nobody can tell', async () => {
  const asked = there('AWS::S3::Bucket', 'lz-logs', { HeadBucket: status(400) });
  await expect(asked).rejects.toThrow(LiveError);
  await expect(asked).rejects.toThrow('s3:HeadBucket of lz-logs was answered with status 400 alone');
});

test.each<[what: string, recorders: readonly object[], found: string | undefined]>([
  ['a customer’s', [{ name: 'default' }], 'default'],
  ['one without a name', [{}], 'one without a name'],
  ['a service’s', [{ name: 'AWSConfigurationRecorderForX', servicePrincipal: 'x.amazonaws.com' }], undefined],
  ['another provider’s', [{ name: 'x', connectorArn: 'arn:aws:config:us-west-2:111111111111:connector/x' }], undefined],
  ['a customer’s after a service’s', [{ name: 'x', servicePrincipal: 'x.amazonaws.com' }, { name: 'own' }], 'own'],
  ['none', [], undefined],
])('of recorders one that customers manage stands in the way: %s', async (_what, ConfigurationRecorders, found) => {
  const answers = { DescribeConfigurationRecorders: () => ({ ConfigurationRecorders }) };
  expect(await there('AWS::Config::ConfigurationRecorder', 'default', answers)).toBe(found);
});

test('a vault is looked for by its name', async () => {
  const answers = { ListBackupVaults: () => ({ BackupVaultList: [{ BackupVaultName: 'Default' }, {}] }) };
  expect(await there('AWS::Backup::BackupVault', 'Default', answers)).toBe('Default');
  expect(await there('AWS::Backup::BackupVault', 'lz-vault', answers)).toBeUndefined();
});

test.each<[what: string, type: string, ref: string, answers: Answers, found: string | undefined]>([
  [
    'a monitor of the same dimension',
    'AWS::CE::AnomalyMonitor',
    '',
    pagesOf(
      'GetAnomalyMonitors',
      'AnomalyMonitors',
      ['NextPageToken', 'NextPageToken'],
      [
        { MonitorType: 'DIMENSIONAL', MonitorDimension: 'SERVICE', MonitorArn: 'arn:1' },
        { MonitorType: 'DIMENSIONAL', MonitorDimension: 'LINKED_ACCOUNT', MonitorArn: 'arn:2' },
      ],
    ),
    'arn:2',
  ],
  [
    'a policy of the name below another path',
    'AWS::IAM::ManagedPolicy',
    'arn:aws:iam::111111111111:policy/lz-x',
    pagesOf(
      'ListPolicies',
      'Policies',
      ['Marker', 'Marker'],
      [
        { PolicyName: 'x', Arn: 'arn:1' },
        { PolicyName: 'lz-x', Arn: 'arn:aws:iam::111111111111:policy/theirs/lz-x' },
      ],
    ),
    'arn:aws:iam::111111111111:policy/theirs/lz-x',
  ],
  [
    'an alias of a key that nobody may look at',
    'AWS::KMS::Alias',
    'alias/lz-x',
    pagesOf(
      'ListAliases',
      'Aliases',
      ['NextMarker', 'Marker'],
      [{ AliasName: 'alias/x' }, { AliasName: 'alias/lz-x' }],
    ),
    'alias/lz-x',
  ],
  [
    'a vault among many',
    'AWS::Backup::BackupVault',
    'lz-x',
    pagesOf(
      'ListBackupVaults',
      'BackupVaultList',
      ['NextToken', 'NextToken'],
      [{ BackupVaultName: 'x' }, { BackupVaultName: 'lz-x' }],
    ),
    'lz-x',
  ],
])('%s is found on whichever page', async (_what, type, ref, answers, found) => {
  expect(await there(type, ref, answers)).toBe(found);
  const none = Object.fromEntries(Object.keys(answers).map((call) => [call, () => ({})]));
  expect(await there(type, ref, none)).toBeUndefined();
});

/** Errors as the SDK's models name them: `NoSuchEntity` and `NotFound` on the wire are not. */
const NONE: Readonly<Record<string, readonly [command: string, error: string]>> = {
  'AWS::IAM::Role': ['GetRole', 'NoSuchEntityException'],
  'AWS::IAM::User': ['GetUser', 'NoSuchEntityException'],
  'AWS::IAM::Group': ['GetGroup', 'NoSuchEntityException'],
  'AWS::IAM::InstanceProfile': ['GetInstanceProfile', 'NoSuchEntityException'],
  'AWS::IAM::OIDCProvider': ['GetOpenIDConnectProvider', 'NoSuchEntityException'],
  'AWS::CloudTrail::Trail': ['GetTrail', 'TrailNotFoundException'],
  'AWS::SNS::Topic': ['GetTopicAttributes', 'NotFoundException'],
  'AWS::Lambda::Function': ['GetFunction', 'ResourceNotFoundException'],
  'AWS::Events::Rule': ['DescribeRule', 'ResourceNotFoundException'],
  'AWS::Events::EventBus': ['DescribeEventBus', 'ResourceNotFoundException'],
};

test.each(Object.entries(NONE))(
  '%s: what is there, what is not, and what nobody may see',
  async (type, [call, none]) => {
    expect(await there(type, 'lz-x', { [call]: () => ({}) })).toBe('lz-x');
    expect(await there(type, 'lz-x', { [call]: awsError(none) })).toBeUndefined();
    await expect(there(type, 'lz-x', { [call]: awsError('AccessDeniedException') })).rejects.toMatchObject({
      kind: 'not allowed',
    });
  },
);

test('every type that is looked for is asked here', () => {
  const others = [
    'AWS::Backup::BackupVault',
    'AWS::CE::AnomalyMonitor',
    'AWS::Config::ConfigurationRecorder',
    'AWS::IAM::ManagedPolicy',
    'AWS::KMS::Alias',
    'AWS::S3::Bucket',
  ];
  const missing = [...LOOKED_FOR].filter((type) => !(type in NONE) && !others.includes(type));
  expect(missing).toEqual(['AWS::Config::DeliveryChannel']);
});
