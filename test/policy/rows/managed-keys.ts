import type { AccessRequest } from '../../../lib/policy';
import { allowed, denied, none } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, account, deny, policy, rcps, role, scps } from '../support';

/* Keys that AWS manages: no RCP binds them, and nobody changes their aliases. */

const RCPS = 'kms/latest/developerguide/resource-control-policies.html';
const perimeter = account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) });
const bound = account({ scps: scps(policy('no-kms', deny({ Action: 'kms:*' }))) });
const KEY = `arn:aws:kms:us-west-2:${MEMBER}:key/1234`;
const ALIAS = `arn:aws:kms:us-west-2:${MEMBER}:alias`;

const using = (owner = perimeter, more: Partial<AccessRequest> = {}): Partial<AccessRequest> => ({
  principal: role({ account: owner }),
  action: 'kms:Decrypt',
  resource: { arn: KEY, account: owner },
  ...more,
});
const said = (...aliases: readonly string[]) => ({ context: { 'kms:ResourceAliases': aliases } });

export const MANAGED_KEY_ROWS: readonly Row[] = [
  ['an RCP binds a key', using(), { ...denied, layer: 'resource control policy' }, RCPS],
  ['one that the request says AWS manages it does not', using(perimeter, said('alias/aws/s3')), allowed, RCPS],
  [
    'in whatever case the key is written',
    using(perimeter, { context: { 'KMS:resourcealiases': 'alias/aws/s3' } }),
    allowed,
    RCPS,
  ],
  [
    'a customer’s is bound whatever its alias',
    using(perimeter, said('alias/trips-aws', 'alias/awsome/x')),
    denied,
    RCPS,
  ],
  [
    'one that it asks for by such an alias it does not either',
    using(perimeter, { context: { 'kms:RequestAlias': 'alias/aws/s3' } }),
    allowed,
    RCPS,
  ],
  ...['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy'].map((action): Row => [
    'nobody changes a key that AWS manages',
    using(account(), { action, ...said('alias/aws/s3') }),
    denied,
    'kms/latest/developerguide/concepts.html#aws-managed-key',
  ]),
  ['an SCP binds the caller all the same', using(bound, said('alias/aws/s3')), denied, RCPS],
  [
    'and whoever may not does not',
    using(perimeter, { principal: role({ account: perimeter, ...none }), ...said('alias/aws/s3') }),
    denied,
    RCPS,
  ],
  [
    'an alias that names such a key is not bound',
    using(perimeter, { resource: { arn: `${ALIAS}/aws/s3`, account: perimeter } }),
    allowed,
    RCPS,
  ],
  ['another alias is', using(perimeter, { resource: { arn: `${ALIAS}/trips`, account: perimeter } }), denied, RCPS],
  [
    'what is said of a key says nothing of a bucket',
    using(perimeter, {
      action: 's3:GetObject',
      resource: { arn: 'arn:aws:s3:::b/k', account: perimeter },
      ...said('alias/aws/s3'),
    }),
    denied,
    RCPS,
  ],
  ...(
    [
      ['kms:DeleteAlias', 'aws/s3', denied, 'alias-delete.html'],
      ['kms:UpdateAlias', 'aws/s3', denied, 'alias-delete.html'],
      ['kms:DeleteAlias', 'trips', allowed, 'alias-delete.html'],
      ['kms:UpdateAlias', 'trips', allowed, 'alias-delete.html'],
    ] as const
  ).map(([action, name, decision, page]): Row => [
    `${action} on alias/${name}`,
    { action, resource: { arn: `${ALIAS}/${name}`, account: account() } },
    decision,
    `kms/latest/developerguide/${page}`,
  ]),
];
