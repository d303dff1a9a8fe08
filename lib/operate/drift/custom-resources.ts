import { entryOf } from '../../base/entry-of';
import { CustomType, SdkCommand, sdkCallType } from '../../base/template-contract';

/** Who sees what a custom resource has made being changed by hand: drift itself, or drift with `--accounts`, and then what that is in words. */
export type Seen = 'compared' | { readonly withAccounts: string };

const SERVICES = 'what the detective services do beyond who administers them';
const compared = (...commands: readonly string[]): readonly (readonly [string, Seen])[] =>
  commands.map((command) => [sdkCallType(command), 'compared']);
const withAccounts = (what: string, ...commands: readonly string[]): readonly (readonly [string, Seen])[] =>
  commands.map((command) => [sdkCallType(command), { withAccounts: what }]);

/**
 * CloudFormation cannot look into custom resources: each type that deploys stands here, so that what nobody looks at is told.
 * docs/preflight-and-drift.md says the same.
 */
export const CUSTOM_RESOURCES: Readonly<Record<string, Seen>> = {
  [CustomType.ACCOUNT_PLACEMENT]: 'compared',
  [CustomType.ACCOUNT_SETTINGS]: { withAccounts: 'password policy and account settings' },
  [CustomType.ALTERNATE_CONTACTS]: { withAccounts: 'alternate contacts' },
  [CustomType.IDENTITY_CENTER_GROUP]: 'compared',
  [CustomType.IDENTITY_CENTER_INSTANCE]: 'compared',
  [CustomType.IDENTITY_CENTER_USER]: { withAccounts: 'users of IAM Identity Center' },
  [CustomType.ORGANIZATION_POLICY_TYPES]: 'compared',
  // These two make nothing.
  [CustomType.ORGANIZATION_TREE]: 'compared',
  [CustomType.STACK_INSTANCES]: 'compared',
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
    ...withAccounts(
      SERVICES,
      'CreateDetector',
      'CreateMember',
      'CreateServiceLinkedRole',
      'EnableSecurityHubV2',
      'UpdateOrganizationConfiguration',
    ),
  ]),
};

/**
 * Names of what nobody looks at among these types, each once.
 *
 * @param isAskedByAccount whether drift asks account by account besides
 */
export function notLookedAt(types: readonly string[], isAskedByAccount: boolean): readonly string[] {
  const found = types.flatMap((type) => {
    const seen = entryOf(CUSTOM_RESOURCES, type);
    if (seen === undefined) return [`what ${type} makes`];
    return seen === 'compared' || isAskedByAccount ? [] : [seen.withAccounts];
  });
  return [...new Set(found)].sort();
}
