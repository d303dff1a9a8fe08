import { isNeverSentBy, PolicyEngine } from '../../lib/policy';
import type { AccessRequest, Conditions, RequestPrincipal } from '../../lib/policy';
import { KEY_ROWS, PRESENT_ROWS, anonymous, asRole, asUser, root, service } from './rows/keys';
import { CATALOGUE, MEMBER, OBJECT, account, allow, policy, request, role, user } from './support';

const engine = new PolicyEngine(CATALOGUE);

/** What a key holds, asked through a bucket policy that allows only that value; undefined asks for absence. */
function holds(key: string, value: string | undefined, more: Partial<AccessRequest>): boolean {
  const Condition: Conditions =
    value === undefined ? { Null: { [key]: 'true' } } : { 'ForAnyValue:StringEquals': { [key]: value } };
  const asked = request(more);
  const probe = policy('probe', allow({ Principal: '*', Condition }));
  const decision = engine.decide({ ...asked, resource: { ...asked.resource, policy: probe } });
  return decision.decision === 'allowed' && decision.layer === 'resource policy';
}

test.each(KEY_ROWS)('%s is %s for %s', (key, value, _who, more) => {
  expect(holds(key, value, more)).toBe(true);
  expect(holds(key, 'something else', more)).toBe(false);
});

test.each(PRESENT_ROWS)('%s is there for %s, and what it holds is not known', (key, _who, principal) => {
  expect(holds(key, undefined, { principal })).toBe(false);
  const asked = (Condition: Conditions): string =>
    engine.decide(
      request({
        principal,
        resource: { arn: OBJECT, account: account(), policy: policy('probe', allow({ Principal: '*', Condition })) },
      }),
    ).decision;
  expect(asked({ Null: { [key]: 'false' } })).toBe('allowed');
  expect(asked({ StringLike: { [key]: 'x' } })).toBe('depends');
  expect(asked({ StringNotLikeIfExists: { [key]: 'x' } })).toBe('depends');
});

test.each(['role', 'user', 'anonymous', 'service'] as const)(
  'a question about all actions knows no more of %s',
  (kind) => {
    const principal = { role: role(), user: user(), anonymous, service }[kind];
    const probe = (key: string): string => {
      const resource = {
        arn: OBJECT,
        account: account(),
        policy: policy('p', allow({ Principal: '*', Condition: { Null: { [key]: 'true' } } })),
      };
      const verdicts = engine.decideActions({
        principal: 'identityPolicies' in principal ? { ...principal, identityPolicies: [] } : principal,
        resource,
      });
      return verdicts.allowed.has('s3:GetObject')
        ? 'absent'
        : verdicts.denied.has('s3:GetObject')
          ? 'present'
          : 'unknown';
    };
    expect([probe('aws:TokenIssueTime'), probe('aws:CurrentTime'), probe('aws:SourceVpc')]).toEqual([
      { role: 'present', user: 'unknown', anonymous: 'absent', service: 'unknown' }[kind],
      'present',
      'unknown',
    ]);
  },
);

test('root has its account’s ARN', () => {
  const probe = policy('probe', {
    ...allow({ Principal: '*' }),
    Effect: 'Deny',
    Condition: {
      StringNotEquals: {
        'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:root`,
        'aws:PrincipalType': 'Account',
        'aws:userid': MEMBER,
      },
    },
  });
  expect(
    engine.decide(request({ principal: root, resource: { arn: OBJECT, account: account(), policy: probe } })).decision,
  ).toBe('allowed');
});

test('account ids may be symbols', () => {
  const symbolic = account({ id: 'engineering-dev' });
  const principal = role({
    account: symbolic,
    identityPolicies: [
      policy('p', allow({ Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::engineering-dev:role/app/*' } } })),
    ],
  });
  expect(engine.decide(request({ principal })).decision).toBe('allowed');
});

test.each<[key: string, isNeverSent: boolean, who: string, principal: RequestPrincipal]>([
  ['aws:AssumedRoot', false, 'a root user, who may be a session', root],
  ['aws:AssumedRoot', true, 'a role session', asRole.principal],
  ['aws:PrincipalTag/team', true, 'a root user', root],
  ['aws:PrincipalTag/team', false, 'a user', asUser.principal],
  ['aws:SourceAccount', true, 'a role session', asRole.principal],
  ['AWS:SourceAccount', false, 'a service', service],
  ['aws:ResourceAccount', false, 'a role session', asRole.principal],
])('%s is never sent (%s) by %s', (key, isNeverSent, _who, principal) => {
  expect(isNeverSentBy(principal, key)).toBe(isNeverSent);
});
