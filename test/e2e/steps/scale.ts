import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { LEASE_KEY } from '../../../lib/operate/deploy/lease/s3-store';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { largeCompany } from '../../support/large-company';
import { expectIdentity } from '../expect/identity';
import { expectOrganization } from '../expect/organization';
import { expectContacts } from '../expect/settings';
import { endOf } from '../harness/cdk';
import type { Site } from '../harness/site';
import type { Run, Step } from '../harness/step';
import { confirmMails } from './mails';

/** Members. */
const ACCOUNTS = 300;
/** Batches enough for each of the five lanes to have some. */
const [WITHOUT_BATCH, BATCH_SIZE] = [20, 40];
/** Seconds for which an account is in the making here, so that those of several stacks are at the same time. */
const CREATION = 0.5;
const PATIENCE = 20;
const WAIT_SECONDS = 600;

export const scale: Step = {
  alone: true,
  name: 'scale',
  title: `a company of ${ACCOUNTS} accounts is deployed, killed in the middle and deployed again, within what AWS takes at a time`,
  after: [],
  async run(run) {
    const site = run.another('444444444444', 'large.trips.com');
    site.copy.edit(() => company());
    await run.emulator.set({ account_quota: ACCOUNTS + 10, account_creation: CREATION });
    await site.bootstrap();
    await run.emulator.forgetCalls();
    await killInTheMiddle(run, site);
    await deployAgain(run, site);
    run.say(`every OU, account, policy, group, permission set, assignment and contact is as the config says`);
    const live = await site.organization();
    expectOrganization(site.zone, live);
    expectIdentity(site.zone, live, await site.identityCenter());
    await expectContacts(run.aws, site, live);
    await expectOncePerAccount(run, site);
    await expectNoDrift(run, site);
  },
};

/** Groups are made here: no identity provider provisions the emulator. */
function company(): WrittenLandingZone {
  const made = largeCompany({ accounts: ACCOUNTS, withoutBatch: WITHOUT_BATCH, batchSize: BATCH_SIZE });
  const { access, company: about, ...rest } = made;
  const groups = Object.fromEntries(Object.keys(access.groups).map((group) => [group, {}]));
  return {
    exceptions: {},
    workloads: {},
    ...rest,
    company: { ...about, securityServices: { config: 'off' } },
    access: { ...access, identitySource: 'identity-center', groups },
  };
}

async function killInTheMiddle({ emulator, say }: Run, site: Site): Promise<void> {
  say('npm run deploy is killed while accounts of batches are made; CloudFormation goes on without it');
  await emulator.set({ patience: 0 });
  const began = Date.now();
  const killAt = /lz-accounts-b\d+ \|[^\n]*CREATE_COMPLETE[^\n]*AWS::Organizations::Account/;
  const { exitCode, output } = await site.tryDeploy('left out', { killAt });
  equal(exitCode, null, `the deploy was killed, and not at its end:\n${endOf(output)}`);
  await atRest(site);
  const there = (await site.organization()).accounts.length - 1;
  ok(there > WITHOUT_BATCH && there < ACCOUNTS, `${there} accounts are there`);
  say(`${there} of ${ACCOUNTS} accounts are there, after ${Math.round((Date.now() - began) / 1000)} s`);
}

/** As docs/deploying.md says: once no stack is …_IN_PROGRESS. */
async function atRest(site: Site): Promise<void> {
  for (let waited = 0; waited < WAIT_SECONDS; waited += 1) {
    const busy = (await site.stacks()).filter(({ status }) => status.endsWith('_IN_PROGRESS'));
    if (busy.every(({ status }) => status === 'REVIEW_IN_PROGRESS')) return;
    await sleep(1000);
  }
  throw new Error(`stacks are at work after ${WAIT_SECONDS} seconds`);
}

async function deployAgain({ aws, emulator, say }: Run, site: Site): Promise<void> {
  const refused = await site.tryDeploy();
  equal(refused.exitCode, 2, endOf(refused.output));
  match(refused.output, /Another deploy runs/);
  // Ten minutes pass.
  const Bucket = `cdk-hnb659fds-assets-${site.home.account}-${site.home.region}`;
  await aws.client(S3Client, site.home).send(new DeleteObjectCommand({ Bucket, Key: LEASE_KEY }));
  await emulator.set({ patience: PATIENCE });
  say('npm run deploy again');
  const began = Date.now();
  await site.deploy();
  say(`deployed in ${Math.round((Date.now() - began) / 1000)} s`);
  deepEqual(
    (await site.stacks()).filter(({ status }) => !/^(CREATE|UPDATE)_COMPLETE$/.test(status)),
    [],
    'stacks that are not complete',
  );
}

/** The emulator refuses a sixth account in the making, and more than fifteen assignments at a time: nothing was, so it stayed within. */
async function expectOncePerAccount({ emulator }: Run, site: Site): Promise<void> {
  const calls = (await emulator.calls()).filter(({ account }) => account === site.account);
  const times = (action: string): number => calls.filter((call) => call.action === action && call.error == null).length;
  equal(times('CreateAccount'), ACCOUNTS, 'accounts that were made');
  equal(times('CloseAccount'), 0, 'accounts that were closed');
  deepEqual(
    calls.filter(
      ({ action, error }) => /^Create(Account|AccountAssignment|OrganizationalUnit)$/.test(action) && error != null,
    ),
    [],
    'calls that came too many at a time',
  );
}

async function expectNoDrift(run: Run, site: Site): Promise<void> {
  const { say } = run;
  await confirmMails(run, site);
  say('npm run drift -- --accounts finds nothing');
  const { exitCode, output } = await site.cdk.command(site.copy.folder, 'drift', '--accounts', '--json');
  equal(exitCode, 0, endOf(output));
}
