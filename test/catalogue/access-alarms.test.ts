import type { IamRole } from '../../lib/assembly';
import type { PolicyDocument, Statement } from '../../lib/policy/document';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { config } from '../support/companies/trips';
import { raisedBy } from '../support/raised-by';
import { synthesized } from '../proofs/support';

const admin = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_OrgAdmin_0123456789abcdef/ada',
  sessionContext: { sessionIssuer: { type: 'Role', userName: 'AWSReservedSSO_OrgAdmin_0123456789abcdef' } },
};
const roleArn = 'arn:aws:iam::444444444444:role/OrganizationAccountAccessRole';
const READ_ONLY = { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };

const assuming = (requestParameters: object, userIdentity: object = admin): object => ({
  eventName: 'AssumeRole',
  eventSource: 'sts.amazonaws.com',
  userIdentity,
  requestParameters,
});

test.each<[what: string, event: object]>([
  ['as the management account sees it', assuming({ roleArn })],
  ['as the account sees it that it is in', assuming({ roleArn }, { type: 'AWSAccount', accountId: '111111111111' })],
  [
    'for reading and what the request itself says: several session policies give what any of them gives',
    assuming({ roleArn, policyArns: [READ_ONLY], policy: '{"Statement":[{"Effect":"Allow","Action":"*"}]}' }),
  ],
  ['for what the request alone says', assuming({ roleArn, policy: '{}' })],
  ['for more than reading', assuming({ roleArn, policyArns: [READ_ONLY, { arn: 'arn:aws:iam::aws:policy/Admin' }] })],
])('whoever takes the access role of an account is told of, %s', (_what, event) => {
  expect(raisedBy(event)).toEqual(['account-access']);
});

test('preflight and drift, which only read by it, raise nothing, nor does a role of another name', () => {
  expect(raisedBy(assuming({ roleArn, policyArns: [READ_ONLY] }))).toEqual([]);
  expect(raisedBy(assuming({ roleArn: `${roleArn}-2` }))).toEqual([]);
});

test.each(['CreateApplication', 'CreateEntitlement'])('%s of account access manager is told of', (eventName) => {
  const event = { eventName, eventSource: 'account-access.amazonaws.com', userIdentity: admin };
  expect(raisedBy(event)).toEqual(['account-access']);
});

test('an account that has left the organization is told of, which AWS itself reports', () => {
  const left = { eventName: 'AccountDepartedOrganization', eventSource: 'organizations.amazonaws.com' };
  expect(raisedBy({ ...left, eventType: 'AwsServiceEvent' }, 'AWS Service Event via CloudTrail')).toEqual([
    'organization-changes',
  ]);
});

const statementsOf = ({ Statement: all }: PolicyDocument): readonly Statement[] => [all].flat();

/** Through whose trust somebody of another account, no service and no provider, becomes administrator. */
function isDoor({ managedPolicies, inlinePolicies, trustPolicy }: IamRole): boolean {
  const mayAll =
    managedPolicies.some(({ name }) => name === 'AdministratorAccess') ||
    inlinePolicies.some(({ document }) =>
      statementsOf(document).some(({ Effect, Action }) => Effect === 'Allow' && [Action].flat().includes('*')),
    );
  const trusted = JSON.stringify(statementsOf(trustPolicy).map(({ Principal }) => Principal));
  // StackSets’ own role in the management account, which nobody can take.
  return mayAll && trusted.includes('"AWS"') && !trusted.includes('aws-service-role');
}

test('each role of a member account through which somebody from outside becomes its administrator raises an alarm when it is taken', () => {
  const { graph } = environmentOf(synthesized(config).assembly);
  const doors = graph.accounts
    .filter((account) => account !== graph.managementAccount)
    .flatMap((account) => graph.contentsOf(account).principals)
    .filter((one): one is IamRole => one.kind === 'role' && isDoor(one))
    .map(({ arn }) => arn);
  expect(new Set(doors.map((arn) => arn.split('/').at(-1)))).toEqual(
    new Set(['OrganizationAccountAccessRole', 'lz-break-glass']),
  );
  expect(doors.filter((arn) => raisedBy(assuming({ roleArn: arn })).length === 0)).toEqual([]);
});
