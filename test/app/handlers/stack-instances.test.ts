import { stackInstances } from '../../../lib/app/handlers/stack-instances/arrived';
import { complaintOf } from '../../support/pages/error-table';

const NEW = '111111111111';
const OLD = '222222222222';
const properties = { StackSetName: 'lz-permissions-boundary', Region: 'us-west-2', Accounts: [OLD, NEW] };

type Instance = Readonly<Record<string, unknown>>;

const current = (Account: string): Instance => ({
  Account,
  Status: 'CURRENT',
  StackInstanceStatus: { DetailedStatus: 'SUCCEEDED' },
});
const outdated = (Account: string, DetailedStatus: string, StatusReason?: string): Instance => ({
  Account,
  Status: 'OUTDATED',
  StatusReason,
  StackInstanceStatus: { DetailedStatus },
});

/** Each look at the StackSet finds the next of these; later ones find the last. A look takes a page for each instance. */
function stackSet(...looks: (readonly Instance[])[]) {
  const aws = {
    asked: [] as unknown[],
    slept: 0,
    looks: 0,
    call: (command: string, input: Record<string, unknown>): Promise<unknown> => {
      aws.asked.push([command, input]);
      const page = Number(input.NextToken ?? 0);
      const look = looks[Math.min(aws.looks, looks.length - 1)] ?? [];
      const isLast = page + 1 >= look.length;
      if (isLast) aws.looks += 1;
      return Promise.resolve({
        Summaries: look.slice(page, page + 1),
        ...(isLast ? {} : { NextToken: String(page + 1) }),
      });
    },
    sleep: (milliseconds: number): Promise<void> => {
      aws.slept += milliseconds;
      return Promise.resolve();
    },
  };
  return aws;
}

beforeEach(() => jest.spyOn(console, 'log').mockImplementation());

test('where every account has its stack, nobody waits', async () => {
  const aws = stackSet([current(OLD), current(NEW)]);
  await expect(stackInstances(properties, aws)).resolves.toEqual({
    PhysicalResourceId: 'stack-instances-lz-permissions-boundary',
  });
  expect(aws.slept).toBe(0);
  expect(aws.asked[0]).toEqual([
    'ListStackInstances',
    { StackSetName: 'lz-permissions-boundary', StackInstanceRegion: 'us-west-2' },
  ]);
});

test.each([
  ['is not there yet', [current(OLD)]],
  ['is queued', [current(OLD), outdated(NEW, 'PENDING')]],
  ['is being made', [current(OLD), outdated(NEW, 'RUNNING')]],
  ['has no status in detail yet', [current(OLD), { Account: NEW, Status: 'OUTDATED' }]],
])('a stack that %s is waited for, and how many are there is logged', async (_what, before) => {
  const aws = stackSet([], before, before, [current(OLD), current(NEW)]);
  await expect(stackInstances(properties, aws)).resolves.toBeDefined();
  expect(aws.slept).toBe(30_000);
  expect(console.log).toHaveBeenCalledWith('lz-permissions-boundary: 1 of 2 accounts have it');
});

test('accounts that nobody asked about are not waited for', async () => {
  const aws = stackSet([outdated('333333333333', 'FAILED', 'no role'), current(OLD), current(NEW)]);
  await expect(stackInstances(properties, aws)).resolves.toBeDefined();
});

test.each(['FAILED', 'CANCELLED', 'INOPERABLE', 'SKIPPED_SUSPENDED_ACCOUNT'])(
  'a stack that is %s does not come by itself: the reason and the command are told at once',
  async (status) => {
    const aws = stackSet([current(OLD), outdated(NEW, status, 'role lz is not there')]);
    const ended = stackInstances(properties, aws);
    await expect(ended).rejects.toThrow(complaintOf('the StackSet lz-permissions-boundary failed in …'));
    await expect(ended).rejects.toThrow(
      /lz-permissions-boundary failed in 111111111111 \(role lz is not there\).* aws cloudformation update-stack-set --stack-set-name lz-permissions-boundary --use-previous-template .*--region us-west-2; then deploy again/,
    );
    expect(aws.slept).toBe(0);
  },
);

test('what does not come ends before the function does, with the accounts', async () => {
  const many = Array.from({ length: 7 }, (_, index) => `11111111111${index}`);
  const aws = stackSet([]);
  const ended = stackInstances({ ...properties, Accounts: many }, aws);
  await expect(ended).rejects.toThrow(complaintOf('the StackSet lz-permissions-boundary has not reached …'));
  await expect(ended).rejects.toThrow(
    /has not reached 111111111110, .*111111111114 and 2 more after 14 minutes.*deploy again/,
  );
  expect(aws.slept).toBeLessThan(15 * 60_000);
});
