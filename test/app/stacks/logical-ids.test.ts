import { config } from '../../support/companies/trips';
import { copyOf, templatesOf } from '../../support/synthesize';

/*
 * A logical id that changes makes CloudFormation create a second resource and drop the first: another account, another
 * OU, access taken and given anew. So ids come from config keys alone, and these are pinned.
 */

type Templates = Pick<ReturnType<typeof templatesOf>, 'organization' | 'identity'>;

function idsIn({ organization, identity }: Templates, type: RegExp): string[] {
  return [organization, identity]
    .flatMap((template) => Object.entries(template.toJSON().Resources as Record<string, { Type: string }>))
    .filter(([, resource]) => type.test(resource.Type))
    .map(([id]) => id)
    .sort();
}

const sample = templatesOf(config);

const ACCOUNTS_AND_UNITS = /^AWS::Organizations::(Account|OrganizationalUnit|Organization)$/;
const IDENTITIES = /^AWS::(SSO|IdentityStore)::/;

test('the logical ids of the sample: organization, units and accounts', () => {
  expect(idsIn(sample, ACCOUNTS_AND_UNITS)).toEqual([
    'AccountEngineeringDev',
    'AccountEngineeringProd',
    'AccountEngineeringStaging',
    'AccountEngineeringTest',
    'AccountGrowthMarketing',
    'AccountGrowthSales',
    'AccountLogArchive',
    'AccountSecurity',
    'Organization',
    'OrganizationalUnitDev',
    'OrganizationalUnitEngineering',
    'OrganizationalUnitGrowth',
    'OrganizationalUnitMarketing',
    'OrganizationalUnitNonproduction',
    'OrganizationalUnitProd',
    'OrganizationalUnitProduction',
    'OrganizationalUnitSales',
    'OrganizationalUnitSandbox',
    'OrganizationalUnitSecurity',
    'OrganizationalUnitStaging',
    'OrganizationalUnitSuspended',
    'OrganizationalUnitTest',
  ]);
});

test('the logical ids of the sample: groups and permission sets', () => {
  const ids = idsIn(sample, IDENTITIES);
  expect(ids.filter((id) => id.startsWith('Group'))).toEqual([
    'GroupAuditors',
    'GroupDevelopers',
    'GroupFinance',
    'GroupMarketing',
    'GroupOrgAdmins',
    'GroupProductManagers',
    'GroupProductionOperators',
    'GroupQaEngineers',
    'GroupSales',
    'GroupSecurityEngineers',
    'GroupSolutionsArchitects',
  ]);
  expect(ids.filter((id) => id.startsWith('PermissionSet'))).toEqual([
    'PermissionSetAuditor',
    'PermissionSetBilling',
    'PermissionSetDeveloper',
    'PermissionSetMarketing',
    'PermissionSetOrgAdmin',
    'PermissionSetProdAdmin',
    'PermissionSetProductManager',
    'PermissionSetQa',
    'PermissionSetSales',
    'PermissionSetSecurityAdmin',
    'PermissionSetSolutionsArchitect',
  ]);
  expect(ids).toContain('AssignmentDevelopersAsDeveloperInEngineeringDev');
});

type Company = ReturnType<typeof copyOf<typeof config>>;

/** Entries in the opposite order, as somebody who sorts a file would leave them. */
function reverse(entries: object): void {
  for (const [key, value] of Object.entries(entries).reverse()) {
    Reflect.deleteProperty(entries, key);
    Reflect.set(entries, key, value);
  }
}

test.each<[string, (company: Company) => void]>([
  [
    'accounts, OUs and groups are renamed',
    ({ accounts, organization, access }) => {
      Object.assign(accounts['engineering-dev'], { name: 'Development' });
      Object.assign(organization.organizationalUnits.dev, { name: 'Development' });
      Object.assign(access.groups.developers, { displayName: 'AWS-Developers' });
    },
  ],
  [
    'accounts, OUs, groups and assignments are reordered',
    ({ accounts, organization, access }) => {
      reverse(accounts);
      reverse(organization.organizationalUnits);
      reverse(access.groups);
      access.assignments.reverse();
    },
  ],
  [
    'accounts and OUs move',
    ({ accounts, organization }) => {
      Object.assign(accounts['growth-sales'], { ou: 'growth' });
      Object.assign(organization.organizationalUnits.sandbox, { parent: 'engineering' });
    },
  ],
])('no logical id changes when %s', (_what, change) => {
  const changed = copyOf(config);
  change(changed);
  expect(JSON.stringify(changed)).not.toBe(JSON.stringify(config));
  const all = /^AWS::(Organizations|SSO|IdentityStore)::(?!Assignment|Policy)/;
  // A permission set that no account is left for does not deploy.
  const left = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== 'PermissionSetSales');
  expect(left(idsIn(templatesOf(changed), all))).toEqual(left(idsIn(sample, all)));
});
