/** @jest-environment node */

const send = jest.fn<Promise<unknown>, [{ input: unknown }]>();

class Client {
  public readonly send = send;
}
class Command {
  public constructor(public readonly input: unknown) {}
}

jest.mock('@aws-sdk/client-identitystore', () => ({ IdentitystoreClient: Client, GetGroupIdCommand: Command }), {
  virtual: true,
});
jest.mock('@aws-sdk/client-sso-admin', () => ({ SSOAdminClient: Client, ListInstancesCommand: Command }), {
  virtual: true,
});

interface Event {
  readonly RequestType: string;
  readonly ResourceType: string;
  readonly StackId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties?: Record<string, string>;
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- after the mocks, which stand in for Lambda's SDK
const { handler } = require('../../../lib/app/handlers/identity-center') as {
  handler: (event: Event) => Promise<unknown>;
};

const StackId = 'arn:aws:cloudformation:us-west-2:111111111111:stack/lz-identity/1';
const instance = { RequestType: 'Create', ResourceType: 'Custom::IdentityCenterInstance', StackId };
const group = {
  StackId,
  RequestType: 'Create',
  ResourceType: 'Custom::IdentityCenterGroup',
  ResourceProperties: { IdentityStoreId: 'd-1234567890', DisplayName: 'Developers' },
};

test('the instance is found with its identity store', async () => {
  send.mockResolvedValueOnce({ Instances: [{ InstanceArn: 'arn:i', IdentityStoreId: 'd-1' }] });
  await expect(handler(instance)).resolves.toEqual({
    PhysicalResourceId: 'arn:i',
    Data: { InstanceArn: 'arn:i', IdentityStoreId: 'd-1' },
  });
});

test('one that is still being made is waited for, and one of two is not chosen', async () => {
  process.env.AWS_REGION = 'us-west-2';
  const made = { InstanceArn: 'arn:i', IdentityStoreId: 'd-1', Status: 'ACTIVE' };
  send.mockResolvedValueOnce({ Instances: [{ ...made, Status: 'CREATE_IN_PROGRESS' }] });
  await expect(handler(instance)).rejects.toThrow('in us-west-2 is not ready (CREATE_IN_PROGRESS): wait');
  send.mockResolvedValueOnce({ Instances: [made, { ...made, InstanceArn: 'arn:other' }] });
  await expect(handler(instance)).rejects.toThrow('more than one instance in us-west-2: arn:i, arn:other');
  send.mockResolvedValueOnce({ Instances: [{ ...made, InstanceArn: 'arn:old', Status: 'DELETE_IN_PROGRESS' }, made] });
  await expect(handler(instance)).resolves.toMatchObject({ PhysicalResourceId: 'arn:i' });
});

test('what a member has for itself is not the organization’s, nor is it in the way', async () => {
  process.env.AWS_REGION = 'us-west-2';
  const own = { InstanceArn: 'arn:i', IdentityStoreId: 'd-1', Status: 'ACTIVE', OwnerAccountId: '111111111111' };
  const ofMember = { ...own, InstanceArn: 'arn:member', OwnerAccountId: '222222222222' };
  send.mockResolvedValueOnce({ Instances: [ofMember, own] });
  await expect(handler(instance)).resolves.toMatchObject({ PhysicalResourceId: 'arn:i' });
  send.mockResolvedValueOnce({ Instances: [ofMember] });
  await expect(handler(instance)).rejects.toThrow('is not enabled in us-west-2');
});

test('an additional Region of it has no permission sets', async () => {
  process.env.AWS_REGION = 'us-west-2';
  const replica = { InstanceArn: 'arn:i', IdentityStoreId: 'd-1', Status: 'ACTIVE', PrimaryRegion: 'us-east-2' };
  send.mockResolvedValueOnce({ Instances: [replica] });
  await expect(handler(instance)).rejects.toThrow("set company.identityCenterRegion to 'us-east-2'");
});

test('an Identity Center that is not enabled names the console step', async () => {
  process.env.AWS_REGION = 'us-west-2';
  send.mockResolvedValueOnce({ Instances: [] });
  await expect(handler(instance)).rejects.toThrow(
    'IAM Identity Center is not enabled in us-west-2, and AWS has no API to enable it: open https://us-west-2.console.aws.amazon.com/singlesignon/home?region=us-west-2',
  );
});

test('a group is found by its display name', async () => {
  send.mockResolvedValueOnce({ GroupId: 'g-1' });
  await expect(handler(group)).resolves.toEqual({ PhysicalResourceId: 'g-1', Data: { GroupId: 'g-1' } });
  expect(send.mock.lastCall?.[0].input).toEqual({
    IdentityStoreId: 'd-1234567890',
    AlternateIdentifier: { UniqueAttribute: { AttributePath: 'displayName', AttributeValue: 'Developers' } },
  });
});

test('a group that the identity provider has not provisioned is named, with what to do', async () => {
  send.mockRejectedValueOnce(Object.assign(new Error('x'), { name: 'ResourceNotFoundException' }));
  await expect(handler(group)).rejects.toThrow(
    'no group with the display name "Developers": have the identity provider',
  );
});

test('any other error passes as it is', async () => {
  send.mockRejectedValueOnce(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
  await expect(handler(group)).rejects.toThrow('slow down');
});

test('deleting asks AWS nothing', async () => {
  send.mockClear();
  await expect(handler({ ...group, RequestType: 'Delete', PhysicalResourceId: 'g-1' })).resolves.toEqual({
    PhysicalResourceId: 'g-1',
  });
  expect(send).not.toHaveBeenCalled();
});
