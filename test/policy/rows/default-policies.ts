import type { AccessRequest, RequestPrincipal } from '../../../lib/policy';
import { allowed, denied, depends, home, none, outside } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, account, allow, deny, policy, role, scps } from '../support';

/* What AWS gives a file system that has no policy: everything, to whoever connects by one of its mount targets. */

const EFS = 'efs/latest/ug/iam-access-control-nfs-efs.html#default-filesystempolicy';
const FILE_SYSTEM = `arn:aws:elasticfilesystem:us-west-2:${MEMBER}:file-system/fs-1`;
const VIA = 'elasticfilesystem:AccessedViaMountTarget';
const bound = account({ scps: scps(policy('no-mounts', deny({ Action: 'elasticfilesystem:*' }))) });

const mounting = (principal: RequestPrincipal, more: Partial<AccessRequest> = {}): Partial<AccessRequest> => ({
  principal,
  action: 'elasticfilesystem:ClientMount',
  resource: { arn: FILE_SYSTEM, account: home },
  ...more,
});
const byTarget = { context: { [VIA]: 'true' } };
const anonymous: RequestPrincipal = { kind: 'anonymous' };

export const DEFAULT_POLICY_ROWS: readonly Row[] = [
  ...['ClientMount', 'ClientWrite', 'ClientRootAccess'].flatMap((name): readonly Row[] => {
    const action = `elasticfilesystem:${name}`;
    return [
      [
        `a role without an allow may ${name} by a mount target`,
        mounting(role(none), { action, ...byTarget }),
        allowed,
        EFS,
      ],
      [`so may who has no credentials, ${name}`, mounting(anonymous, { action, ...byTarget }), allowed, EFS],
      [
        `whether ${name} comes by one, nobody can tell unless it is said`,
        mounting(role(none), { action }),
        depends,
        EFS,
      ],
      [`nor of who has no credentials, ${name}`, mounting(anonymous, { action }), depends, EFS],
    ];
  }),
  ['who does not come by one needs an allow', mounting(role(none), { context: { [VIA]: 'false' } }), denied, EFS],
  ['with one it is enough', mounting(role(), { context: { [VIA]: 'false' } }), allowed, EFS],
  ['a role of another account needs its own too', mounting(role({ account: outside, ...none }), byTarget), denied, EFS],
  ['which is enough by a mount target', mounting(role({ account: outside }), byTarget), allowed, EFS],
  [
    'the default policy is about clients alone',
    mounting(role(none), { action: 'elasticfilesystem:DeleteFileSystem', ...byTarget }),
    denied,
    EFS,
  ],
  ['an SCP that denies it denies it to whom it binds', mounting(role({ account: bound }), byTarget), denied, EFS],
  [
    'a policy takes its place',
    mounting(role(none), {
      ...byTarget,
      resource: {
        arn: FILE_SYSTEM,
        account: home,
        policy: policy('file system', allow({ Principal: { AWS: MEMBER }, Action: 'elasticfilesystem:ClientMount' })),
      },
    }),
    denied,
    EFS,
  ],
];
