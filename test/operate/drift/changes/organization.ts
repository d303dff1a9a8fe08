import { policy, account, found, replace, unit } from './found';
import type { Change } from './change';

/* What somebody does to accounts, OUs and what the organization has switched on by hand. */

export function organizationChanges(): readonly Change[] {
  return CHANGES;
}

const CHANGES: readonly Change[] = [
  [
    'an account is moved',
    (state) => {
      replace(state, 'engineering-dev', { parentId: state.rootId });
    },
    /^changed: Account engineering-dev is in the root, not in OU engineering\/nonproduction\/dev → tightens: aws organizations move-account/,
  ],
  [
    'an account is closed',
    (state) => {
      replace(state, 'growth-sales', { status: 'CLOSED' });
    },
    /^changed: Account growth-sales is CLOSED/,
  ],
  [
    'an account is renamed',
    (state) => {
      replace(state, 'growth-sales', { name: 'sales' });
    },
    /^changed: Account growth-sales is called "sales" in AWS/,
  ],
  [
    'an account is invited',
    (state) =>
      state.accounts.push({
        id: '999999999999',
        name: 'bought',
        email: 'aws@bought.example',
        status: 'ACTIVE',
        parentId: state.rootId,
      }),
    /^extra: Account bought is in the organization \(999999999999\), but nobody here defined it/,
  ],
  [
    'a tag is changed',
    (state) =>
      (state.tags[account(state, 'engineering-dev').id] = { environment: 'prod', 'managed-by': 'landing-zone' }),
    /^changed: Account engineering-dev has the tag environment=prod, not dev → neutral: aws organizations tag-resource/,
  ],
  [
    'an OU is added',
    (state) =>
      state.organizationalUnits.push({ id: 'ou-ab12-hand', name: 'hand', parentId: state.rootId, path: 'hand' }),
    /^extra: OU hand exists, but nobody here defined it/,
  ],
  [
    'a policy type is disabled',
    (state) => (state.policyTypes = state.policyTypes.filter(({ type }) => type !== 'TAG_POLICY')),
    /^missing: Policy type TAG_POLICY is not enabled/,
  ],
  [
    'trusted access is switched off',
    (state) => (state.trustedServices = state.trustedServices.filter((one) => one !== 'cloudtrail.amazonaws.com')),
    /^missing: Trusted access of cloudtrail.amazonaws.com is switched off → .*enable-aws-service-access/,
  ],
  [
    'trusted access is switched on',
    (state) => state.trustedServices.push('detective.amazonaws.com'),
    /^extra: Trusted access of detective.amazonaws.com is on/,
  ],
  [
    'a service is delegated',
    (state) =>
      state.delegatedAdministrators.push({
        accountId: account(state, 'engineering-dev').id,
        service: 'backup.amazonaws.com',
      }),
    /^extra: Administration of backup.amazonaws.com is delegated to account engineering-dev/,
  ],
  [
    'a delegation is taken away',
    (state) =>
      (state.delegatedAdministrators = state.delegatedAdministrators.filter(
        ({ service }) => service !== 'config.amazonaws.com',
      )),
    /^missing: Administration of config.amazonaws.com is not delegated to account security/,
  ],
  [
    'Control Tower is trusted',
    (state) => state.trustedServices.push('controltower.amazonaws.com'),
    /^extra: Trusted access of controltower.amazonaws.com .* → It is of AWS Control Tower, which alone may change it/,
  ],
  [
    'an OU is renamed',
    (state) => (unit(state, 'engineering').name = 'platform'),
    /^changed: OU engineering is called "platform" in AWS → neutral: aws organizations update-organizational-unit --organizational-unit-id ou-\S+ --name engineering$/,
  ],
  [
    'an empty OU is renamed',
    (state) => (unit(state, 'sandbox').name = 'playground'),
    /^changed: OU sandbox is called "playground" in AWS → neutral: aws organizations update-organizational-unit /,
  ],
  [
    'an empty OU is deleted',
    (state) => {
      const { id } = unit(state, 'sandbox');
      state.organizationalUnits = state.organizationalUnits.filter((one) => one.id !== id);
      state.policies = state.policies.map((one) => ({
        ...one,
        targetIds: one.targetIds.filter((targetId) => targetId !== id),
      }));
    },
    /^missing: (?:OU sandbox does not exist → |\S+ lz-\S+ is not attached to )/,
  ],
  [
    'the management account is moved',
    (state) => {
      replace(state, found(state.accounts.find(({ id }) => id === state.caller.accountId)).name, {
        parentId: unit(state, 'sandbox').id,
      });
    },
    /^changed: Account management is in OU sandbox, not in the root → \w+: aws organizations move-account /,
  ],
  [
    'an OU with an account in it is added',
    (state) => {
      state.organizationalUnits.push({ id: 'ou-ab12-hand', name: 'hand', parentId: state.rootId, path: 'hand' });
      state.accounts.push({
        id: '999999999999',
        name: 'x',
        email: 'x@trips.com',
        status: 'CLOSED',
        parentId: 'ou-ab12-hand',
      });
    },
    /^extra: OU hand exists, but nobody here defined it → Adopt it \(existing\), or move what is in it/,
  ],
  [
    'an OU with a policy is added',
    (state) => {
      state.organizationalUnits.push({ id: 'ou-ab12-hand', name: 'hand', parentId: state.rootId, path: 'hand' });
      policy(state, 'FullAWSAccess').targetIds = [...policy(state, 'FullAWSAccess').targetIds, 'ou-ab12-hand'];
      state.policies.push({
        id: 'p-tower',
        name: 'aws-guardrails-x',
        type: 'TAG_POLICY',
        owner: 'customer',
        content: {},
        targetIds: ['ou-ab12-hand'],
      });
    },
    [/^extra: OU hand exists.* → Policies are attached to it/, /^extra: TAG_POLICY aws-guardrails-x /],
  ],
  [
    'a stack has an OU that the assembly has not',
    (state) => {
      const id = 'ou-ab12-new0';
      state.organizationalUnits.push({ id, name: 'new', parentId: state.rootId, path: 'new' });
      const type = 'AWS::Organizations::OrganizationalUnit';
      state.resources['us-west-2/lz-organization']?.push({
        logicalId: 'New',
        type,
        physicalId: id,
        status: 'CREATE_COMPLETE',
      });
    },
    /^extra: OU new exists, but nobody here defined it → A stack of the landing zone has it, and this assembly has not/,
  ],
  [
    'an account is moved to where more is denied',
    (state) => {
      replace(state, 'engineering-dev', { parentId: unit(state, 'suspended').id });
    },
    /^changed: Account engineering-dev is in OU suspended, .* → loosens: aws organizations move-account /,
  ],
];
