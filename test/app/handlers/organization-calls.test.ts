import * as GuardDuty from '@aws-sdk/client-guardduty';
import * as Inspector from '@aws-sdk/client-inspector2';
import * as Macie from '@aws-sdk/client-macie2';
import * as SecurityHub from '@aws-sdk/client-securityhub';
import { MOST_ADMINISTRATORS } from '../../../lib/choice/organization-services';
import { ADMINISTRATIONS, SEVERAL } from '../../../lib/app/handlers/organization-calls/administrators';
import { ownRemoval } from '../../../lib/operate/delegation-removal';
import { settle } from '../../../lib/app/handlers/organization-calls/settle';
import { complaintOf } from '../../support/pages/error-table';
import { awsError, fakeAws, refusal, type Answer } from './fake-aws';

const SECURITY = '222222222222';
const OTHER = '333333333333';

interface Delegating {
  readonly wanted: Parameters<typeof settle>[0];
  readonly enable: string;
  readonly list: string;
  /** What the list answers where an account is the administrator. */
  readonly answer: (account: string, status?: string) => object;
  readonly command: string;
  /** What the service answers whoever is the administrator already. */
  readonly taken: string;
  /** What it answers where others are as many as it takes: of a service that takes several. */
  readonly full?: readonly [name: string, more: object];
}

const registered = (Id: string): object => ({ DelegatedAdministrators: [{ Id }] });

function registration(ServicePrincipal: string): Delegating['wanted'] {
  const parameters = { AccountId: SECURITY, ServicePrincipal };
  return { service: 'organizations', command: 'RegisterDelegatedAdministrator', parameters };
}

const DELEGATIONS = {
  'Access Analyzer': {
    wanted: registration('access-analyzer.amazonaws.com'),
    enable: 'organizations:RegisterDelegatedAdministrator',
    list: 'organizations:ListDelegatedAdministrators',
    answer: registered,
    command: `aws organizations deregister-delegated-administrator --service-principal access-analyzer.amazonaws.com --account-id ${OTHER}`,
    taken: 'AccountAlreadyRegisteredException',
  },
  'AWS Config': {
    wanted: registration('config.amazonaws.com'),
    enable: 'organizations:RegisterDelegatedAdministrator',
    list: 'organizations:ListDelegatedAdministrators',
    answer: registered,
    command: `aws organizations deregister-delegated-administrator --service-principal config.amazonaws.com --account-id ${OTHER}`,
    taken: 'AccountAlreadyRegisteredException',
    full: ['ConstraintViolationException', { Reason: 'MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED' }],
  },
  CloudTrail: {
    wanted: {
      service: 'cloudtrail',
      command: 'RegisterOrganizationDelegatedAdmin',
      parameters: { MemberAccountId: SECURITY },
    },
    enable: 'cloudtrail:RegisterOrganizationDelegatedAdmin',
    list: 'organizations:ListDelegatedAdministrators',
    answer: registered,
    command: `aws cloudtrail deregister-organization-delegated-admin --delegated-admin-account-id ${OTHER}`,
    taken: 'AccountRegisteredException',
    full: ['DelegatedAdminAccountLimitExceededException', {}],
  },
  GuardDuty: {
    wanted: {
      service: 'guardduty',
      command: 'EnableOrganizationAdminAccount',
      parameters: { AdminAccountId: SECURITY },
      region: 'us-east-2',
    },
    enable: 'guardduty:EnableOrganizationAdminAccount',
    list: 'guardduty:ListOrganizationAdminAccounts',
    answer: (AdminAccountId, AdminStatus = 'ENABLED') => ({ AdminAccounts: [{ AdminAccountId, AdminStatus }] }),
    command: `aws guardduty disable-organization-admin-account --admin-account-id ${OTHER} --region us-east-2`,
    taken: 'BadRequestException',
  },
  'Security Hub': {
    wanted: {
      service: 'securityhub',
      command: 'EnableOrganizationAdminAccount',
      parameters: { AdminAccountId: SECURITY, Feature: 'SecurityHubV2' },
      region: 'us-east-2',
    },
    enable: 'securityhub:EnableOrganizationAdminAccount',
    list: 'securityhub:ListOrganizationAdminAccounts',
    answer: (AccountId, Status = 'ENABLED') => ({ AdminAccounts: [{ AccountId, Status }] }),
    command: `aws securityhub disable-organization-admin-account --feature SecurityHub --admin-account-id ${OTHER} --region us-east-2 and aws securityhub disable-organization-admin-account --feature SecurityHubV2 --admin-account-id ${OTHER} --region us-east-2`,
    taken: 'ResourceConflictException',
  },
  Inspector: {
    wanted: {
      service: 'inspector2',
      command: 'EnableDelegatedAdminAccount',
      parameters: { delegatedAdminAccountId: SECURITY },
      region: 'us-east-2',
    },
    enable: 'inspector2:EnableDelegatedAdminAccount',
    list: 'inspector2:ListDelegatedAdminAccounts',
    answer: (accountId, status = 'ENABLED') => ({ delegatedAdminAccounts: [{ accountId, status }] }),
    command: `aws inspector2 disable-delegated-admin-account --delegated-admin-account-id ${OTHER} --region us-east-2`,
    taken: 'ConflictException',
  },
  Macie: {
    wanted: {
      service: 'macie2',
      command: 'EnableOrganizationAdminAccount',
      parameters: { adminAccountId: SECURITY },
      region: 'us-east-2',
    },
    enable: 'macie2:EnableOrganizationAdminAccount',
    list: 'macie2:ListOrganizationAdminAccounts',
    answer: (accountId, status = 'ENABLED') => ({ adminAccounts: [{ accountId, status }] }),
    command: `aws macie2 disable-organization-admin-account --admin-account-id ${OTHER} --region us-east-2`,
    taken: 'ConflictException',
  },
} satisfies Record<string, Delegating>;

/** A service that has, or gets, one administrator; `refusing` answers the calls that make it. */
function serviceOf({ enable, list, answer }: Delegating, initial?: string, refusing: Answer = () => undefined) {
  let administrator = initial;
  return fakeAws({
    [list]: () => (administrator === undefined ? {} : answer(administrator)),
    [enable]: (input) => {
      refusing(input);
      administrator = SECURITY;
    },
  });
}

describe.each<[string, Delegating]>(Object.entries(DELEGATIONS))('the administrator of %s', (_name, delegating) => {
  const { wanted, enable, list, answer, taken } = delegating;

  test('is named where there is none, and what AWS then shows is waited for', async () => {
    const aws = serviceOf(delegating);
    await settle(wanted, aws);
    expect(aws.calls.filter((call) => call === enable)).toHaveLength(1);
    expect(aws.calls.at(-1)).toMatch(/:List/);
  });

  test('that is the wanted one already is left alone', async () => {
    const aws = serviceOf(delegating, SECURITY);
    await settle(wanted, aws);
    expect(aws.calls).not.toContain(enable);
  });

  test('is never taken for named by what an error says', async () => {
    const aws = fakeAws({ [enable]: refusal(taken) });
    await expect(settle(wanted, aws)).rejects.toThrow(taken);
  });

  test('that came to be named in the meantime is found, whatever the call answers', async () => {
    let looks = 0;
    const aws = fakeAws({ [list]: () => (looks++ === 0 ? {} : answer(SECURITY)), [enable]: refusal(taken) });
    await expect(settle(wanted, aws)).resolves.toEqual({});
  });

  test.each(['ConcurrentModificationException', 'TooManyRequestsException', 'AccessDeniedException'])(
    'is named after a server error and %s',
    async (name) => {
      const errors = [awsError('Whatever', { $fault: 'server' }), awsError(name)].slice(0, 2);
      if (name === 'ConcurrentModificationException' && wanted.service !== 'organizations') errors.pop();
      const aws = serviceOf(delegating, undefined, () => {
        const error = errors.shift();
        if (error !== undefined) throw error;
      });
      await settle(wanted, aws);
      expect(aws.slept).toBeGreaterThan(0);
    },
  );
});

const all = Object.entries<Delegating>(DELEGATIONS);

describe.each(all.filter(([, { full }]) => full === undefined))(
  'of %s, which takes one administrator,',
  (_name, one) => {
    const { wanted, enable, command, taken } = one;

    test('somebody else is an error that names the account and the command, and nothing is called', async () => {
      const aws = serviceOf(one, OTHER, refusal(taken));
      await expect(settle(wanted, aws)).rejects.toThrow(
        new RegExp(`account ${OTHER} is the administrator.*${SECURITY}.*${command}`, 's'),
      );
      expect(aws.calls).not.toContain(enable);
      expect(aws.slept).toBe(0);
    });
  },
);

describe.each(all.filter(([, { full }]) => full !== undefined))('of %s, which takes several,', (_name, several) => {
  const { wanted, enable, list, command, full = ['', {}] } = several;
  const [name, more] = full;
  const others = ['444444444444', '555555555555', OTHER];

  test('the security account becomes one beside others', async () => {
    const named = [{ Id: OTHER }];
    const aws = fakeAws({
      [list]: () => ({ DelegatedAdministrators: named }),
      [enable]: () => void named.push({ Id: SECURITY }),
    });
    await expect(settle(wanted, aws)).resolves.toEqual({});
    expect(aws.calls.filter((call) => call === enable)).toHaveLength(1);
  });

  test('others that are as many as it takes are an error that names them and the command', async () => {
    const named = { DelegatedAdministrators: others.map((Id) => ({ Id })) };
    const aws = fakeAws({ [list]: () => named, [enable]: refusal(name, Infinity, more) });
    await expect(settle(wanted, aws)).rejects.toThrow(
      new RegExp(
        `${others.join(', ')} are its administrators.*${SECURITY}.*${command.replace(OTHER, '<account>')}`,
        's',
      ),
    );
    expect(aws.slept).toBe(0);
  });

  test('another refusal is told as it is, whoever is administrator', async () => {
    const aws = fakeAws({ [list]: () => registered(OTHER), [enable]: refusal('AccountNotFoundException') });
    await expect(settle(wanted, aws)).rejects.toThrow('AccountNotFoundException: no');
  });
});

/* Preflight and drift have a table of their own: what runs in Lambda imports nothing. */

test.each(
  Object.values(ADMINISTRATIONS).flatMap((one) =>
    one.principal === undefined ? [] : [{ ...one, principal: one.principal }],
  ),
)(
  'the administration of $principal is taken away by the handler’s words as by those of preflight and drift',
  ({ principal, remove, list }) => {
    const said = ownRemoval(OTHER, principal) ?? '';
    expect([...said.matchAll(/aws (\S.*?) 3{12}/g)].map(([, command]) => command)).toEqual(remove);
    expect(said.startsWith('in each Region: ')).toBe(list !== undefined);
  },
);

test('Security Hub’s administration is taken away with each of its features', () => {
  const { remove } = ADMINISTRATIONS['securityhub:EnableOrganizationAdminAccount'] ?? { remove: [] };
  expect(remove.map((command) => /--feature (\S+) /.exec(command)?.[1])).toEqual(
    Object.values(SecurityHub.SecurityHubFeature),
  );
});

test('which services take several administrators is the same to the handler as to preflight', () => {
  const several = Object.keys(MOST_ADMINISTRATORS).filter((service) => (MOST_ADMINISTRATORS[service] ?? 0) > 1);
  expect(several.length).toBeGreaterThan(0);
  expect([...SEVERAL].sort()).toEqual(several.sort());
});

test.each([
  ['cloudtrail', DELEGATIONS.CloudTrail, 'ConflictException'],
  ['guardduty', DELEGATIONS.GuardDuty, 'InvalidInputException'],
  ['securityhub', DELEGATIONS['Security Hub'], 'InvalidInputException'],
  ['macie2', DELEGATIONS.Macie, 'ValidationException'],
] as const)('%s is asked again after what it answers while it is not ready', async (_service, delegating, name) => {
  const aws = serviceOf(delegating, undefined, refusal(name, 2));
  await settle(delegating.wanted, aws);
  expect(aws.calls.filter((call) => call === delegating.enable)).toHaveLength(3);
});

test.each<[string, Delegating, object]>([
  ['GuardDuty', DELEGATIONS.GuardDuty, GuardDuty.AdminStatus],
  ['Security Hub', DELEGATIONS['Security Hub'], SecurityHub.AdminStatus],
  ['Inspector', DELEGATIONS.Inspector, Inspector.DelegatedAdminStatus],
  ['Macie', DELEGATIONS.Macie, Macie.AdminStatus],
])('an administrator of %s that is just being taken away is waited for', async (_name, one, statuses) => {
  const { wanted, answer, list, enable } = one;
  const leaving = (Object.values(statuses) as string[]).filter((status) => status !== 'ENABLED');
  expect(leaving).not.toEqual([]);
  const looks = [
    ...leaving.flatMap((status) => [answer(OTHER, status), answer(SECURITY, status)]),
    {},
    answer(SECURITY),
  ];
  const aws = fakeAws({ [list]: () => looks.shift() });
  await settle(wanted, aws);
  expect(aws.calls.filter((call) => call === enable)).toHaveLength(1);
  expect(looks).toEqual([]);
});

test('an administrator in another Region is somebody else too', async () => {
  const { wanted, enable } = DELEGATIONS.GuardDuty;
  const aws = fakeAws({ 'organizations:ListDelegatedAdministrators': () => registered(OTHER) });
  await expect(settle(wanted, aws)).rejects.toThrow(
    `aws organizations deregister-delegated-administrator --service-principal guardduty.amazonaws.com --account-id ${OTHER}`,
  );
  expect(aws.calls).not.toContain(enable);
});

test('lists are read to their end', async () => {
  const pages: Record<string, object> = {
    '': { EnabledServicePrincipals: [{ ServicePrincipal: 'iam.amazonaws.com' }], NextToken: 'more' },
    more: { EnabledServicePrincipals: [{ ServicePrincipal: 'config.amazonaws.com' }] },
  };
  const aws = fakeAws({
    'organizations:ListAWSServiceAccessForOrganization': ({ NextToken = '' }) => pages[String(NextToken)],
  });
  const parameters = { ServicePrincipal: 'config.amazonaws.com' };
  await settle({ service: 'organizations', command: 'EnableAWSServiceAccess', parameters }, aws);
  expect(aws.calls).not.toContain('organizations:EnableAWSServiceAccess');
});

describe('a call', () => {
  const sharing = { service: 'ram', command: 'EnableSharingWithAwsOrganization' };
  const key = 'ram:EnableSharingWithAwsOrganization';

  test('of which AWS shows nothing is made once', async () => {
    const aws = fakeAws({});
    await expect(settle(sharing, aws)).resolves.toEqual({});
    expect(aws.calls).toEqual([key]);
  });

  test('that was taken is not made again while AWS does not show it yet', async () => {
    let looks = 0;
    const aws = fakeAws({
      'guardduty:ListDetectors': () => ({ DetectorIds: looks++ < 4 ? [] : ['d1'] }),
      'guardduty:GetDetector': () => ({ Status: 'ENABLED' }),
    });
    await expect(settle({ service: 'guardduty', command: 'CreateDetector' }, aws)).resolves.toEqual({
      DetectorId: 'd1',
    });
    expect(aws.calls.filter((call) => call === 'guardduty:CreateDetector')).toHaveLength(1);
  });

  test('that is refused for good fails at once, with the call, the Region and what AWS said', async () => {
    const aws = fakeAws({ [key]: refusal('OperationNotPermittedException') });
    await expect(settle({ ...sharing, region: 'us-east-2' }, aws)).rejects.toThrow(
      'ram:EnableSharingWithAwsOrganization in us-east-2 failed: OperationNotPermittedException: no',
    );
    expect(aws.slept).toBe(0);
  });

  test('that is refused for the moment is given up before the function’s time is, and says that a second deploy goes on', async () => {
    const aws = fakeAws({ [key]: refusal('ThrottlingException') });
    const settled = settle(sharing, aws);
    await expect(settled).rejects.toThrow(/ThrottlingException: no.*11 times.*deploy again in a few minutes/s);
    await expect(settled).rejects.toThrow(complaintOf('… failed: … It was tried … times'));
    expect(aws.slept).toBeLessThan(240_000);
    expect(aws.slept).toBeGreaterThan(120_000);
  });

  test('gives up earlier where the function has less time left', async () => {
    const aws = fakeAws({ [key]: refusal('ThrottlingException') }, 60_000);
    await expect(settle(sharing, aws)).rejects.toThrow('deploy again in a few minutes');
    expect(aws.slept).toBeLessThan(60_000);
  });
});
