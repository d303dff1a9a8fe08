/** @jest-environment node */

const taken: string[] = [];
let ends: number;

class Command {
  public constructor(public readonly input: Record<string, string>) {}
}
class Sts {
  public send({ input }: Command): Promise<object> {
    taken.push(input.RoleArn ?? '');
    return Promise.resolve({
      Credentials: { AccessKeyId: 'a', SecretAccessKey: 's', SessionToken: 't', Expiration: new Date(ends) },
    });
  }
}
class GuardDuty {
  public send(): Promise<object> {
    return Promise.resolve({ DetectorIds: ['d1'], Status: 'ENABLED', Features: [], DetectorId: 'd1' });
  }
}
jest.mock('@aws-sdk/client-sts', () => ({ STSClient: Sts, AssumeRoleCommand: Command }), { virtual: true });
jest.mock(
  '@aws-sdk/client-guardduty',
  () => ({
    GuardDutyClient: GuardDuty,
    CreateDetectorCommand: Command,
    GetDetectorCommand: Command,
    ListDetectorsCommand: Command,
  }),
  { virtual: true },
);

// eslint-disable-next-line @typescript-eslint/no-require-imports -- after the mocks, which stand in for Lambda's SDK
const { handler } = require('../../../lib/app/handlers/organization-calls/index') as {
  handler: (event: object, context: object) => Promise<unknown>;
};

const call = (account: string, region: string): ReturnType<typeof handler> =>
  handler(
    {
      RequestType: 'Create',
      ResourceType: 'any',
      ResourceProperties: {
        Identity: `detector-${region}`,
        Create: JSON.stringify({
          service: '@aws-sdk/client-guardduty',
          action: 'CreateDetectorCommand',
          parameters: { Enable: true },
          region,
          assumedRoleArn: `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`,
        }),
      },
    },
    { getRemainingTimeInMillis: () => 60_000 },
  );

test('a role is taken once for many calls, since each time is an alarm, and again before its session ends', async () => {
  ends = Date.now() + 3_600_000;
  for (const region of ['us-east-1', 'us-east-2', 'us-west-2']) await call('222222222222', region);
  await call('333333333333', 'us-east-1');
  expect(taken).toEqual(
    [2, 3].map((digit) => `arn:aws:iam::${String(digit).repeat(12)}:role/OrganizationAccountAccessRole`),
  );
  ends = Date.now() + 60_000;
  await call('444444444444', 'us-east-1');
  await call('444444444444', 'us-east-1');
  expect(taken.filter((arn) => arn.includes('444444444444')).length).toBeGreaterThan(1);
});
