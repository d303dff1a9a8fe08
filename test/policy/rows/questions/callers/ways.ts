import { ADMINISTRATOR, MEMBER, policy, role, user } from '../../../support';
import {
  GLOBAL,
  IAM,
  RCP,
  ROLE_ARN,
  allowedWhen,
  allows,
  bucket,
  denies,
  deniedWhen,
  home,
  nowhere,
  rcp,
  rowsOf,
  service,
  stranger,
  trusts,
} from '../forms';

/* What callers say of themselves, and of the way that a call takes. */

const NETWORK = { 'aws:SourceIp': ['203.0.113.0/24'] };
/** AWS's example of a denial by address, which spares calls that a service makes for the caller. */
const elsewhere = { NotIpAddress: NETWORK, Bool: { 'aws:ViaAWSService': 'false' } };
const DENY_IP = IAM + 'reference_policies_examples_aws_deny-ip.html';
const REVOKE = IAM + 'id_roles_use_revoke-sessions.html';
const older = { DateLessThan: { 'aws:TokenIssueTime': '2026-06-15T12:00:00Z' } };
const longTerm = user({ identityPolicies: [ADMINISTRATOR, policy('d', denies({ Condition: older }))] });
const perimeter = {
  StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
  BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
};
const linked = role({
  arn: `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
});
const CONFUSED = IAM + 'confused-deputy.html';
export const WAY_QUESTIONS = rowsOf([
  // Networks
  [DENY_IP, 'from elsewhere', deniedWhen(elsewhere, { 'aws:SourceIp': '198.51.100.1' }), 'denied'],
  [DENY_IP, 'from the network', deniedWhen(elsewhere, { 'aws:SourceIp': '203.0.113.9' }), 'allowed'],
  [
    DENY_IP,
    'through an endpoint, which hides the address',
    deniedWhen(elsewhere, { 'aws:SourceVpce': 'vpce-1', 'aws:VpcSourceIp': '203.0.113.9' }),
    'denied',
  ],
  [DENY_IP, 'by a service for the caller', deniedWhen(elsewhere, { 'aws:ViaAWSService': 'true' }), 'allowed'],
  [
    GLOBAL + '#condition-keys-vpcsourceip',
    'the address within the endpoint’s network',
    allowedWhen(
      { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } },
      { 'aws:VpcSourceIp': '10.1.2.3', 'aws:SourceVpce': 'vpce-1' },
    ),
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-vpcsourceip',
    'is none of a call without an endpoint',
    allowedWhen({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }, { 'aws:SourceIp': '203.0.113.9' }),
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-vpceorgid',
    'a denial of endpoints of others catches calls by none',
    deniedWhen({ StringNotEquals: { 'aws:VpceOrgID': 'o-trips' } }),
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-vpceorgid',
    'unless it asks for one',
    deniedWhen({ StringNotEquals: { 'aws:VpceOrgID': 'o-trips' }, Null: { 'aws:SourceVpce': 'false' } }),
    'allowed',
  ],
  // Sessions that are revoked
  [REVOKE, 'a session from before', deniedWhen(older, { 'aws:TokenIssueTime': '2026-06-15T11:59:59Z' }), 'denied'],
  [REVOKE, 'a session from after', deniedWhen(older, { 'aws:TokenIssueTime': '2026-06-15T12:00:01Z' }), 'allowed'],
  [REVOKE, 'a session of which the time is not told', deniedWhen(older), 'depends'],
  [REVOKE, 'long-term credentials have no such time', { principal: longTerm }, 'allowed'],
  // Services and roles of services
  [
    GLOBAL + '#condition-keys-principalisawsservice',
    'a perimeter of a bucket spares the service that writes',
    {
      principal: service(),
      ...bucket(
        home,
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
        denies({ Principal: '*', Condition: perimeter }),
      ),
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-principalisawsservice',
    'a service-linked role is no service by it',
    {
      principal: linked,
      ...bucket(home, denies({ Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } } })),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-principalorgid',
    'StringNotEquals of the organization catches services',
    {
      principal: service(),
      ...bucket(
        home,
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
        denies({ Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-trips' } } }),
      ),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-principalservicename',
    'everybody who is a service of that name: it',
    {
      principal: service(),
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } },
        }),
      ),
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-principalservicename',
    'a stranger who may everything',
    {
      principal: stranger,
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } },
        }),
      ),
    },
    'denied',
  ],
  [
    CONFUSED,
    'a service for an account outside, beneath an RCP of the organization',
    {
      principal: service('cloudtrail.amazonaws.com', nowhere),
      ...bucket(
        rcp({
          Condition: {
            StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-trips' },
            Null: { 'aws:SourceAccount': 'false' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        }),
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
      ),
    },
    'denied',
  ],
  [
    CONFUSED,
    'for one inside',
    {
      principal: service('cloudtrail.amazonaws.com', home),
      ...bucket(
        rcp({
          Condition: {
            StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-trips' },
            Null: { 'aws:SourceAccount': 'false' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        }),
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
      ),
    },
    'allowed',
  ],
  // Tokens beneath an RCP
  [
    RCP,
    'a perimeter of STS that forgets tokens keeps them out',
    {
      principal: { kind: 'federated', provider: 'token.actions.githubusercontent.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: {
        arn: ROLE_ARN,
        account: rcp({ Action: 'sts:*', Condition: perimeter }),
        policy: policy(
          'trust',
          trusts({
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: 'token.actions.githubusercontent.com' },
          }),
        ),
      },
    },
    'denied',
  ],
  [
    RCP,
    'one that is about AssumeRole alone does not',
    {
      principal: { kind: 'federated', provider: 'token.actions.githubusercontent.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: {
        arn: ROLE_ARN,
        account: rcp({ Action: 'sts:AssumeRole', Condition: perimeter }),
        policy: policy(
          'trust',
          trusts({
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: 'token.actions.githubusercontent.com' },
          }),
        ),
      },
    },
    'allowed',
  ],
]);
