import { named, type ResourceKinds } from './resource-kind';

const permissionSetArn = 'arn:aws:sso:::permissionSet/{logicalId}';

export const identity: ResourceKinds = {
  'AWS::IAM::Role': {
    name: 'RoleName',
    ref: '{name}',
    attributes: { Arn: 'arn:aws:iam::{account}:role{path}{name}', RoleId: 'AROA-{id}' },
  },
  'AWS::IAM::User': named('UserName', 'arn:aws:iam::{account}:user{path}{name}'),
  'AWS::IAM::Group': named('GroupName', 'arn:aws:iam::{account}:group{path}{name}'),
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    ref: 'arn:aws:iam::{account}:policy{path}{name}',
    attributes: { PolicyArn: 'arn:aws:iam::{account}:policy{path}{name}', PolicyId: 'ANPA-{id}' },
  },
  'AWS::IAM::Policy': { name: 'PolicyName', ref: '{name}', attributes: { Id: '{id}' } },
  'AWS::IAM::InstanceProfile': named('InstanceProfileName', 'arn:aws:iam::{account}:instance-profile{path}{name}'),
  'AWS::IAM::AccessKey': { ref: 'AKIA-{id}', attributes: { SecretAccessKey: 'secret-{id}' } },
  'AWS::IAM::ServiceLinkedRole': { ref: '{id}', attributes: { RoleName: '{id}' } },
  'AWS::IAM::SAMLProvider': {
    name: 'Name',
    ref: 'arn:aws:iam::{account}:saml-provider/{name}',
    attributes: { Arn: 'arn:aws:iam::{account}:saml-provider/{name}' },
  },
  'AWS::IAM::OIDCProvider': {
    ref: 'arn:aws:iam::{account}:oidc-provider/{issuer}',
    attributes: { Arn: 'arn:aws:iam::{account}:oidc-provider/{issuer}' },
  },
  'AWS::SSO::PermissionSet': {
    ref: '{InstanceArn}|' + permissionSetArn,
    attributes: { PermissionSetArn: permissionSetArn },
  },
  'AWS::IdentityStore::Group': {
    ref: 'group-{DisplayName}|{IdentityStoreId}',
    attributes: { GroupId: 'group-{DisplayName}' },
  },
  'AWS::IdentityStore::User': {
    ref: 'user-{UserName}|{IdentityStoreId}',
    attributes: { UserId: 'user-{UserName}' },
  },
  'AWS::IdentityStore::GroupMembership': { ref: '{id}|{IdentityStoreId}', attributes: { MembershipId: '{id}' } },
};
