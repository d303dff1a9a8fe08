import { CustomType, SdkCommand, sdkCallType } from '../../base/template-contract';
import { ROOT_ID } from '../symbols';
import type { ResourceKinds } from './resource-kind';

/** What the landing zone's own custom resources look up. Only a deploy knows the value. */
export const custom: ResourceKinds = {
  [CustomType.IDENTITY_CENTER_INSTANCE]: {
    ref: '{id}',
    attributes: { InstanceArn: 'arn:aws:sso:::instance/ssoins-instance', IdentityStoreId: 'd-identitystore' },
  },
  [CustomType.IDENTITY_CENTER_GROUP]: { ref: '{id}', attributes: { GroupId: 'group-{DisplayName}' } },
  [CustomType.IDENTITY_CENTER_USER]: { ref: 'user-{UserName}', attributes: { UserId: 'user-{UserName}' } },
  [sdkCallType(SdkCommand.LIST_ROOTS)]: { ref: '{id}', attributes: { 'Roots.0.Id': ROOT_ID } },
};
