import { config } from '../../support/companies/trips';
import { startUp } from '../../support/companies/start-up';
import { landingZoneOf, templatesOf } from '../../support/synthesize';

test('machine roles come after the boundary that each carries, and before the policies that restrict', () => {
  const { baseline, workloads, guardrails } = landingZoneOf(config);
  expect(workloads?.dependencies).toContain(baseline);
  expect(guardrails.dependencies).toContain(workloads);
});

test('no account has to be known before it is created: ids arrive when the stack is deployed', () => {
  const { workloads } = templatesOf(config);
  expect(JSON.stringify(workloads.toJSON())).not.toMatch(/[0-9]{12}/);
});

test('an account that was there before is named by its id', () => {
  const { workloads } = templatesOf({
    ...startUp,
    workloads: {
      notices: {
        machineRole: 'order-publisher',
        organizationalUnits: ['platform'],
        resources: { orders: { arn: 'arn:aws:sns:{region}:{account}:notices' } },
      },
    },
  });
  workloads.hasResourceProperties('AWS::CloudFormation::StackSet', {
    StackInstancesGroup: [
      { DeploymentTargets: { Accounts: ['100000000001', '100000000002'] }, Regions: [startUp.company.homeRegion] },
    ],
  });
});

test.each<[string, object]>([
  ['says nothing about workloads', { workloads: undefined }],
  ['has none yet', { workloads: {} }],
  [
    'has none that lives in an account yet',
    {
      workloads: {
        notices: {
          machineRole: 'order-publisher',
          organizationalUnits: ['attic-annex'],
          resources: { orders: { createdIn: 'same-account' } },
        },
      },
    },
  ],
])('a company that %s gets no stack for them: CloudFormation takes none without resources', (_what, change) => {
  const units = { ...startUp.organization.organizationalUnits, 'attic-annex': { parent: 'root' } };
  const company = { ...startUp, organization: { ...startUp.organization, organizationalUnits: units }, ...change };
  expect(landingZoneOf(company)).not.toHaveProperty('workloads');
});
