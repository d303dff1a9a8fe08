import type { JsonObject } from '../../../../lib/base/json';
import type { OrganizationPolicy } from '../../../../lib/operate/live';
import { policy, account, found } from './found';
import type { Change } from './change';

/* What somebody does to organization policies by hand. */

export function policyChanges(): readonly Change[] {
  return CHANGES;
}

const CHANGES: readonly Change[] = [
  [
    'an SCP is detached',
    (state) => (policy(state, 'lz-audit-root').targetIds = []),
    /^missing: SCP lz-audit-root is not attached to the root → tightens: aws organizations attach-policy --policy-id p-\d+ --target-id r-ab12$/,
  ],
  [
    'an SCP is attached somewhere else too',
    (state) => {
      const scp = policy(state, 'lz-audit-root');
      scp.targetIds = [...scp.targetIds, account(state, 'engineering-dev').id];
    },
    /^extra: SCP lz-audit-root is attached to account engineering-dev too → .*detach-policy/,
  ],
  [
    'an SCP is deleted',
    (state) => (state.policies = state.policies.filter(({ name }) => name !== 'lz-audit-root')),
    /^missing: SCP lz-audit-root does not exist → A stack takes it for there: take it out of config/,
  ],
  [
    'an SCP says something else',
    (state) => {
      const scp = policy(state, 'lz-organization-root');
      scp.content = JSON.parse(
        JSON.stringify(scp.content).replace('organizations:LeaveOrganization', 'organizations:ListRoots'),
      ) as OrganizationPolicy['content'];
    },
    /^changed: SCP lz-organization-root says something else in Statement\[\d+\]\.Action/,
  ],
  [
    'an SCP is added by hand',
    (state) =>
      state.policies.push({
        id: 'p-hand',
        name: 'by-hand',
        type: 'SERVICE_CONTROL_POLICY',
        owner: 'customer',
        content: {},
        targetIds: [account(state, 'security').id],
      }),
    /^extra: SCP by-hand exists \(attached to account security\), but nobody here defined it → removes: aws organizations detach-policy --policy-id p-hand --target-id \d+$/,
  ],
  [
    'FullAWSAccess is detached',
    (state) => {
      const full = policy(state, 'FullAWSAccess');
      full.targetIds = full.targetIds.filter((id) => id !== account(state, 'engineering-dev').id);
    },
    /^missing: SCP FullAWSAccess is not attached to account engineering-dev: nothing is allowed there/,
  ],
  [
    'an SCP is renamed',
    (state) => (policy(state, 'lz-audit-root').name = 'audit'),
    /^changed: SCP lz-audit-root is called "audit" in AWS → neutral: aws organizations update-policy --policy-id p-\d+ --name lz-audit-root$/,
  ],
  [
    'another SCP takes the name of one that was renamed',
    (state) => {
      policy(state, 'lz-audit-root').name = 'audit';
      state.policies.push({
        ...policy(state, 'FullAWSAccess'),
        id: 'p-new',
        name: 'lz-audit-root',
        owner: 'customer',
        targetIds: [],
      });
    },
    [
      /^changed: SCP lz-audit-root is called "audit" in AWS → neutral: /,
      /^extra: SCP lz-audit-root exists \(attached to nothing\).*delete-policy --policy-id p-new$/,
    ],
  ],
  [
    'an SCP denies something more',
    (state) => {
      const scp = policy(state, 'lz-audit-root');
      const { Statement } = scp.content as { Statement: JsonObject[] };
      scp.content = { ...scp.content, Statement: [...Statement, { Effect: 'Deny', Action: 's3:*', Resource: '*' }] };
    },
    /^changed: SCP lz-audit-root says something else in Statement → loosens: aws organizations update-policy /,
  ],
  [
    'an SCP denies less',
    (state) => {
      const scp = policy(state, 'lz-audit-root');
      scp.content = { ...scp.content, Statement: (scp.content as { Statement: JsonObject[] }).Statement.slice(1) };
    },
    /^changed: SCP lz-audit-root says something else in Statement → tightens: aws organizations update-policy /,
  ],
  ...(['RESOURCE_CONTROL_POLICY', 'BACKUP_POLICY', 'TAG_POLICY'] as const).map((type): Change => [
    `a ${type} says something else`,
    (state) => {
      const one = found(state.policies.find((it) => it.type === type && it.owner === 'customer'));
      Object.assign(one, { content: type === 'RESOURCE_CONTROL_POLICY' ? { ...one.content, Statement: [] } : {} });
    },
    /^changed: \S+ lz-\S+ says something else in .* → (?:tightens|loosens): aws organizations update-policy /,
  ]),
  [
    'an SCP of Control Tower is there',
    (state) =>
      state.policies.push({
        id: 'p-tower',
        name: 'aws-guardrails-abcdef',
        type: 'SERVICE_CONTROL_POLICY',
        owner: 'customer',
        content: {},
        targetIds: [state.rootId],
      }),
    /^extra: SCP aws-guardrails-abcdef exists .* → It is of AWS Control Tower, which alone may change it/,
  ],
];
