import { OF_MAKER } from '../../support/maker-note';
import { driftCommand } from '../../../lib/cli/drift';
import { runCommand } from '../../../lib/cli/run-command';
import { completeLandingZone } from '../../../lib/model/complete';
import { findDriftBeyond } from '../../../lib/operate/drift/run';
import { conglomerate } from '../../support/companies/conglomerate';
import { everything } from '../../support/companies/everything';
import { config as trips } from '../../support/companies/trips';
import { assemblyOf } from '../live/assemblies';
import { deployed } from '../live/deployed';
import { fakeLive, MANAGEMENT_ID, recorder, type State } from '../live/fake';

const assembly = assemblyOf(completeLandingZone(everything));
/** It makes users of its own. */
const withUsers = assemblyOf(completeLandingZone(conglomerate));

async function drift(
  change: (state: State) => void,
  made = assembly,
  ...more: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  const state = deployed(made);
  change(state);
  const [stdout, stderr] = [recorder(), recorder()];
  const command = driftCommand(() => Promise.resolve(fakeLive(state)));
  const code = await runCommand(command, ['--assembly', made.folder, '--accounts', ...more], { stdout, stderr });
  return { code, out: stdout.text(), err: stderr.text() };
}

test.each([
  ['every switch', everything],
  ['sixty accounts', conglomerate],
  ['the sample', trips],
])('a company with %s does not differ from what was deployed', async (_what, company) => {
  const { code, out, err } = await drift(() => undefined, assemblyOf(completeLandingZone(company)));
  expect([code, out, err.replaceAll(OF_MAKER, '')]).toEqual([
    0,
    'The live organization is as the assembly says.\n',
    '',
  ]);
});

const idOf = (state: State, name: string): string => state.accounts.find((one) => one.name === name)?.id ?? '';
const [ACCOUNT = ''] = deployed(assembly)
  .accounts.filter(({ id }) => id !== MANAGEMENT_ID)
  .map(({ name }) => name);

const withPolicy = (state: State, id: string, change: Readonly<Record<string, number>>): void => {
  const before = state.settings[id];
  if (before === undefined || before === 'denied by a guardrail') throw new Error(id);
  state.settings[id] = { ...before, passwordPolicy: { ...before.passwordPolicy, ...change } };
};

test.each<[string, (state: State) => void, RegExp]>([
  [
    'passwords of the management account are short',
    (state) => {
      withPolicy(state, MANAGEMENT_ID, { MinimumPasswordLength: 8 });
    },
    /^changed +Password policy of account \S+ has MinimumPasswordLength 8, not 14\.\n +lz-account-settings sets it back/,
  ],
  [
    'a member has no password policy',
    (state) => {
      state.settings[idOf(state, ACCOUNT)] = { unencrypted: [] };
    },
    new RegExp(`^missing +Password policy of account ${ACCOUNT} is not there`),
  ],
  [
    'a member encrypts no disks',
    (state) => {
      const before = state.settings[MANAGEMENT_ID];
      if (before === undefined || before === 'denied by a guardrail') throw new Error('no settings');
      state.settings[idOf(state, ACCOUNT)] = { ...before, unencrypted: ['us-east-2'] };
    },
    new RegExp(`^changed +EBS encryption by default of account ${ACCOUNT} in us-east-2 is switched off`),
  ],
  [
    'AWS Backup leaves out buckets',
    (state) => {
      state.typesNotBackedUp = { 'us-west-2': ['S3'] };
    },
    /^changed +AWS Backup of the management account in us-west-2 takes no S3: what carries the tag is not copied/,
  ],
  [
    'somebody else gets the mails about security',
    (state) => {
      const [key = ''] = Object.keys(state.contacts).filter((one) => one.endsWith('SECURITY'));
      state.contacts[key] = { ...state.contacts[key], EmailAddress: 'theirs@example.com' };
    },
    /^changed +security contact of account \S+ has EmailAddress "theirs@example.com", not "[^"]+"\.\n +undo: aws account put-alternate-contact /,
  ],
  [
    'a contact is deleted',
    (state) => {
      const [key = ''] = Object.keys(state.contacts);
      state.contacts = Object.fromEntries(Object.entries(state.contacts).filter(([one]) => one !== key));
    },
    /^missing +\w+ contact of account \S+ is not there/,
  ],
  [
    'a user is deleted',
    (state) => {
      state.users = state.users.slice(1);
    },
    /^missing +User \S+ does not exist/,
  ],
  [
    'a user has another address',
    (state) => {
      state.users = state.users.map((user, index) => (index === 0 ? { ...user, email: 'theirs@example.com' } : user));
    },
    /^changed +User \S+ has email "theirs@example.com", not "[^"]+"/,
  ],
  [
    'nobody has confirmed the mails of alarms',
    (state) => {
      const [topic = ''] = Object.keys(state.subscriptions);
      state.subscriptions[topic] = (state.subscriptions[topic] ?? []).map(({ protocol, endpoint }, index) =>
        index === 0 ? { protocol, endpoint } : { protocol, endpoint, arn: `${topic}:${index}` },
      );
    },
    /^changed +Subscription of \S+ to lz-alarms in account security, \S+ is not confirmed: nothing arrives\.\n +Whoever reads it opens the mail/,
  ],
  [
    'somebody followed the link that ends a subscription',
    (state) => {
      const [topic = ''] = Object.keys(state.subscriptions);
      state.subscriptions[topic]?.shift();
    },
    /^missing +Subscription of \S+ to lz-alarms in account security, \S+ has ended: nothing arrives\.\n +To begin it again: take the address out/,
  ],
  [
    'somebody else hears of alarms',
    (state) => {
      const [topic = ''] = Object.keys(state.subscriptions);
      const [endpoint, protocol] = ['theirs@example.com', 'email'];
      // What nobody has confirmed hears of nothing.
      state.subscriptions[topic]?.push(
        { endpoint, protocol, arn: `${topic}:9` },
        { endpoint: 'b@example.com', protocol },
      );
    },
    /^extra +Subscription of theirs@example\.com to lz-alarms .* it hears of everything\.\n.*aws sns unsubscribe --subscription-arn arn:aws:sns:\S+:lz-alarms:9 --region /,
  ],
  [
    'the topic of alarms is deleted',
    (state) => {
      const [topic = ''] = Object.keys(state.subscriptions);
      state.subscriptions = Object.fromEntries(Object.entries(state.subscriptions).filter(([one]) => one !== topic));
    },
    /^missing +Topic lz-alarms in account security, \S+ does not exist: nobody is told/,
  ],
  [
    'GuardDuty takes in nobody',
    (state) => {
      state.calls['guardduty UpdateOrganizationConfiguration us-west-2'] = { isSo: false };
    },
    /^changed +guardduty in us-west-2 takes in accounts otherwise than the assembly says/,
  ],
  [
    'the detector is suspended',
    (state) => {
      state.calls['guardduty CreateDetector us-west-2'] = { isOtherwise: 'detector d-1 is suspended' };
    },
    /^changed +guardduty in us-west-2 detector d-1 is suspended/,
  ],
  [
    'GuardDuty’s role is gone from the management account',
    (state) => {
      state.calls['iam CreateServiceLinkedRole us-west-2'] = { isSo: false };
    },
    /^changed +iam in us-west-2 has lost the service-linked role without which GuardDuty leaves the management account out/,
  ],
])('when %s, exactly that is said', async (what, change, line) => {
  const { code, out } = await drift(change, what.includes('user') ? withUsers : assembly);
  expect(code).toBe(1);
  expect(out).toMatch(line);
  expect(out).toContain('One difference');
});

test('a Region that lost its administrator is one difference, whatever else cannot be asked there', async () => {
  const { out } = await drift((state) => {
    state.calls['guardduty EnableOrganizationAdminAccount us-west-2'] = { isSo: false };
    for (const command of ['CreateDetector', 'UpdateOrganizationConfiguration'])
      state.calls[`guardduty ${command} us-west-2`] = { isSo: false };
  });
  expect(out).toMatch(/^changed +guardduty in us-west-2 is not administered by the security account/);
  expect(out).toContain('One difference');
});

test('an account in which a guardrail denies every call is named, and the others are compared', async () => {
  const { code, out, err } = await drift((state) => {
    state.settings[idOf(state, ACCOUNT)] = 'denied by a guardrail';
    withPolicy(state, MANAGEMENT_ID, { MaxPasswordAge: 0 });
  });
  expect(code).toBe(1);
  expect(out).toContain('has MaxPasswordAge 0, not 90');
  expect(err.replaceAll(OF_MAKER, '')).toBe(
    `Not looked at, so that nothing is told of it: settings of account ${ACCOUNT}, where a guardrail denies every call.\n`,
  );
});

test('a closed account is not asked', async () => {
  const { code } = await drift((state) => {
    const id = idOf(state, ACCOUNT);
    state.accounts = state.accounts.map((one) => (one.id === id ? { ...one, status: 'CLOSED' } : one));
    state.settings = Object.fromEntries(Object.entries(state.settings).filter(([one]) => one !== id));
  });
  expect(code).toBe(1);
});

test.each(['accountSettings', 'contact', 'subscriptions', 'users', 'organizationCall', 'typesNotBackedUp'] as const)(
  'where %s may not be read, nothing is told',
  async (call) => {
    const { code, out, err } = await drift(
      (state) => void state.denied.push(call),
      call === 'users' ? withUsers : assembly,
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`these credentials may not call ${call}`);
  },
);

test('without it, what is inside the stacks names what it leaves out; with it, nothing of that', async () => {
  const { err } = await drift(() => undefined, assembly, '--inside');
  expect(err).toContain('CloudFormation looks into every stack');
  expect(err).not.toContain('alternate contacts');
});

test('of an assembly that does not say what accounts are to have, that is said: nothing passes for as it should be', async () => {
  const older = {
    ...assembly,
    stacks: assembly.stacks.map((stack) => {
      const text = JSON.stringify(stack.template).replaceAll('"PasswordPolicy":{', '"Before":{');
      return { ...stack, template: JSON.parse(text) as typeof stack.template };
    }),
  };
  const asked = { inside: false, accounts: true };
  const { findings, notLookedAt } = await findDriftBeyond(older, fakeLive(deployed(assembly)), asked);
  expect(findings).toEqual([]);
  expect(notLookedAt).toEqual(['settings of accounts, of which this assembly says nothing']);
});

test('repairs nothing', async () => {
  const { code, err } = await drift(() => undefined, assembly, '--repair');
  expect(code).toBe(2);
  expect(err).toContain('--accounts: not with --repair');
});
