import type { JsonObject } from '../../../lib/base/json';
import type { OrganizationalUnit, OrganizationPolicy, PermissionSet } from '../../../lib/operate/live';
import type { State } from '../live/fake';

/* What somebody does by hand after a deploy of the sample company, and what drift says of it. */

const policy = (state: State, name: string): { -readonly [Key in keyof OrganizationPolicy]: OrganizationPolicy[Key] } =>
  found(state.policies.find((one) => one.name === name && one.type === 'SERVICE_CONTROL_POLICY'));
const account = (state: State, name: string): State['accounts'][number] =>
  found(state.accounts.find((one) => one.name === name));
const permissionSet = (state: State, name: string): { -readonly [Key in keyof PermissionSet]: PermissionSet[Key] } =>
  found(state.permissionSets.find((one) => one.name === name));
const replace = (state: State, name: string, by: Partial<State['accounts'][number]>): void => {
  state.accounts = state.accounts.map((one) => (one.name === name ? { ...one, ...by } : one));
};

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test names something that the sample does not have');
  return value;
}

const unit = (state: State, name: string): { -readonly [Key in keyof OrganizationalUnit]: OrganizationalUnit[Key] } =>
  found(state.organizationalUnits.find((one) => one.name === name));

/** What is changed by hand, how, and the line for each difference. */
type Change = readonly [what: string, change: (state: State) => unknown, expected: RegExp | readonly RegExp[]];

export function changesByHand(): readonly Change[] {
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
    'an account is moved',
    (state) => {
      replace(state, 'engineering-dev', { parentId: state.rootId });
    },
    /^changed: Account engineering-dev is in the root, not in OU engineering\/nonproduction\/dev → tightens: aws organizations move-account/,
  ],
  [
    'an account is closed',
    (state) => {
      replace(state, 'growth-sales', { status: 'SUSPENDED' });
    },
    /^changed: Account growth-sales is SUSPENDED/,
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
    (state) => state.delegatedAdministrators.pop(),
    /^missing: Administration of [a-z.-]+ is not delegated to account security/,
  ],
  [
    'a permission set gets a policy',
    (state) => {
      permissionSet(state, 'Auditor').managedPolicyArns = [
        ...permissionSet(state, 'Auditor').managedPolicyArns,
        'arn:aws:iam::aws:policy/AdministratorAccess',
      ];
    },
    /^extra: Permission set Auditor has the policy arn:aws:iam::aws:policy\/AdministratorAccess/,
  ],
  [
    'a permission set gets longer sessions',
    (state) => (permissionSet(state, 'ProdAdmin').sessionDuration = 'PT12H'),
    /^changed: Permission set ProdAdmin has sessions of PT12H, not PT1H → loosens: aws sso-admin update-permission-set .* && aws sso-admin provision-permission-set /,
  ],
  [
    'a permission set gets another inline policy',
    (state) => (permissionSet(state, 'Developer').inlinePolicy = { Version: '2012-10-17', Statement: [] }),
    /^changed: Permission set Developer has another inline policy, in Statement → loosens: aws sso-admin put-inline-policy-to-permission-set /,
  ],
  [
    'a permission set loses its boundary',
    (state) => delete permissionSet(state, 'Developer').boundary,
    /^changed: Permission set Developer has another permissions boundary → tightens: aws sso-admin put-permissions-boundary-to-permission-set /,
  ],
  [
    'an assignment is added for a user',
    (state) =>
      state.assignments.push({
        permissionSetArn: 'arn:aws:sso:::permissionSet/OrgAdmin',
        accountId: account(state, 'engineering-prod').id,
        principalType: 'user',
        principalId: 'u-eve',
        principal: 'eve',
      }),
    /^extra: Access of user eve as OrgAdmin to engineering-prod is assigned, but nobody here defined it → tightens: aws sso-admin delete-account-assignment /,
  ],
  [
    'an assignment is taken away',
    (state) => state.assignments.splice(0, 1),
    /^missing: Access of group [a-z-]+ as [A-Za-z]+ to [a-z-]+ is not assigned → loosens: aws sso-admin create-account-assignment /,
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
    'an OU with an account in it is added',
    (state) => {
      state.organizationalUnits.push({ id: 'ou-ab12-hand', name: 'hand', parentId: state.rootId, path: 'hand' });
      state.accounts.push({
        id: '999999999999',
        name: 'x',
        email: 'x@trips.com',
        status: 'SUSPENDED',
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
  [
    'a group is renamed',
    (state) => {
      Object.assign(found(state.groups.find(({ name }) => name === 'developers')), { name: 'devs' });
      state.assignments = state.assignments.map((one) =>
        one.principal === 'developers' ? { ...one, principal: 'devs' } : one,
      );
    },
    /^changed: Group developers is called "devs" in AWS → neutral: aws identitystore update-group /,
  ],
  [
    'a permission set gets a policy of the accounts’ own',
    (state) => {
      permissionSet(state, 'Auditor').customerManagedPolicies = [{ path: '/lz/', name: 'more' }];
    },
    /^extra: Permission set Auditor has the policy \/lz\/more, .* → tightens: aws sso-admin detach-customer-managed-policy-reference-from-permission-set .*"Name":"more","Path":"\/lz\/"/,
  ],
  [
    'a permission set loses a policy',
    (state) => {
      permissionSet(state, 'Auditor').managedPolicyArns = permissionSet(state, 'Auditor').managedPolicyArns.slice(1);
    },
    /^missing: Permission set Auditor lacks the policy arn:aws:iam::aws:policy\/\S+ → loosens: aws sso-admin attach-managed-policy-to-permission-set /,
  ],
  [
    'somebody gets in to the management account by hand',
    (state) =>
      state.assignments.push({
        permissionSetArn: 'arn:aws:sso:::permissionSet/OrgAdmin',
        accountId: state.caller.accountId,
        principalType: 'user',
        principalId: 'u-eve',
        principal: 'eve',
      }),
    /^extra: Access of user eve as OrgAdmin to management is assigned, .* → removes: aws sso-admin delete-account-assignment /,
  ],
  [
    'the trail is stopped',
    (state) => {
      changeTrail(state, { logging: 'off' });
    },
    /^changed: Trail lz-\S+ is stopped: nothing that happens is recorded → tightens: aws cloudtrail start-logging --name lz-\S+ --region us-west-2$/,
  ],
  [
    'the trail is deleted',
    (state) => (state.trails = {}),
    /^missing: Trail lz-\S+ does not exist.* → tightens: aws cloudtrail create-trail .* && aws cloudtrail start-logging /,
  ],
  [
    'the trail records one account in one Region',
    (state) => {
      changeTrail(state, { isOrganizationTrail: false, isMultiRegionTrail: false });
    },
    /^changed: Trail lz-\S+ records one account alone, records one Region alone → tightens: aws cloudtrail update-trail /,
  ],
  [
    'the trail writes elsewhere, without digests and key',
    (state) => {
      changeTrail(state, { bucket: 'theirs', validatesFiles: false, includesGlobalEvents: false });
      delete (state.trails[Object.keys(state.trails)[0] ?? ''] as { key?: string }).key;
    },
    /^changed: Trail lz-\S+ leaves out global services, writes no digests.*, writes to theirs, writes without its key → /,
  ],
  [
    'somebody chooses what the trail records',
    (state) => {
      changeTrail(state, { selectors: 'custom' });
    },
    /^changed: Trail lz-\S+ records what somebody chose, .* → CloudTrail console/,
  ],
  [
    'root sessions are switched off',
    (state) => (state.rootAccessFeatures = ['RootCredentialsManagement']),
    /^missing: Root access feature RootSessions is switched off → tightens: aws iam enable-organizations-root-sessions$/,
  ],
  [
    'centralized root access is switched off',
    (state) => (state.rootAccessFeatures = []),
    [/^missing: Root access feature RootCredentialsManagement /, /^missing: Root access feature RootSessions /],
  ],
  [
    'the organization gets a resource policy',
    (state) => (state.resourcePolicy = { Statement: [] }),
    /^extra: Resource policy of the organization exists.* → removes: aws organizations delete-resource-policy$/,
  ],
  [
    'StackSets lose the organization',
    (state) => (state.stackSetsAccess = 'DISABLED'),
    /^missing: Access of StackSets to the organization in us-west-2 is switched off: .* → neutral: aws cloudformation activate-organizations-access --region us-west-2$/,
  ],
  [
    'a StackSet no longer deploys to accounts that arrive',
    (state) => Object.assign(stackSet(state), { autoDeployment: 'off' }),
    /^changed: StackSet lz-permissions-boundary does not deploy to accounts that arrive → CloudFormation console/,
  ],
  [
    'a StackSet is deleted',
    (state) => (state.stackSets = state.stackSets.filter((one) => one.name !== stackSet(state).name)),
    /^missing: StackSet lz-permissions-boundary does not exist/,
  ],
  [
    'a StackSet leaves an account',
    (state) => {
      const { instances } = stackSet(state);
      const { id } = account(state, 'engineering-dev');
      Object.assign(stackSet(state), { instances: instances.filter(({ accountId }) => accountId !== id) });
    },
    /^missing: StackSet lz-permissions-boundary is not in account engineering-dev, us-west-2 → aws cloudformation create-stack-instances /,
  ],
  [
    'a StackSet is outdated in an account',
    (state) => {
      const { instances } = stackSet(state);
      const { id } = account(state, 'engineering-dev');
      Object.assign(stackSet(state), {
        instances: instances.map((one) => (one.accountId === id ? { ...one, status: 'OUTDATED' } : one)),
      });
    },
    /^changed: StackSet lz-permissions-boundary is OUTDATED in account engineering-dev, us-west-2 → See why/,
  ],
  [
    'sharing with the organization is switched off',
    (state) => (state.trustedServices = state.trustedServices.filter((one) => one !== 'ram.amazonaws.com')),
    /^missing: Trusted access of ram.amazonaws.com is switched off → Make the call again that the template of lz-organization has in /,
  ],
  [
    'GuardDuty is given to another account',
    (state) => {
      state.delegatedAdministrators = state.delegatedAdministrators.map((one) =>
        one.service === 'guardduty.amazonaws.com' ? { ...one, accountId: account(state, 'growth-sales').id } : one,
      );
    },
    [
      /^missing: Administration of guardduty.amazonaws.com is not delegated to account security → Make the call again /,
      /^extra: Administration of guardduty.amazonaws.com is delegated to account growth-sales too → /,
    ],
  ],
];

const changeTrail = (state: State, by: Partial<State['trails'][string]>): void => {
  state.trails = Object.fromEntries(Object.entries(state.trails).map(([name, trail]) => [name, { ...trail, ...by }]));
};

function stackSet(state: State): State['stackSets'][number] {
  return found(state.stackSets.find(({ name }) => name === 'lz-permissions-boundary'));
}
