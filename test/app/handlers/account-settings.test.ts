import { repository } from '../../support/repository';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INLINE_CODE_LIMIT, inlined } from '../../../lib/app/constructs/baseline/account-settings';
import { PASSWORD_POLICY } from '../../../lib/base/password-policy';
import { patiently, settle as settled } from '../../../lib/app/handlers/account-settings';

type Wanted = Parameters<typeof settled>[2];
const settle = (aws: Parameters<typeof settled>[0], regions: string[], wanted: Wanted = {}): Promise<string[]> =>
  settled(aws, regions, { PASSWORD_POLICY: JSON.stringify(PASSWORD_POLICY), ...wanted });

interface Account {
  policy?: Readonly<Record<string, unknown>>;
  readonly encrypted: Set<string>;
  /** Description of the role of AWS Config, whoever made it. */
  configRole?: string;
  /** Types that AWS Backup takes, by Region. */
  readonly backedUp?: Record<string, Readonly<Record<string, boolean>>>;
}

function awsError(name: string, message = 'no'): Error {
  return Object.assign(new Error(message), { name });
}

/** IAM and EC2 of one account, with what they were asked. */
function fakeAws(account: Account) {
  const calls: string[] = [];
  const answers: Record<string, (input: Record<string, unknown>, region: string) => unknown> = {
    GetAccountPasswordPolicy: () => {
      if (account.policy === undefined) throw awsError('NoSuchEntityException');
      return { PasswordPolicy: account.policy };
    },
    UpdateAccountPasswordPolicy: (input) => {
      account.policy = { ...input, ExpirePasswords: true };
    },
    GetEbsEncryptionByDefault: (_input, region) => ({ EbsEncryptionByDefault: account.encrypted.has(region) }),
    EnableEbsEncryptionByDefault: (_input, region) => {
      account.encrypted.add(region);
    },
  };
  Object.assign(answers, {
    DescribeRegionSettings: (_input: object, region: string) => ({
      ResourceTypeOptInPreference: account.backedUp?.[region],
    }),
    UpdateRegionSettings: (input: { ResourceTypeOptInPreference: Record<string, boolean> }, region: string) => {
      Object.assign(account.backedUp ?? {}, { [region]: input.ResourceTypeOptInPreference });
    },
    GetRole: () => {
      if (account.configRole === undefined) throw awsError('NoSuchEntityException');
      return { Role: { Description: account.configRole } };
    },
    CreateServiceLinkedRole: () => {
      account.configRole = 'made here';
    },
  });
  const call = (client: string, command: string, input: Record<string, unknown>, region = ''): Promise<unknown> => {
    calls.push(`${client} ${command} ${region}`.trim());
    return Promise.resolve().then(() => answers[command]?.(input, region));
  };
  return { call, calls };
}

describe('account settings', () => {
  test('are set in a new account: the password policy, and encryption in every region', async () => {
    const account: Account = { encrypted: new Set() };
    await expect(settle(fakeAws(account), ['us-west-2', 'us-east-2'])).resolves.toEqual([
      'password policy',
      'EBS encryption in us-west-2',
      'EBS encryption in us-east-2',
    ]);
    expect(account.policy).toEqual({ ...PASSWORD_POLICY, ExpirePasswords: true });
    expect([...account.encrypted]).toEqual(['us-west-2', 'us-east-2']);
  });

  test('that are right are only read', async () => {
    const account: Account = { encrypted: new Set() };
    await settle(fakeAws(account), ['us-west-2']);
    const again = fakeAws(account);
    await expect(settle(again, ['us-west-2'])).resolves.toEqual([]);
    expect(again.calls).toEqual(['IAM GetAccountPasswordPolicy', 'EC2 GetEbsEncryptionByDefault us-west-2']);
  });

  test.each([
    ['MinimumPasswordLength', 8],
    ['RequireSymbols', false],
    ['MaxPasswordAge', undefined],
    ['PasswordReusePrevention', 3],
  ])('are repaired when somebody changed %s', async (key, value) => {
    const account: Account = { encrypted: new Set(['us-west-2']) };
    await settle(fakeAws(account), ['us-west-2']);
    account.policy = { ...account.policy, [key]: value };
    await expect(settle(fakeAws(account), ['us-west-2'])).resolves.toEqual(['password policy']);
  });

  test.each<[string, string | undefined, string, string[]]>([
    ['is made where AWS Config records', 'on', 'made here', ['role of AWS Config']],
    ['is left to others where it does not', 'off', 'none', []],
  ])('the role of AWS Config %s', async (_what, config, description, repaired) => {
    const account: Account = { encrypted: new Set() };
    await settle(fakeAws(account), []);
    await expect(settle(fakeAws(account), [], { CONFIG: config })).resolves.toEqual(repaired);
    expect(account.configRole ?? 'none').toBe(description);
  });

  test('the role of AWS Config that is there is left as it is, whatever its description', async () => {
    const account: Account = { encrypted: new Set(), configRole: 'A service-linked role for AWS Config' };
    await settle(fakeAws(account), []);
    const again = fakeAws(account);
    await expect(settle(again, [], { CONFIG: 'on' })).resolves.toEqual([]);
    expect(again.calls).toEqual(['IAM GetAccountPasswordPolicy', 'IAM GetRole']);
  });

  test('are set before the role of AWS Config is made, which may have to wait for others', async () => {
    const account: Account = { encrypted: new Set() };
    const aws = fakeAws(account);
    const call = (...args: Parameters<typeof aws.call>): Promise<unknown> =>
      args[1] === 'GetRole' ? Promise.reject(awsError('AccessDenied')) : aws.call(...args);
    await expect(settle({ call }, ['us-west-2', 'us-east-2'], { CONFIG: 'on' })).rejects.toThrow('no');
    expect([...account.encrypted]).toEqual(['us-west-2', 'us-east-2']);
    expect(account.policy).toBeDefined();
  });

  test('switch on each type that AWS Backup knows and does not take, in each Region, and keep what is on', async () => {
    const backedUp = { 'us-west-2': { EBS: true, S3: false, RDS: false }, 'us-east-2': { EBS: true, S3: true } };
    const account: Account = { encrypted: new Set(['us-west-2', 'us-east-2']), backedUp };
    const regions = ['us-west-2', 'us-east-2'];
    const repaired = await settle(fakeAws(account), regions, { BACKUPS: 'on' });
    expect(repaired).toContain('backups of S3,RDS in us-west-2');
    expect(account.backedUp).toEqual({
      'us-west-2': { EBS: true, S3: true, RDS: true },
      'us-east-2': { EBS: true, S3: true },
    });
    const again = fakeAws(account);
    await expect(settle(again, regions, { BACKUPS: 'on' })).resolves.toEqual([]);
    expect(again.calls).not.toContain('Backup UpdateRegionSettings us-west-2');
  });

  test.each([{}, { BACKUPS: 'off' }])('leave AWS Backup alone elsewhere: %j', async (on) => {
    const account: Account = { encrypted: new Set(), backedUp: { 'us-west-2': { S3: false } } };
    const aws = fakeAws(account);
    await settle(aws, ['us-west-2'], on);
    expect(aws.calls.filter((call) => call.startsWith('Backup'))).toEqual([]);
  });

  test('fail where AWS Backup does not say which types it knows', async () => {
    const account: Account = { encrypted: new Set(), backedUp: {} };
    await expect(settle(fakeAws(account), ['us-west-2'], { BACKUPS: 'on' })).rejects.toThrow();
  });

  test('fail when IAM does not answer what is documented', async () => {
    const call = () => Promise.reject(awsError('ServiceFailureException'));
    await expect(settle({ call }, [])).rejects.toThrow('no');
  });
});

describe('a refusal', () => {
  const sleeps = () => {
    const slept: number[] = [];
    return { slept, sleep: (milliseconds: number) => Promise.resolve(slept.push(milliseconds)) };
  };

  test('is waited out while the role is not known everywhere, and where AWS made the role of AWS Config in the meantime', async () => {
    const { slept, sleep } = sleeps();
    const results = ['AccessDenied', 'UnauthorizedOperation', 'InvalidInputException'].map((name) => awsError(name));
    const attempt = () => {
      const failure = results.shift();
      return failure === undefined ? Promise.resolve(['done']) : Promise.reject(failure);
    };
    await expect(patiently(attempt, sleep)).resolves.toEqual(['done']);
    expect(slept).toHaveLength(3);
  });

  test('that stays ends within Lambda’s five minutes', async () => {
    const { slept, sleep } = sleeps();
    await expect(patiently(() => Promise.reject(awsError('AccessDenied')), sleep)).rejects.toThrow('no');
    expect(slept.reduce((sum, one) => sum + one, 0)).toBeLessThan(200_000);
  });

  test('in a quarantined account is no failure: nobody works there, and deploys must go on', async () => {
    const message =
      'not authorized to perform: iam:GetAccountPasswordPolicy with an explicit deny in a service control policy';
    const { slept, sleep } = sleeps();
    await expect(patiently(() => Promise.reject(awsError('AccessDenied', message)), sleep)).resolves.toEqual([
      'nothing: the account is quarantined',
    ]);
    expect(slept).toEqual([]);
  });

  test('of another kind is reported at once', async () => {
    const { slept, sleep } = sleeps();
    await expect(patiently(() => Promise.reject(awsError('AuthFailure')), sleep)).rejects.toThrow('no');
    expect(slept).toEqual([]);
  });
});

test('the code fits into a template, where Lambda takes 4,096 characters, with room for a correction', () => {
  const code = inlined(readFileSync(join(repository, 'lib/app/handlers/account-settings/index.js'), 'utf8'));
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(INLINE_CODE_LIMIT - 100);
  expect(code).not.toMatch(/^ *(?:\/\/|\/?\*)/mu);
  expect(code).toContain('exports.handler');
});
