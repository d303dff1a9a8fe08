import { namedResource } from '../../lib/ask/named-resource';
import { readOrganization } from '../../lib/ask/organization';
import { exampleOf, representativeResource } from '../../lib/ask/representative';
import { sampleAssembly } from './support';

const silent = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };
const REGION = 'us-west-2';

test('an ARN of every format of the action data is accepted', async () => {
  const organization = await readOrganization(sampleAssembly(), silent);
  const { graph, iamData } = organization;
  const [account] = graph.accounts;
  if (account === undefined) throw new Error('the sample has accounts');
  const refused = iamData.actions.flatMap((action) =>
    (iamData.resourceFormats(action) ?? []).flatMap((format) => {
      const arn = exampleOf(format, account, REGION);
      const found = namedResource(organization, {
        arn,
        owner: undefined,
        account,
        action,
        region: REGION,
        identity: 'own',
      });
      return 'problem' in found || found.resource.arn !== arn ? [`${action} ${format}`] : [];
    }),
  );
  expect(refused).toEqual([]);
});

test.each([
  ['s3:GetObject', 'arn:aws:s3:::example/example'],
  ['s3:ListBucket', 'arn:aws:s3:::example'],
  ['s3:CreateAccessPoint', 'arn:aws:s3:us-west-2:management:accesspoint/example'],
  ['sqs:SendMessage', 'arn:aws:sqs:us-west-2:management:example'],
])('without a resource, %s is asked about %s', async (action, arn) => {
  const { graph, iamData } = await readOrganization(sampleAssembly(), silent);
  expect(representativeResource(iamData, action, graph.managementAccount, REGION)).toBe(arn);
});
