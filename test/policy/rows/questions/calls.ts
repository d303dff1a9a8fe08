import type { AccessRequest, Account, Statement } from '../../../../lib/policy';
import { MEMBER, account, allow, deny, policy, rcps } from '../../support';
import { inMember } from './asked';

/* Calls on a key and on roles, whose own policies have the last word. */

export const service = { kind: 'service', host: 'cloudtrail.amazonaws.com' } as const;

/** An account whose RCP denies. */
export const behind = (...statements: Partial<Statement>[]): Account =>
  account({ rcps: rcps(policy('rcp', ...statements.map((one) => deny({ Principal: '*', ...one })))) });

const KEY = `arn:aws:kms:us-west-2:${MEMBER}:key/1`;
export const key = (owner: ReturnType<typeof account>, ...statements: Partial<Statement>[]) =>
  ({
    action: 'kms:Decrypt',
    resource: { arn: KEY, account: owner, policy: policy('key policy', ...statements.map(allow)) },
  }) as const;
export const assume = (...statements: Partial<Statement>[]) =>
  ({
    action: 'sts:AssumeRole',
    resource: {
      arn: inMember('role/x'),
      account: account(),
      policy: policy(
        'trust',
        ...statements.map((more): Statement => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...more })),
      ),
    },
  }) as const;
const GITHUB = inMember('oidc-provider/token.actions.githubusercontent.com');
export const token = (Condition: object): Partial<AccessRequest> => ({
  principal: { kind: 'federated', provider: GITHUB } as const,
  action: 'sts:AssumeRoleWithWebIdentity',
  resource: {
    arn: inMember('role/x'),
    account: account(),
    policy: policy('trust', {
      Effect: 'Allow',
      Principal: { Federated: GITHUB },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: Condition as never,
    }),
  },
});
export const SUB = 'token.actions.githubusercontent.com:sub';
