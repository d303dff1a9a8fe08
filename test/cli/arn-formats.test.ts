import { namedResource } from '../../lib/ask/named-resource';
import { readOrganization } from '../../lib/ask/organization';
import { exampleOf } from '../../lib/ask/representative';
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
