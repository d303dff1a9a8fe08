import { readConfig } from '../../lib/config/read-config';
import { withAnalyst } from '../support/own-analyst';
import { checked } from '../support/checked';
import type { LoadedConfig } from '../../lib/config/read-config';

/* A persona of the company's own from whom a path leads to administrator. */

/** With the persona as an administrator. @param more what its definition says besides */
function withAdministrator(more: object): LoadedConfig {
  const rows = { can: [{ action: 'iam:CreateUser' }], cannot: [{ action: 'organizations:LeaveOrganization' }] };
  const statements = [{ Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' }];
  return withAnalyst((analyst) => ({ ...analyst, statements, ...rows, ...more }));
}

test('is refused, and the reader of the failure is told how one that is meant says so', async () => {
  const failing = expect(checked(withAdministrator({}))).rejects;
  await failing.toThrow(
    /config\/personas\/analyst\.ts, escalation row 1: [^]*write administrator: \{ because: '…' \} in config\/personas\/analyst\.ts/,
  );
});

test('is accepted where the definition says why, which is told', async () => {
  const { problems, checks } = await checked(withAdministrator({ administrator: { because: 'Two people, on call' } }));
  const { administrators, notAsked } = checks.find(({ name }) => name === 'Proofs') ?? {};
  expect(problems.map((problem) => JSON.stringify(problem)).filter((text) => text.includes('escalation'))).toEqual([]);
  expect(administrators).toContain('persona analyst: Two people, on call');
  expect(administrators).toEqual(expect.arrayContaining([expect.stringMatching(/^persona org-admin: deploys/)]));
  expect(notAsked).toContain('whether persona analyst leads to administrator, since it is one by design');
});

test.each([
  [{ because: ' ' }, 'config/personas/analyst.ts → administrator.because'],
  [true, 'config/personas/analyst.ts → administrator'],
  [{ reason: 'x' }, 'config/personas/analyst.ts → administrator'],
])('%j in place of a reason is refused', (administrator, place) => {
  expect(() => readConfig(withAdministrator({ administrator }))).toThrow(place);
});
