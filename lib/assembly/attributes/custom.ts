import { ROOT_ID } from '../symbols';
import type { ResourceKinds } from './resource-kind';

/** What the landing zone's own custom resources look up. Only a deploy knows the value. */
export const custom: ResourceKinds = {
  'Custom::IdentityCenterInstance': {
    ref: '{id}',
    attributes: { InstanceArn: 'arn:aws:sso:::instance/ssoins-instance', IdentityStoreId: 'd-identitystore' },
  },
  'Custom::IdentityCenterGroup': { ref: '{id}', attributes: { GroupId: 'group-{DisplayName}' } },
  'Custom::ListRoots': { ref: '{id}', attributes: { 'Roots.0.Id': ROOT_ID } },
};
