import { ADMINISTRATOR, MANAGEMENT, MEMBER, OTHER, account, allow, deny, levels, policy, role } from '../../../support';
import { FULL_AWS_ACCESS } from '../../../../../lib/policy';
import type { Row } from '../../../evaluation-rows';
import {
  GLOBAL,
  RCP,
  ROLE_ARN,
  SCP,
  allows,
  anonymous,
  bucket,
  management,
  none,
  nowhere,
  rcp,
  rowsOf,
  scp,
  service,
  stranger,
  theirs,
  type AskedOfPage,
} from '../forms';

/* Once again, by a sceptic: what policies of organizations bind. */

const ofOther = role({ account: theirs });
const atLevel = (...statements: ReturnType<typeof allow>[]) =>
  account({
    scps: levels(FULL_AWS_ACCESS).map((level, at) =>
      at === 2 ? { ...level, policies: [policy('own', ...statements)] } : level,
    ),
  });
const inRegion = { StringEquals: { 'aws:RequestedRegion': 'us-west-2' } };

const QUESTIONS: readonly AskedOfPage[] = [
  // Organization policies
  [
    SCP,
    'an SCP of the account allows in one Region: there',
    { principal: role({ account: atLevel(allow({ Condition: inRegion })) }), region: 'us-west-2' },
    'allowed',
  ],
  [
    SCP,
    'an SCP of the account allows in one Region: elsewhere',
    { principal: role({ account: atLevel(allow({ Condition: inRegion })) }), region: 'eu-west-1' },
    'denied',
  ],
  [
    SCP,
    'an SCP that allows all but a service: another',
    { principal: role({ account: atLevel(allow({ NotAction: 'iam:*' })) }) },
    'allowed',
  ],
  [
    SCP,
    'an SCP that allows all but a service: that',
    { principal: role({ account: atLevel(allow({ NotAction: 's3:*' })) }) },
    'denied',
  ],
  [
    SCP,
    'an SCP that allows a bucket: its object',
    { principal: role({ account: atLevel(allow({ Resource: 'arn:aws:s3:::trips-data/*' })) }) },
    'allowed',
  ],
  [
    SCP,
    'an SCP that allows another bucket',
    { principal: role({ account: atLevel(allow({ Resource: 'arn:aws:s3:::trips-other/*' })) }) },
    'denied',
  ],
  [SCP, 'an SCP binds root', { principal: { kind: 'root', account: scp({ Action: 's3:*' }) } }, 'denied'],
  [
    SCP,
    'an SCP binds a call on what another account has',
    {
      principal: role({ account: scp({ Action: 's3:*' }) }),
      ...bucket(theirs, allows({ Principal: { AWS: MEMBER } })),
    },
    'denied',
  ],
  [
    SCP,
    'an SCP of the owner does not bind who comes from elsewhere',
    { principal: stranger, ...bucket(scp({ Action: 's3:*' }), allows({ Principal: { AWS: nowhere.id } })) },
    'allowed',
  ],
  [
    SCP,
    'nor a service',
    {
      principal: service(),
      ...bucket(scp({ Action: 's3:*' }), allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
    },
    'allowed',
  ],
  [
    SCP,
    'an SCP binds whom the bucket alone lets in',
    {
      principal: role({ ...none, account: scp({ Action: 's3:*' }) }),
      ...bucket(scp({ Action: 's3:*' }), allows({ Principal: { AWS: ROLE_ARN } })),
    },
    'denied',
  ],
  [
    SCP,
    'an SCP does not bind the management account',
    { principal: role({ account: account({ id: MANAGEMENT, scps: scp({ Action: 's3:*' }).scps }) }) },
    'allowed',
  ],
  [
    RCP,
    'an RCP binds a stranger',
    { principal: stranger, ...bucket(rcp({ Action: 's3:*' }), allows({ Principal: '*' })) },
    'denied',
  ],
  [
    RCP,
    'and who has no credentials',
    { principal: anonymous, ...bucket(rcp({ Action: 's3:*' }), allows({ Principal: '*' })) },
    'denied',
  ],
  [
    RCP,
    'and a service',
    {
      principal: service(),
      ...bucket(rcp({ Action: 's3:*' }), allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
    },
    'denied',
  ],
  [
    RCP,
    'and root of its own account',
    {
      principal: { kind: 'root', account: rcp({ Action: 's3:*' }) },
      resource: { arn: 'arn:aws:s3:::trips-data/x', account: rcp({ Action: 's3:*' }) },
    },
    'denied',
  ],
  [
    RCP,
    'but not what the management account has',
    {
      principal: ofOther,
      ...bucket(account({ id: MANAGEMENT, rcps: rcp({ Action: 's3:*' }).rcps }), allows({ Principal: { AWS: OTHER } })),
    },
    'allowed',
  ],
  [
    RCP,
    'an RCP of the caller’s account does not bind what another has',
    {
      principal: role({ account: rcp({ Action: 's3:*' }) }),
      ...bucket(theirs, allows({ Principal: { AWS: MEMBER } })),
    },
    'allowed',
  ],
  [
    RCP,
    'an RCP that keeps out strangers spares services',
    {
      principal: service(),
      ...bucket(
        rcp({
          Action: 's3:*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
      ),
    },
    'allowed',
  ],
  [
    RCP,
    'and keeps out who has no credentials',
    {
      principal: anonymous,
      ...bucket(
        rcp({
          Action: 's3:*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
        allows({ Principal: '*' }),
      ),
    },
    'denied',
  ],
  [
    RCP,
    'and spares the management account',
    {
      principal: role({ account: management }),
      ...bucket(
        rcp({
          Action: 's3:*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
        allows({ Principal: { AWS: MANAGEMENT } }),
      ),
    },
    'allowed',
  ],
  [
    RCP,
    'an RCP on S3 does not bind EC2',
    {
      principal: role({ account: rcp({ Action: '*' }) }),
      action: 'ec2:DescribeInstances',
      resource: { arn: '*', account: rcp({ Action: '*' }) },
    },
    'allowed',
  ],
  [
    GLOBAL,
    'what belongs to another organization: of none',
    {
      principal: role({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', deny({ Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-trips' } } })),
        ],
      }),
      ...bucket(nowhere, allows({ Principal: { AWS: MEMBER } })),
    },
    'denied',
  ],
  [
    GLOBAL,
    'what belongs to another organization: of the same',
    {
      principal: role({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', deny({ Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-trips' } } })),
        ],
      }),
      ...bucket(theirs, allows({ Principal: { AWS: MEMBER } })),
    },
    'allowed',
  ],
];

export const THIRD_ORGANIZATIONS: readonly Row[] = rowsOf(QUESTIONS);
