import { ADMINISTRATOR, MEMBER, deny, policy, user } from '../../../support';
import type { Row } from '../../../evaluation-rows';
import { GLOBAL, NOW, OPERATORS, SETS, allowedWhen, deniedWhen, rowsOf, type AskedOfPage } from '../forms';

/* Once again, by a sceptic: what calls carry, how it is compared, and what services ask of it. */

const QUESTIONS: readonly AskedOfPage[] = [
  // Operators and absent keys
  [
    OPERATORS,
    'other than a value, whatever its case: the same',
    deniedWhen({ StringNotEqualsIgnoreCase: { 'aws:PrincipalTag/team': 'BLUE' } }, { 'aws:PrincipalTag/team': 'blue' }),
    'allowed',
  ],
  [
    OPERATORS,
    'other than a value, whatever its case: none',
    deniedWhen({ StringNotEqualsIgnoreCase: { 'aws:PrincipalTag/team': 'BLUE' } }),
    'denied',
  ],
  [OPERATORS, 'unlike a pattern: none', deniedWhen({ StringNotLike: { 'aws:PrincipalTag/team': 'b*' } }), 'denied'],
  [
    OPERATORS,
    'unlike a pattern, if there: none',
    deniedWhen({ StringNotLikeIfExists: { 'aws:PrincipalTag/team': 'b*' } }),
    'denied',
  ],
  [
    OPERATORS,
    'an allow of others, if there: none',
    allowedWhen({ StringNotEqualsIfExists: { 'aws:PrincipalTag/team': 'b' } }),
    'allowed',
  ],
  [
    OPERATORS,
    'other than a number: none',
    deniedWhen({ NumericNotEquals: { 'aws:MultiFactorAuthAge': '5' } }),
    'denied',
  ],
  [
    OPERATORS,
    'more than a number: none',
    deniedWhen({ NumericGreaterThan: { 'aws:MultiFactorAuthAge': '5' } }),
    'allowed',
  ],
  [
    OPERATORS,
    'more than a number, if there: none',
    deniedWhen({ NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '5' } }),
    'denied',
  ],
  [
    OPERATORS,
    'other than a time: the time itself',
    deniedWhen({ DateNotEquals: { 'aws:CurrentTime': '2026-06-15T12:00:00Z' } }),
    'denied',
  ],
  [
    OPERATORS,
    'before a time',
    { ...allowedWhen({ DateLessThan: { 'aws:CurrentTime': '2026-06-15T12:00:01Z' } }), time: NOW },
    'allowed',
  ],
  [
    OPERATORS,
    'before a time: at it',
    { ...allowedWhen({ DateLessThan: { 'aws:CurrentTime': '2026-06-15T12:00:00Z' } }), time: NOW },
    'denied',
  ],
  [
    OPERATORS,
    'up to a time: at it',
    { ...allowedWhen({ DateLessThanEquals: { 'aws:CurrentTime': '2026-06-15T12:00:00Z' } }), time: NOW },
    'allowed',
  ],
  [
    OPERATORS,
    'a time with an offset',
    { ...allowedWhen({ DateEquals: { 'aws:CurrentTime': '2026-06-15T14:00:00+02:00' } }), time: NOW },
    'allowed',
  ],
  [
    OPERATORS,
    'a time in seconds',
    { ...allowedWhen({ NumericLessThan: { 'aws:EpochTime': '1781524801' } }), time: NOW },
    'allowed',
  ],
  [
    OPERATORS,
    'an address of version 6 in its network',
    allowedWhen({ IpAddress: { 'aws:SourceIp': '2001:DB8:1234::/48' } }, { 'aws:SourceIp': '2001:db8:1234:5678::1' }),
    'allowed',
  ],
  [
    OPERATORS,
    'an address of version 6, shortened',
    allowedWhen({ IpAddress: { 'aws:SourceIp': '2001:db8:0:0:0:0:0:1' } }, { 'aws:SourceIp': '2001:db8::1' }),
    'allowed',
  ],
  [
    OPERATORS,
    'one of version 6 outside a network of version 4',
    deniedWhen({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceIp': '2001:db8::1' }),
    'denied',
  ],
  [
    OPERATORS,
    'all addresses of version 4',
    allowedWhen({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { 'aws:SourceIp': '198.51.100.1' }),
    'allowed',
  ],
  [
    OPERATORS,
    'one of several networks',
    allowedWhen(
      { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.0/24'] } },
      { 'aws:SourceIp': '198.51.100.255' },
    ),
    'allowed',
  ],
  [
    OPERATORS,
    'none of several networks',
    deniedWhen(
      { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.0/24'] } },
      { 'aws:SourceIp': '198.51.100.255' },
    ),
    'allowed',
  ],
  [
    OPERATORS,
    'neither of two values: one of them',
    deniedWhen({ StringNotEquals: { 'aws:PrincipalTag/team': ['a', 'b'] } }, { 'aws:PrincipalTag/team': 'b' }),
    'allowed',
  ],
  [
    OPERATORS,
    'neither of two values: a third',
    deniedWhen({ StringNotEquals: { 'aws:PrincipalTag/team': ['a', 'b'] } }, { 'aws:PrincipalTag/team': 'c' }),
    'denied',
  ],
  [
    OPERATORS,
    'two keys of one operator must both hold',
    allowedWhen(
      { StringEquals: { 'aws:PrincipalTag/team': 'a', 'aws:PrincipalTag/stage': 'dev' } },
      { 'aws:PrincipalTag/team': 'a' },
    ),
    'denied',
  ],
  [
    OPERATORS,
    'two operators on one key must both hold',
    allowedWhen(
      { StringLike: { 'aws:PrincipalTag/team': 'a*' }, StringNotEquals: { 'aws:PrincipalTag/team': 'ab' } },
      { 'aws:PrincipalTag/team': 'ab' },
    ),
    'denied',
  ],
  [OPERATORS, 'yes or no, whatever its case', allowedWhen({ Bool: { 'aws:SecureTransport': 'True' } }), 'allowed'],
  [
    OPERATORS,
    'no second factor, said of who has none: a user’s keys',
    {
      ...deniedWhen({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
      principal: user({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', deny({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })),
        ],
      }),
    },
    'allowed',
  ],
  [
    OPERATORS,
    'no second factor, if there: a user’s keys',
    {
      principal: user({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', deny({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } })),
        ],
      }),
    },
    'denied',
  ],
  [
    SETS,
    'an empty value is none to Null',
    allowedWhen({ Null: { 'aws:PrincipalTag/team': 'false' } }, { 'aws:PrincipalTag/team': '' }),
    'denied',
  ],
  [
    OPERATORS,
    'a pattern of nothing but a star matches what is empty',
    allowedWhen({ StringLike: { 'aws:PrincipalTag/team': '*' } }, { 'aws:PrincipalTag/team': '' }),
    'allowed',
  ],
  [OPERATORS, 'but not what is absent', allowedWhen({ StringLike: { 'aws:PrincipalTag/team': '*' } }), 'denied'],
  [
    OPERATORS,
    'one letter is not none',
    allowedWhen({ StringLike: { 'aws:PrincipalTag/team': '?' } }, { 'aws:PrincipalTag/team': '' }),
    'denied',
  ],
  [
    OPERATORS,
    'an ARN by its parts: a star stays in its part',
    allowedWhen({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:role/app/*` } }),
    'allowed',
  ],
  [
    OPERATORS,
    'an ARN by its parts: another account',
    allowedWhen({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::2*:role/app/*' } }),
    'denied',
  ],
  [
    OPERATORS,
    'an ARN has case',
    allowedWhen({ ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:role/App/reader` } }),
    'denied',
  ],
  [
    OPERATORS,
    'an ARN other than those: it',
    deniedWhen({
      ArnNotEquals: { 'aws:PrincipalArn': [`arn:aws:iam::${MEMBER}:role/app/reader`, `arn:aws:iam::${MEMBER}:root`] },
    }),
    'allowed',
  ],
  [
    OPERATORS,
    'a string operator takes an ARN as text',
    allowedWhen({ StringLike: { 'aws:PrincipalArn': '*:role/app/reader' } }),
    'allowed',
  ],
  [GLOBAL, 'names of keys have no case', allowedWhen({ StringEquals: { 'AWS:PRINCIPALACCOUNT': MEMBER } }), 'allowed'],
  // Sets
  [
    SETS,
    'any value other: none there',
    deniedWhen({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'a' } }),
    'allowed',
  ],
  [
    SETS,
    'any value other: one of two',
    deniedWhen({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'b'] }),
    'denied',
  ],
  [
    SETS,
    'all values other: none there',
    deniedWhen({ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'a' } }),
    'denied',
  ],
  [
    SETS,
    'all values other: one is it',
    deniedWhen({ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'b'] }),
    'allowed',
  ],
  [
    SETS,
    'all values among some: a subset',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b', 'c'] } }, { 'aws:TagKeys': ['a', 'c'] }),
    'allowed',
  ],
  [
    SETS,
    'all values among some: case counts',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }, { 'aws:TagKeys': ['A'] }),
    'denied',
  ],
  [
    SETS,
    'all values among some, and there are some: none',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] }, Null: { 'aws:TagKeys': 'false' } }),
    'denied',
  ],
  [
    SETS,
    'any value like a pattern',
    allowedWhen({ 'ForAnyValue:StringLike': { 'aws:TagKeys': 'cost-*' } }, { 'aws:TagKeys': ['team', 'cost-centre'] }),
    'allowed',
  ],
];

export const THIRD_CARRIED: readonly Row[] = rowsOf(QUESTIONS);
