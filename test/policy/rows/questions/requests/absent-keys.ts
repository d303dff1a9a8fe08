import type { Conditions, ContextValues, Verdict } from '../../../../../lib/policy';
import type { Row } from '../../../evaluation-rows';
import { reader } from '../../../evaluation-rows';
import { MEMBER, allow, deny, policy, role } from '../../../support';
import { askedOf } from '../asked';
import type { Asked } from '../asked';

/* Operators with absent keys, sets, dates and numbers. */

const OPERATORS = 'IAM/latest/UserGuide/reference_policies_elements_condition_operators.html';
const SETS = 'IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html';
const LOGIC = 'IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html';

const TIME = new Date('2026-11-22T00:00:00Z');

/** An allow under a condition. */
const allowIf = (what: string, Condition: Conditions, context: ContextValues, decision: Verdict): Asked => [
  what,
  { principal: reader({ Condition }), context, time: TIME },
  decision,
];

/** A denial under a condition, beside an allow of everything. */
const denyIf = (what: string, Condition: Conditions, context: ContextValues, decision: Verdict): Asked => [
  what,
  { principal: role({ identityPolicies: [policy('p', allow(), deny({ Condition }))] }), context, time: TIME },
  decision,
];

const TEAM = 's3:ExistingObjectTag/team';
const KEYS = 'aws:TagKeys';

export const ABSENT_KEY_QUESTIONS: readonly Row[] = [
  ...askedOf(OPERATORS, [
    allowIf('StringEquals of an absent key', { StringEquals: { [TEAM]: 'a' } }, {}, 'denied'),
    allowIf('StringNotEquals of an absent key', { StringNotEquals: { [TEAM]: 'a' } }, {}, 'allowed'),
    allowIf('StringEqualsIfExists of an absent key', { StringEqualsIfExists: { [TEAM]: 'a' } }, {}, 'allowed'),
    allowIf(
      'StringEqualsIfExists of another value',
      { StringEqualsIfExists: { [TEAM]: 'a' } },
      { [TEAM]: 'b' },
      'denied',
    ),
    denyIf('a denial by StringNotEquals catches an absent key', { StringNotEquals: { [TEAM]: 'a' } }, {}, 'denied'),
    denyIf('a denial by StringEquals does not', { StringEquals: { [TEAM]: 'a' } }, {}, 'allowed'),
    denyIf('a denial by StringNotEqualsIfExists does', { StringNotEqualsIfExists: { [TEAM]: 'a' } }, {}, 'denied'),
    allowIf('StringEquals has case', { StringEquals: { [TEAM]: 'A' } }, { [TEAM]: 'a' }, 'denied'),
    allowIf('StringEqualsIgnoreCase has none', { StringEqualsIgnoreCase: { [TEAM]: 'A' } }, { [TEAM]: 'a' }, 'allowed'),
    allowIf('keys have none', { StringEquals: { [TEAM.toUpperCase()]: 'a' } }, { [TEAM]: 'a' }, 'allowed'),
    allowIf('StringEquals knows no wildcard', { StringEquals: { [TEAM]: 'a*' } }, { [TEAM]: 'ab' }, 'denied'),
    allowIf('StringLike does', { StringLike: { [TEAM]: 'a?' } }, { [TEAM]: 'ab' }, 'allowed'),
    allowIf('? is exactly one', { StringLike: { [TEAM]: 'a?' } }, { [TEAM]: 'a' }, 'denied'),
    allowIf('* is also none', { StringLike: { [TEAM]: 'a*' } }, { [TEAM]: 'a' }, 'allowed'),
    allowIf('Null true of an absent key', { Null: { [TEAM]: 'true' } }, {}, 'allowed'),
    allowIf('Null true of a key', { Null: { [TEAM]: 'true' } }, { [TEAM]: 'a' }, 'denied'),
    allowIf('Null false of a key', { Null: { [TEAM]: 'false' } }, { [TEAM]: 'a' }, 'allowed'),
    denyIf('Null true denies what lacks the key', { Null: { [TEAM]: 'true' } }, {}, 'denied'),
    allowIf(
      'Bool of an absent key',
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      { 'aws:MultiFactorAuthPresent': [] },
      'denied',
    ),
    denyIf(
      'a denial by Bool false spares long-term keys',
      { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      { 'aws:MultiFactorAuthPresent': [] },
      'allowed',
    ),
    denyIf(
      'a denial by BoolIfExists false catches them',
      { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      { 'aws:MultiFactorAuthPresent': [] },
      'denied',
    ),
    allowIf('Bool has no case', { Bool: { 'aws:SecureTransport': 'TRUE' } }, {}, 'allowed'),
    allowIf('NumericLessThan', { NumericLessThan: { 's3:max-keys': '10' } }, { 's3:max-keys': '9' }, 'allowed'),
    allowIf('not the same number', { NumericLessThan: { 's3:max-keys': '10' } }, { 's3:max-keys': '10' }, 'denied'),
    allowIf(
      'NumericEquals compares numbers, not text',
      { NumericEquals: { 's3:max-keys': '10' } },
      { 's3:max-keys': '10.0' },
      'allowed',
    ),
    allowIf('a number that is none', { NumericEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': 'ten' }, 'denied'),
    allowIf('NumericNotEquals of an absent key', { NumericNotEquals: { 's3:max-keys': '10' } }, {}, 'allowed'),
    allowIf('before a date', { DateLessThan: { 'aws:CurrentTime': '2026-12-01T00:00:00Z' } }, {}, 'allowed'),
    allowIf('after it', { DateGreaterThan: { 'aws:CurrentTime': '2026-12-01T00:00:00Z' } }, {}, 'denied'),
    allowIf('a date in seconds', { DateLessThan: { 'aws:EpochTime': '1795305601' } }, {}, 'allowed'),
    allowIf('the very second', { DateEquals: { 'aws:CurrentTime': '2026-11-22T00:00:00Z' } }, {}, 'allowed'),
    allowIf('in another zone', { DateEquals: { 'aws:CurrentTime': '2026-11-22T01:00:00+01:00' } }, {}, 'allowed'),
    allowIf(
      'an address of the range',
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      { 'aws:SourceIp': '203.0.113.255' },
      'allowed',
    ),
    allowIf(
      'one behind it',
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      { 'aws:SourceIp': '203.0.114.0' },
      'denied',
    ),
    allowIf(
      'an address of IPv6 in no range of IPv4',
      { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
      { 'aws:SourceIp': '2001:db8::1' },
      'denied',
    ),
    allowIf(
      'IPv6 written otherwise',
      { IpAddress: { 'aws:SourceIp': '2001:db8::/32' } },
      { 'aws:SourceIp': '2001:0db8:0:0::1' },
      'allowed',
    ),
    denyIf(
      'a denial by NotIpAddress catches a call without an address',
      { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      {},
      'denied',
    ),
    allowIf(
      'ArnLike part by part',
      { ArnLike: { 'aws:SourceArn': `arn:aws:s3:::*` } },
      { 'aws:SourceArn': 'arn:aws:s3:::trips' },
      'allowed',
    ),
    allowIf(
      'its last part crosses colons',
      { ArnLike: { 'aws:SourceArn': `arn:aws:logs:*:*:*` } },
      { 'aws:SourceArn': `arn:aws:logs:us-west-2:${MEMBER}:log-group:x:*` },
      'allowed',
    ),
    allowIf(
      'no other does',
      { ArnLike: { 'aws:SourceArn': `arn:aws:*:log-group:x:*` } },
      { 'aws:SourceArn': `arn:aws:logs:us-west-2:${MEMBER}:log-group:x:*` },
      'denied',
    ),
    allowIf(
      'what is no ARN is like none',
      { ArnLike: { 'aws:SourceArn': '*' } },
      { 'aws:SourceArn': 'trips' },
      'denied',
    ),
    denyIf('ArnNotLike catches an absent key', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, {}, 'denied'),
  ]),
  ...askedOf(SETS, [
    allowIf('ForAllValues of an absent key', { 'ForAllValues:StringEquals': { [KEYS]: 'a' } }, {}, 'allowed'),
    allowIf('ForAnyValue of an absent key', { 'ForAnyValue:StringEquals': { [KEYS]: 'a' } }, {}, 'denied'),
    allowIf(
      'ForAllValues with one too many',
      { 'ForAllValues:StringEquals': { [KEYS]: ['a', 'b'] } },
      { [KEYS]: ['a', 'c'] },
      'denied',
    ),
    allowIf(
      'ForAllValues with fewer',
      { 'ForAllValues:StringEquals': { [KEYS]: ['a', 'b'] } },
      { [KEYS]: ['a'] },
      'allowed',
    ),
    allowIf(
      'ForAnyValue with one of them',
      { 'ForAnyValue:StringEquals': { [KEYS]: ['a', 'b'] } },
      { [KEYS]: ['c', 'b'] },
      'allowed',
    ),
    allowIf(
      'ForAllValues and Null together ask for one',
      { 'ForAllValues:StringEquals': { [KEYS]: 'a' }, Null: { [KEYS]: 'false' } },
      {},
      'denied',
    ),
    denyIf(
      'a denial by ForAnyValue:StringNotEquals spares an absent key',
      { 'ForAnyValue:StringNotEquals': { [KEYS]: 'a' } },
      {},
      'allowed',
    ),
    denyIf(
      'and catches a value that is none of them',
      { 'ForAnyValue:StringNotEquals': { [KEYS]: 'a' } },
      { [KEYS]: ['a', 'b'] },
      'denied',
    ),
    denyIf(
      'a denial by ForAllValues catches an absent key',
      { 'ForAllValues:StringNotEquals': { [KEYS]: 'a' } },
      {},
      'denied',
    ),
    allowIf(
      'a path of the organization',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-trips/r-1/*' } },
      {},
      'allowed',
    ),
    allowIf(
      'not one of another OU',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-trips/r-1/ou-growth/*' } },
      {},
      'denied',
    ),
  ]),
  ...askedOf(LOGIC, [
    allowIf('values of one key are alternatives', { StringEquals: { [TEAM]: ['a', 'b'] } }, { [TEAM]: 'b' }, 'allowed'),
    allowIf(
      'of a negated operator none may match',
      { StringNotEquals: { [TEAM]: ['a', 'b'] } },
      { [TEAM]: 'b' },
      'denied',
    ),
    allowIf(
      'two keys must both hold',
      { StringEquals: { [TEAM]: 'a', 'aws:PrincipalOrgID': 'o-else' } },
      { [TEAM]: 'a' },
      'denied',
    ),
    allowIf(
      'two operators must both hold',
      { StringEquals: { [TEAM]: 'a' }, Bool: { 'aws:SecureTransport': 'false' } },
      { [TEAM]: 'a' },
      'denied',
    ),
    denyIf(
      'of a denial as well',
      { StringEquals: { [TEAM]: 'a' }, Bool: { 'aws:SecureTransport': 'false' } },
      { [TEAM]: 'a' },
      'allowed',
    ),
  ]),
];
