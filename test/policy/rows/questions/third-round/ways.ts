import { MEMBER, OTHER, role } from '../../../support';
import type { Row } from '../../../evaluation-rows';
import {
  GLOBAL,
  IAM,
  allows,
  bucket,
  by,
  denies,
  deniedWhen,
  home,
  nowhere,
  rowsOf,
  service,
  theirs,
  type AskedOfPage,
} from '../forms';

/* Once again, by a sceptic: for whom a service calls, and by what way a call comes. */

const DEPUTY = `${IAM}confused-deputy.html`;
const open = (Condition: object) => bucket(home, allows({ Principal: '*', Condition }));
const ofOther = role({ account: theirs });
const CHAIN = {
  'aws:CalledVia': ['cloudformation.amazonaws.com', 'dynamodb.amazonaws.com'],
  'aws:CalledViaFirst': 'cloudformation.amazonaws.com',
  'aws:CalledViaLast': 'dynamodb.amazonaws.com',
};

const QUESTIONS: readonly AskedOfPage[] = [
  // For whom a service calls
  [
    DEPUTY,
    'a denial of services that call for others: for a stranger',
    {
      principal: service('cloudtrail.amazonaws.com', nowhere),
      ...bucket(
        home,
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
        denies({
          Principal: '*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-trips' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        }),
      ),
    },
    'denied',
  ],
  [
    DEPUTY,
    'for an account of the organization',
    {
      principal: service('cloudtrail.amazonaws.com', home),
      ...bucket(
        home,
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
        denies({
          Principal: '*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-trips' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        }),
      ),
    },
    'allowed',
  ],
  [
    DEPUTY,
    'a role is no service, and spared',
    {
      principal: role(),
      ...bucket(
        home,
        denies({
          Principal: '*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-trips' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        }),
      ),
    },
    'allowed',
  ],
  [
    DEPUTY,
    'a service for the resource that is named',
    {
      principal: service('sns.amazonaws.com', home),
      ...bucket(
        home,
        allows({
          Principal: { Service: 'sns.amazonaws.com' },
          Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:sns:*:${MEMBER}:*` } },
        }),
      ),
      context: { 'aws:SourceArn': `arn:aws:sns:us-west-2:${MEMBER}:trips` },
    },
    'allowed',
  ],
  [
    DEPUTY,
    'and for another account’s',
    {
      principal: service('sns.amazonaws.com', theirs),
      ...bucket(
        home,
        allows({
          Principal: { Service: 'sns.amazonaws.com' },
          Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:sns:*:${MEMBER}:*` } },
        }),
      ),
      context: { 'aws:SourceArn': `arn:aws:sns:us-west-2:${OTHER}:trips` },
    },
    'denied',
  ],
  [
    DEPUTY,
    'everybody, for a topic: a role does not call for one',
    { principal: ofOther, ...open({ ArnEquals: { 'aws:SourceArn': `arn:aws:sns:us-west-2:${MEMBER}:trips` } }) },
    'denied',
  ],
  [
    DEPUTY,
    'the account that a service calls for',
    {
      principal: service('sns.amazonaws.com', theirs),
      ...bucket(
        home,
        allows({
          Principal: { Service: 'sns.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': [MEMBER, OTHER] } },
        }),
      ),
    },
    'allowed',
  ],
  // The way of a call
  [
    GLOBAL,
    'the first service of a chain',
    {
      principal: by({ Condition: { StringEquals: { 'aws:CalledViaFirst': 'cloudformation.amazonaws.com' } } }),
      context: {
        'aws:ViaAWSService': 'true',
        ...CHAIN,
      },
    },
    'allowed',
  ],
  [
    GLOBAL,
    'the last of it',
    {
      principal: by({ Condition: { StringEquals: { 'aws:CalledViaLast': 'dynamodb.amazonaws.com' } } }),
      context: {
        'aws:ViaAWSService': 'true',
        ...CHAIN,
      },
    },
    'allowed',
  ],
  [
    GLOBAL,
    'the first is not the last',
    {
      principal: by({ Condition: { StringEquals: { 'aws:CalledViaFirst': 'dynamodb.amazonaws.com' } } }),
      context: {
        'aws:ViaAWSService': 'true',
        ...CHAIN,
      },
    },
    'denied',
  ],
  [
    GLOBAL,
    'whoever calls directly has no last service, and is denied',
    deniedWhen({ StringNotEquals: { 'aws:CalledViaLast': 'dynamodb.amazonaws.com' } }),
    'denied',
  ],
  [
    GLOBAL,
    'a denial of other networks spares calls of services',
    deniedWhen(
      { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, Bool: { 'aws:ViaAWSService': 'false' } },
      { 'aws:ViaAWSService': 'true', 'aws:CalledVia': ['athena.amazonaws.com'] },
    ),
    'allowed',
  ],
  [
    GLOBAL,
    'and catches direct ones from elsewhere',
    deniedWhen(
      { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, Bool: { 'aws:ViaAWSService': 'false' } },
      { 'aws:SourceIp': '198.51.100.1' },
    ),
    'denied',
  ],
];

export const THIRD_WAYS: readonly Row[] = rowsOf(QUESTIONS);
