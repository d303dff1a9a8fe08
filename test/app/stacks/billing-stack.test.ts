import { readLandingZone } from '../../support/read-landing-zone';
import { config } from '../../support/companies/trips';
import { costTagKeys } from '../../../lib/model/cost-tags';
import { copyOf, landingZoneOf, templatesOf } from '../../support/synthesize';

test('the billing stack is in us-east-1, where AWS keeps billing', () => {
  expect(landingZoneOf(config).billing).toMatchObject({ region: 'us-east-1', stackName: 'lz-billing' });
});

test('every account has a budget, the management account included', () => {
  const { billing } = templatesOf(config);
  billing.resourceCountIs('AWS::Budgets::Budget', Object.keys(config.accounts).length + 2);
});

test('a budget learns the id of its account across regions, when it is deployed', () => {
  const { billing } = templatesOf(config);
  const { AccountBudgetEngineeringDev: budget } = billing.toJSON().Resources as Record<string, unknown>;
  expect(budget).toMatchObject({
    Properties: {
      Budget: {
        CostFilters: {
          LinkedAccount: [
            { 'Fn::GetStackOutput': { StackName: 'lz-organization', Region: config.company.homeRegion } },
          ],
        },
      },
    },
  });
});

test('a company without budgets gets no alerts, and its costs are exported all the same', () => {
  const { billing } = templatesOf({ ...config, company: { ...config.company, budgets: undefined } });
  for (const type of ['AWS::Budgets::Budget', 'AWS::CE::AnomalyMonitor', 'AWS::CE::AnomalySubscription']) {
    billing.resourceCountIs(type, 0);
  }
  billing.resourceCountIs('AWS::BCMDataExports::Export', 1);
  billing.resourceCountIs('AWS::Scheduler::Schedule', 1);
});

describe('costs are split by', () => {
  const zone = readLandingZone(config);

  test('the tags that the config puts on resources and accounts, and those that the tag policy standardizes', () => {
    expect(costTagKeys(zone)).toEqual(['cost-center', 'environment', 'managed-by', 'owner']);
  });

  test('nothing where there are none: then there is no schedule either', () => {
    const bare = copyOf(config);
    Object.assign(bare.company, { tags: undefined });
    for (const account of Object.values(bare.accounts)) Object.assign(account, { tags: undefined });
    bare.organization.guardrails = config.organization.guardrails.filter((id) => id !== 'standardize-cost-tags');
    expect(costTagKeys(readLandingZone(bare))).toEqual([]);
    templatesOf(bare).billing.resourceCountIs('AWS::Scheduler::Schedule', 0);
  });
});
