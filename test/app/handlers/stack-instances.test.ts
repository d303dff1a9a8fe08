import { StackInstanceDetailedStatus } from '@aws-sdk/client-cloudformation';
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

const MINUTE = 60_000;
const LIMIT = 15 * MINUTE;

const refusal = (name: string): Error => Object.assign(new Error('not now'), { name });

/** Each look at the StackSet finds the next of these; later ones find the last. A look takes a page for each instance. */
function stackSet(...looks: (readonly Instance[] | Error)[]) {
  const aws = {
    asked: [] as unknown[],
    slept: 0,
    looks: 0,
    pageTakes: 0,
    spent: 0,
    left: (): number => LIMIT - aws.spent,
    call: (command: string, input: Record<string, unknown>): Promise<unknown> => {
      aws.asked.push([command, input]);
      const page = Number(input.NextToken ?? 0);
      const look = looks[Math.min(aws.looks, looks.length - 1)] ?? [];
      aws.spent += aws.pageTakes;
      if (look instanceof Error) {
        aws.looks += 1;
        return Promise.reject(look);
      }
      const isLast = page + 1 >= look.length;
      if (isLast) aws.looks += 1;
      return Promise.resolve({
        Summaries: look.slice(page, page + 1),
        ...(isLast ? {} : { NextToken: String(page + 1) }),
      });
    },
    sleep: (milliseconds: number): Promise<void> => {
      aws.slept += milliseconds;
      aws.spent += milliseconds;
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

test.each<[string, RegExp]>([
  [
    'FAILED',
    / aws cloudformation update-stack-set --stack-set-name lz-permissions-boundary --use-previous-template .*--region us-west-2; then/,
  ],
  ['CANCELLED', / aws cloudformation update-stack-set /],
  ['INOPERABLE', /leaves it out of every update.*--retain-stacks/],
  ['SKIPPED_SUSPENDED_ACCOUNT', /AWS has suspended it.*suspended OU/],
])('a stack that is %s does not come by itself: the reason and what to do are told at once', async (status, mend) => {
  const aws = stackSet([current(OLD), outdated(NEW, status, 'role lz is not there')]);
  const ended = stackInstances(properties, aws);
  await expect(ended).rejects.toThrow(complaintOf('the StackSet lz-permissions-boundary failed in …'));
  await expect(ended).rejects.toThrow(
    /lz-permissions-boundary failed in 111111111111 \(role lz is not there\).*; then deploy again/,
  );
  await expect(ended).rejects.toThrow(mend);
  expect(aws.slept).toBe(0);
});

test('each way to end has a line of its own: what an update mends is not told of what it passes over', async () => {
  const aws = stackSet([outdated(OLD, 'INOPERABLE'), outdated(NEW, 'FAILED')]);
  const ended = stackInstances(properties, aws);
  await expect(ended).rejects.toThrow('failed in 222222222222 (INOPERABLE), and');
  await expect(ended).rejects.not.toThrow('update-stack-set');
});

test('what the SDK knows as a status is there, coming, or told with a way out', async () => {
  for (const status of Object.values(StackInstanceDetailedStatus)) {
    const aws = stackSet([outdated(OLD, status), current(NEW)], [current(OLD), current(NEW)]);
    const ended = stackInstances(properties, aws);
    if (['PENDING', 'RUNNING', 'SUCCEEDED'].includes(status)) await expect(ended).resolves.toBeDefined();
    else await expect(ended).rejects.toThrow(`(${status}), and AWS does not try again by itself. `);
  }
});

test.each(['AccessDenied', 'Throttling'])(
  'a first %s passes: the role may be seconds old, and looks many',
  async (name) => {
    const aws = stackSet(refusal(name), refusal(name), [current(OLD), current(NEW)]);
    await expect(stackInstances(properties, aws)).resolves.toBeDefined();
    expect(aws.slept).toBe(20_000);
  },
);

test('a denial that stays is told after three minutes, and anything else at once', async () => {
  const denied = stackSet(refusal('AccessDenied'));
  await expect(stackInstances(properties, denied)).rejects.toThrow('not now');
  expect(denied.slept).toBe(3 * MINUTE);
  const missing = stackSet(refusal('StackSetNotFoundException'));
  await expect(stackInstances(properties, missing)).rejects.toThrow('not now');
  expect(missing.slept).toBe(0);
});

test('looks that take long count too: the function answers before it is ended, or nobody would', async () => {
  // Fifty pages, as 5,000 accounts have, of a second each.
  const many = Array.from({ length: 50 }, (_, index) => outdated(String(100_000_000_000 + index), 'RUNNING'));
  const aws = stackSet(many);
  aws.pageTakes = 1_000;
  await expect(stackInstances(properties, aws)).rejects.toThrow(/has not reached .* after 14 minutes/);
  expect(aws.left()).toBeGreaterThan(0);
});

test('AWS that answers too fast until the end is told', async () => {
  const aws = stackSet(refusal('Throttling'));
  await expect(stackInstances(properties, aws)).rejects.toThrow('The last answer of AWS was Throttling: not now');
});

test('what does not come ends before the function does, with the accounts', async () => {
  const many = Array.from({ length: 7 }, (_, index) => `11111111111${index}`);
  const aws = stackSet([]);
  const ended = stackInstances({ ...properties, Accounts: many }, aws);
  await expect(ended).rejects.toThrow(complaintOf('the StackSet lz-permissions-boundary has not reached …'));
  await expect(ended).rejects.toThrow(
    /has not reached 111111111110, .*111111111114 and 2 more after 14 minutes.*deploy again/,
  );
  expect(aws.left()).toBeGreaterThan(0);
});
