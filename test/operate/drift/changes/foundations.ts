import type { State } from '../../live/fake';
import { account, found } from './found';
import type { Change } from './change';

/* What somebody does by hand to what the landing zone stands on: trail, root access, StackSets, delegation. */

export function foundationChanges(): readonly Change[] {
  return CHANGES;
}

const CHANGES: readonly Change[] = [
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
    'the trail writes with a key of another account',
    (state) => {
      changeTrail(state, { key: 'arn:aws:kms:us-west-2:999999999999:key/theirs' });
    },
    /^changed: Trail lz-\S+ writes with arn:aws:kms:us-west-2:999999999999:key\/theirs → tightens: aws cloudtrail update-trail /,
  ],
  [
    'the trail writes with a key of another Region',
    (state) => {
      const [{ key = '' } = {}] = Object.values(state.trails);
      changeTrail(state, { key: key.replace('us-west-2', 'eu-west-1') });
    },
    /^changed: Trail lz-\S+ writes with arn:aws:kms:eu-west-1:\d+:key\/1234abcd → tightens: /,
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
    /^missing: Root access feature RootSessions is switched off → loosens: aws iam enable-organizations-root-sessions$/,
  ],
  [
    'centralized root access is switched off',
    (state) => (state.rootAccessFeatures = []),
    [/^missing: Root access feature RootCredentialsManagement /, /^missing: Root access feature RootSessions /],
  ],
  [
    'IAM is trusted no more',
    (state) => {
      state.trustedServices = state.trustedServices.filter((one) => one !== 'iam.amazonaws.com');
      state.rootAccessFeatures = [];
    },
    [
      /^missing: Trusted access of iam\.amazonaws\.com is switched off → loosens: aws organizations enable-aws-service-access /,
      /^missing: Root access feature RootCredentialsManagement .* → loosens: /,
      /^missing: Root access feature RootSessions .* → loosens: /,
    ],
  ],
  [
    'the organization gets a resource policy',
    (state) => (state.resourcePolicy = { Statement: [] }),
    /^extra: Resource policy of the organization exists.* → removes: aws organizations delete-resource-policy$/,
  ],
  [
    'StackSets lose the organization',
    (state) => (state.stackSetsAccess = 'DISABLED'),
    /^missing: Access of StackSets to the organization in us-west-2 is switched off: .* → loosens: aws cloudformation activate-organizations-access --region us-west-2$/,
  ],
  [
    'a StackSet no longer deploys to accounts that arrive',
    (state) => Object.assign(stackSet(state), { autoDeployment: 'off' }),
    /^changed: StackSet lz-permissions-boundary does not deploy to accounts that arrive → CloudFormation console/,
  ],
  [
    'a StackSet deletes its stacks in accounts that leave',
    (state) => Object.assign(stackSet(state), { onRemoval: 'delete' }),
    /^changed: StackSet lz-permissions-boundary deletes its stack in an account that leaves its OU → CloudFormation console/,
  ],
  [
    'a StackSet is put into another Region',
    (state) => {
      addInstance(state, { accountId: account(state, 'engineering-dev').id, region: 'eu-west-1' });
    },
    /^extra: StackSet lz-permissions-boundary is in account engineering-dev, eu-west-1, but nobody here defined it → If nobody needs it there: /,
  ],
  [
    'a StackSet has a stack in an account that left',
    (state) => {
      addInstance(state, { accountId: '999999999999', region: 'us-west-2' });
    },
    /^extra: StackSet lz-permissions-boundary is in 999999999999, us-west-2, but nobody here defined it → /,
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
    'the management account loses its alarms in a Region',
    (state) => {
      const { instances } = stackSet(state, ALARMS);
      Object.assign(stackSet(state, ALARMS), { instances: instances.filter(({ region }) => region !== 'eu-north-1') });
    },
    /^missing: StackSet lz-management-alarms is not in account management, eu-north-1 → aws cloudformation create-stack-instances --stack-set-name lz-management-alarms --accounts \d{12} --regions eu-north-1 --region us-east-1$/,
  ],
  [
    'the alarms of the management account are put into a member',
    (state) => {
      addInstance(state, { accountId: account(state, 'engineering-dev').id, region: 'eu-north-1' }, ALARMS);
    },
    /^extra: StackSet lz-management-alarms is in account engineering-dev, eu-north-1, but nobody here defined it → /,
  ],
  [
    'the alarms of the management account are deployed by another role',
    (state) => {
      const { roles } = stackSet(state, ALARMS);
      Object.assign(stackSet(state, ALARMS), { roles: { ...roles, execution: 'theirs' } });
    },
    /^changed: StackSet lz-management-alarms deploys by theirs, which arn:aws:iam::(\d{12}):role\/lz-management-alarms-administration takes, not by lz-management-alarms-execution, which arn:aws:iam::\1:role\/lz-management-alarms-administration takes → aws cloudformation update-stack-set /,
  ],
  [
    'the alarms of the management account become service-managed',
    (state) => {
      delete (stackSet(state, ALARMS) as { roles?: unknown }).roles;
    },
    /^changed: StackSet lz-management-alarms deploys by roles of AWS, not by lz-management-alarms-execution, .* → aws cloudformation update-stack-set .* --region us-east-1$/,
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
      /^extra: Administration of guardduty.amazonaws.com is delegated to account growth-sales, but nobody here defined it → If nobody needs it, in each Region: aws guardduty /,
    ],
  ],
];

const ALARMS = 'lz-management-alarms';

const changeTrail = (state: State, by: Partial<State['trails'][string]>): void => {
  state.trails = Object.fromEntries(Object.entries(state.trails).map(([name, trail]) => [name, { ...trail, ...by }]));
};

function addInstance(
  state: State,
  where: { readonly accountId: string; readonly region: string },
  name?: string,
): void {
  const set = stackSet(state, name);
  Object.assign(set, { instances: [...set.instances, { ...where, status: 'CURRENT' }] });
}

function stackSet(state: State, wanted = 'lz-permissions-boundary'): State['stackSets'][number] {
  return found(state.stackSets.find(({ name }) => name === wanted));
}
