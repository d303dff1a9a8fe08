import { on, PLAN, read, type Order, type TypeMeaning } from './meaning-terms';

/** Which accounts a service takes in by itself. */
const AUTO_ENABLE: Order = { looser: ['ALL', 'NEW', 'NONE'], loosened: 'high' };

/** Of custom resources, by type. Of those that call an SDK, the call is compared by its parameters. */
export const CUSTOM_MEANINGS: Readonly<Record<string, TypeMeaning>> = {
  'Custom::AccountPlacement': { kind: 'read', paths: read('ParentId') },
  'Custom::AccountSettings': {
    kind: 'guards',
    paths: {
      Config: { looser: ['on', 'off'], loosened: 'high' },
      Regions: { looser: 'without members', loosened: 'high' },
    },
  },
  'Custom::ActivateOrganizationsAccess': { kind: 'delegates' },
  'Custom::AlternateContacts': { kind: 'tells', created: 'info', outward: [] },
  'Custom::CreateDetector': {
    kind: 'guards',
    paths: { 'Create.parameters.Enable': on('high'), 'Create.parameters.Features.Status': PLAN },
  },
  'Custom::CreateMember': { kind: 'guards' },
  'Custom::EnableAWSServiceAccess': { kind: 'delegates' },
  'Custom::EnableDelegatedAdminAccount': { kind: 'delegates' },
  'Custom::EnableOrganizationAdminAccount': { kind: 'delegates' },
  'Custom::EnableOrganizationsRootCredentialsManagement': { kind: 'delegates' },
  'Custom::EnableOrganizationsRootSessions': { kind: 'delegates' },
  'Custom::EnableSecurityHubV2': { kind: 'guards' },
  'Custom::EnableSharingWithAwsOrganization': { kind: 'delegates' },
  'Custom::IdentityCenterGroup': { kind: 'read', paths: { DisplayName: 'high' } },
  'Custom::IdentityCenterInstance': { kind: 'read' },
  'Custom::IdentityCenterUser': { kind: 'grants' },
  'Custom::ListRoots': { kind: 'read' },
  'Custom::OrganizationPolicyTypes': {
    kind: 'guards',
    paths: { PolicyTypes: { looser: 'without members', loosened: 'critical' } },
  },
  'Custom::RegisterDelegatedAdministrator': { kind: 'delegates' },
  'Custom::RegisterOrganizationDelegatedAdmin': { kind: 'delegates' },
  'Custom::UpdateOrganizationConfiguration': {
    kind: 'guards',
    paths: {
      'Create.parameters.AutoEnableOrganizationMembers': AUTO_ENABLE,
      'Create.parameters.Features.AutoEnable': AUTO_ENABLE,
      'Create.parameters.Features.AdditionalConfiguration.AutoEnable': AUTO_ENABLE,
      'Create.parameters.autoEnable': on('high'),
    },
  },
};
