import { readStackDrift, readStackSetDrift, type Patience } from '../../../lib/operate/live/resource-drift';
import { whole } from './answers';
import { awsError, fakeClients, type Answers } from './fake-sdk';

/* CloudFormation looks while we wait: what is not told to the end is no answer. */

const AT_ONCE: Patience = { between: 0, most: 3 };
const clients = (answers: Answers, sent: string[] = []): ReturnType<typeof fakeClients> =>
  fakeClients({ ...whole(), ...answers }, sent);
const ofStack = (answers: Answers, sent?: string[]): ReturnType<typeof readStackDrift> =>
  readStackDrift(clients(answers, sent), 'lz-baseline', 'us-west-2', AT_ONCE);
const ofStackSet = (answers: Answers): ReturnType<typeof readStackSetDrift> =>
  readStackSetDrift(clients(answers), 'lz-boundary', 'us-west-2', AT_ONCE);
/** One after the other, the last again and again. */
const inTurn = (...answers: readonly object[]): Answers[string] => {
  let asked = 0;
  return () => answers[Math.min(asked++, answers.length - 1)] ?? {};
};
const running = { DetectionStatus: 'DETECTION_IN_PROGRESS' };
/** @param inSync of two stacks */
const operation = (Status: string, inSync = 2): object => ({
  StackSetOperation: {
    Status,
    StackSetDriftDetectionDetails: { TotalStackInstancesCount: 2, InSyncStackInstancesCount: inSync },
  },
});

test('is waited for', async () => {
  const sent: string[] = [];
  const done = { DetectionStatus: 'DETECTION_COMPLETE' };
  await expect(() =>
    ofStack({ DescribeStackDriftDetectionStatus: inTurn(running, running, done) }, sent),
  ).resolves.toHaveLength(2);
  expect(sent.filter((name) => name === 'DescribeStackDriftDetectionStatus')).toHaveLength(3);
  await expect(
    ofStackSet({
      DescribeStackSetOperation: inTurn(operation('QUEUED'), operation('RUNNING'), operation('SUCCEEDED')),
    }),
  ).resolves.toHaveLength(1);
});

test.each<[string, () => Promise<unknown>, string]>([
  [
    'that does not end',
    () => ofStack({ DescribeStackDriftDetectionStatus: [running] }),
    'CloudFormation has not ended to look into stack lz-baseline',
  ],
  [
    'that fails of one resource',
    () =>
      ofStack({
        DescribeStackDriftDetectionStatus: [
          { DetectionStatus: 'DETECTION_FAILED', DetectionStatusReason: 'no permission for Budget' },
        ],
      }),
    'CloudFormation could not look into stack lz-baseline: no permission for Budget',
  ],
  [
    'of a StackSet that cannot look into one account',
    () => ofStackSet({ DescribeStackSetOperation: [operation('SUCCEEDED', 1)] }),
    'CloudFormation could not look into StackSet lz-boundary: SUCCEEDED, 1 stacks could not be looked at',
  ],
  [
    'of a StackSet of which AWS does not say how many stacks it has',
    () => ofStackSet({ DescribeStackSetOperation: [{ StackSetOperation: { Status: 'SUCCEEDED' } }] }),
    'without TotalStackInstancesCount',
  ],
  ['of a StackSet that is stopped', () => ofStackSet({ DescribeStackSetOperation: [operation('STOPPED')] }), 'STOPPED'],
  [
    'while a deploy runs',
    () => ofStackSet({ DetectStackSetDrift: awsError('OperationInProgressException', 'op-0') }),
    'StackSet lz-boundary is at work (op-0): ask again once no deploy runs',
  ],
  ['without an id', () => ofStack({ DetectStackDrift: [{}] }), 'cloudformation:DetectStackDrift answered without'],
])('a look %s tells nothing', async (_what, look, message) => {
  await expect(look()).rejects.toThrow(message);
});

test('what is not there is not there', async () => {
  const gone = awsError('ValidationError', 'Stack with id lz-baseline does not exist');
  await expect(ofStack({ DetectStackDrift: gone })).resolves.toBeUndefined();
  await expect(ofStackSet({ DetectStackSetDrift: awsError('StackSetNotFoundException') })).resolves.toBeUndefined();
});
