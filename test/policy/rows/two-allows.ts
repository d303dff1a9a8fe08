import { allowed, denied, denyAll, depends, home, none } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, OTHER, account, allow, deny, policy, role, user } from '../support';
import type { NamedPolicy, RequestPrincipal } from '../../../lib/policy';

/* What takes the allow of the resource's policy beside that of the caller's, within an account too. */

const LATTICE = 'vpc-lattice/latest/ug/auth-policies.html';
const SERVICE = `arn:aws:vpc-lattice:us-west-2:${MEMBER}:service/svc-1/orders`;
const APPLICATION = `arn:aws:sso::${MEMBER}:application/ssoins-1/apl-1`;
const theirs = account({ id: OTHER });
const invoke = (
  what: string,
  principal: RequestPrincipal,
  policyOf: NamedPolicy | 'not known' | undefined,
  expected: Row[2],
): Row => [
  `a service of VPC Lattice, ${what}`,
  {
    principal,
    action: 'vpc-lattice-svcs:Invoke',
    resource: { arn: SERVICE, account: home, ...(policyOf === undefined ? {} : { policy: policyOf }) },
  },
  expected,
  LATTICE,
];
const lets = (AWS: string): NamedPolicy => policy('auth policy', allow({ Principal: { AWS } }));
const ROLE = `arn:aws:iam::${MEMBER}:role/app/reader`;

export const TWO_ALLOWS_ROWS: readonly Row[] = [
  invoke('whose auth policy is not known, may let in who may, or not', role(), 'not known', depends),
  invoke('and without one, as the service asks for IAM or not', role(), undefined, depends),
  invoke('lets in who may where it does too', role(), lets(MEMBER), allowed),
  invoke('lets in nobody whom its own does not', role(), lets(OTHER), denied),
  invoke('not root either', { kind: 'root', account: home }, lets(OTHER), denied),
  invoke('lets in nobody whose own policies do not', role(none), lets(ROLE), denied),
  invoke('also where its policy is not known', role(none), 'not known', denied),
  invoke('nor a user whom it names', user(none), lets(`arn:aws:iam::${MEMBER}:user/alice`), denied),
  invoke(
    'nor whom it denies',
    role(),
    policy('auth policy', allow({ Principal: '*' }), deny({ Principal: '*' })),
    denied,
  ),
  invoke('nor whom another policy denies', role({ identityPolicies: [denyAll] }), lets(MEMBER), denied),
  invoke('of another account takes both too', role({ ...none, account: theirs }), lets(OTHER), denied),
  invoke('and lets in with both', role({ account: theirs }), lets(OTHER), allowed),
  invoke('without one, of another account', role({ account: theirs }), undefined, depends),
  invoke(
    'who has no credentials is not let in by one that names accounts',
    { kind: 'anonymous' },
    lets(MEMBER),
    denied,
  ),
  ...(
    [
      ['which needs a policy, lets in who may, or not', role(), undefined, depends],
      ['where it lets in the caller, lets in who may', role(), lets(MEMBER), allowed],
      ['lets in nobody whom it does not', role(), lets(OTHER), denied],
    ] as const
  ).map(([what, principal, policyOf, expected]): Row => [
    `an application of IAM Identity Center, ${what}`,
    {
      principal,
      action: 'sso-oauth:CreateTokenWithIAM',
      resource: { arn: APPLICATION, account: home, ...(policyOf === undefined ? {} : { policy: policyOf }) },
    },
    expected,
    'singlesignon/latest/userguide/iam-auth-access-using-resource-based-policies.html',
  ]),
];
