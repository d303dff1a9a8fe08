/** @jest-environment node */

const send = jest.fn<Promise<unknown>, [{ name: string; input: unknown }]>();

class Client {
  public readonly send = send;
}
const command = (name: string): unknown =>
  class {
    public readonly name = name;
    public constructor(public readonly input: unknown) {}
  };

jest.mock(
  '@aws-sdk/client-identitystore',
  () => ({
    IdentitystoreClient: Client,
    CreateUserCommand: command('CreateUser'),
    UpdateUserCommand: command('UpdateUser'),
    DeleteUserCommand: command('DeleteUser'),
  }),
  { virtual: true },
);

interface Event {
  readonly RequestType: string;
  readonly ResourceType: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Record<string, string>;
  readonly OldResourceProperties?: Record<string, string>;
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- after the mocks, which stand in for Lambda's SDK
const { handler } = require('../../../lib/app/handlers/users') as { handler: (event: Event) => Promise<unknown> };

const USER_ID = '1111111111-11111111-1111-1111-1111-111111111111';
const ada = {
  IdentityStoreId: 'd-1234567890',
  UserName: 'ada',
  GivenName: 'Ada',
  FamilyName: 'Example',
  Email: 'ada@trips.com',
};
const ResourceType = 'Custom::IdentityCenterUser';
const known = { ResourceType, PhysicalResourceId: USER_ID, ResourceProperties: ada };
const named = (name: string): Error => Object.assign(new Error(name), { name });

beforeEach(() => send.mockReset());

function sent(): readonly unknown[] {
  return send.mock.calls.map(([{ name, input }]) => [name, input]);
}

test('a user is made, and its id is what memberships name', async () => {
  send.mockResolvedValueOnce({ UserId: USER_ID });
  await expect(handler({ ResourceType, RequestType: 'Create', ResourceProperties: ada })).resolves.toEqual({
    PhysicalResourceId: USER_ID,
    Data: { UserId: USER_ID },
  });
  expect(sent()).toEqual([
    [
      'CreateUser',
      {
        IdentityStoreId: 'd-1234567890',
        UserName: 'ada',
        DisplayName: 'Ada Example',
        Name: { GivenName: 'Ada', FamilyName: 'Example' },
        Emails: [{ Value: 'ada@trips.com', Type: 'work', Primary: true }],
      },
    ],
  ]);
});

test('one that somebody else made is not taken over: the message says what to do', async () => {
  send.mockRejectedValueOnce(named('ConflictException'));
  await expect(handler({ ResourceType, RequestType: 'Create', ResourceProperties: ada })).rejects.toThrow(
    'already has a user called "ada", or one with the address ada@trips.com',
  );
});

test('a change keeps the user, and replaces its addresses as a whole', async () => {
  send.mockResolvedValueOnce({});
  const changed = { ...ada, FamilyName: 'Sample', Email: 'ada.sample@trips.com' };
  await expect(
    handler({ ...known, RequestType: 'Update', ResourceProperties: changed, OldResourceProperties: ada }),
  ).resolves.toEqual({ PhysicalResourceId: USER_ID, Data: { UserId: USER_ID } });
  expect(sent()).toEqual([
    [
      'UpdateUser',
      {
        IdentityStoreId: 'd-1234567890',
        UserId: USER_ID,
        Operations: [
          { AttributePath: 'displayName', AttributeValue: 'Ada Sample' },
          { AttributePath: 'name.givenName', AttributeValue: 'Ada' },
          { AttributePath: 'name.familyName', AttributeValue: 'Sample' },
          { AttributePath: 'emails', AttributeValue: [{ Value: 'ada.sample@trips.com', Type: 'work', Primary: true }] },
        ],
      },
    ],
  ]);
});

test('another identity store gets a user of its own', async () => {
  send.mockResolvedValueOnce({ UserId: USER_ID.replace(/^1/, '2') });
  const moved = { ...ada, IdentityStoreId: 'd-2222222222' };
  await handler({ ...known, RequestType: 'Update', ResourceProperties: moved, OldResourceProperties: ada });
  expect(sent()).toMatchObject([['CreateUser', { IdentityStoreId: 'd-2222222222' }]]);
});

test.each([
  ['is deleted', undefined],
  ['may be gone already', named('ResourceNotFoundException')],
])('a user that leaves the config %s', async (_case, error) => {
  if (error === undefined) send.mockResolvedValueOnce({});
  else send.mockRejectedValueOnce(error);
  await expect(handler({ ...known, RequestType: 'Delete' })).resolves.toEqual({ PhysicalResourceId: USER_ID });
  expect(sent()).toEqual([['DeleteUser', { IdentityStoreId: 'd-1234567890', UserId: USER_ID }]]);
});

test('a user that never came to be takes nobody with it', async () => {
  await handler({
    ResourceType,
    RequestType: 'Delete',
    PhysicalResourceId: 'Identity-UserAda-1ABC',
    ResourceProperties: ada,
  });
  expect(sent()).toEqual([]);
});

test('any other error passes as it is', async () => {
  send.mockRejectedValue(named('ThrottlingException'));
  for (const RequestType of ['Create', 'Delete']) {
    await expect(handler({ ...known, RequestType })).rejects.toThrow('ThrottlingException');
  }
});
