import { account, permissionSet, found } from './found';
import type { Change } from './change';

/* What somebody does to permission sets, groups and assignments by hand. */

export function identityChanges(): readonly Change[] {
  return CHANGES;
}

const CHANGES: readonly Change[] = [
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
    'a permission set is made by hand',
    (state) =>
      state.permissionSets.push({
        ...permissionSet(state, 'Auditor'),
        arn: 'arn:aws:sso:::permissionSet/ps-hand',
        name: 'Helper',
      }),
    /^extra: Permission set Helper exists, but nobody here defined it/,
  ],
  [
    'a group is deleted by hand, and its access with it',
    (state) => {
      const { id } = found(state.groups.find(({ name }) => name === 'marketing'));
      state.groups = state.groups.filter((one) => one.id !== id);
      state.assignments = state.assignments.filter(({ principalId }) => principalId !== id);
    },
    [
      /^missing: Group marketing does not exist → A stack takes it for there/,
      /^missing: Access of group marketing as Marketing to growth-marketing is not assigned → What it rests on is missing itself/,
    ],
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
];
