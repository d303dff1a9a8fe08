import { PolicyEngine } from '../../lib/policy';
import type { ActionsQuestion } from '../../lib/policy/environment';
import { ENDPOINT_PAGES } from '../../lib/policy/evaluate/endpoint-pages';
import { FURTHER_ENDPOINTS, GLOBAL_SERVICES, globalRegionOf } from '../../lib/policy/evaluate/global-services';
import { findUnknownActions, loadIamData } from '../../lib/iam-data';
import { globalServices } from '../../lib/catalogue/guardrails/definition/global-services';
import { account, allow, deny, policy, role } from './support';

const home = account();
const principal = role({
  identityPolicies: [
    policy('p', allow(), deny({ Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } })),
  ],
});

/** Endpoints: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
const CALLED = [
  ['supportplans:GetSupportPlan', 'denied'],
  ['artifact:GetReport', 'denied'],
  ['health:DescribeEvents', 'depends'],
  ['networkmanager:DescribeGlobalNetworks', 'denied'],
  ['s3:CreateMultiRegionAccessPoint', 'denied'],
  ['IAM:GetRole', 'denied'],
  ['pricing:GetProducts', 'depends'],
  ['ecr-public:DescribeRegistries', 'depends'],
  ['support:DescribeCases', 'depends'],
  ['trustedadvisor:ListChecks', 'depends'],
  ['cloudfront-keyvaluestore:GetKey', 'depends'],
  ['sustainability:GetCarbonFootprintSummary', 'depends'],
  ['sso-directory:DescribeUsers', 'allowed'],
  ['notifications:ListNotificationHubs', 'denied'],
  ['notifications:ListNotificationEvents', 'allowed'],
  ['chime:ListAccounts', 'depends'],
  ['devicefarm:ListProjects', 'denied'],
  ['partnercentral:ListEngagements', 'denied'],
  ['vendor-insights:ListDataSources', 'depends'],
  ['mapcredits:ListAssociatedPrograms', 'depends'],
  ['sts:GetFederationToken', 'allowed'],
  ['s3:ListAllMyBuckets', 'allowed'],
  ['ec2:DescribeInstances', 'allowed'],
] as const;

test.each(CALLED)('%s called from eu-west-1, where only that Region is allowed, is %s', async (action, expected) => {
  const engine = new PolicyEngine(await loadIamData());
  const asked = action.startsWith('sts:')
    ? { ...principal, kind: 'user' as const, arn: principal.arn.replace('role', 'user') }
    : principal;
  const decision = engine.decide({
    principal: asked,
    action,
    resource: { arn: '*', account: home },
    region: 'eu-west-1',
  });
  expect(decision.decision).toBe(expected);
});

describe('all actions at once, called from eu-west-1', () => {
  let engine: PolicyEngine;
  beforeAll(async () => {
    engine = new PolicyEngine(await loadIamData());
  });
  const verdictOf = (asked: ActionsQuestion, action: string): string =>
    (['allowed', 'denied', 'depends'] as const)
      .filter((verdict) => engine.decideActions(asked)[verdict].has(action))
      .join();
  const roles = CALLED.filter(([action]) => !action.startsWith('sts:'));

  test.each(roles)('%s is decided where its service has its endpoint', (action, expected) => {
    const asked = { principal, region: 'eu-west-1' };
    expect(verdictOf(asked, action)).toBe(expected);
    expect(engine.explainAction(asked, action).decision).toBe(expected);
    const { classes, reasons } = engine.explainActions(asked);
    expect(reasons[classes[engine.universe.indexOf(action) ?? -1] ?? -1]?.decision).toBe(expected);
  });

  test('what is allowed at the endpoint alone is not denied', () => {
    const global = role({
      identityPolicies: [policy('p', allow({ Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }))],
    });
    const asked = { principal: global, region: 'eu-west-1' };
    const actions = ['iam:CreateUser', 'cloudfront:CreateDistribution', 'health:DescribeEvents', 'ec2:RunInstances'];
    expect(actions.map((action) => verdictOf(asked, action))).toEqual(['allowed', 'allowed', 'depends', 'denied']);
  });

  test('what stands in the context is so of every action, and what is asked of a Region alone comes to the same object', () => {
    const context = { 'AWS:requestedRegion': 'eu-west-1' };
    expect(verdictOf({ principal, region: 'us-east-1', context }, 'iam:GetRole')).toBe('allowed');
    const asked = { principal, region: 'eu-west-1' };
    expect(engine.decideActions(asked)).toBe(engine.decideActions({ ...asked }));
  });

  test('what names a resource of another Region is called there, and what has one endpoint is not', () => {
    const arn = 'arn:aws:sqs:us-west-2:111111111111:jobs';
    const asked = { principal, resource: { arn, account: home }, region: 'eu-west-1' };
    expect(verdictOf(asked, 'sqs:SendMessage')).toBe('denied');
    expect(
      verdictOf(
        { ...asked, resource: { arn: arn.replace('us-west-2', 'eu-west-1'), account: home } },
        'sqs:SendMessage',
      ),
    ).toBe('allowed');
  });
});

test('the guardrail on Regions has an example of every service of the table', () => {
  expect(Object.keys(globalServices)).toEqual(Object.keys(GLOBAL_SERVICES));
});

test('every service of the table exists, and every action of it has a Region or a choice', async () => {
  const data = await loadIamData();
  const patterns = Object.keys({ ...GLOBAL_SERVICES, ...FURTHER_ENDPOINTS });
  expect(findUnknownActions(patterns, data)).toEqual([]);
  const regions = patterns
    .flatMap((pattern) => data.expand(pattern))
    .map((action) => globalRegionOf(action) ?? 'chosen');
  expect(new Set(regions)).toEqual(new Set(Object.values({ ...GLOBAL_SERVICES, ...FURTHER_ENDPOINTS })));
});

test('every row has a page or the data of AWS', () => {
  expect(Object.keys(ENDPOINT_PAGES).toSorted()).toEqual(
    Object.keys({ ...GLOBAL_SERVICES, ...FURTHER_ENDPOINTS }).toSorted(),
  );
  for (const page of Object.values(ENDPOINT_PAGES))
    expect(page).toMatch(/^https:\/\/(?:docs\.aws\.amazon\.com|github\.com\/boto)\//);
});
