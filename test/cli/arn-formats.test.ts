import { isAskedAbout } from '../../lib/ask/asked-about';
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

/* https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html */
test.each([
  [
    'backup:DeleteRecoveryPoint',
    'arn:aws:backup:us-west-2:management:recovery-point:1eb3b5e7-9eb0-435a-a80b-108b488b0d45',
  ],
  ['backup:DeleteRecoveryPoint', 'arn:aws:ec2:us-west-2::snapshot/snap-05f426fd8kdjb4224'],
  ['backup:StartRestoreJob', 'arn:aws:ec2:us-west-2::image/ami-1a2b3e4f5e6f7g890'],
  ['backup:DescribeRecoveryPoint', 'arn:aws:dynamodb:us-west-2:management:table/trips/backup/01547087347000-c8b6kdk3'],
  ['backup:DeleteRecoveryPoint', 'arn:aws:rds:us-west-2:management:cluster-snapshot:awsbackup:job-ij1'],
  ['backup:DeleteRecoveryPoint', 'arn:aws:rds:us-west-2:management:snapshot:awsbackup:job-ij1'],
  ['backup:DeleteRecoveryPoint', 'arn:aws:redshift:us-west-2:management:snapshot:trips/awsbackup:job-ij1'],
  ['backup:DeleteRecoveryPoint', 'arn:aws:fsx:us-west-2:management:backup/backup-1a2b3c'],
  ['s3:ListAllMyBuckets', 'arn:aws:s3:::*'],
])('%s is asked about %s', async (action, arn) => {
  const organization = await readOrganization(sampleAssembly(), silent);
  const found = namedResource(organization, {
    arn,
    owner: undefined,
    account: organization.graph.managementAccount,
    action,
    region: REGION,
    identity: 'own',
  });
  expect(found).toMatchObject({ resource: { arn } });
});

test('what is no recovery point is none', async () => {
  const { iamData } = await readOrganization(sampleAssembly(), silent);
  expect(isAskedAbout(iamData, 'backup:DeleteRecoveryPoint', 'arn:aws:sqs:us-west-2:management:trips')).toBe(false);
});
