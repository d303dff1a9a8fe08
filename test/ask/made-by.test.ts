import { loadIamData, type IamData } from '../../lib/iam-data';
import { isMadeBy } from '../../lib/ask/made-by';

const all = (type: string): string => `arn:aws:ec2:us-west-2:111111111111:${type}/*`;

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

test.each([
  ['ec2:RunInstances', 'instance'],
  ['ec2:RunInstances', 'volume'],
  ['ec2:CreateVolume', 'volume'],
  ['ec2:CopyVolumes', 'volume'],
  ['ec2:CreateDhcpOptions', 'dhcp-options'],
  ['ec2:CreateFlowLogs', 'vpc-flow-log'],
  ['ec2:CreateManagedPrefixList', 'prefix-list'],
  ['ec2:AllocateHosts', 'dedicated-host'],
  ['ec2:AllocateAddress', 'elastic-ip'],
  ['ec2:CopyImage', 'snapshot'],
  ['ec2:RegisterImage', 'image'],
  ['ec2:CreateTransitGatewayVpcAttachment', 'transit-gateway-attachment'],
])('%s makes a %s', (action, type) => {
  expect(isMadeBy({ action }, all(type))).toBe(true);
});

test.each([
  ['ec2:RunInstances', 'image'],
  ['ec2:RunInstances', 'subnet'],
  ['ec2:CreateSnapshot', 'volume'],
  ['ec2:CreateImage', 'instance'],
  ['ec2:CreateLaunchTemplateVersion', 'launch-template'],
  ['ec2:CreateNetworkInterfacePermission', 'network-interface'],
  ['ec2:CreateRoute', 'route-table'],
  ['ec2:CreateVpcEndpoint', 'vpc'],
  ['ec2:CreateTags', 'instance'],
  ['ec2:TerminateInstances', 'instance'],
])('%s is about a %s that is there', (action, type) => {
  expect(isMadeBy({ action }, all(type))).toBe(false);
});

test('tags are of what is there, whatever it is', () => {
  const types = (iamData.resourceFormats('ec2:CreateTags') ?? []).flatMap(
    (format) => /:([a-z0-9-]+)\/\$\{/.exec(format)?.[1] ?? [],
  );
  expect(types.length).toBeGreaterThan(90);
  expect(types.filter((type) => isMadeBy({ action: 'ec2:CreateTags' }, all(type)))).toEqual([]);
});

test('what is made with tags is tagged without a name', () => {
  const tagging = (CreateAction: string): boolean =>
    isMadeBy({ action: 'ec2:CreateTags', context: { 'ec2:CreateAction': CreateAction } }, all('instance'));
  expect(['RunInstances', 'CreateSnapshot', 'TerminateInstances'].map(tagging)).toEqual([true, false, false]);
});

test('an action beside it, or a place that is no place, makes it a pattern', () => {
  expect(isMadeBy({ action: ['ec2:RunInstances', 'ec2:TerminateInstances'] }, all('instance'))).toBe(false);
  expect(isMadeBy({ action: 'ec2:RunInstances' }, 'arn:aws:ec2:*:111111111111:instance/*')).toBe(false);
  expect(isMadeBy({ action: [] }, all('instance'))).toBe(false);
});
