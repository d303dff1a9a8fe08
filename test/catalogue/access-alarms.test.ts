import type { IamRole } from '../../lib/assembly';
import type { PolicyDocument, Statement } from '../../lib/policy/document';
import { loadIamData } from '../../lib/iam-data';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { config } from '../support/companies/trips';
import { raisedBy } from '../support/raised-by';
import { accessControl } from './guardrails/fixture';
import type { Reviewed } from './guardrails/reviewed-actions';
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

const MANAGEMENT = '111111111111';
const MEMBER = '444444444444';
const executionRole = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111111111111:assumed-role/cdk-hnb659fds-cfn-exec-role-111111111111-us-west-2/AWSCloudFormation',
  sessionContext: { sessionIssuer: { userName: 'cdk-hnb659fds-cfn-exec-role-111111111111-us-west-2' } },
  invokedBy: 'cloudformation.amazonaws.com',
};
const call = (action: string, more: object = {}, recipientAccountId = MANAGEMENT): object => ({
  eventSource: `${action.split(':')[0]}.amazonaws.com`,
  eventName: action.split(':')[1],
  userIdentity: admin,
  recipientAccountId,
  ...more,
});
const stackSet = (stackSetName: string): object => ({ requestParameters: { stackSetName } });

describe('StackSets, by which whoever makes one in the management account is administrator of every account', () => {
  const calls = ['CreateStackSet', 'CreateStackInstances', 'ImportStacksToStackSet', 'UpdateStackSet'];

  test.each([...calls, 'UpdateStackInstances'])('%s by a person is told of, whatever its name', (name) => {
    for (const one of ['backdoor', 'lz-baseline', 'lz-baseline:0123'])
      expect(raisedBy(call(`cloudformation:${name}`, stackSet(one)))).toEqual(['account-access']);
  });

  test.each(calls)(
    '%s through a stack of somebody is told of, where the landing zone has none of such a name',
    (name) => {
      const by = { ...stackSet('backdoor'), userIdentity: { ...admin, invokedBy: 'cloudformation.amazonaws.com' } };
      expect(raisedBy(call(`cloudformation:${name}`, by))).toEqual(['account-access']);
    },
  );

  test.each(calls)('%s raises nothing where CloudFormation deploys the landing zone’s, nor in a member', (name) => {
    for (const one of ['lz-baseline', 'lz-permissions-boundary:0123'])
      expect(raisedBy(call(`cloudformation:${name}`, { ...stackSet(one), userIdentity: executionRole }))).toEqual([]);
    expect(raisedBy(call(`cloudformation:${name}`, stackSet('orders'), MEMBER))).toEqual([]);
  });
});

describe('identity providers of the management account, by which whoever has one is anybody there', () => {
  const changes = accessControl('deny-changing-federation')
    .statements.flatMap(({ Action = [] }) => Action)
    .concat(['sso-directory:EnableExternalIdPConfigurationForDirectory', 'sso-directory:ImportExternalIdPCertificate']);

  test('each call is told of that guardrails keep from members', () => {
    expect(changes).toContain('iam:UpdateSAMLProvider');
    expect(
      changes.filter(
        (action) =>
          !raisedBy(call(action)).includes(
            action.startsWith('account-access:') ? 'account-access' : 'federation-changes',
          ),
      ),
    ).toEqual([]);
  });

  test('IAM Identity Center keeps its own in each account, and members have guardrails', () => {
    const session = (userName: string): object => ({
      userIdentity: { sessionContext: { sessionIssuer: { userName } } },
    });
    expect(raisedBy(call('iam:UpdateSAMLProvider', session('AWSServiceRoleForSSO')))).toEqual([]);
    expect(raisedBy(call('iam:CreateOpenIDConnectProvider', {}, MEMBER))).toEqual([]);
  });
});

/** Calls to AWS Organizations and about accounts that raise nothing, by why not. */
const QUIET: readonly Reviewed[] = [
  {
    because: 'An account, unit or policy that is new does nothing by itself: what makes it count is told of',
    names: [
      'organizations:CreateAccount',
      'organizations:CreateGovCloudAccount',
      'organizations:CreateOrganization',
      'organizations:CreateOrganizationalUnit',
      'organizations:CreatePolicy',
      'organizations:EnableAllFeatures',
      'organizations:EnablePolicyType',
    ],
  },
  { because: 'AWS deletes a unit only where nothing is in it', names: ['organizations:DeleteOrganizationalUnit'] },
  {
    because: 'Whom an invitation was for is in or not by another call, which is told of',
    names: ['organizations:CancelHandshake', 'organizations:DeclineHandshake'],
  },
  {
    because: 'It ends what the company pays for others, or others for it',
    names: ['organizations:TerminateResponsibilityTransfer'],
  },
  {
    because: 'Names, tags and contacts decide nothing, and drift tells where they are not as the config has them',
    names: [
      'account:DeleteAlternateContact',
      'account:PutAccountName',
      'account:PutAlternateContact',
      'account:PutContactInformation',
      'organizations:TagResource',
      'organizations:UntagResource',
      'organizations:UpdateOrganizationalUnit',
      'organizations:UpdateResponsibilityTransfer',
    ],
  },
];

test('every other call that changes the organization or an account is told of, whichever AWS adds', async () => {
  const data = await loadIamData();
  const quiet = data.actions
    .filter((name) => /^(account|organizations):/.test(name))
    .filter((name) => !['Read', 'List'].includes(data.accessLevel(name) ?? ''))
    .filter((name) => raisedBy(call(name)).length === 0);
  expect(quiet.sort()).toEqual(QUIET.flatMap(({ names }) => names).sort());
});

test('a deploy that attaches guardrails does not mail at each of them, whoever else attaches one does', () => {
  expect(raisedBy(call('organizations:AttachPolicy'))).toEqual(['organization-changes']);
  expect(raisedBy(call('organizations:AttachPolicy', { userIdentity: executionRole }))).toEqual([]);
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
