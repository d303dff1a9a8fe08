import { catalogue } from '../support/read-landing-zone';
import { config } from '../support/companies/trips';
import type { Assembly } from '../../lib/assembly';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import type { Claim, Failure } from '../../lib/proofs/claim';
import { environmentOf, landingZoneClaims, proveLandingZone } from '../../lib/proofs/landing-zone-proofs';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { engineFor, runProofs } from '../../lib/proofs/run';
import type { ProofRow } from '../../lib/policy';
import { conglomerate } from '../support/companies/conglomerate';
import { everything } from '../support/companies/everything';
import { synthesized } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const sample = synthesized(config);

/* Those of the sample company and of a start-up are among the checks that hold in test/app. */
test.each([
  ['a company of sixty accounts', () => synthesized(conglomerate)],
  ['a company with everything turned on', () => synthesized(everything)],
])('every proof of %s holds', (_company, synthesize) => {
  const { assembly, zone } = synthesize();
  const { failures, claims, questions } = proveLandingZone(assembly, { zone, catalogue }, iamData);
  expect(failures.map(describeFailure)).toEqual([]);
  expect(claims).toBeGreaterThan(100);
  expect(questions).toBeGreaterThan(claims);
});

/** Failures of the sample company with other scenarios. */
function failuresWith(scenarios: LandingZone['scenarios']): readonly string[] {
  const zone: LandingZone = { ...sample.zone, scenarios };
  const environment = environmentOf(sample.assembly);
  const claims = landingZoneClaims(environment, { zone, catalogue }).filter(({ subject }) =>
    subject.startsWith('scenario'),
  );
  return run(claims, zone).map(describeFailure);
}

function run(claims: readonly Claim[], { company }: LandingZone): readonly Failure[] {
  return runProofs(claims, { iamData, homeRegion: company.homeRegion }, engineFor(claims, iamData)).failures;
}

const never = (row: object): LandingZone['scenarios'] => [{ says: 'it is so', never: [row as ProofRow], always: [] }];
const always = (row: object): LandingZone['scenarios'] => [{ says: 'it is so', never: [], always: [row as ProofRow] }];
const SOURCE = 'config/scenarios.ts, “it is so”';

describe('a sentence that does not hold', () => {
  test('is reported with its place, principal, account, decision and the statement that decides', () => {
    expect(
      failuresWith(never({ principal: 'developers/developer', account: 'engineering-dev', action: 's3:PutObject' })),
    ).toEqual([
      `${SOURCE}, never row 1: s3:PutObject by developers/Developer in engineering-dev must be denied, but it is allowed. Allowed by statement "1" of identity policy "PowerUserAccess", attached to role aws-reserved/sso.amazonaws.com/us-west-2/AWSReservedSSO_Developer_${hashIn('Developer')}.`,
    ]);
  });

  test('names the guardrail that denies what must work', () => {
    const [failure] = failuresWith(
      always({ principal: 'role/stacksets-exec-*', account: 'engineering-dev', action: 's3:GetObject' }),
    );
    expect(failure).toContain('cannot be asked. engineering-dev has no role "stacksets-exec-*"');
    const [stopped] = failuresWith(
      always({ principal: 'developers/developer', account: 'engineering-dev', action: 'cloudtrail:StopLogging' }),
    );
    expect(stopped).toContain('statement "DenyChangingCloudtrail" of service control policy "lz-audit-root"');
  });

  test('is one failure with a count, however many calls it comes to', () => {
    const [failure, ...others] = failuresWith(
      never({ account: 'management', principal: 'org-admins/org-admin', action: ['s3:GetObject', 's3:PutObject'] }),
    );
    expect(others).toEqual([]);
    expect(failure).toContain('The same holds for 1 more: s3:PutObject.');
  });

  test.each(['s3:PutObject', 'sns:Publish'])('without a resource is about any: %s', (action) => {
    const [failure] = failuresWith(never({ principal: 'role/app/trips-server', account: 'engineering-prod', action }));
    expect(failure).toMatch(/must be denied, but it (?:depends|is allowed)/);
  });

  test('says so where the people it names have no assignment in the account', () => {
    const row = { principal: 'developers/developer', account: 'engineering-prod', action: 's3:GetObject' };
    expect(failuresWith(never(row))).toEqual([]);
    expect(failuresWith(always(row))).toEqual([
      `${SOURCE}, always row 1: s3:GetObject by developers/Developer in engineering-prod must be allowed, but it is denied. The group developers has no assignment of Developer in engineering-prod.`,
    ]);
  });

  test('leaves out whom it lets through, and finds everybody else', () => {
    const row = { account: 'engineering-dev', action: 'cloudformation:CreateStack' };
    expect(failuresWith(never({ ...row, nobodyBut: 'developers/developer' }))[0]).not.toContain('_Developer_');
    const all = ['developers/developer', 'role/*', 'role/AWSReservedSSO_*', 'user/*', 'root'];
    expect(failuresWith(never({ ...row, nobodyBut: all }))).toEqual([
      expect.stringContaining('it comes to no question'),
    ]);
    expect(failuresWith(never(row))).toHaveLength(1);
    // A role is no person.
    expect(failuresWith(never({ ...row, nobodyBut: ['role/*', 'user/*', 'root'] })).join()).toContain('_Developer_');
  });
});

describe('a bucket of which no account stands in the ARN is whose templates make it', () => {
  const bucket = 'arn:aws:s3:::trips-server-uploads-{account:engineering-prod}-{region}/booking.json';
  const developer = { principal: 'developers/developer', account: 'engineering-dev', action: 's3:GetObject' };

  test('so a team of another account does not always read it', () => {
    expect(failuresWith(always({ ...developer, resource: bucket }))).toHaveLength(1);
  });

  test('and the role of its own account does, wherever the sentence looks for it', () => {
    const server = 'arn:aws:iam::engineering-prod:role/app/trips-server';
    const row = { principal: server, account: 'engineering-dev', action: 's3:PutObject', resource: bucket };
    expect(failuresWith(never(row))).toHaveLength(1);
  });
});

test('an account that is called as another one’s key is not taken for that one', () => {
  const accounts = {
    ...config.accounts,
    'engineering-dev': { ...config.accounts['engineering-dev'], name: 'engineering-test' },
    'engineering-test': { ...config.accounts['engineering-test'], name: 'tests' },
  };
  const other = synthesized({ ...config, accounts, scenarios: [] });
  const environment = environmentOf(other.assembly);
  const resource = 'arn:aws:sns:{region}:{account:engineering-dev}:order-publisher-orders';
  const row = { principal: 'developers/developer', account: 'engineering-dev', action: 'sns:Publish', resource };
  const zone = { ...other.zone, scenarios: never(row) };
  const claims = landingZoneClaims(environment, { zone, catalogue }).filter(({ subject }) =>
    subject.startsWith('scenario'),
  );
  expect(claims[0]?.row.resource).toEqual(['arn:aws:sns:{region}:engineering-test:order-publisher-orders']);
});

function hashIn(permissionSet: string): string {
  const { graph } = environmentOf(sample.assembly);
  const dev = graph.account('engineering-dev');
  const role = dev && graph.contentsOf(dev).roles.find(({ assignment }) => assignment?.permissionSet === permissionSet);
  return role?.name.split('_').at(-1) ?? '';
}

test.each<[string, object, string]>([
  [
    'an action that AWS does not have',
    { action: 's3:GetObjct' },
    'AWS has no action s3:GetObjct: did you mean s3:GetObject?',
  ],
  ['a pattern that matches nothing', { action: 's4:*' }, 's4:* matches no action that AWS has'],
  [
    'a role that is in no template',
    { principal: 'role/ordrs', account: 'security', action: 's3:GetObject' },
    'security has no role "ordrs": expected a role, user or group with its persona that the config puts there',
  ],
  [
    'a misspelt role with a path',
    { principal: 'role/app/trips-servr', account: 'engineering-prod', action: 's3:GetObject' },
    'engineering-prod has no role "app/trips-servr": did you mean "role/app/trips-server"?',
  ],
  [
    'no principal',
    { principal: 'arn:aws:iam::nowhere:role/x', action: 's3:GetObject' },
    'no account of the organization has the id or name in "arn:aws:iam::nowhere:role/x"',
  ],
])('a row with %s is a failure that says so', (_what, row, reason) => {
  const [failure] = failuresWith(never(row));
  expect(failure).toContain(`cannot be asked. ${reason}`);
});

test('guardrails of an OU without accounts are tried in one that could be there', () => {
  const { graph } = environmentOf(sample.assembly);
  const suspended = [...graph.organizationalUnits.values()].find(({ name }) => name === 'suspended');
  expect(graph.accountsBelow(suspended?.id ?? '')).toEqual([]);
  const claims = landingZoneClaims(environmentOf(sample.assembly), { zone: sample.zone, catalogue });
  const quarantine = claims.filter(({ subject }) => subject === 'guardrail quarantine-account');
  expect(quarantine.flatMap(({ accounts }) => accounts.map(({ name }) => name))).toContain('new-account-in-suspended');
  expect(claims.filter(({ list }) => list === 'suspended').length).toBeGreaterThan(0);
  expect(run(quarantine, sample.zone)).toEqual([]);
});

test('accounts that differ only in who is assigned are tried each', () => {
  const more = Object.fromEntries(
    ['shop-1', 'shop-2'].map((key) => [key, { email: `aws+${key}@trips.com`, ou: 'sandbox' }]),
  );
  const [mine, yours] = [
    { group: 'sales', persona: 'developer', accounts: ['shop-1'] },
    { group: 'marketing', persona: 'developer', accounts: ['shop-2'] },
  ];
  const assignments = config.access.assignments.filter(({ group }) => ['auditors', 'org-admins'].includes(group));
  const { assembly, zone } = synthesized({
    ...config,
    workloads: {},
    access: { ...config.access, assignments: [...assignments, mine, yours] },
    company: { ...config.company, accountQuota: 20 },
    accounts: { ...config.accounts, ...more },
    scenarios: ['sales/developer', 'marketing/developer'].map((principal) => ({
      says: `${principal} changes nothing`,
      never: [{ principal, action: 's3:PutObject' }],
    })),
  });
  const claims = landingZoneClaims(environmentOf(assembly), { zone, catalogue }).filter(({ subject }) =>
    subject.startsWith('scenario'),
  );
  expect(run(claims, zone).map(({ account, principal }) => [account, principal])).toEqual([
    ['shop-1', 'sales/Developer'],
    ['shop-2', 'marketing/Developer'],
  ]);
});

describe('the number of questions', () => {
  /** The sample company with more accounts in one OU. */
  function withAccounts(count: number): Assembly {
    const more = Array.from({ length: count }, (_, index) => [
      `shop-${index}`,
      { email: `aws+shop-${index}@trips.com`, ou: 'staging' },
    ]);
    return synthesized({
      ...config,
      workloads: {},
      scenarios: [],
      access: {
        ...config.access,
        assignments: config.access.assignments.filter(({ group }) => ['auditors', 'org-admins'].includes(group)),
      },
      company: { ...config.company, accountQuota: 1000 },
      accounts: { ...config.accounts, ...(Object.fromEntries(more) as object) },
    }).assembly;
  }

  test('grows with distinct stacks of policies, not with accounts', () => {
    const zone: LandingZone = { ...sample.zone, workloads: {}, scenarios: [] };
    const questionsOf = (assembly: Assembly): number => {
      const claims = landingZoneClaims(environmentOf(assembly), { zone, catalogue });
      return runProofs(claims, { iamData, homeRegion: 'us-west-2' }, engineFor(claims, iamData)).questions;
    };
    expect(questionsOf(withAccounts(40))).toBe(questionsOf(withAccounts(2)));
  });
});
