import type { GuardrailContext } from '../../../lib/catalogue/guardrails/definition/guardrail';
import type { OneOrMore, Statement } from '../../../lib/policy/document';
import { accessControl, accessControls, context, partnerContext } from './fixture';

const SS = 'arn:aws:iam::*:role/stacksets-exec-*';
const BG = 'arn:aws:iam::*:role/lz-break-glass';
const OA = 'arn:aws:iam::*:role/OrganizationAccountAccessRole';
const OAS = 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole';
const SA = 'arn:aws:iam::222222222222:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_SecurityAdmin_*';
const DEP = 'arn:aws:iam::*:role/cdk-*-cfn-exec-role-*';

const list = (value: OneOrMore<string> = []): readonly string[] => (typeof value === 'string' ? [value] : value);
const statement = (id: string, index = 0, given: GuardrailContext = context): Statement => {
  const found = accessControl(id, given).statements[index];
  if (!found) throw new Error(`${id} has no statement ${index}`);
  return found;
};
const exemptions = (id: string, index = 0): readonly string[] =>
  list(statement(id, index).Condition?.ArnNotLike?.['aws:PrincipalArn'] as OneOrMore<string> | undefined);

/** Control, guardrail, and the exempt principals of each of its statements. */
const exempt: readonly [control: string, id: string, patterns: readonly (readonly string[])[]][] = [
  ['G01', 'deny-leaving-organization', [[]]],
  ['G02', 'deny-closing-account', [[]]],
  ['G03', 'deny-contact-and-payment-changes', [[BG]]],
  ['G04', 'deny-changing-enabled-regions', [[SS]]],
  ['G05', 'deny-root-user', [[]]],
  ['G06', 'deny-changing-cloudtrail', [[]]],
  ['G07', 'deny-changing-config', [[SS], [SS]]],
  ['G08', 'deny-changing-guardduty', [[SA], [SA, OAS]]],
  ['G09', 'deny-changing-security-hub', [[SA]]],
  ['G10', 'deny-changing-access-analyzer', [[SA, SS]]],
  ['G11', 'deny-changing-macie-and-inspector', [[SA], [SA, OAS]]],
  ['G12', 'deny-changing-landing-zone-resources', [[SS], [SS]]],
  ['G13', 'deny-changing-log-buckets', [[], [SS]]],
  ['G14', 'deny-disabling-log-keys', [[BG], [SS, BG]]],
  ['G15', 'deny-deleting-logs', [[SS], [SS]]],
  ['G16', 'deny-iam-users', [[BG, SS]]],
  ['G17', 'deny-service-specific-credentials', [[], [], [], [], []]],
  ['G18', 'deny-changing-federation', [[SS]]],
  ['G19', 'deny-changing-identity-center-provider', [[]]],
  ['G20', 'deny-changing-protected-roles', [[SS, OA, BG]]],
  [
    'G21',
    'require-permissions-boundary',
    [
      [SS, BG, DEP],
      [SS, BG],
      [SS, BG],
    ],
  ],
  ['G22', 'deny-changing-permissions-boundary', [[SS], [SS]]],
  ['G23', 'deny-console-oauth-tokens', [[]]],
  [
    'G24',
    'deny-unapproved-regions',
    [
      [SS, BG, OA],
      [SS, BG, OA],
    ],
  ],
  ['G26', 'deny-changing-public-access-block', [[SS]]],
  ['G27', 'deny-external-resource-shares', [[], [], []]],
  ['G28', 'deny-sharing-images-and-snapshots', [[SS], [SS]]],
  ['G29', 'deny-public-function-urls', [[], [SS]]],
  ['G31', 'require-imdsv2', [[]]],
  ['G32', 'deny-changing-ebs-encryption-default', [[SS]]],
  ['G33', 'deny-outside-principals', [[]]],
  ['G34', 'deny-confused-deputies', [[]]],
  ['G35', 'deny-outside-oidc-identities', [[], [], []]],
  ['G36', 'deny-unencrypted-transport', [[]]],
  ['G37', 'deny-outside-resources', [[]]],
  ['G38', 'deny-disabling-keys', [[BG]]],
  ['G39', 'deny-deleting-backups', [[BG], [BG, OA], [SS, BG]]],
  ['G41', 'quarantine-account', [[BG, OA, SS]]],
  ['G42', 'limit-sandbox', [[], [], [], []]],
  [
    'G46',
    'deny-changing-baseline-stacks',
    [
      [SS, OA],
      [SS, OA],
      [SS, OA],
    ],
  ],
  ['G47', 'deny-exemption-session-tags', [[]]],
  ['G48', 'deny-copying-out-of-regions', [[], [], [], [], []]],
  ['G49', 'deny-sharing-resources', [[SS], [SS], [SS], [SS]]],
];

test('every access control has its row below', () => {
  expect(exempt.map(([, id]) => id).sort()).toEqual(accessControls.map(([id]) => id).sort());
});

test.each(exempt)('%s %s exempts exactly the principals of the catalogue', (control, id, patterns) => {
  expect(accessControl(id).control).toBe(control);
  expect(accessControl(id).statements.map((_, index) => exemptions(id, index))).toEqual(patterns);
});

test.each<[string, number, readonly string[]]>([
  ['deny-contact-and-payment-changes', 0, ['account:PutAlternateContact', 'payments:CreatePaymentInstrument']],
  ['deny-changing-baseline-stacks', 0, ['cloudformation:DeleteStack', 'cloudformation:UpdateStack']],
  [
    'deny-changing-cloudtrail',
    0,
    ['cloudtrail:StopLogging', 'cloudtrail:PutInsightSelectors', 'cloudtrail:DeleteEventDataStore'],
  ],
  ['deny-changing-config', 0, ['config:StopConfigurationRecorder', 'config:DeleteConfigurationAggregator']],
  ['deny-changing-config', 1, ['config:DeleteConformancePack']],
  ['deny-changing-guardduty', 0, ['guardduty:DeleteDetector', 'guardduty:DisassociateFromAdministratorAccount']],
  ['deny-changing-security-hub', 0, ['securityhub:DisableSecurityHub', 'securityhub:DisableSecurityHubV2']],
  ['deny-changing-access-analyzer', 0, ['access-analyzer:DeleteAnalyzer', 'access-analyzer:CreateArchiveRule']],
  ['deny-changing-macie-and-inspector', 0, ['macie2:DisableMacie', 'inspector2:Disable']],
  ['deny-changing-landing-zone-resources', 0, ['sns:CreateTopic', 'lambda:CreateFunction', 'events:PutRule']],
  ['deny-changing-landing-zone-resources', 1, ['events:PutPermission', 'events:RemovePermission']],
  ['deny-changing-log-buckets', 0, ['s3:DeleteBucket', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention']],
  ['deny-changing-log-buckets', 1, ['s3:PutBucketPolicy', 's3:PutLifecycleConfiguration', 's3:PutBucketVersioning']],
  ['deny-disabling-log-keys', 0, ['kms:ScheduleKeyDeletion', 'kms:DisableKey']],
  ['deny-disabling-log-keys', 1, ['kms:PutKeyPolicy', 'kms:DisableKeyRotation']],
  ['deny-iam-users', 0, ['iam:CreateUser', 'iam:CreateAccessKey', 'iam:CreateLoginProfile']],
  ['deny-changing-federation', 0, ['iam:CreateSAMLProvider', 'rolesanywhere:CreateTrustAnchor', 'sso:CreateInstance']],
  ['deny-changing-protected-roles', 0, ['iam:CreateRole', 'iam:PassRole', 'iam:UpdateAssumeRolePolicy']],
  ['deny-changing-permissions-boundary', 1, ['iam:DeleteRolePermissionsBoundary']],
  ['deny-sharing-images-and-snapshots', 0, ['ec2:ModifySnapshotAttribute', 'rds:ModifyDBSnapshotAttribute']],
  ['deny-changing-ebs-encryption-default', 0, ['ec2:DisableEbsEncryptionByDefault', 'ec2:ModifyEbsDefaultKmsKeyId']],
  ['deny-disabling-keys', 0, ['kms:ScheduleKeyDeletion', 'kms:DisableKey']],
  ['deny-deleting-backups', 0, ['backup:DeleteBackupVault', 'backup:DeleteRecoveryPoint']],
])('%s, statement %i, denies what it is for', (id, index, actions) => {
  expect(list(statement(id, index).Action)).toEqual(expect.arrayContaining([...actions]));
});

test.each<[string, string, string]>([
  ['iam:DeleteLoginProfile', 'deny-iam-users', 'root credentials of members are deleted centrally'],
  ['iam:CreateServiceLinkedRole', 'require-permissions-boundary', 'AWS gives such a role no boundary'],
  ['iam:CreateServiceLinkedRole', 'deny-changing-protected-roles', 'services need their roles'],
  ['s3:GetObject', 'deny-changing-log-buckets', 'auditors read'],
])('%s is not denied by %s: %s', (action, id) => {
  expect(accessControl(id).statements.flatMap(({ Action }) => list(Action))).not.toContain(action);
});

test('the root user is denied everything, except in sessions that the management account opened', () => {
  expect(statement('deny-root-user')).toEqual({
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' }, Null: { 'aws:AssumedRoot': 'true' } },
  });
});

test('protected are the roles that guardrails exempt', () => {
  expect(statement('deny-changing-protected-roles').Resource).toEqual([
    'arn:aws:iam::*:role/lz-*',
    SS,
    OA,
    'arn:aws:iam::*:role/aws-reserved/*',
  ]);
});

test('the boundary must be the landing zone’s own, in the caller’s account', () => {
  expect(statement('require-permissions-boundary').Condition?.StringNotEquals).toEqual({
    'iam:PermissionsBoundary': 'arn:aws:iam::${aws:PrincipalAccount}:policy/lz-permissions-boundary',
  });
});

test('Regions come from the config, and services that are regional are not taken for global', () => {
  const { NotAction, Condition } = statement('deny-unapproved-regions');
  expect(Condition?.StringNotEquals).toEqual({ 'aws:RequestedRegion': ['us-west-2', 'us-east-2'] });
  expect(list(NotAction)).toEqual(
    expect.arrayContaining(['iam:*', 'organizations:*', 'cloudfront:*', 's3:ListAllMyBuckets']),
  );
  expect(list(NotAction).filter((entry) => ['s3:*', 'kms:*', 'ec2:*', '*'].includes(entry))).toEqual([]);
  expect(statement('deny-unapproved-regions', 1)).toMatchObject({
    Action: ['acm:*', 'cloudwatch:*', 'logs:*', 'servicequotas:*', 'wafv2:*'],
    Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-2', 'us-east-1'] } },
  });
});

test('a company that works in us-east-1 needs no allowance there', () => {
  const { statements } = accessControl('deny-unapproved-regions', partnerContext);
  expect(statements).toHaveLength(1);
  expect(statements[0].Condition?.StringNotEquals).toEqual({
    'aws:RequestedRegion': ['us-east-1', 'eu-central-1'],
  });
  expect(list(statements[0].NotAction)).not.toContain('acm:*');
});

test.each<[string, number, string, Record<string, OneOrMore<string>>]>([
  ['deny-service-specific-credentials', 1, 'StringEquals', { 'bedrock:BearerTokenType': 'LONG_TERM' }],
  ['deny-external-resource-shares', 0, 'BoolIfExists', { 'ram:RequestedAllowsExternalPrincipals': 'true' }],
  ['deny-external-resource-shares', 1, 'Bool', { 'ram:RequestedAllowsExternalPrincipals': 'true' }],
  ['deny-iam-users', 0, 'Null', { 'aws:AssumedRoot': 'true' }],
  ['deny-sharing-images-and-snapshots', 0, 'StringNotEquals', { 'aws:PrincipalTag/lz-shares-outside': 'true' }],
  ['deny-public-function-urls', 0, 'StringEquals', { 'lambda:FunctionUrlAuthType': 'NONE' }],
  ['require-imdsv2', 0, 'StringEquals', { 'ec2:MetadataHttpTokens': 'optional' }],
  ['deny-outside-principals', 0, 'BoolIfExists', { 'aws:PrincipalIsAWSService': 'false' }],
  ['deny-outside-principals', 0, 'StringNotEqualsIfExists', { 'aws:PrincipalOrgID': 'o-exampleorgid' }],
  ['deny-confused-deputies', 0, 'Null', { 'aws:SourceAccount': 'false' }],
  ['deny-confused-deputies', 0, 'Bool', { 'aws:PrincipalIsAWSService': 'true' }],
  ['deny-unencrypted-transport', 0, 'BoolIfExists', { 'aws:SecureTransport': 'false' }],
  ['deny-outside-resources', 0, 'Null', { 'aws:ResourceOrgID': 'false' }],
])('%s, statement %i, applies under %s', (id, index, operator, keys) => {
  expect(statement(id, index).Condition?.[operator]).toEqual(keys);
});

test('partners named in the config pass the data perimeter', () => {
  const partners = ['444444444444'];
  expect(statement('deny-outside-principals', 0, partnerContext).Condition?.StringNotEqualsIfExists).toMatchObject({
    'aws:PrincipalAccount': partners,
  });
  expect(statement('deny-confused-deputies', 0, partnerContext).Condition?.StringNotEqualsIfExists).toMatchObject({
    'aws:SourceAccount': partners,
  });
});

test('resource control policies list the actions of STS', () => {
  const actions = accessControls
    .filter(([, { type }]) => type === 'RESOURCE_CONTROL_POLICY')
    .flatMap(([, { statements }]) => statements.flatMap(({ Action }) => list(Action)));
  expect(actions.filter((action) => action.startsWith('sts:'))).toEqual(
    expect.arrayContaining(['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity']),
  );
  expect(actions).not.toContain('sts:*');
});

test('each identity provider has its subjects and audiences, and others are shut out', () => {
  const [unlisted, ...tenants] = accessControl('deny-outside-oidc-identities', partnerContext).statements;
  expect(unlisted.Condition).toEqual({
    Null: { 'token.actions.githubusercontent.com:sub': 'true', 'gitlab.com:sub': 'true' },
  });
  expect(tenants.map(({ Condition }) => Condition)).toEqual([
    {
      StringNotLikeIfExists: { 'token.actions.githubusercontent.com:sub': ['repo:trips/*'] },
      Null: { 'token.actions.githubusercontent.com:sub': 'false' },
    },
    {
      StringNotEqualsIfExists: { 'token.actions.githubusercontent.com:aud': ['sts.amazonaws.com'] },
      Null: { 'token.actions.githubusercontent.com:sub': 'false' },
    },
    {
      StringNotLikeIfExists: { 'gitlab.com:sub': ['project_path:trips/*'] },
      Null: { 'gitlab.com:sub': 'false' },
    },
    {
      StringNotEqualsIfExists: { 'gitlab.com:aud': ['https://gitlab.com'] },
      Null: { 'gitlab.com:sub': 'false' },
    },
  ]);
});

test('a company without identity providers shuts all of them out', () => {
  const { statements } = accessControl('deny-outside-oidc-identities', { ...context, trustedOidcProviders: [] });
  expect(statements).toEqual([
    { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity', Resource: '*' },
  ]);
});
