import { findUnknownActions, loadIamData } from '../../lib/iam-data';
import { otherGrantsOf } from '../../lib/policy';
import { OTHER_GRANTS } from '../../lib/policy/evaluate/other-grants';
import { account, role } from './support';

const home = account();
const elsewhere = account({ id: '222222222222' });

test.each([
  ['kms:Decrypt', home, 'no allow', 'grant of the KMS key'],
  ['kms:Decrypt', elsewhere, 'no allow', 'grant of the KMS key'],
  ['kms:Decrypt', home, 'a denial', undefined],
  ['kms:ScheduleKeyDeletion', home, 'no allow', undefined],
  ['S3:getobject', home, 'no allow', 'access control list'],
  ['s3:DeleteBucket', home, 'no allow', undefined],
  ['ec2:CreateVolume', home, 'no allow', undefined],
  ['ec2:CreateVolume', elsewhere, 'no allow', 'sharing of the snapshot'],
  ['iam:ListOrganizationsFeatures', home, 'no allow', 'registration of the caller’s account'],
  ['ram:EnableSharingWithAwsOrganization', home, 'no allow', undefined],
  ['acm-pca:IssueCertificate', elsewhere, 'no allow', 'share of AWS RAM'],
  ['elasticfilesystem:ClientMount', home, 'a denial', 'mount target'],
  ...[
    'iot:Connect',
    'iot:DeleteThingShadow',
    'iot:ListRetainedMessages',
    'iotjobsdata:UpdateJobExecution',
    'greengrass:Discover',
  ].map((action) => [action, home, 'a denial', 'an AWS IoT policy of its own'] as const),
  ['iot:CreatePolicy', home, 'a denial', undefined],
  ['greengrass:DeleteCoreDevice', home, 'a denial', undefined],
  ['sns:Unsubscribe', home, 'a denial', 'asks for no credentials'],
  ['sns:Subscribe', home, 'a denial', undefined],
  ['execute-api:Invoke', home, 'a denial', 'no IAM authorization'],
  ['cognito-idp:SignUp', home, 'a denial', 'asks no policy'],
  ['cognito-idp:AdminCreateUser', home, 'a denial', undefined],
  ['cognito-identity:GetId', home, 'a denial', 'take no credentials'],
  ['cognito-identity:GetOpenIdTokenForDeveloperIdentity', home, 'a denial', undefined],
  ['neptune-db:ReadDataViaQuery', home, 'a denial', 'without IAM authentication'],
  ['elasticache:Connect', home, 'a denial', 'signs in with a password'],
  ['kafka-cluster:ReadData', home, 'a denial', 'with a password, a certificate or nothing'],
  ['geo-maps:GetTile', home, 'a denial', 'API key of Amazon Location Service'],
  ['geo:CreateKey', home, 'a denial', undefined],
  ['appsync:EventPublish', home, 'a denial', 'by API key, token or function'],
  ['bedrock-agentcore:InvokeGateway', home, 'a denial', 'tokens of an identity provider'],
  ['logs:FilterLogEvents', elsewhere, 'no allow', 'shows its telemetry'],
  ['logs:FilterLogEvents', home, 'no allow', undefined],
  ['logs:DeleteLogGroup', elsewhere, 'no allow', undefined],
] as const)('who may not %s on what %j owns, for %s, may be let in by: %s', (action, owner, by, what) => {
  const found = otherGrantsOf({ action, principal: role(), owner, by }).map((grant) => grant.what);
  if (what === undefined) expect(found).toEqual([]);
  else expect(found.join('; ')).toContain(what);
});

test('every way in names actions that AWS has, and its page', async () => {
  const data = await loadIamData();
  const unknown = OTHER_GRANTS.flatMap(({ actions }) =>
    findUnknownActions(
      actions.filter((action) => action !== 'route53*:*'),
      data,
    ),
  );
  expect(unknown).toEqual([]);
  for (const { page } of OTHER_GRANTS) expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});

/** Services of the resource types that the page of AWS RAM lists, and of those whose own pages say that they are shared by it. */
const SHARED = `acm-pca apigateway appmesh appsync aws-marketplace backup billing codebuild datazone ec2 glue imagebuilder license-manager
  network-firewall networkmanager outposts rds refactor-spaces resource-explorer-2 resource-groups route53profiles route53resolver
  s3-outposts sagemaker servicecatalog sms-voice ssm ssm-contacts ssm-incidents vpc-lattice`;

test('what AWS RAM shares is told of every service that it shares for', async () => {
  const data = await loadIamData();
  const untold = SHARED.split(/\s+/).filter((service) => {
    const [action = ''] = data.actionsOf(service);
    const grants = otherGrantsOf({ action, principal: role(), owner: elsewhere, by: 'no allow' });
    return !grants.some(({ what }) => what.startsWith('share of AWS RAM'));
  });
  expect(untold).toEqual([]);
});
