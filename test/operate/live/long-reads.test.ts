import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { liveAws } from '../../../lib/operate/live';
import { awsClients } from '../../../lib/operate/live/clients';
import { ClientsInAccounts } from '../../../lib/operate/live/clients-in-accounts';
import { fakeClients, type Answers } from './fake-sdk';

/* What reads of thousands of accounts rest on. */

const told: string[] = [];
const progress = {
  told: (what: string, done: number, all: number) => void told.push(`${what}: ${done} of ${all}`),
  over: () => void told.push('over'),
};
beforeEach(() => void told.splice(0));

test('OUs are read level by level, several at a time, with every page, in the order of AWS', async () => {
  const unit = (Id: string) => ({ Id, Name: Id });
  const account = (Id: string) => ({ Id, Name: Id, Email: `${Id}@trips.com`, State: 'ACTIVE' });
  const answers: Answers = {
    ListRoots: [{ Roots: [{ Id: 'r-1' }] }],
    ListOrganizationalUnitsForParent: ({ ParentId, NextToken }) => {
      if (ParentId !== 'r-1') return { OrganizationalUnits: [] };
      return NextToken === undefined
        ? { OrganizationalUnits: [unit('ou-1')], NextToken: '2' }
        : { OrganizationalUnits: [unit('ou-2')] };
    },
    ListAccountsForParent: ({ ParentId = '', NextToken }) =>
      NextToken === undefined
        ? { Accounts: [account(`${ParentId}-a`)], NextToken: '2' }
        : { Accounts: [account(`${ParentId}-b`)] },
  };
  const { organizationalUnits, accounts } = await liveAws(fakeClients(answers), progress).tree();
  expect(organizationalUnits.map(({ id }) => id)).toEqual(['ou-1', 'ou-2']);
  expect(accounts.map(({ id }) => id)).toEqual(['r-1-a', 'r-1-b', 'ou-1-a', 'ou-1-b', 'ou-2-a', 'ou-2-b']);
  expect(told).toEqual(['OUs of a level: 0 of 2', 'OUs of a level: 1 of 2', 'OUs of a level: 2 of 2', 'over']);
});

describe('over the network', () => {
  let server: Server;
  let refusals = 0;
  const actions: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const action = String(request.headers['x-amz-target']);
      request.resume().on('end', () => {
        actions.push(action);
        response.setHeader('content-type', 'application/x-amz-json-1.1');
        // Every third call comes too soon.
        const isRefused = actions.length % 3 === 0;
        if (isRefused) refusals += 1;
        response.statusCode = isRefused ? 400 : 200;
        response.end(
          JSON.stringify(isRefused ? { __type: 'TooManyRequestsException' } : { Tags: [{ Key: 'a', Value: 'b' }] }),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: '111111111111',
      AWS_SECRET_ACCESS_KEY: 'any',
    });
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      Reflect.deleteProperty(process.env, name);
  });

  test('what is throttled is asked again until it is answered', async () => {
    const live = liveAws(awsClients(), progress);
    const ids = Array.from({ length: 6 }, (_none, index) => String(222222222220 + index));
    const tags = await live.each('accounts', ids, (id) => live.accountTags(id));
    expect(tags).toEqual(ids.map(() => ({ a: 'b' })));
    expect(refusals).toBeGreaterThan(0);
    expect(actions).toHaveLength(ids.length + refusals);
    expect(told.at(-2)).toBe('accounts: 6 of 6');
  });
});

test('clients are told by AWS itself how fast to ask', async () => {
  const clients = awsClients();
  const modes = [
    clients.organizations(),
    clients.ssoAdmin('us-west-2'),
    clients.placed('iam', { region: 'us-west-2' }),
  ];
  for (const client of await Promise.all(modes as Promise<unknown>[])) {
    const { retryMode } = (client as { config: { retryMode: string | (() => Promise<string>) } }).config;
    expect(typeof retryMode === 'function' ? await retryMode() : retryMode).toBe('adaptive');
  }
});

test('clients in accounts share one role session an account and all connections, and those of accounts long past are forgotten', async () => {
  let sessions = 0;
  const answers: Answers = {
    AssumeRole: () => {
      sessions += 1;
      const Expiration = new Date(Date.now() + 3_600_000);
      return { Credentials: { AccessKeyId: 'AKIA', SecretAccessKey: 'secret', Expiration } };
    },
  };
  const clients = new ClientsInAccounts({}, () => fakeClients(answers).sts('us-east-1'));
  const role = (index: number): string => `arn:aws:iam::${222222222222 + index}:role/x`;
  const first = await clients.client('iam', 'us-east-1', role(0));
  const others = [await clients.client('s3', 'us-west-2', role(0)), await clients.client('iam', 'us-east-1', role(1))];
  for (const { config } of others) expect(config.requestHandler).toBe(first.config.requestHandler);
  for (const client of [first, ...others]) {
    const { credentials } = client.config as unknown as { credentials: () => Promise<{ accessKeyId: string }> };
    expect((await credentials()).accessKeyId).toBe('AKIA');
  }
  expect(sessions).toBe(2);
  expect(await clients.client('iam', 'us-east-1', role(0))).toBe(first);
  for (let index = 1; index < 40; index += 1) await clients.client('iam', 'us-east-1', role(index));
  expect(await clients.client('iam', 'us-east-1', role(0))).not.toBe(first);
});
