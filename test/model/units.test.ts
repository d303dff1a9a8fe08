import { completeLandingZone } from '../../lib/model/complete';
import { changed, problemsOf, valid } from './fixture';

const UNIT = 'config/organization.ts → organizationalUnits.';
const tags = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, 'x']));

describe('tags of an OU', () => {
  const { accounts } = completeLandingZone({
    ...valid,
    organization: {
      guardrails: [],
      organizationalUnits: {
        ...valid.organization.organizationalUnits,
        workloads: { parent: 'root', tags: { owner: 'platform', unit: 'workloads' } },
        dev: { parent: 'workloads', tags: { owner: 'developers', stage: 'dev' } },
      },
    },
    accounts: { ...valid.accounts, 'app-dev': { ...valid.accounts['app-dev'], tags: { stage: 'test' } } },
  });

  test('are those of the accounts below, where neither a nearer OU nor the account says otherwise', () => {
    expect(accounts['app-dev']?.tags).toEqual({ owner: 'developers', unit: 'workloads', stage: 'test' });
    expect(accounts.security?.tags).toEqual({});
  });

  test.each<[string, object, object]>([
    [
      'that AWS keeps for itself',
      { 'organization/organizationalUnits/dev/tags': { 'aws:x': 'y' } },
      { path: `${UNIT}dev.tags["aws:x"]`, found: 'the tag key "aws:x"' },
    ],
    [
      'with letters that AWS does not take',
      { 'organization/organizationalUnits/dev/tags': { owner: 'a;b' } },
      { path: `${UNIT}dev.tags.owner` },
    ],
    [
      'that differ in case alone from those of the account',
      { 'organization/organizationalUnits/dev/tags': { Owner: 'a' }, 'accounts/app-dev/tags': { owner: 'b' } },
      {
        path: 'config/accounts.ts → app-dev.tags.owner',
        found: `the tag key "owner", and "Owner" at ${UNIT}dev.tags.Owner`,
      },
    ],
    [
      'that differ in case alone from those of the OU above',
      {
        'organization/organizationalUnits/workloads/tags': { Owner: 'a' },
        'organization/organizationalUnits/dev/tags': { owner: 'b' },
      },
      { path: `${UNIT}dev.tags.owner` },
    ],
    [
      'that are too many with those of an account',
      { 'organization/organizationalUnits/dev/tags': tags(50), 'accounts/app-dev/tags': { one: 'more' } },
      { path: 'config/accounts.ts → app-dev.tags' },
    ],
  ])('%s are refused once', (_what, edits, problem) => {
    expect(problemsOf(changed(edits as never))).toEqual([expect.objectContaining(problem)]);
  });
});

describe('Regions of an OU', () => {
  const of = (regions: unknown, unit = 'dev'): object => ({
    [`organization/organizationalUnits/${unit}/approvedRegions`]: regions,
  });

  test('come to a guardrail of its own', () => {
    const { organization } = completeLandingZone(changed(of(['eu-west-1']) as never) as typeof valid);
    expect(organization.organizationalUnits.dev?.guardrails).toEqual(['deny-unapproved-regions-in-dev']);
    expect(organization.organizationalUnits.workloads?.guardrails).toEqual([]);
  });

  test.each<[string, object, object]>([
    ['none', of([]), { path: `${UNIT}dev.approvedRegions` }],
    [
      'one that is none',
      of(['eu-west-1', 'eu-west-9']),
      { path: `${UNIT}dev.approvedRegions[1]`, expected: 'an AWS region' },
    ],
    [
      'one that the company does not approve',
      of(['eu-west-1', 'eu-west-2']),
      {
        path: `${UNIT}dev.approvedRegions[1]`,
        found: '"eu-west-2", which config/company.ts → approvedRegions does not approve',
        expected: 'some of eu-west-1, us-east-1',
      },
    ],
    [
      'one that the OU above leaves out',
      { ...of(['eu-west-1'], 'workloads'), ...of(['eu-west-1', 'us-east-1']) },
      {
        path: `${UNIT}dev.approvedRegions[1]`,
        found: `"us-east-1", which ${UNIT}workloads.approvedRegions does not approve`,
      },
    ],
    [
      'all but the home region',
      of(['us-east-1']),
      { path: `${UNIT}dev.approvedRegions`, found: 'no "eu-west-1", the home region' },
    ],
    [
      'one twice',
      of(['eu-west-1', 'eu-west-1']),
      { path: `${UNIT}dev.approvedRegions[1]`, found: '"eu-west-1" a second time' },
    ],
  ])('%s are refused', (_what, edits, problem) => {
    expect(problemsOf(changed(edits as never))).toEqual([expect.objectContaining(problem)]);
  });

  test('are refused where exceptions leave nobody whom they would bind', () => {
    const left = { exceptions: { 'deny-unapproved-regions': [{ account: 'app-dev', reason: 'Because.' }] } };
    const guardrails = { 'organization/guardrails': ['deny-root', 'deny-unapproved-regions'] };
    expect(problemsOf(changed({ ...of(['eu-west-1']), ...guardrails, ...left }))).toContainEqual(
      expect.objectContaining({
        path: 'config/exceptions.ts → deny-unapproved-regions',
        found: 'every account of "dev", an OU with approvedRegions of its own',
        mend: 'take approvedRegions out of "dev" in config/organization.ts',
      }),
    );
  });

  test('are refused with the key that was meant', () => {
    const [problem] = problemsOf(changed({ 'organization/organizationalUnits/dev/approvedRegion': ['eu-west-1'] }));
    expect(problem?.mend).toContain('approvedRegions');
  });
});
