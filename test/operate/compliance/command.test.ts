import type { Stream } from '../../../lib/base/streams';
import { runCommand } from '../../../lib/cli/run-command';
import { complianceCommand } from '../../../lib/cli/compliance';
import type { AwsConfig } from '../../../lib/operate/compliance/read-report';
import type { CompliancePage } from '../../../lib/operate/compliance/read-aggregator';

type Rule = NonNullable<CompliancePage['AggregateComplianceByConfigRules']>[number];

const rule = (
  ConfigRuleName: string,
  ComplianceType: NonNullable<Rule['Compliance']>['ComplianceType'],
  place: Partial<Rule> = {},
  count: NonNullable<Rule['Compliance']>['ComplianceContributorCount'] = { CappedCount: 1, CapExceeded: false },
): Rule => ({
  AccountId: '111111111111',
  AwsRegion: 'us-west-2',
  ConfigRuleName,
  Compliance: { ComplianceType, ComplianceContributorCount: count },
  ...place,
});

const met = rule('lz-root-mfa-conformance-pack-abc123', 'COMPLIANT');
const broken = rule('lz-s3-not-public-conformance-pack-xyz', 'NON_COMPLIANT', { AccountId: '222222222222' });

interface Run {
  readonly exitCode: number;
  readonly printed: readonly string[];
  readonly complaints: readonly string[];
  readonly asked: readonly (readonly [aggregator: string, token: string | undefined])[];
}

const lines = (written: string[]): Stream => ({ write: (text) => written.push(text.replace(/\n$/, '')) });

/** Runs the command against an AWS Config that answers with these pages, or fails. */
async function run(args: readonly string[], answer: readonly (readonly Rule[])[] | Error): Promise<Run> {
  const [printed, complaints]: [string[], string[]] = [[], []];
  const asked: [string, string | undefined][] = [];
  const readPage: AwsConfig['readPage'] = (aggregator, token) => {
    asked.push([aggregator, token]);
    if (answer instanceof Error) return Promise.reject(answer);
    const index = token === undefined ? 0 : Number(token);
    return Promise.resolve({
      AggregateComplianceByConfigRules: answer[index] ?? [],
      ...(index + 1 < answer.length ? { NextToken: String(index + 1) } : {}),
    });
  };
  const exitCode = await runCommand(
    complianceCommand(() => Promise.resolve({ readPage, region: 'us-west-2' })),
    args,
    { stdout: lines(printed), stderr: lines(complaints) },
  );
  return { exitCode, printed, complaints, asked };
}

describe('npm run compliance', () => {
  test('ends with 0 where every rule is met, and says how much was looked at', async () => {
    expect(await run([], [[met]])).toEqual({
      exitCode: 0,
      printed: ['Every rule is met: 1 rule in 1 account and 1 region.'],
      complaints: [],
      asked: [['lz-organization', undefined]],
    });
  });

  test('ends with 1 where a rule is broken, with the account, the rule and what should hold', async () => {
    const { exitCode, printed } = await run([], [[met, broken]]);
    expect(exitCode).toBe(1);
    expect(printed).toEqual([
      [
        'Account       Region     Rule           Resources  What should hold',
        '222222222222  us-west-2  s3-not-public  1          S3 buckets block public access',
        '',
        '1 rule broken in 1 account, of 2 rules in 2 accounts and 1 region.',
      ].join('\n'),
    ]);
  });

  test('reads every page, so that a breach on the last one counts', async () => {
    const { exitCode, asked } = await run([], [[met], [met], [broken]]);
    expect(exitCode).toBe(1);
    expect(asked.map(([, token]) => token)).toEqual([undefined, '1', '2']);
  });

  test('reads the aggregator that it is told to', async () => {
    const { asked } = await run(['--aggregator', 'other'], [[met]]);
    expect(asked).toEqual([['other', undefined]]);
  });

  test('lists breaches by account, region and rule, whatever the order of the answers', async () => {
    const places = [
      { AccountId: '222222222222', AwsRegion: 'us-west-2' },
      { AccountId: '222222222222', AwsRegion: 'us-east-2' },
      { AccountId: '111111111111', AwsRegion: 'us-west-2' },
    ];
    const { printed } = await run(['--json'], [places.map((place) => rule('lz-imdsv2', 'NON_COMPLIANT', place))]);
    const { breaches } = JSON.parse(printed[0] ?? '') as { breaches: { accountId: string; region: string }[] };
    expect(breaches.map(({ accountId, region }) => `${accountId} ${region}`)).toEqual([
      '111111111111 us-west-2',
      '222222222222 us-east-2',
      '222222222222 us-west-2',
    ]);
  });

  test('prints JSON with the benchmarks that a breach belongs to', async () => {
    const { exitCode, printed } = await run(['--json'], [[met, broken]]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(printed[0] ?? '')).toEqual({
      accounts: 2,
      regions: 1,
      rules: 2,
      withoutAnswer: 0,
      breaches: [
        {
          accountId: '222222222222',
          region: 'us-west-2',
          rule: 's3-not-public',
          title: 'S3 buckets block public access',
          cis: { v3: ['2.1.4'], v5: ['2.1.4'] },
          nist: expect.arrayContaining(['AC-3', 'SC-7']) as unknown,
          resources: '1',
        },
      ],
    });
  });

  test.each<[string, Rule, RegExp]>([
    [
      'rules of a team, which are none of ours',
      rule('orders-encrypted', 'NON_COMPLIANT'),
      /^1{12} .* orders-encrypted +1$/m,
    ],
    [
      'more resources than AWS counts',
      rule('lz-imdsv2', 'NON_COMPLIANT', {}, { CappedCount: 25, CapExceeded: true }),
      / 25\+ /,
    ],
    [
      'evaluations without an answer',
      rule('lz-imdsv2', 'INSUFFICIENT_DATA'),
      /; 1 evaluation without an answer yet\.$/,
    ],
  ])('shows %s', async (_what, evaluated, expected) => {
    const { printed } = await run([], [[evaluated]]);
    expect(printed.join('\n')).toMatch(expected);
  });

  test('a rule that found nothing to look at is not broken', async () => {
    expect(await run([], [[rule('lz-imdsv2', 'NOT_APPLICABLE')]])).toMatchObject({ exitCode: 0 });
  });
});

function failure(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name }, more);
}

describe('what could not be told ends with 2 and one line', () => {
  test.each<[string, Error, string]>([
    [
      'no credentials',
      failure('CredentialsProviderError', 'Could not load credentials from any providers'),
      'No AWS credentials: sign in to the security account, for example with `aws sso login --profile security`, and set AWS_PROFILE.',
    ],
    [
      'credentials that have expired',
      failure('ExpiredTokenException', 'The security token included in the request is expired'),
      'AWS does not accept these credentials, or no longer: sign in to the security account, for example with `aws sso login --profile security`, and set AWS_PROFILE.',
    ],
    [
      'credentials that may not read',
      failure('AccessDeniedException', 'User is not authorized'),
      'These credentials may not read AWS Config: sign in to the security account, for example with `aws sso login --profile security`, and set AWS_PROFILE, as Auditor or SecurityAdmin.',
    ],
    [
      'no aggregator',
      failure('NoSuchConfigurationAggregatorException', 'The configuration aggregator does not exist.'),
      'No aggregator "lz-organization" in this account and us-west-2: sign in to the security account, for example with `aws sso login --profile security`, and set AWS_PROFILE, and AWS_REGION to the home region.',
    ],
    [
      'no network',
      failure('Error', 'connect ECONNREFUSED 127.0.0.1:9', { code: 'ECONNREFUSED' }),
      'AWS cannot be reached: connect ECONNREFUSED 127.0.0.1:9.',
    ],
    ['anything else', failure('Error', 'Something broke.\n    at somewhere'), 'AWS Config failed: Something broke.'],
  ])('%s', async (_what, error, line) => {
    expect(await run([], error)).toMatchObject({ exitCode: 2, printed: [], complaints: [line] });
  });

  test('an aggregator that nobody reports to yet, which proves nothing', async () => {
    expect(await run([], [[]])).toMatchObject({
      exitCode: 2,
      printed: [],
      complaints: [
        'The aggregator lz-organization in us-west-2 has no answers yet: AWS Config needs up to a day after the first deploy.',
      ],
    });
  });

  test('an option that does not exist', async () => {
    const { exitCode, complaints, asked } = await run(['--jsn'], [[met]]);
    expect({ exitCode, asked }).toEqual({ exitCode: 2, asked: [] });
    expect(complaints).toEqual(['--jsn: no such option. Did you mean "--json"?']);
  });
});

test('help says what the exit codes mean, and asks AWS nothing', async () => {
  const { exitCode, printed, asked } = await run(['--help'], [[broken]]);
  expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: [] });
  expect(printed.join('\n')).toContain('Exit code 0');
});
