import { allow, policy, user } from '../../../support';
import { GLOBAL, NOW, OPERATORS, SETS, allowedWhen, deniedWhen, rowsOf, type AskedOfPage } from '../forms';
import type { Row } from '../../../evaluation-rows';

/* What calls carry, and how it is compared. */

const QUESTIONS: readonly AskedOfPage[] = [
  // Networks
  [
    GLOBAL,
    'a denial to all but an endpoint, and the call comes by none',
    deniedWhen({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    'denied',
  ],
  [
    GLOBAL,
    'nor is it spared with IfExists',
    deniedWhen({ StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }),
    'denied',
  ],
  [
    GLOBAL,
    'the call comes by that endpoint',
    deniedWhen({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, { 'aws:SourceVpce': 'vpce-1' }),
    'allowed',
  ],
  [
    GLOBAL,
    'by an endpoint there is no public address',
    allowedWhen(
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      { 'aws:SourceVpce': 'vpce-1', 'aws:VpcSourceIp': '10.0.0.1' },
    ),
    'denied',
  ],
  [
    GLOBAL,
    'a denial to all but addresses catches it',
    deniedWhen(
      { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      { 'aws:SourceVpce': 'vpce-1', 'aws:VpcSourceIp': '10.0.0.1' },
    ),
    'denied',
  ],
  [
    GLOBAL,
    'the private address of a call by an endpoint',
    allowedWhen({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }, { 'aws:VpcSourceIp': '10.200.0.1' }),
    'allowed',
  ],
  [
    GLOBAL,
    'the organization of an endpoint',
    allowedWhen({ StringEquals: { 'aws:VpceOrgID': 'o-trips' } }, { 'aws:VpceOrgID': 'o-trips' }),
    'allowed',
  ],
  [
    GLOBAL,
    'the organization of an endpoint, and the call comes by none',
    allowedWhen({ StringEquals: { 'aws:VpceOrgID': 'o-trips' } }),
    'denied',
  ],
  [
    GLOBAL,
    'a service that calls on is spared by aws:ViaAWSService',
    deniedWhen(
      { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, Bool: { 'aws:ViaAWSService': 'false' } },
      { 'aws:ViaAWSService': 'true' },
    ),
    'allowed',
  ],
  [
    GLOBAL,
    'but not where it calls itself',
    deniedWhen(
      { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, Bool: { 'aws:ViaAWSService': 'false' } },
      { 'aws:SourceIp': '198.51.100.1' },
    ),
    'denied',
  ],
  // Values at their limits
  [
    OPERATORS,
    'the very moment is not after itself',
    { ...allowedWhen({ DateGreaterThan: { 'aws:CurrentTime': '2026-06-15T12:00:00Z' } }), time: NOW },
    'denied',
  ],
  [
    OPERATORS,
    'but not before it either',
    { ...allowedWhen({ DateGreaterThanEquals: { 'aws:CurrentTime': '2026-06-15T12:00:00Z' } }), time: NOW },
    'allowed',
  ],
  [
    OPERATORS,
    'of a window both ends must hold',
    {
      ...allowedWhen({
        DateGreaterThan: { 'aws:CurrentTime': '2026-06-15T11:00:00Z' },
        DateLessThan: { 'aws:CurrentTime': '2026-06-15T11:30:00Z' },
      }),
      time: NOW,
    },
    'denied',
  ],
  [
    OPERATORS,
    'a number of keys at its limit',
    allowedWhen({ NumericLessThanEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10' }),
    'allowed',
  ],
  [
    OPERATORS,
    'a number beyond it',
    allowedWhen({ NumericLessThanEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10.5' }),
    'denied',
  ],
  [
    OPERATORS,
    'an age of a second factor that is not there',
    allowedWhen({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
    'denied',
  ],
  [
    OPERATORS,
    'with IfExists it passes',
    {
      ...allowedWhen({ NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }),
      principal: user({
        identityPolicies: [
          policy('p', allow({ Condition: { NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } } })),
        ],
      }),
    },
    'allowed',
  ],
  [
    OPERATORS,
    'two keys under an operator must both hold',
    allowedWhen({ StringEquals: { 'aws:RequestTag/a': '1', 'aws:RequestTag/b': '2' } }, { 'aws:RequestTag/a': '1' }),
    'denied',
  ],
  [
    OPERATORS,
    'two values of a key are a choice',
    allowedWhen(
      { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-west-2'] } },
      { 'aws:RequestedRegion': 'us-west-2' },
    ),
    'allowed',
  ],
  [
    OPERATORS,
    'two values that are excluded exclude both',
    allowedWhen(
      { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-west-2'] } },
      { 'aws:RequestedRegion': 'us-west-2' },
    ),
    'denied',
  ],
  [
    OPERATORS,
    'an address of IPv4 is in no range of IPv6',
    allowedWhen({ IpAddress: { 'aws:SourceIp': '::/0' } }, { 'aws:SourceIp': '203.0.113.9' }),
    'denied',
  ],
  [
    OPERATORS,
    'an address of IPv6 in the smallest range',
    allowedWhen({ IpAddress: { 'aws:SourceIp': '2001:db8::1/128' } }, { 'aws:SourceIp': '2001:DB8:0:0::1' }),
    'allowed',
  ],
  [
    OPERATORS,
    'an ARN under an operator of text has wildcards over colons',
    allowedWhen({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*reader' } }),
    'allowed',
  ],
  [
    OPERATORS,
    'under one of ARNs it has none',
    allowedWhen({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*reader' } }),
    'denied',
  ],
  // Sets
  [
    SETS,
    'a denial of any tag beyond a list, and there is none',
    deniedWhen({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team'] } }),
    'allowed',
  ],
  [
    SETS,
    'a denial of any tag beyond a list, and one is',
    deniedWhen({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team'] } }, { 'aws:TagKeys': ['team', 'stage'] }),
    'denied',
  ],
  [
    SETS,
    'names of tags are compared with case where the operator says so',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }, { 'aws:TagKeys': ['Team'] }),
    'denied',
  ],
  [
    SETS,
    'an allow that asks for all tags lets pass what brings none',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
    'allowed',
  ],
  [
    SETS,
    'with Null it does not',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] }, Null: { 'aws:TagKeys': 'false' } }),
    'denied',
  ],
];

export const SECOND_VALUES: readonly Row[] = rowsOf(QUESTIONS);
