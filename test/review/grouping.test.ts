import type { JsonValue } from '../../lib/base/json';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { Finding, RuleId } from '../../lib/review/model';
import { reviewOf, type Company } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

type Told = readonly [who: string, where: string, actions: string, statement: string | undefined];

function toldOf(findings: readonly Finding[], rule: RuleId): readonly Told[] {
  return findings
    .filter((one) => one.rule === rule)
    .map(({ who, where, actions, statement }): Told => [
      who.join(),
      where.join(),
      [...(actions?.examples ?? [])].sort().join(),
      statement && `${statement.statement} of ${statement.policy}, ${statement.attachedTo}`,
    ])
    .sort((one, other) => (one.join() < other.join() ? -1 : 1));
}

const deny = (Sid: string, ...Action: string[]): Company['scps'][string]['statements'][number] => ({
  Sid,
  Effect: 'Deny',
  Action,
  Resource: '*',
});

/** Everybody is kept from one action, and one account from two more. */
function suspended(of: Company): void {
  of.scps.everywhere = { on: ['root'], statements: [deny('DenyRead', 's3:GetObject')] };
  of.scps.quarantine = { on: ['Prod'], statements: [deny('Quarantine', 'ec2:DescribeInstances', 's3:ListBucket')] };
}

const inBoth = (of: Company): unknown => (of.assignments.AccountProd = 'developers');

const EVERYWHERE = 'DenyRead of lz-everywhere, the root';
const QUARANTINE = 'Quarantine of lz-quarantine, OU engineering/prod';
const TWO = 'ec2:DescribeInstances,s3:ListBucket';

test('an account in which somebody loses more than in others stands alone, with its actions and its statement', () => {
  const { findings } = reviewOf({ base: inBoth, head: suspended }, iamData);
  expect(toldOf(findings, 'access-lost')).toEqual([
    ['developers as Developer', 'engineering-dev,engineering-prod', 's3:GetObject', EVERYWHERE],
    ['developers as Developer', 'engineering-prod', TWO, QUARANTINE],
    ['role/app/worker', 'engineering-dev', 's3:GetObject', EVERYWHERE],
  ]);
});

test('of what the landing zone needs nothing is said of accounts that keep it', () => {
  const { findings } = reviewOf({ head: suspended }, iamData);
  for (const [, where, actions, statement] of toldOf(findings, 'locked-out')) {
    expect([where, actions]).toEqual(
      statement === QUARANTINE
        ? ['engineering-prod', TWO]
        : [expect.stringContaining('engineering-dev'), 's3:GetObject'],
    );
  }
});

test('the same text in policies of two OUs is told of each policy', () => {
  const { findings } = reviewOf(
    {
      base: inBoth,
      head: (of) => {
        of.scps.one = { on: ['Dev'], statements: [deny('DenyRead', 's3:GetObject')] };
        of.scps.other = { on: ['Prod'], statements: [deny('DenyRead', 's3:GetObject')] };
      },
    },
    iamData,
  );
  const inEach = [
    ['engineering-dev', 's3:GetObject', 'DenyRead of lz-one, OU engineering/dev'],
    ['engineering-prod', 's3:GetObject', 'DenyRead of lz-other, OU engineering/prod'],
  ];
  for (const rule of ['access-lost', 'guardrail-tightened'] as const) {
    const told = toldOf(findings, rule).map(([, ...rest]) => rest);
    expect(told.sort((one, other) => (one.join() < other.join() ? -1 : 1))).toEqual(inEach);
  }
});

test('a statement that denies less in some accounts than in others is told of each kind of account', () => {
  const { findings } = reviewOf(
    {
      base: (of) => {
        of.scps.everywhere = { on: ['root'], statements: [deny('DenyRead', ...TWO.split(','))] };
        of.scps.more = { on: ['Prod'], statements: [deny('DenyMore', 's3:ListBucket')] };
      },
      head: (of) => {
        Reflect.deleteProperty(of.scps, 'everywhere');
      },
    },
    iamData,
  );
  const statement = 'DenyRead of lz-everywhere, the root';
  expect(toldOf(findings, 'guardrail-loosened')).toEqual([
    ['whoever is in the account', 'engineering-prod', 'ec2:DescribeInstances', statement],
    ['whoever is in the account', 'security,engineering-dev', TWO, statement],
  ]);
});

const openTo = (Sid: string, Principal: JsonValue, Action: string): Record<string, JsonValue> => ({
  Sid,
  Effect: 'Allow',
  Principal,
  Action,
  Resource: 'arn:aws:s3:::shared/*',
});

test('a caller to whom a resource is opened otherwise than to others stands alone', () => {
  const { findings } = reviewOf(
    {
      head: (of) => {
        const service = { Service: 'cloudtrail.amazonaws.com' };
        of.bucket.push(openTo('Read', '*', 's3:GetObject'), openTo('Write', service, 's3:PutObject'));
      },
    },
    iamData,
  );
  const opened = toldOf(findings, 'resource-opened');
  const written = opened.filter(([, , actions]) => actions.includes('s3:PutObject'));
  expect(written.map(([who, , actions]) => [who, actions])).toEqual([
    ['cloudtrail.amazonaws.com,AWS services', 's3:PutObject'],
  ]);
  expect(opened.some(([who, , actions]) => who.includes('anonymous callers') && actions === 's3:GetObject')).toBe(true);
});

test('a group that gets the same persona in two accounts is told of each where guardrails leave it other actions', () => {
  const { findings } = reviewOf(
    {
      base: (of) => {
        of.scps.everywhere = { on: ['Prod'], statements: [deny('DenyRead', ...TWO.split(','))] };
      },
      head: (of) => {
        of.assignments = { AccountDev: 'interns', AccountProd: 'interns' };
      },
    },
    iamData,
  );
  const added = findings.filter(({ rule }) => rule === 'assignment-added');
  // sts:GetCallerIdentity is among them, and signing in.
  expect(added.map(({ where, actions }) => [where.join(), actions?.count])).toEqual([
    ['engineering-dev', 8],
    ['engineering-prod', 6],
  ]);
});

const elsewhere = (Sid: string, key: string, regions: string[], ...Action: string[]): Record<string, JsonValue> => ({
  ...deny(Sid, ...Action),
  Condition: { 'ForAnyValue:StringNotEquals': { [key]: regions } },
});

/** Calls in other Regions are denied, in one OU alone, and copies to other Regions everywhere. */
function inRegions(regions: string[]): (of: Company) => void {
  return (of) => {
    const copies = ['secretsmanager:ReplicateSecretToRegions', 'secretsmanager:CreateSecret'];
    of.scps.regions = {
      on: ['Prod'],
      statements: [elsewhere('DenyRegions', 'aws:RequestedRegion', regions, 'secretsmanager:*')],
    };
    of.scps.copies = {
      on: ['root'],
      statements: [elsewhere('DenyCopies', 'secretsmanager:AddReplicaRegions', regions, ...copies)],
    };
    Reflect.deleteProperty(of.scps, 'audit');
  };
}

test('every statement that denies less is told of with all its accounts, whatever else denied the same', () => {
  const { findings } = reviewOf(
    { base: inRegions(['us-west-2']), head: inRegions(['us-west-2', 'eu-south-1']) },
    iamData,
  );
  const loosened = toldOf(findings, 'guardrail-loosened');
  const copies = loosened.filter(([, , , statement]) => statement?.startsWith('DenyCopies'));
  expect(copies).toEqual([
    [
      'whoever is in the account',
      'security,engineering-dev,engineering-prod',
      'secretsmanager:CreateSecret,secretsmanager:ReplicateSecretToRegions',
      'DenyCopies of lz-copies, the root',
    ],
  ]);
  expect(loosened.map(([, where, , statement]) => [where, statement])).toContainEqual([
    'engineering-prod',
    'DenyRegions of lz-regions, OU engineering/prod',
  ]);
});

test('a request that two statements denied is told of both', () => {
  const { findings } = reviewOf(
    {
      base: (of) => {
        of.scps.one = { on: ['root'], statements: [deny('One', 's3:GetObject')] };
        of.scps.other = { on: ['Dev'], statements: [deny('Other', 's3:GetObject')] };
      },
      head: (of) => {
        Reflect.deleteProperty(of.scps, 'one');
        Reflect.deleteProperty(of.scps, 'other');
      },
    },
    iamData,
  );
  expect(toldOf(findings, 'guardrail-loosened').map(([, where, , statement]) => [where, statement])).toEqual([
    ['engineering-dev', 'Other of lz-other, OU engineering/dev'],
    ['security,engineering-dev,engineering-prod', 'One of lz-one, the root'],
  ]);
});

describe('the account by which AWS writes the logs of load balancers', () => {
  const AWS = '635631232127';
  const WHO =
    'roles of account 635631232127, by which AWS writes the logs of load balancers in eu-south-1 where policies of buckets name it';
  const but = (of: Company, account: string): unknown =>
    Object.assign((of.rcps.perimeter?.statements[0] as { Condition: object }).Condition, {
      StringNotEquals: { 'aws:PrincipalAccount': account },
    });
  const of = (action: JsonValue) => (company: Company) =>
    Object.assign(company.rcps.perimeter?.statements[0] ?? {}, { Action: action });
  const told = (account: string, base?: (of: Company) => unknown): string[] =>
    reviewOf({ base, head: (of) => but(of, account) }, iamData)
      .findings.filter(({ rule, who }) => rule === 'guardrail-loosened' && who.join().includes(account))
      .map(({ severity, who }) => `${severity}: ${who.join()}`);

  test('is no outsider where it comes to write objects, and nothing else', () => {
    expect(told(AWS, of('s3:PutObject'))).toEqual([`low: ${WHO}`]);
  });

  test.each<[what: string, action: JsonValue]>([
    ['that it writes them with', ['s3:PutObject', 's3:GetObject']],
    ['of everything, which AWS may add to', 's3:Put*'],
    ['of all of a service', ['s3:*', 'sts:AssumeRole']],
  ])('is one where it comes to do more: %s', (_what, action) => {
    expect(told(AWS, of(action))).toEqual([`critical: ${WHO}`]);
  });

  test('is not any other account', () => {
    const other = [expect.stringMatching(/^critical: .*not of the organization/)];
    expect(told('444455556666')).toEqual(other);
    expect(told('444455556666', of('s3:PutObject'))).toEqual(other);
  });
});
