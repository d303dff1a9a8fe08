import { ORGANIZATION_ID, ROOT_ID } from '../symbols';
import type { ResourceKinds } from './resource-kind';

/** An account's id is its AWS name, so that ARNs read `arn:aws:iam::engineering-dev:role/x`. */
export const organizations: ResourceKinds = {
  'AWS::Organizations::Organization': {
    ref: ORGANIZATION_ID,
    attributes: {
      Id: ORGANIZATION_ID,
      Arn: 'arn:aws:organizations::{management}:organization/{organization}',
      RootId: ROOT_ID,
      ManagementAccountId: '{management}',
      ManagementAccountArn: 'arn:aws:organizations::{management}:account/{organization}/{management}',
    },
  },
  'AWS::Organizations::OrganizationalUnit': {
    ref: 'ou-{logicalId}',
    attributes: {
      Id: 'ou-{logicalId}',
      Arn: 'arn:aws:organizations::{management}:ou/{organization}/ou-{logicalId}',
    },
  },
  'AWS::Organizations::Account': {
    ref: '{AccountName}',
    attributes: {
      AccountId: '{AccountName}',
      AccountName: '{AccountName}',
      Arn: 'arn:aws:organizations::{management}:account/{organization}/{AccountName}',
      Email: '{Email}',
    },
  },
  'AWS::Organizations::Policy': {
    ref: 'p-{logicalId}',
    attributes: { Id: 'p-{logicalId}', Arn: 'arn:aws:organizations::{management}:policy/{organization}/p-{logicalId}' },
  },
  'AWS::Organizations::ResourcePolicy': {
    ref: 'rp-{logicalId}',
    attributes: {
      Id: 'rp-{logicalId}',
      Arn: 'arn:aws:organizations::{management}:resourcepolicy/{organization}/rp-{logicalId}',
    },
  },
};
