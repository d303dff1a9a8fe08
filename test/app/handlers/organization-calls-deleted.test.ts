import { handler } from '../../../lib/app/handlers/organization-calls/index';

const never = { getRemainingTimeInMillis: () => 0 };

test('nothing is undone when a call leaves the template: deleting it makes no call and keeps its id', async () => {
  const event = {
    RequestType: 'Delete' as const,
    ResourceType: 'any',
    StackId: 'arn:aws:cloudformation:us-west-2:111111111111:stack/lz-compliance/1',
    PhysicalResourceId: 'guardduty-administrator-us-west-2',
    // No SDK has this: loading it would fail.
    ResourceProperties: { Identity: 'another', Create: '{"service":"@aws-sdk/client-none","action":"NoneCommand"}' },
  };
  await expect(handler(event, never)).resolves.toEqual({ PhysicalResourceId: 'guardduty-administrator-us-west-2' });
});
