import { loadIamData, type IamData } from '../../lib/iam-data';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { environmentOf, landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { config as trips } from '../support/companies/trips';
import { catalogue } from '../support/read-landing-zone';
import { synthesized } from './support';

/* A sentence speaks of a group, and what a group is assigned changes. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

type Assigned = (typeof trips.access.assignments)[number];

/** What does not hold of a sentence, where a group is assigned more than in the sample. */
function failing(never: object, ...more: readonly Assigned[]): readonly string[] {
  const { zone, assembly } = synthesized({
    ...trips,
    access: { ...trips.access, assignments: [...trips.access.assignments, ...more] },
    scenarios: [{ says: 'so it is', never: [never] }],
  });
  const claims = landingZoneClaims(environmentOf(assembly), { zone, catalogue }).filter(({ subject }) =>
    subject.startsWith('scenario'),
  );
  expect(claims.length).toBeGreaterThan(0);
  const { homeRegion, approvedRegions } = zone.company;
  const context = { iamData, homeRegion, approvedRegions };
  const engine = engineFor(claims, iamData);
  return [...runProofs(claims, context, engine).failures, ...findEmptyRows(claims, { ...context, engine })].map(
    describeFailure,
  );
}

const administrators: Assigned = { group: 'finance', persona: 'org-admin', accounts: ['management'] };
const operators: Assigned = { group: 'developers', persona: 'prod-admin', accounts: ['engineering-prod'] };
const createUser = { account: 'management', action: 'iam:CreateUser' };
const nowhere = { account: 'engineering-prod', action: '*', unassigned: true };

test('a sentence about a group is about whatever the group is assigned', () => {
  const row = { principal: 'finance/*', ...createUser };
  expect(failing(row)).toEqual([]);
  expect(failing(row, administrators)).toEqual([
    expect.stringContaining('iam:CreateUser by finance/OrgAdmin in management must be denied, but it is allowed'),
  ]);
  // Of one persona it says nothing of another.
  expect(failing({ principal: 'finance/billing', ...createUser }, administrators)).toEqual([]);
});

test('without an account it is about every account that the group is in', () => {
  const row = { principal: 'developers/*', action: 'ecs:UpdateService', outside: true };
  expect(failing({ ...row, account: 'engineering-prod', unassigned: true })).not.toEqual([]);
  const release = { principal: 'developers/*', action: 'codepipeline:StartPipelineExecution' };
  expect(failing(release, operators).join('\n')).toMatch(/by developers\/\w+ in engineering-/);
});

test.each(['developers/*', 'developers/developer'])(
  '%s without an assignment: a group that is there as another is not',
  (principal) => {
    expect(failing({ principal, ...nowhere })).toEqual([]);
    const told = failing({ principal, ...nowhere }, operators);
    // Asked as what it is there besides, it may do something, too.
    expect(told.at(-1)).toContain(
      'whose group is in engineering-prod as ProdAdmin; expected a group that is assigned nothing there',
    );
  },
);

test('a group that is nowhere in the account is nobody there, unless that is the point', () => {
  expect(failing({ principal: 'finance/*', account: 'engineering-dev', action: 's3:GetObject' })).toContainEqual(
    expect.stringContaining(
      'principal: found a group that is assigned nothing in engineering-dev; expected somebody who is there',
    ),
  );
});

test('beside others a group that is nowhere, and what is no group, is still told', () => {
  const beside = {
    principal: ['developers/developer', 'finance/*'],
    account: 'engineering-dev',
    action: 'iam:CreateUser',
  };
  expect(failing(beside)).toContainEqual(
    expect.stringContaining('found a group that is assigned nothing in engineering-dev'),
  );
  for (const principal of ['role/*', 'user/*', 'arn:aws:iam::engineering-dev:role/*'])
    expect(failing({ ...beside, principal: ['developers/developer', principal] })).not.toEqual([]);
});
