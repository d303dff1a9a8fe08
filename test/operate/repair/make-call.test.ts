import { LiveError } from '../../../lib/operate/live';
import { makeCalls } from '../../../lib/operate/repair/make-call';
import { awsError, fakeClients, type Answers } from '../live/fake-sdk';

const assignment = {
  service: 'sso-admin',
  operation: 'CreateAccountAssignment',
  region: 'us-west-2',
  parameters: { InstanceArn: 'arn:aws:sso:::instance/ssoins-1' },
} as const;
const attach = {
  service: 'organizations',
  operation: 'AttachPolicy',
  parameters: { PolicyId: 'p-1', TargetId: 'r-ab12' },
} as const;

const begun = [{ AccountAssignmentCreationStatus: { Status: 'IN_PROGRESS', RequestId: 'request-1' } }];

async function make(call: Parameters<ReturnType<typeof makeCalls>>[0], answers: Answers): Promise<readonly string[]> {
  const sent: string[] = [];
  await makeCalls(fakeClients(answers, sent), 0)(call);
  return sent;
}

/** One after the other; the last for good. */
function inTurn(...answers: readonly (object | Error)[]): (input: object) => object {
  let asked = 0;
  return () => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? {};
    asked += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

test.each([
  [attach, { AttachPolicy: [{}] }],
  [{ ...attach, service: 'account', operation: 'PutAccountName' } as const, { PutAccountName: [{}] }],
  [
    { ...attach, service: 'identitystore', operation: 'UpdateGroup', region: 'us-west-2' } as const,
    { UpdateGroup: [{}] },
  ],
])('%j is made once', async (call, answers) => {
  expect(await make(call, answers)).toEqual([call.operation]);
});

test('what an identity center does afterwards is waited for', async () => {
  const status = (Status: string): object => ({ AccountAssignmentCreationStatus: { Status } });
  const describe = inTurn(status('IN_PROGRESS'), status('SUCCEEDED'));
  const asked: unknown[] = [];
  const sent = await make(assignment, {
    CreateAccountAssignment: begun,
    DescribeAccountAssignmentCreationStatus: (input) => {
      asked.push(input);
      return describe(input);
    },
  });
  expect(sent.length).toBe(3);
  expect(asked[0]).toEqual({
    InstanceArn: assignment.parameters.InstanceArn,
    AccountAssignmentCreationRequestId: 'request-1',
  });
});

test('what fails afterwards is a failure, with its reason', async () => {
  const failed = [{ AccountAssignmentCreationStatus: { Status: 'FAILED', FailureReason: 'no such role' } }];
  const answers = { CreateAccountAssignment: begun, DescribeAccountAssignmentCreationStatus: failed };
  await expect(make(assignment, answers)).rejects.toThrow(
    new LiveError('failed', 'sso-admin:CreateAccountAssignment did not come about: no such role'),
  );
});

test('what AWS refuses for the moment is tried again, and anything else is not', async () => {
  const later = inTurn(awsError('ConcurrentModificationException'), {});
  expect(await make(attach, { AttachPolicy: later })).toEqual(['AttachPolicy', 'AttachPolicy']);
  await expect(make(attach, { AttachPolicy: awsError('AccessDeniedException') })).rejects.toThrow(
    'these credentials may not call organizations:AttachPolicy',
  );
});

test('a call that the SDK does not have is an error', async () => {
  await expect(make({ ...attach, operation: 'AttachPolcy' }, {})).rejects.toThrow('the SDK has no AttachPolcy');
});
