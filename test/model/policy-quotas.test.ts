import type { LandingZone } from '../../lib/model/landing-zone';
import type { PolicyUsage } from '../../lib/config/validate';
import { catalogues, changed, problemsOf, valid } from './fixture';

const type = 'SERVICE_CONTROL_POLICY';
const using = (...usage: PolicyUsage[]): typeof catalogues => ({ ...catalogues, policyUsage: () => usage });

test('more policies on a target than AWS attaches are refused', () => {
  const usage: PolicyUsage = { type, target: { kind: 'root' }, what: 'attachments', used: 11, allowed: 10 };
  expect(problemsOf(valid, using(usage))).toEqual([
    {
      path: 'config/organization.ts → guardrails',
      found: "11 policies of type SERVICE_CONTROL_POLICY, AWS's own included",
      expected: '10 at most on one root, OU or account',
      mend: 'move a guardrail up or down the tree, or to a theme that already has a policy here',
    },
  ]);
});

test.each([
  [{ kind: 'organizational-unit', key: 'dev' }, 'config/organization.ts → organizationalUnits.dev.guardrails'],
  [{ kind: 'account', key: 'app-dev' }, 'config/accounts.ts → app-dev.guardrails'],
] as const)('a policy over its size is refused where it stands: %j', (target, path) => {
  const usage: PolicyUsage = { type, target, what: 'characters', policy: 'lz-data-dev', used: 10_250, allowed: 10_240 };
  expect(problemsOf(valid, using(usage))).toEqual([
    {
      path,
      found: '10,250 characters in SERVICE_CONTROL_POLICY "lz-data-dev"',
      expected: '10,240 characters at most in one policy',
      mend: 'shorten it by 10, or move a guardrail of its theme up or down the tree',
    },
  ]);
});

test('a quota that is just used up is fine', () => {
  const usage: PolicyUsage = { type, target: { kind: 'root' }, what: 'attachments', used: 10, allowed: 10 };
  expect(problemsOf(valid, using(usage))).toEqual([]);
});

test('policies are weighed without the guardrails that do not exist, and although the access is wrong', () => {
  const weighed: LandingZone[] = [];
  const spying = { ...catalogues, policyUsage: (zone: LandingZone) => (weighed.push(zone), []) };
  problemsOf(changed({ 'organization/guardrails': ['deny-root', 'no-such'], access: 'wrong' }), spying);
  expect(weighed.map((zone) => zone.organization.guardrails)).toEqual([['deny-root']]);
});

test('guardrails of which no policy can be made are a problem of the config, not a crash', () => {
  const contradicting = (): never => {
    throw new Error('one says yes, the other no');
  };
  expect(problemsOf(valid, { ...catalogues, policyUsage: contradicting })).toEqual([
    {
      path: 'config/organization.ts',
      found: 'one says yes, the other no',
      expected: 'guardrails that agree with each other wherever they meet',
      mend: 'place one of them elsewhere, or correct it in its file',
    },
  ]);
});
