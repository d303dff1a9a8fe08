import { readOrganization, type Organization } from '../../lib/ask/organization';
import { review } from '../../lib/review/review';
import type { Finding } from '../../lib/review/model';
import { sampleAssembly } from '../cli/support';
import { config } from '../support/companies/trips';

/* What somebody can do in some cases, before or after, is no news: what is said of it says in which case it is. */

const silent = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };
const made = (company: object): Promise<Organization> =>
  readOrganization(sampleAssembly(company), silent, 'as recorded');

async function told(head: object): Promise<readonly Finding[]> {
  const sides = { base: await made(config), head: await made(head) };
  return review(sides, { today: '2026-11-27', owners: new Map() }).findings;
}

const { organization, access } = config;
const ofAccess = ({ rule }: Finding): boolean => /^access-|locked|needed-role/.test(rule);

test.each([
  [
    'is exempt from the guardrail on Regions',
    {
      exceptions: {
        'deny-unapproved-regions': [
          { principal: 'developers/developer', account: 'engineering-dev', reason: 'A trial', until: '2027-03-31' },
        ],
      },
    },
    /^developers as Developer can now do [\d,]+ actions.*, for example in Region [a-z]+-[a-z]+-\d/,
  ],
  [
    'may launch what a guardrail kept from launching',
    { organization: { ...organization, guardrails: organization.guardrails.filter((id) => id !== 'require-imdsv2') } },
    /^developers as Developer can now do 1 action \(ec2:RunInstances\), .*with metadata for whoever asks$/,
  ],
])('whoever %s is told of with the case in which it can', async (_what, edit, words) => {
  const gains = (await told({ ...config, ...edit })).filter(({ rule }) => rule === 'access-gained');
  expect(gains.length).toBeGreaterThan(0);
  for (const { what } of gains) expect(what).toMatch(words);
});

test('of an OU that works in fewer Regions nobody is locked out, and each loss says where', async () => {
  const growth = { ...organization.organizationalUnits.growth, approvedRegions: ['us-west-2'] };
  const units = { ...organization.organizationalUnits, growth };
  const findings = await told({ ...config, organization: { ...organization, organizationalUnits: units } });
  const losses = findings.filter(ofAccess);
  expect(losses.length).toBeGreaterThan(0);
  expect(losses.filter(({ rule }) => rule === 'locked-out').map(({ what, details }) => [what, details])).toEqual([]);
  expect(findings.filter(({ severity }) => severity === 'critical' || severity === 'high')).toEqual([]);
  for (const { what } of losses) expect(what).toContain('Region us-east-2');
});

test('a group that is called otherwise is told as that alone', async () => {
  const groups = { ...access.groups, 'qa-engineers': { ...access.groups['qa-engineers'], displayName: 'testers' } };
  const findings = await told({ ...config, access: { ...access, groups } });
  expect(
    findings.filter(({ rule }) => rule !== 'quota-used').map(({ severity, what }) => `${severity} ${what}`),
  ).toEqual([
    'info group qa-engineers is called testers now: who is in it stays, and what it lets them do',
    expect.stringContaining('info '),
  ]);
});

test('a group that takes the name of another one that goes is told as both', async () => {
  const rest = Object.fromEntries(Object.entries(access.groups).filter(([key]) => key !== 'sales'));
  const groups = { ...rest, marketing: { ...access.groups.marketing, displayName: 'sales' } };
  const assignments = access.assignments.filter(({ group }) => group !== 'sales');
  const findings = await told({ ...config, access: { ...access, groups, assignments } });
  expect(findings.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'group marketing is called sales now: who is in it stays, and what it lets them do',
      expect.stringContaining('sales (the one before) is deleted'),
    ]),
  );
});

test('nobody who was asked with in the place of whoever may do everything is told of as what decides', async () => {
  const withPartner = (accountId: string): object => ({
    ...config,
    company: { ...config.company, trustedPartners: [{ accountId, why: 'Collects evidence' }] },
  });
  const sides = { base: await made(withPartner('888877776666')), head: await made(withPartner('999988887777')) };
  const { findings } = review(sides, { today: '2026-11-27', owners: new Map() });
  expect(findings.filter(({ rule }) => rule.startsWith('guardrail-')).length).toBeGreaterThan(1);
  expect(JSON.stringify(findings)).not.toMatch(/role anyone|AdministratorAccess/);
});
