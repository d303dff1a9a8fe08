import { CustomType, SdkCommand, sdkCallType } from '../../base/template-contract';
import { kept, on, PLAN, read, type Order, type TypeMeaning } from './meaning-terms';

/** Which accounts a service takes in by itself. */
const AUTO_ENABLE: Order = { looser: ['ALL', 'NEW', 'NONE'], loosened: 'high' };

/** Of custom resources, by type. Of those that call an SDK, the call is compared by its parameters. */
export const CUSTOM_MEANINGS: Readonly<Record<string, TypeMeaning>> = {
  [CustomType.ACCOUNT_PLACEMENT]: { kind: 'read', paths: read('ParentId') },
  [CustomType.ACCOUNT_SETTINGS]: {
    kind: 'guards',
    paths: {
      Backups: { looser: ['on', 'off'], loosened: 'high', unsaid: 'off' },
      Config: { looser: ['on', 'off'], loosened: 'high' },
      PasswordPolicy: 'high',
      'PasswordPolicy.MinimumPasswordLength': kept('8', 'high'),
      'PasswordPolicy.PasswordReusePrevention': kept('0', 'high'),
      'PasswordPolicy.MaxPasswordAge': { looser: 'more', loosened: 'high' },
      Regions: { looser: 'without members', loosened: 'high' },
    },
  },
  [sdkCallType('ActivateOrganizationsAccess')]: { kind: 'delegates' },
  [CustomType.ALTERNATE_CONTACTS]: { kind: 'tells', created: 'info', removed: 'medium', outward: [] },
  [sdkCallType('CreateDetector')]: {
    kind: 'guards',
    paths: { 'Create.parameters.Enable': on('high'), 'Create.parameters.Features.Status': PLAN },
  },
  [sdkCallType('CreateMember')]: { kind: 'guards' },
  [sdkCallType('CreateServiceLinkedRole')]: { kind: 'guards' },
  [sdkCallType(SdkCommand.ENABLE_SERVICE_ACCESS)]: { kind: 'delegates' },
  [sdkCallType('EnableDelegatedAdminAccount')]: { kind: 'delegates' },
  [sdkCallType('EnableOrganizationAdminAccount')]: { kind: 'delegates' },
  [sdkCallType('EnableOrganizationsRootCredentialsManagement')]: { kind: 'delegates' },
  [sdkCallType('EnableOrganizationsRootSessions')]: { kind: 'delegates' },
  [sdkCallType('EnableSecurityHubV2')]: { kind: 'guards' },
  [sdkCallType('EnableSharingWithAwsOrganization')]: { kind: 'delegates' },
  [CustomType.IDENTITY_CENTER_GROUP]: { kind: 'read', paths: { DisplayName: 'high' } },
  [CustomType.IDENTITY_CENTER_INSTANCE]: { kind: 'read' },
  [CustomType.IDENTITY_CENTER_USER]: { kind: 'grants' },
  [sdkCallType(SdkCommand.LIST_ROOTS)]: { kind: 'read' },
  [CustomType.ORGANIZATION_POLICY_TYPES]: {
    kind: 'guards',
    paths: { PolicyTypes: { looser: 'without members', loosened: 'critical' } },
  },
  // Of its tree OUs, accounts and guardrails tell.
  [CustomType.ORGANIZATION_TREE]: {
    kind: 'read',
    makesNothing: true,
    removed: 'high',
    paths: read('Units', 'Accounts', 'Above', 'Guardrails'),
  },
  // What waits for it tells which accounts these are.
  [CustomType.STACK_INSTANCES]: {
    kind: 'read',
    makesNothing: true,
    removed: 'low',
    paths: read('StackSetName', 'Region', 'Accounts'),
  },
  [sdkCallType(SdkCommand.REGISTER_DELEGATED_ADMINISTRATOR)]: { kind: 'delegates' },
  [sdkCallType('RegisterOrganizationDelegatedAdmin')]: { kind: 'delegates' },
  [sdkCallType('UpdateOrganizationConfiguration')]: {
    kind: 'guards',
    paths: {
      'Create.parameters.AutoEnableOrganizationMembers': AUTO_ENABLE,
      'Create.parameters.Features.AutoEnable': AUTO_ENABLE,
      'Create.parameters.Features.AdditionalConfiguration.AutoEnable': AUTO_ENABLE,
      'Create.parameters.autoEnable': on('high'),
    },
  },
};
