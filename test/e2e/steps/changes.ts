import { deepEqual } from 'node:assert/strict';
import { expectContents } from '../expect/contents';
import { expectDocuments } from '../expect/documents';
import { expectExecutionPolicyToAllow } from '../expect/execution-policy';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import type { LandingZoneCopy } from '../harness/landing-zone-copy';
import type { Step } from '../harness/step';
import { expectAsConfigured } from './first-deploy';

interface Change {
  readonly what: string;
  readonly make: (copy: LandingZoneCopy) => void;
  /** Every resource of the landing zone's stacks that changes, and none besides. */
  readonly changes: readonly string[];
}

const NEW_ACCOUNT = 'product-lab';
const GUARDRAIL = 'deny-console-oauth-tokens';

/** As logical ids have them: the approved Regions, the one that is approved below included, and the member accounts but the security account. */
const EVERYWHERE = ['euwest1', 'useast2', 'uswest2'];
const MEMBERS = [
  'engineeringdev',
  'engineeringprod',
  'engineeringstaging',
  'engineeringtest',
  'growthmarketing',
  'growthsales',
  'logarchive',
  'productlab',
];

const changes: readonly Change[] = [
  {
    what: 'an account is added: what every account gets reaches it by itself',
    make: editing((config) => withAccount(config, { email: `aws+${NEW_ACCOUNT}@trips.com`, ou: 'sandbox' })),
    changes: [
      'CREATE lz-baseline/AlternateContactsproductlab',
      'CREATE lz-billing/AccountBudgetProductLab',
      'CREATE lz-identity/AssignmentAuditorsAsAuditorInProductLab',
      'CREATE lz-identity/AssignmentDevelopersAsDeveloperInProductLab',
      'CREATE lz-organization/AccountProductLab',
      'UPDATE lz-identity/AssignmentsBoundaryArrival',
      'UPDATE lz-organization/OrganizationTree',
    ],
  },
  {
    what: 'it moves to another OU',
    make: editing((config) => withAccount(config, { ou: 'test' })),
    changes: [
      'CREATE lz-identity/AssignmentQaEngineersAsQaInProductLab',
      'DELETE lz-identity/AssignmentDevelopersAsDeveloperInProductLab',
      'UPDATE lz-identity/AssignmentsBoundaryArrival',
      'UPDATE lz-organization/AccountProductLab',
      'UPDATE lz-organization/OrganizationTree',
      'UPDATE lz-workloads/WorkloadOrderPublisher',
      'UPDATE lz-workloads/WorkloadTripsServer',
      'UPDATE lz-workloads/WorkloadsBoundaryArrival',
    ],
  },
  {
    what: 'a guardrail that held for production holds for all',
    make: editing(withGuardrailForAll),
    changes: [
      'DELETE lz-guardrails/ServiceControlPolicyLzIdentityOuProduction',
      'UPDATE lz-guardrails/ServiceControlPolicyLzIdentityRoot',
      'UPDATE lz-organization/OrganizationTree',
    ],
  },
  {
    what: "a persona's policy loses an action",
    make: (copy) => {
      copy.editFile('lib/catalogue/personas/qa.ts', "  'synthetics:StopCanary',\n", '');
    },
    changes: ['UPDATE lz-identity/PermissionSetQa'],
  },
  {
    what: "a group's access is taken away",
    make: editing((config) => ({
      ...config,
      access: {
        ...config.access,
        assignments: config.access.assignments.filter(({ group }) => group !== 'marketing'),
      },
    })),
    changes: [
      'DELETE lz-identity/AssignmentMarketingAsMarketingInGrowthMarketing',
      'DELETE lz-identity/PermissionSetMarketing',
    ],
  },
  {
    what: 'a machine role is added',
    make: editing((config) => ({
      ...config,
      workloads: {
        ...config.workloads,
        'sales-publisher': {
          machineRole: 'order-publisher',
          accounts: ['growth-sales'],
          resources: { orders: { createdIn: 'same-account' } },
        },
      },
    })),
    changes: ['CREATE lz-workloads/WorkloadSalesPublisher'],
  },
  {
    what: 'an account is suspended',
    make: editing((config) => withAccount(config, { ou: 'suspended' })),
    changes: [
      'DELETE lz-identity/AssignmentAuditorsAsAuditorInProductLab',
      'DELETE lz-identity/AssignmentQaEngineersAsQaInProductLab',
      'UPDATE lz-organization/AccountProductLab',
      'UPDATE lz-organization/OrganizationTree',
      'UPDATE lz-workloads/WorkloadOrderPublisher',
      'UPDATE lz-workloads/WorkloadTripsServer',
      'UPDATE lz-workloads/WorkloadsBoundaryArrival',
    ],
  },
  {
    what: 'a region is approved',
    make: editing((config) => ({
      ...config,
      company: { ...config.company, approvedRegions: [...config.company.approvedRegions, 'eu-west-1'] },
    })),
    changes: [
      'CREATE lz-compliance/DetectiveServicessecurityHubdelegationineuwest1',
      'CREATE lz-compliance/DetectiveServicessecurityHubmanagementineuwest1',
      'UPDATE lz-baseline/AccountSettings',
      'UPDATE lz-baseline/AccountSettingsFunction',
      'UPDATE lz-baseline/MemberAlarmsStackSet',
      'UPDATE lz-baseline/MemberBackupsStackSet',
      'UPDATE lz-baseline/MembersStackSet',
      'UPDATE lz-compliance/AccessAnalyzerStackSet',
      'UPDATE lz-compliance/ConfigAggregatorStackSet',
      'UPDATE lz-compliance/ConfigStackSet',
      'UPDATE lz-guardrails/BackupPolicyLzBackupOuProduction',
      'UPDATE lz-guardrails/ResourceControlPolicyLzPerimeterRoot',
      'UPDATE lz-guardrails/SecurityhubPolicyLzDetectionRoot',
      'UPDATE lz-guardrails/ServiceControlPolicyLzRegionsRoot',
      'UPDATE lz-workloads/RoleCiDeploy',
      'UPDATE lz-workloads/WorkloadTripsPipeline',
    ],
  },
  {
    what: 'Inspector and Macie are switched on, and with them every service that there is',
    make: editing((config) => ({
      ...config,
      company: {
        ...config.company,
        securityServices: { ...config.company.securityServices, inspector: 'on', macie: 'on' },
      },
    })),
    changes: [
      ...EVERYWHERE.flatMap((region) => [
        `CREATE lz-compliance/DetectiveServicesinspectordelegationin${region}`,
        `CREATE lz-compliance/DetectiveServicesmaciedelegationin${region}`,
        `CREATE lz-compliance/DetectiveServicesmacielateraccountsin${region}`,
        ...MEMBERS.map((key) => `CREATE lz-compliance/DetectiveServicesmacie${key}in${region}`),
      ]),
      'CREATE lz-compliance/InspectorPolicy',
      'CREATE lz-organization/TrustedAccessagentlessinspector2amazonawscom',
      'CREATE lz-organization/TrustedAccessinspector2amazonawscom',
      'CREATE lz-organization/TrustedAccessmacieamazonawscom',
      'UPDATE lz-compliance/CustomLandingZoneOrganizationCallsCustomResourceProviderRole',
      'UPDATE lz-organization/PolicyTypes',
    ].sort(),
  },
];

export const changesStep: Step = {
  name: 'changes',
  title: 'changes of the config change what they should and nothing else',
  after: ['first-deploy'],
  async run(run) {
    const { main, say } = run;
    for (const { what, make, changes: expected } of changes) {
      say(what);
      make(main.copy);
      await main.history.changes();
      await main.deploy();
      deepEqual(await main.history.changes(), expected, what);
      await expectExecutionPolicyToAllow(run.emulator, main);
      await expectAsConfigured(run, main);
      await expectDocuments(run.aws, main);
      await expectContents(run.aws, main);
    }
  },
};

function editing(edit: (config: WrittenLandingZone) => WrittenLandingZone): Change['make'] {
  return (copy) => {
    copy.edit(edit);
  };
}

function withAccount(
  config: WrittenLandingZone,
  account: Partial<WrittenLandingZone['accounts'][string]>,
): WrittenLandingZone {
  const before = config.accounts[NEW_ACCOUNT];
  return { ...config, accounts: { ...config.accounts, [NEW_ACCOUNT]: { email: '', ou: '', ...before, ...account } } };
}

function withGuardrailForAll(config: WrittenLandingZone): WrittenLandingZone {
  const { organization } = config;
  const { guardrails, organizationalUnits } = organization;
  const withoutIt = Object.entries(organizationalUnits).map(([key, unit]) => [
    key,
    { ...unit, guardrails: (unit.guardrails ?? []).filter((guardrail) => guardrail !== GUARDRAIL) },
  ]);
  return {
    ...config,
    organization: {
      ...organization,
      guardrails: [...guardrails, GUARDRAIL],
      organizationalUnits: Object.fromEntries(withoutIt) as typeof organizationalUnits,
    },
  };
}
