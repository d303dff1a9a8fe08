import { read, type TypeMeaning } from './meaning-terms';

/** What makes somebody, or lets somebody be somebody: IAM and IAM Identity Center. */
export const IDENTITY_MEANINGS: Readonly<Record<string, TypeMeaning>> = {
  'AWS::IAM::AccessKey': { kind: 'grants' },
  'AWS::IAM::Group': { kind: 'read', paths: read('GroupName', 'ManagedPolicyArns', 'Policies') },
  'AWS::IAM::InstanceProfile': { kind: 'unknown' },
  'AWS::IAM::ManagedPolicy': {
    kind: 'read',
    paths: read('Groups', 'ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles', 'Users'),
  },
  'AWS::IAM::OIDCProvider': { kind: 'grants' },
  'AWS::IAM::Policy': { kind: 'read', paths: read('Groups', 'PolicyDocument', 'PolicyName', 'Roles', 'Users') },
  'AWS::IAM::Role': {
    kind: 'read',
    paths: {
      ...read(
        'AssumeRolePolicyDocument',
        'ManagedPolicyArns',
        'Path',
        'PermissionsBoundary',
        'Policies',
        'RoleName',
        'Tags',
      ),
      MaxSessionDuration: { looser: 'more', loosened: 'medium', unsaid: '3600' },
    },
  },
  'AWS::IAM::SAMLProvider': { kind: 'grants' },
  'AWS::IAM::ServiceLinkedRole': { kind: 'unknown' },
  'AWS::IAM::User': {
    kind: 'read',
    paths: {
      ...read('Groups', 'ManagedPolicyArns', 'Path', 'PermissionsBoundary', 'Policies', 'Tags', 'UserName'),
      LoginProfile: 'high',
    },
  },
  'AWS::IdentityStore::Group': { kind: 'read', paths: read('DisplayName') },
  'AWS::IdentityStore::GroupMembership': { kind: 'grants' },
  'AWS::IdentityStore::User': { kind: 'grants' },
  'AWS::SSO::Assignment': {
    kind: 'read',
    paths: { ...read('PermissionSetArn', 'TargetId'), PrincipalId: 'high', PrincipalType: 'high' },
  },
  'AWS::SSO::PermissionSet': {
    kind: 'read',
    paths: read(
      'CustomerManagedPolicyReferences',
      'InlinePolicy',
      'ManagedPolicies',
      'Name',
      'PermissionsBoundary',
      'SessionDuration',
    ),
  },
};
