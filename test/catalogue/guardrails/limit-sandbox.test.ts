import { loadIamData } from '../../../lib/iam-data';
import { PolicyEngine } from '../../../lib/policy';
import { accessControl } from './fixture';

/** Of services that sell years, and of networks, by how AWS names the calls: what AWS adds is found here first. */
const BUYING = /^[^:]+:(?:Purchase[A-Z]|(?:Create|Extend)(?:SavingsPlan|TrainingPlan)$)/;
const JOINING =
  /^(?:ec2|networkmanager|directconnect|vpc-lattice):(?:Accept|Create)\w*(?:Peering|Vpn|VpcAttachment|VpcAssociation|VirtualInterface)\w*$/;

/** What joins nothing to the networks of the account by itself. */
const ALONE = [
  'ec2:CreateClientVpnRoute',
  'ec2:CreateLocalGatewayRouteTableVirtualInterfaceGroupAssociation',
  'ec2:CreateLocalGatewayRouteTableVpcAssociation',
  'ec2:CreateLocalGatewayVirtualInterface',
  'ec2:CreateLocalGatewayVirtualInterfaceGroup',
];

test.each([
  ['what is bought', BUYING],
  ['what joins networks', JOINING],
])('%s is denied, whatever AWS calls it', async (_, names) => {
  const data = await loadIamData();
  const denied = new PolicyEngine(data).actionsMatching(
    accessControl('limit-sandbox').statements.flatMap(({ Action = [] }): readonly string[] =>
      ([] as string[]).concat(Action as string[]),
    ),
  );
  const found = data.actions.filter((action) => names.test(action) && !ALONE.includes(action));
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter((action) => !denied.has(action))).toEqual([]);
});
