import { deepEqual, match, ok } from 'node:assert/strict';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { logicalId } from '../../../lib/base/logical-id';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import type { LiveIdentityCenter } from '../live/identity-center';
import { idOf } from './baseline';
import { answerOf, answerTo } from './break';
import type { Breakage, Broken, Chain } from './breakage';

const MOVED = 'growth-marketing';

/** What was written before a change that fails, and access before it. */
const before = new WeakMap<object, { readonly written: WrittenLandingZone; readonly access: LiveIdentityCenter }>();

async function change({ site }: Broken, edit: (config: WrittenLandingZone) => WrittenLandingZone): Promise<void> {
  before.set(site, { written: site.copy.written, access: await site.identityCenter() });
  site.copy.edit(edit);
}

function takeBack({ site }: Broken): Promise<void> {
  site.copy.edit((config) => before.get(site)?.written ?? config);
  return Promise.resolve();
}

async function expectAccessAsBefore({ site }: Broken): Promise<void> {
  deepEqual(await site.identityCenter(), before.get(site)?.access, 'access, which is as before the change');
}

const HALF_GIVEN: readonly Breakage[] = [
  {
    what: 'a change of access fails at its second assignment, and the first is taken back',
    meets: [],
    arrange: (broken) =>
      change(broken, (config) => ({
        ...config,
        access: {
          ...config.access,
          assignments: [
            ...config.access.assignments,
            { group: 'auditors', persona: 'security-admin', accounts: ['security', 'log-archive'] },
          ],
        },
      })),
    fault: { service: 'sso-admin', action: 'CreateAccountAssignment', nth: 2, times: 0, error: 'ConflictException' },
    says: [/injected fault \(Service: SSOAdmin/],
    after: expectAccessAsBefore,
    wayOut: { then: takeBack },
  },
];

export const CHANGE_OF_ACCESS: Chain = {
  stack: 'Identity',
  stackName: 'lz-identity',
  status: 'UPDATE_ROLLBACK_COMPLETE',
  breakages: [...HALF_GIVEN],
  complete: expectAccessAsBefore,
};

const NOT_UPDATABLE: readonly Breakage[] = [
  {
    what: "an account's address changes, which AWS refuses on the way there and on the way back",
    meets: ['UPDATE_ROLLBACK_FAILED'],
    refused: [/^account identity: .*growth-marketing: its email changes/],
    arrange: (broken) =>
      change(broken, (config) => ({
        ...config,
        accounts: {
          ...config.accounts,
          [MOVED]: { ou: 'marketing', ...config.accounts[MOVED], email: 'aws+renamed@broken.trips.com' },
        },
      })),
    wayOut: {
      first: takeBack,
      values: () => Promise.resolve({ '<the account’s logical id>': logicalId('Account', MOVED) }),
      then: (_failed, answers) => {
        const told = (answerOf(answers, 'npm run preflight') as string).replaceAll(/\s+/g, ' ');
        const command = [...answers.keys()].find((one) => one.startsWith('aws cloudformation')) ?? '';
        match(told, /lz-organization is in UPDATE_ROLLBACK_FAILED/);
        const words = command.replace(/<[^>]+>/, logicalId('Account', MOVED)).split(/ (?=--)/);
        for (const word of words) ok(told.includes(word), `preflight does not print ${word}:\n${told}`);
        return Promise.resolve();
      },
    },
  },
];

/** A permission set that nobody had meanwhile was made anew, so that it comes last. */
async function expectAssignmentsAsBefore({ site }: Broken): Promise<void> {
  const asTexts = ({ assignments }: LiveIdentityCenter): readonly string[] =>
    assignments.map(({ group, permissionSet, accountId }) => `${group} ${permissionSet} ${accountId}`).sort();
  const { access } = before.get(site) ?? {};
  ok(access !== undefined);
  deepEqual(asTexts(await site.identityCenter()), asTexts(access), 'assignments, which are as before the change');
}

const BACK = 'engineering-test';
const DELETE_TOPIC = 'aws sns delete-topic --topic-arn';

const LEFT_BEHIND: readonly Breakage[] = [
  {
    what: 'workloads: an account left its OU and came back, and its bucket was kept',
    meets: ['the named bucket succeeded and you already own it'],
    taken: /S3 Bucket [\w-]+ is there, and StackSet lz-workload-[\w-]+ would make it/,
    stacks: ['Organization', 'Baseline', 'Workloads'],
    arrange: async (broken) => {
      await change(broken, (config) => ({
        ...config,
        accounts: { ...config.accounts, [BACK]: { email: '', ...config.accounts[BACK], ou: 'suspended' } },
      }));
      await broken.site.deploy();
      await takeBack(broken);
    },
    mended: deleteTopics,
    wayOut: {
      as: (failed) => idOf(failed, BACK),
      values: async (failed) => ({ '<bucket>': (await bucketsOf(failed))[0] ?? '' }),
      then: async (failed) => {
        for (const bucket of await bucketsOf(failed)) {
          await answerTo(failed, `aws s3 rb s3://${bucket}`, await idOf(failed, BACK));
        }
      },
      leavesOut: { 'aws backup delete-backup-vault': 'no vault is in the way', [DELETE_TOPIC]: 'no topic is any more' },
    },
  },
  {
    what: 'workloads: and somebody has a topic of that name there',
    meets: ['already exists on a topic'],
    taken:
      /SNS Topic arn:[\w:-]+trips-server-notifications is there, and StackSet lz-workload-trips-server would make it/,
    stacks: ['Workloads'],
    arrange: async (broken) => {
      const client = broken.run.aws.client(SNSClient, { ...broken.site.home, account: await idOf(broken, BACK) });
      await client.send(new CreateTopicCommand({ Name: 'trips-server-notifications' }));
    },
    wayOut: {
      as: (failed) => idOf(failed, BACK),
      values: async (failed) => ({ '<topic>': (await topicsOf(failed))[0] ?? '', '<region>': failed.site.home.region }),
      // What the same deploy had made beside it was kept, too.
      then: deleteTopics,
      leavesOut: { 'aws backup delete-backup-vault': 'no vault is in the way', 'aws s3 rb': 'no bucket is' },
    },
  },
];

async function topicsOf(broken: Broken): Promise<readonly string[]> {
  const account = await idOf(broken, BACK);
  const { Topics = [] } = await broken.run.aws
    .client(SNSClient, { ...broken.site.home, account })
    .send(new ListTopicsCommand({}));
  return Topics.map(({ TopicArn = '' }) => TopicArn);
}

async function deleteTopics(broken: Broken): Promise<void> {
  const { region } = broken.site.home;
  for (const topic of await topicsOf(broken))
    await answerTo(broken, `${DELETE_TOPIC} ${topic} --region ${region}`, await idOf(broken, BACK));
}

async function bucketsOf(failed: Broken): Promise<readonly string[]> {
  const account = await idOf(failed, BACK);
  const { Buckets = [] } = await failed.run.aws
    .client(S3Client, { ...failed.site.home, account })
    .send(new ListBucketsCommand({}));
  return Buckets.map(({ Name = '' }) => Name);
}

export const ACCOUNT_THAT_COMES_BACK: Chain = {
  stack: 'Workloads',
  stackName: 'lz-workloads',
  status: 'UPDATE_ROLLBACK_COMPLETE',
  breakages: [...LEFT_BEHIND],
  complete: expectAssignmentsAsBefore,
};

/** With rollback, as `npx cdk deploy` does it. */
export const CHANGE_OF_ADDRESS: Chain = {
  stack: 'Organization',
  stackName: 'lz-organization',
  status: 'UPDATE_ROLLBACK_FAILED',
  breakages: [...NOT_UPDATABLE],
};
