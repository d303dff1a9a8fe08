import { recipe } from '../../support/pages/recipes';
import { config } from '../../support/companies/trips';
import { copyOf, templatesOf } from '../../support/synthesize';
import { changesBetween } from '../../support/template-changes';

/* The recipes of docs/recipes.md: what each changes in the templates, and that nothing else does. */

type Company = ReturnType<typeof copyOf<typeof config>>;

/** What says of the tree what it is, for whoever stands before it. */
const treeOf = (...parts: readonly string[]): readonly string[] => parts.map((part) => `~ OrganizationTree  ${part}`);

function after(change: (company: Company) => void, before: Company = copyOf(config)): Company {
  const changed = copyOf(before);
  change(changed);
  return changed;
}

/** Where the reports of engineering are read: the role goes to new accounts, and the bucket's policy follows. */
const REPORT_READERS = [
  '~ WorkloadReportReader  StackInstancesGroup',
  '~ WorkloadReportReaderSharedReports  Parameters',
  'WorkloadReportReaderSharedReports: ~ BucketSharedReportsPolicy  PolicyDocument',
  // The role waits until a new account has its boundary.
  '~ WorkloadsBoundaryArrival  Accounts',
];

describe(recipe('Add an account').heading, () => {
  test('adding an account creates it, and gives it what its OU has: people, roles, contacts, a budget', () => {
    const changed = after(({ accounts }) => {
      Object.assign(accounts, { 'growth-events': { email: 'aws+growth-events@trips.com', ou: 'growth' } });
    });
    expect(changesBetween(config, changed)).toEqual({
      organization: ['+ AccountGrowthEvents  AWS::Organizations::Account', ...treeOf('Accounts')],
      baseline: ['+ AlternateContactsgrowthevents  Custom::AlternateContacts'],
      workloads: REPORT_READERS,
      identity: [
        '+ AssignmentAuditorsAsAuditorInGrowthEvents  AWS::SSO::Assignment',
        // Its turn in the lane; an assignment itself never changes.
        '~ AssignmentAuditorsAsAuditorInSecurity  DependsOn',
      ],
      billing: ['+ AccountBudgetGrowthEvents  AWS::Budgets::Budget'],
    });
  });
});

describe(recipe('Give a group access, or take it away').heading, () => {
  test('giving a group access adds an assignment in each account; taking it away is the reverse', () => {
    const given = after(({ access }) => {
      access.assignments.push({ group: 'auditors', persona: 'qa', accounts: ['growth-sales'] } as never);
    });
    const { identity, ...others } = changesBetween(config, given);
    expect(others).toEqual({});
    expect(identity?.filter((line) => !line.endsWith('DependsOn'))).toEqual([
      '+ AssignmentAuditorsAsQaInGrowthSales  AWS::SSO::Assignment',
    ]);
    expect(changesBetween(given, config).identity?.filter((line) => !line.endsWith('DependsOn'))).toEqual([
      '- AssignmentAuditorsAsQaInGrowthSales  AWS::SSO::Assignment',
    ]);
  });
});

describe(recipe('Move an account to another OU').heading, () => {
  test('moving an account changes its parent, takes the access of the old OU away and gives that of the new one', () => {
    const changed = after(({ accounts }) => Object.assign(accounts['growth-sales'], { ou: 'sandbox' }));
    expect(changesBetween(config, changed)).toEqual({
      organization: ['~ AccountGrowthSales  ParentIds', ...treeOf('Accounts')],
      workloads: REPORT_READERS,
      identity: [
        '+ AssignmentDevelopersAsDeveloperInGrowthSales  AWS::SSO::Assignment',
        '- AssignmentSalesAsSalesInGrowthSales  AWS::SSO::Assignment',
        '~ AssignmentsBoundaryArrival  Accounts',
        // Nobody is assigned to it any more.
        '- PermissionSetSales  AWS::SSO::PermissionSet',
      ],
    });
  });

  test('moving an account within what names it changes nothing but its parent', () => {
    const changed = after(({ accounts }) => Object.assign(accounts['engineering-staging'], { ou: 'test' }));
    const { workloads, organization } = changesBetween(config, changed);
    expect(workloads).toBeUndefined();
    expect(organization).toEqual(['~ AccountEngineeringStaging  ParentIds', ...treeOf('Accounts')]);
  });
});

describe(recipe('Suspend an account').heading, () => {
  const changed = after(({ accounts }) => Object.assign(accounts['growth-sales'], { ou: 'suspended' }));

  test('takes everybody and everything out of it, and creates nothing', () => {
    expect(changesBetween(config, changed)).toEqual({
      organization: ['~ AccountGrowthSales  ParentIds', ...treeOf('Accounts')],
      workloads: REPORT_READERS,
      identity: [
        '- AssignmentAuditorsAsAuditorInGrowthSales  AWS::SSO::Assignment',
        '~ AssignmentFinanceAsBillingInManagement  DependsOn',
        '- AssignmentSalesAsSalesInGrowthSales  AWS::SSO::Assignment',
        // Nobody is assigned to it any more.
        '- PermissionSetSales  AWS::SSO::PermissionSet',
      ],
    });
  });

  test('puts it below the quarantine', () => {
    const { organization, guardrails } = templatesOf(changed);
    const { AccountGrowthSales } = organization.toJSON().Resources as Record<string, unknown>;
    expect(AccountGrowthSales).toMatchObject({
      Properties: { ParentIds: [{ Ref: 'OrganizationalUnitSuspended' }] },
    });
    guardrails.hasResourceProperties('AWS::Organizations::Policy', { Name: 'lz-quarantine-ou-suspended' });
  });
});

describe(recipe('Add a region').heading, () => {
  const changes = changesBetween(
    config,
    after(({ company }) => Object.assign(company, { approvedRegions: [...company.approvedRegions, 'eu-west-1'] })),
  );

  test('leaves the organization, its people and its bill alone', () => {
    expect(Object.keys(changes)).toEqual(['baseline', 'compliance', 'workloads', 'guardrails']);
  });

  test('opens it in the organization policies that name regions, and changes no other', () => {
    expect(changes.guardrails).toEqual([
      '~ BackupPolicyLzBackupOuProduction  Content',
      '~ ResourceControlPolicyLzPerimeterRoot  Content',
      '~ SecurityhubPolicyLzDetectionRoot  Content',
      '~ ServiceControlPolicyLzRegionsRoot  Content',
    ]);
  });

  test('lets the pipelines deploy there', () => {
    expect(changes.workloads).toEqual(['~ RoleCiDeploy  Policies', 'WorkloadTripsPipeline: ~ RoleCiDeploy  Policies']);
  });

  test('brings alarms, settings and detection there, and takes nothing away', () => {
    const lines = [...(changes.baseline ?? []), ...(changes.compliance ?? [])];
    expect(lines.filter((line) => /(^|: )- /.test(line))).toEqual([]);
    expect(lines).toEqual(expect.arrayContaining(['~ MemberAlarmsStackSet  StackInstancesGroup']));
    const created = lines.filter((line) => line.startsWith('+ '));
    expect(created.filter((line) => !line.includes('euwest1'))).toEqual([]);
  });
});

/** OUs are made one after the other: a neighbour's turn says nothing of it. */
const withoutTurns = (lines: readonly string[] = []): readonly string[] =>
  lines.filter((line) => !/^~ OrganizationalUnit\w+ {2}DependsOn$/.test(line));

describe(recipe('Move an OU').heading, () => {
  const moved = after(({ organization, accounts, access }) => {
    Object.assign(organization.organizationalUnits, { campaigns: { parent: 'engineering', name: 'marketing' } });
    Object.assign(accounts['growth-marketing'], { ou: 'campaigns' });
    access.assignments = access.assignments.map((assignment) =>
      assignment.persona === 'marketing' ? { ...assignment, organizationalUnits: ['campaigns'] } : assignment,
    ) as typeof access.assignments;
  });
  const emptied = after(({ organization }) => {
    Reflect.deleteProperty(organization.organizationalUnits, 'marketing');
  }, moved);

  test('is a new OU below the new parent, into which the accounts move; nobody loses access', () => {
    const { organization, identity } = changesBetween(config, moved);
    expect(withoutTurns(organization)).toEqual([
      '~ AccountGrowthMarketing  ParentIds',
      ...treeOf('Above', 'Accounts', 'Units'),
      '+ OrganizationalUnitCampaigns  AWS::Organizations::OrganizationalUnit',
    ]);
    expect(identity).toBeUndefined();
  });

  test('and then the old one, which leaves the template and stays in AWS, empty', () => {
    const { organization, ...others } = changesBetween(moved, emptied);
    expect(withoutTurns(organization)).toEqual([
      ...treeOf('Above', 'Units'),
      '- OrganizationalUnitMarketing  AWS::Organizations::OrganizationalUnit',
    ]);
    expect(others).toEqual({});
    const { OrganizationalUnitMarketing } = templatesOf(moved).organization.toJSON().Resources as Record<
      string,
      object
    >;
    expect(OrganizationalUnitMarketing).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('by its parent alone would make CloudFormation replace it: that is what the new key is for', () => {
    const wrong = after(({ organization }) =>
      Object.assign(organization.organizationalUnits.marketing, { parent: 'engineering' }),
    );
    expect(withoutTurns(changesBetween(config, wrong).organization)).toEqual([
      ...treeOf('Above', 'Units'),
      '~ OrganizationalUnitMarketing  ParentId',
    ]);
  });
});
