import { LEASE_KEY } from '../../../lib/operate/deploy/lease/s3-store';
import { openStore } from '../../../lib/operate/deploy/lease/open-store';
import { writeAssembly } from '../../assembly/support/write-assembly';
import { fakeClients, type Answers } from '../live/fake-sdk';

const HOME = 'aws://111111111111/us-west-2';
const BUCKET = 'cdk-hnb659fds-assets-111111111111-us-west-2';

const organization = (environment: string): string =>
  writeAssembly({
    Organization: { stackName: 'lz-organization', environment, template: { Resources: {} } },
  });

const answers = (Outputs: readonly object[]): Answers => ({
  GetCallerIdentity: () => ({ Account: '111111111111', Arn: 'arn:aws:sts::111111111111:assumed-role/OrgAdmin/ada' }),
  DescribeStacks: [
    { Stacks: [{ StackName: 'CDKToolkit', StackStatus: 'CREATE_COMPLETE', Outputs, CreationTime: new Date(0) }] },
  ],
  ListStacks: [{ StackSummaries: [] }],
});
const bucket = [{ OutputKey: 'BucketName', OutputValue: BUCKET }];

test('the lease is kept in the bucket of the home region’s bootstrap, in the name of whoever deploys', async () => {
  const sent: object[] = [];
  const clients = fakeClients({ ...answers(bucket), PutObject: (input) => (sent.push(input), { ETag: '"e1"' }) });
  const profiles: (string | undefined)[] = [];
  const opened = await openStore({ assembly: organization(HOME), profile: 'management' }, (profile) => {
    profiles.push(profile);
    return clients;
  });
  expect(opened?.holder.name).toMatch(/^arn:aws:sts::111111111111:assumed-role\/OrgAdmin\/ada on .+ \(process \d+\)$/);
  await opened?.store.create({ id: 'a', name: 'ada', since: '' });
  expect(sent).toMatchObject([{ Bucket: BUCKET, Key: LEASE_KEY, ExpectedBucketOwner: '111111111111' }]);
  expect(profiles).toEqual(['management']);
  expect([...(opened?.statuses ?? [])]).toEqual([['CDKToolkit', 'CREATE_COMPLETE']]);
});

test('stacks are asked about in every Region that the assembly deploys to', async () => {
  const folder = writeAssembly({
    Organization: { stackName: 'lz-organization', environment: HOME, template: { Resources: {} } },
    Billing: { stackName: 'lz-billing', environment: 'aws://111111111111/us-east-1', template: { Resources: {} } },
  });
  const asked: string[] = [];
  const clients = fakeClients({ ...answers(bucket) });
  const opened = await openStore({ assembly: folder }, () => ({
    ...clients,
    cloudFormation: (region) => (asked.push(region), clients.cloudFormation(region)),
  }));
  expect([...new Set(asked)].sort()).toEqual(['us-east-1', 'us-west-2']);
  expect(opened?.statuses.get('CDKToolkit')).toBe('CREATE_COMPLETE');
});

test.each<[what: string, environment: string, outputs: readonly object[]]>([
  ['the credentials are of another account', 'aws://222222222222/us-west-2', bucket],
  ['the bootstrap has no bucket', HOME, []],
  ['the assembly has no region', 'aws://111111111111/unknown-region', bucket],
])('there is none where %s', async (_what, environment, outputs) => {
  const opened = await openStore({ assembly: organization(environment) }, () => fakeClients(answers(outputs)));
  expect(opened).toBeUndefined();
});
