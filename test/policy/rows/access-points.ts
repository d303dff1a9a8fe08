import { allowed, denied, denyAll, depends, home, none, outside } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, OTHER, account, allow, deny, policy, rcps, role } from '../support';
import type { RequestPrincipal, RequestResource, Statement } from '../../../lib/policy';

/* What goes through an access point: its own policy and that of what is behind it both decide. */

const POINTS = 'AmazonS3/latest/userguide/access-points-policies.html';
const stranger = role({ account: outside, arn: `arn:aws:iam::${OTHER}:role/app/reader` });
const service: RequestPrincipal = { kind: 'service', host: 'cloudtrail.amazonaws.com' };
const AP = `arn:aws:s3:us-west-2:${MEMBER}:accesspoint/trips`;
const BEHIND = `${AP}/object/2026/trips.json`;
const BUCKET = 'arn:aws:s3:::trips-data';
const everybody = { Principal: '*' } as const;
const delegating = allow({ ...everybody, Condition: { StringEquals: { 's3:DataAccessPointAccount': MEMBER } } });
const toStranger = allow({ Principal: { AWS: OTHER }, Action: 's3:*' });

interface Behind {
  /** Statements of the access point's policy. @default none: it has none */
  readonly point?: readonly Statement[];
  /** Of the bucket's. @default none: it has none */
  readonly bucket?: readonly Statement[];
  readonly networkOrigin?: 'Internet' | 'VPC';
}

function through(arn: string, { point, bucket, networkOrigin = 'Internet' }: Behind): RequestResource {
  return {
    arn,
    account: home,
    ...(point === undefined ? {} : { policy: policy('point', ...point) }),
    accessPoint: {
      networkOrigin,
      bucket: {
        arn: BUCKET,
        account: home,
        ...(bucket === undefined ? {} : { policy: policy('bucket', ...bucket) }),
      },
    },
  };
}

const READ = 's3:GetObject';
const onlyAt = (Resource: string): RequestPrincipal =>
  role({ identityPolicies: [policy('reader', allow({ Action: 's3:*', Resource }))] });

const POINT_ROWS: readonly Row[] = (
  [
    [
      'a bucket that denies everybody denies',
      stranger,
      's3:ListBucket',
      AP,
      { point: [toStranger], bucket: [deny(everybody)] },
      denied,
    ],
    [
      'a bucket that delegates lets in whom the access point names',
      stranger,
      READ,
      BEHIND,
      { point: [toStranger], bucket: [delegating] },
      allowed,
    ],
    [
      'a bucket that names the caller too does',
      stranger,
      READ,
      BEHIND,
      { point: [toStranger], bucket: [toStranger] },
      allowed,
    ],
    [
      'one that delegates to another account does not',
      stranger,
      READ,
      BEHIND,
      {
        point: [toStranger],
        bucket: [allow({ ...everybody, Condition: { StringEquals: { 's3:DataAccessPointAccount': OTHER } } })],
      },
      denied,
    ],
    [
      'one that delegates to the access point by its ARN does',
      stranger,
      READ,
      BEHIND,
      {
        point: [toStranger],
        bucket: [allow({ ...everybody, Condition: { ArnEquals: { 's3:DataAccessPointArn': AP } } })],
      },
      allowed,
    ],
    [
      'one that takes calls from within a network alone denies what comes from the internet',
      stranger,
      READ,
      BEHIND,
      {
        point: [toStranger],
        bucket: [
          delegating,
          deny({ ...everybody, Condition: { StringNotEquals: { 's3:AccessPointNetworkOrigin': 'VPC' } } }),
        ],
      },
      denied,
    ],
    [
      'and lets in what comes from there, of which nobody can tell',
      stranger,
      READ,
      BEHIND,
      {
        point: [toStranger],
        bucket: [
          delegating,
          deny({ ...everybody, Condition: { StringNotEquals: { 's3:AccessPointNetworkOrigin': 'VPC' } } }),
        ],
        networkOrigin: 'VPC' as const,
      },
      depends,
    ],
    ['a bucket without a policy lets in no other account', stranger, READ, BEHIND, { point: [toStranger] }, denied],
    ['nor does an access point without one', stranger, READ, BEHIND, { bucket: [delegating] }, denied],
    [
      'the bucket’s policy is about its objects',
      stranger,
      READ,
      BEHIND,
      { point: [toStranger], bucket: [allow({ ...everybody, Resource: `${BUCKET}/2026/*` })] },
      allowed,
    ],
    [
      'and not about others',
      stranger,
      READ,
      BEHIND,
      { point: [toStranger], bucket: [allow({ ...everybody, Resource: `${BUCKET}/2025/*` })] },
      denied,
    ],
    ['within the account the caller’s policies are enough', role(), READ, BEHIND, {}, allowed],
    ['but not where the bucket denies', role(), READ, BEHIND, { bucket: [deny(everybody)] }, denied],
    [
      'nor where the access point does',
      role(),
      READ,
      BEHIND,
      { point: [deny(everybody)], bucket: [delegating] },
      denied,
    ],
    [
      'who may nothing is let in where both name it',
      role(none),
      READ,
      BEHIND,
      { point: [allow({ Principal: { AWS: `arn:aws:iam::${MEMBER}:role/app/reader` } })], bucket: [delegating] },
      allowed,
    ],
    [
      'of who may nothing and is named by the access point alone nobody can tell',
      role(none),
      READ,
      BEHIND,
      { point: [allow({ Principal: { AWS: `arn:aws:iam::${MEMBER}:role/app/reader` } })] },
      depends,
    ],
    ['of who may use the access point alone nobody can tell', onlyAt(`${AP}*`), READ, BEHIND, {}, depends],
    ['unless the bucket delegates', onlyAt(`${AP}*`), READ, BEHIND, { bucket: [delegating] }, allowed],
    ['who may use the bucket alone may not', onlyAt(`${BUCKET}*`), READ, BEHIND, {}, denied],
    [
      'a service is let in where both let it',
      service,
      READ,
      BEHIND,
      { point: [allow(everybody)], bucket: [allow(everybody)] },
      allowed,
    ],
    ['and not by one', service, READ, BEHIND, { point: [allow(everybody)], bucket: [] }, denied],
    [
      'what is about the access point itself does not ask the bucket',
      role(),
      's3:DeleteAccessPoint',
      AP,
      { bucket: [deny(everybody)] },
      allowed,
    ],
  ] as const
).map(([what, principal, action, arn, has, decision]): Row => [
  `through an access point: ${what}`,
  { principal, action, resource: through(arn, has) },
  decision,
  POINTS,
]);

const UNKNOWN_ROWS: readonly Row[] = (
  [
    ['of S3', `${AP}/object/k`, READ, POINTS],
    ['of S3, to list', AP, 's3:ListBucket', POINTS],
    [
      'of several Regions',
      `arn:aws:s3::${MEMBER}:accesspoint/m1.mrap/object/k`,
      READ,
      'AmazonS3/latest/userguide/MultiRegionAccessPointPermissions.html',
    ],
    [
      'of Object Lambda',
      `arn:aws:s3-object-lambda:us-west-2:${MEMBER}:accesspoint/trips`,
      's3-object-lambda:GetObject',
      'AmazonS3/latest/userguide/olap-policies.html',
    ],
    [
      'of S3 on Outposts',
      `arn:aws:s3-outposts:us-west-2:${MEMBER}:outpost/op-1/accesspoint/trips/object/k`,
      's3-outposts:GetObject',
      'AmazonS3/latest/s3-outposts/S3OutpostsIAM.html',
    ],
    [
      'of a directory bucket',
      `arn:aws:s3express:us-west-2:${MEMBER}:accesspoint/trips`,
      's3express:CreateSession',
      'AmazonS3/latest/userguide/access-points-directory-buckets-policies.html',
    ],
  ] as const
).flatMap(([what, arn, action, page]): Row[] => [
  [
    `what is behind an access point ${what} may deny`,
    { action, resource: { arn, account: home, policy: policy('point', allow(everybody)) } },
    depends,
    page,
  ],
  [
    `an access point ${what} that denies, denies`,
    { action, resource: { arn, account: home, policy: policy('point', deny(everybody)) } },
    denied,
    page,
  ],
  [
    `who may nothing may not through one ${what}`,
    { principal: role({ identityPolicies: [denyAll] }), action, resource: { arn, account: home } },
    denied,
    page,
  ],
]);

const boundPoint: Row = [
  'through an access point: of a bucket that an RCP denies nobody can tell',
  {
    action: READ,
    resource: {
      ...through(BEHIND, {}),
      account: account({ rcps: rcps(policy('no-trips', deny({ Principal: '*', Resource: `${BUCKET}/*` }))) }),
      accessPoint: {
        networkOrigin: 'Internet',
        bucket: {
          arn: BUCKET,
          account: account({ rcps: rcps(policy('no-trips', deny({ Principal: '*', Resource: `${BUCKET}/*` }))) }),
        },
      },
    },
  },
  depends,
  POINTS,
];

export const ACCESS_POINT_ROWS: readonly Row[] = [...POINT_ROWS, boundPoint, ...UNKNOWN_ROWS];
