import { CustomType, SdkCommand, sdkCallType } from '../../base/template-contract';

/** Who sees what a custom resource has made being changed by hand: drift itself, or nobody, and then what that is in words. */
export type Seen = 'compared' | { readonly notLookedAt: string };

const SERVICES = 'what the detective services do beyond who administers them';
const compared = (...commands: readonly string[]): readonly (readonly [string, Seen])[] =>
  commands.map((command) => [sdkCallType(command), 'compared']);
const unseen = (notLookedAt: string, ...commands: readonly string[]): readonly (readonly [string, Seen])[] =>
  commands.map((command) => [sdkCallType(command), { notLookedAt }]);

/**
 * CloudFormation cannot look into custom resources: each type that deploys stands here, so that what nobody looks at is told.
 * docs/preflight-and-drift.md says the same.
 */
export const CUSTOM_RESOURCES: Readonly<Record<string, Seen>> = {
  [CustomType.ACCOUNT_PLACEMENT]: 'compared',
  [CustomType.ACCOUNT_SETTINGS]: { notLookedAt: 'password policy and account settings of members' },
  [CustomType.ALTERNATE_CONTACTS]: { notLookedAt: 'alternate contacts' },
  [CustomType.IDENTITY_CENTER_GROUP]: 'compared',
  [CustomType.IDENTITY_CENTER_INSTANCE]: 'compared',
  [CustomType.IDENTITY_CENTER_USER]: { notLookedAt: 'users of IAM Identity Center' },
  [CustomType.ORGANIZATION_POLICY_TYPES]: 'compared',
  ...Object.fromEntries([
    ...compared(
      SdkCommand.ENABLE_SERVICE_ACCESS,
      SdkCommand.REGISTER_DELEGATED_ADMINISTRATOR,
      'ActivateOrganizationsAccess',
      'EnableDelegatedAdminAccount',
      'EnableOrganizationAdminAccount',
      'EnableOrganizationsRootCredentialsManagement',
      'EnableOrganizationsRootSessions',
      'EnableSharingWithAwsOrganization',
      'RegisterOrganizationDelegatedAdmin',
    ),
    // Reads what is there.
    ...compared(SdkCommand.LIST_ROOTS),
    ...unseen(SERVICES, 'CreateDetector', 'CreateMember', 'EnableSecurityHubV2', 'UpdateOrganizationConfiguration'),
  ]),
};

/** Names of what nobody looks at among these types, each once. */
export function notLookedAt(types: readonly string[]): readonly string[] {
  const found = types.flatMap((type) => {
    const seen = Object.hasOwn(CUSTOM_RESOURCES, type) ? CUSTOM_RESOURCES[type] : undefined;
    if (seen === 'compared') return [];
    return [seen === undefined ? `what ${type} makes` : seen.notLookedAt];
  });
  return [...new Set(found)].sort();
}
