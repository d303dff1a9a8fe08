import { deepEqual, equal, match } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeregisterDelegatedAdministratorCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import type { Fault } from '../harness/emulator';
import type { Site } from '../harness/site';
import type { Run, Step } from '../harness/step';
import { expectAsConfigured } from './first-deploy';

const NO_ROLLBACK = ['--no-rollback'];
const WAIT_SECONDS = 60;

export const faults: Step = {
  name: 'faults',
  title: 'a deploy that fails says why and what to do, leaves no access behind, and completes when it is run again',
  after: [],
  async run(run) {
    const site = run.another('333333333333', 'broken.trips.com');
    await site.bootstrap();
    await breakOrganization(run, site);
    await breakBaseline(run, site);
    await breakIdentity(run, site);
    await breakGuardrails(run, site);
    await killCli(run, site);
    run.say('what is left to deploy completes, and everything is as configured');
    await site.deploy();
    await expectAsConfigured(run, site);
    await breakChangeOfAccess(run, site);
    const closed = (await run.emulator.calls()).filter(
      ({ account, action }) =>
        account === site.account && /^(CloseAccount|RemoveAccountFromOrganization)$/.test(action),
    );
    deepEqual(closed, [], 'accounts that were closed');
  },
};

interface Breakage {
  readonly what: string;
  readonly stack: string;
  readonly stackName: string;
  readonly fault?: Fault;
  readonly options?: readonly string[];
  /** What the CLI must say: cause and place. */
  readonly says: readonly RegExp[];
  readonly status: string;
}

/** A deploy that must fail, with the right words and in the right state. */
async function mustFail({ emulator, say }: Run, site: Site, breakage: Breakage): Promise<void> {
  say(breakage.what);
  if (breakage.fault !== undefined) await emulator.inject(breakage.fault);
  const { exitCode, output } = await site.attempt([breakage.stack], breakage.options);
  await emulator.clearFaults();
  equal(exitCode, 1, `exit code of a deploy of ${breakage.stack} while: ${breakage.what}`);
  for (const words of breakage.says) match(complaintIn(output), words);
  const status = (await site.stacks()).find(({ name }) => name === breakage.stackName)?.status;
  equal(status, breakage.status, `state of ${breakage.stackName}`);
}

/** What the CLI says at last, on one line: it breaks lines at the width of a terminal. */
function complaintIn(output: string): string {
  return output.slice(output.lastIndexOf('❌')).replaceAll(/\s+/g, ' ');
}

async function breakOrganization(run: Run, site: Site): Promise<void> {
  const organization = {
    stack: 'Organization',
    stackName: 'lz-organization',
    options: NO_ROLLBACK,
    status: 'UPDATE_FAILED',
  };
  await mustFail(run, site, {
    ...organization,
    status: 'CREATE_FAILED',
    what: 'policy types: Organizations throttles without end',
    fault: { service: 'organizations', action: 'EnablePolicyType', error: 'TooManyRequestsException', times: 0 },
    says: [/still does not show all of .*_POLICY.* as enabled .*deploy again in a few minutes/],
  });
  await run.emulator.set({ lambda_timeout: 5 });
  await mustFail(run, site, {
    ...organization,
    what: 'policy types: a call takes so long that the handler is out of time',
    fault: { service: 'organizations', action: 'EnablePolicyType', delay: 7 },
    says: [/did not receive a response from your Custom Resource/],
  });
  await run.emulator.set({ lambda_timeout: 0 });
  await mustFail(run, site, {
    ...organization,
    what: 'accounts: the organization is still being finalized',
    fault: { condition: 'finalizing-organization', times: 1 },
    says: [/organization hasn't finished initializing/, /Service: Organizations/],
  });
  await mustFail(run, site, {
    ...organization,
    what: 'accounts: AWS takes longer than CloudFormation waits',
    fault: { condition: 'account-not-stabilized', times: 1 },
    says: [/NotStabilized/],
  });
  await mustFail(run, site, {
    ...organization,
    what: 'accounts: so the account is there, and its e-mail address is taken',
    says: [/AlreadyExists/],
  });
  run.say('its id and the organization go into the config, and deploying again completes');
  const { id, accounts } = await site.organization();
  const orphan = accounts.filter((account) => account.id !== site.account).at(-1);
  site.copy.edit((config) => ({
    ...config,
    organization: { ...config.organization, existing: id },
    accounts: Object.fromEntries(
      Object.entries(config.accounts).map(([key, account]) => [
        key,
        account.email === orphan?.email ? { ...account, existing: orphan.id } : account,
      ]),
    ),
  }));
  const { exitCode, output } = await site.attempt(['Organization'], NO_ROLLBACK);
  equal(exitCode, 0, complaintIn(output));
  equal((await site.organization()).id, id, 'the organization is the one that was created');
}

async function breakBaseline(run: Run, site: Site): Promise<void> {
  // First of all: what fails later leaves the delegations that were made before it.
  await breakDelegation(run, site);
  await mustFail(run, site, {
    what: 'baseline: it fails in one account of the StackSet',
    stack: 'Baseline',
    stackName: 'lz-baseline',
    fault: {
      service: 'iam',
      action: 'CreatePolicy',
      account: 'engineering-test',
      by: 'stackset',
      error: 'ServiceFailure',
      times: 0,
    },
    says: [
      /Stack set operation \[[-0-9a-f]+\] was unexpectedly stopped or failed/,
      /ResourceType:AWS::IAM::ManagedPolicy, ResourceStatusReason:/,
      /with identifier 'lz-permissions-boundary:[-0-9a-f]+' did not stabilize/,
    ],
    status: 'ROLLBACK_COMPLETE',
  });
  await site.deploy('Baseline');
}

/** Somebody named an administrator by hand, which is another account than the config's. */
async function breakDelegation(run: Run, site: Site): Promise<void> {
  const client = run.aws.client(OrganizationsClient, site.home);
  const { accounts } = await site.organization();
  const AccountId = accounts.find(({ name }) => name === 'log-archive')?.id;
  const administrator = { AccountId, ServicePrincipal: 'access-analyzer.amazonaws.com' };
  await run.emulator.set({ transient_errors: false });
  await client.send(new RegisterDelegatedAdministratorCommand(administrator));
  await run.emulator.set({ transient_errors: true });
  await mustFail(run, site, {
    what: 'baseline: another account administers a service',
    stack: 'Baseline',
    stackName: 'lz-baseline',
    says: [
      new RegExp(
        `access-analyzer.amazonaws.com: account ${AccountId ?? ''} is the administrator, and account \\d{12} was to be it`,
      ),
      new RegExp(
        `aws organizations deregister-delegated-administrator .* --account-id ${AccountId ?? ''}; then deploy again`,
      ),
    ],
    status: 'ROLLBACK_COMPLETE',
  });
  await client.send(new DeregisterDelegatedAdministratorCommand(administrator));
}

async function breakIdentity(run: Run, site: Site): Promise<void> {
  const identity = { stack: 'Identity', stackName: 'lz-identity', status: 'ROLLBACK_COMPLETE' };
  await run.emulator.set({ identity_center_enabled: false });
  await mustFail(run, site, {
    ...identity,
    what: 'identity: IAM Identity Center is not enabled',
    says: [/IAM Identity Center is not enabled in us-west-2/, /console\.aws\.amazon\.com\/singlesignon/],
  });
  await run.emulator.set({ identity_center_enabled: true });
  await mustFail(run, site, {
    ...identity,
    what: 'identity: the eighth assignment fails, and nobody keeps the seven before',
    fault: { service: 'sso-admin', action: 'CreateAccountAssignment', nth: 8, times: 0, error: 'ConflictException' },
    says: [/AWS::SSO::Assignment/, /injected fault \(Service: SSOAdmin/],
  });
  const left = await site.identityCenter();
  deepEqual(left, { groups: [], permissionSets: [], assignments: [] }, 'access that outlives the rollback');
  await site.deploy('Identity');
}

async function breakGuardrails(run: Run, site: Site): Promise<void> {
  const guardrails = { stack: 'Guardrails', stackName: 'lz-guardrails', status: 'ROLLBACK_COMPLETE' };
  await mustFail(run, site, {
    ...guardrails,
    what: 'guardrails: somebody else changes the organization at the same time',
    fault: {
      service: 'organizations',
      action: 'CreatePolicy',
      nth: 5,
      times: 0,
      error: 'ConcurrentModificationException',
    },
    says: [/AWS::Organizations::Policy/, /injected fault \(Service: Organizations/],
  });
  await mustFail(run, site, {
    ...guardrails,
    what: 'guardrails: a policy type is enabled and not yet effective',
    fault: { condition: 'policy-type-not-effective', times: 0 },
    says: [/can be performed only for enabled policy types/],
  });
  deepEqual((await site.organization()).policies, [], 'organization policies that outlive the rollback');
  await site.deploy('Guardrails');
}

async function killCli({ emulator, say }: Run, site: Site): Promise<void> {
  say('logging: the CLI is killed in the middle; CloudFormation goes on without it');
  await emulator.set({ patience: 0 });
  await emulator.inject({ service: 'cloudtrail', action: 'CreateTrail', delay: 8 });
  const { exitCode } = await site.attempt(['Logging'], [], { killAt: /lz-logging \|.*IN_PROGRESS/ });
  equal(exitCode, null, 'the CLI was killed');
  const status = async (): Promise<string | undefined> =>
    (await site.stacks()).find(({ name }) => name === 'lz-logging')?.status;
  equal(await status(), 'CREATE_IN_PROGRESS');
  for (let waited = 0; (await status()) === 'CREATE_IN_PROGRESS' && waited < WAIT_SECONDS; waited += 1)
    await sleep(1000);
  equal(await status(), 'CREATE_COMPLETE');
  await emulator.clearFaults();
  await emulator.set({ patience: 20 });
}

async function breakChangeOfAccess(run: Run, site: Site): Promise<void> {
  const before = await site.identityCenter();
  const { written } = site.copy;
  site.copy.edit((config) => ({
    ...config,
    access: {
      ...config.access,
      assignments: [
        ...config.access.assignments,
        { group: 'auditors', persona: 'security-admin', accounts: ['security', 'log-archive'] },
      ],
    },
  }));
  await mustFail(run, site, {
    what: 'a change of access fails at its second assignment, and the first is taken back',
    stack: 'Identity',
    stackName: 'lz-identity',
    fault: { service: 'sso-admin', action: 'CreateAccountAssignment', nth: 2, times: 0, error: 'ConflictException' },
    says: [/injected fault \(Service: SSOAdmin/],
    status: 'UPDATE_ROLLBACK_COMPLETE',
  });
  deepEqual(await site.identityCenter(), before, 'access after the rollback');
  site.copy.edit(() => written);
  await site.deploy('Identity');
  deepEqual(await site.identityCenter(), before, 'access after another deploy');
}
