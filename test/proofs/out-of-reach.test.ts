import { loadIamData, type IamData } from '../../lib/iam-data';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { engineFor } from '../../lib/proofs/run';
import { withOwnGuardrails } from './own-guardrails';

/* A guardrail says nothing in an account that it does not bind, so that a row about one holds whatever its statements are. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const action = 'workspaces:CreateWorkspaces';

test.each([
  ['the management account', 'allows', 'Ferry Tales', ['Ferry Tales, which the guardrail does not reach']],
  ['an account below it', 'denies', 'Booking Engine', []],
  ['one below and one that is not', 'allows', ['Booking Engine', 'Ferry Tales'], ['Ferry Tales, which']],
])('a row about %s in %s', (_what, list, account, expected) => {
  const rows = {
    denies: [{ action }],
    allows: [{ action: 'workspaces:DescribeWorkspaces' }],
  };
  const own = { ...rows, [list]: [...rows[list as 'denies'], { action: 'workspaces:TerminateWorkspaces', account }] };
  const statements = [{ Effect: 'Deny', Action: [action, 'workspaces:Terminate*'], Resource: '*' }] as const;
  const { environment, chooser } = withOwnGuardrails({ 'deny-desks': { ...own, statements } });
  const claims = landingZoneClaims(environment, chooser).filter(({ subject }) => subject === 'guardrail deny-desks');
  const { homeRegion, approvedRegions } = chooser.zone.company;
  const context = { iamData, homeRegion, approvedRegions, engine: engineFor(claims, iamData) };
  const found = findEmptyRows(claims, context)
    .map(({ reason }) => reason)
    .filter((text) => text.includes('reach'));
  expect(found).toEqual(expected.map((text) => expect.stringContaining(text) as string));
});
