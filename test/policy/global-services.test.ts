import { PolicyEngine } from '../../lib/policy';
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
test.each([
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
  ['sts:GetFederationToken', 'allowed'],
  ['s3:ListAllMyBuckets', 'allowed'],
  ['ec2:DescribeInstances', 'allowed'],
])('%s called from eu-west-1, where only that Region is allowed, is %s', async (action, expected) => {
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
