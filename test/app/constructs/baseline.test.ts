import { repository } from '../../support/repository';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { PASSWORD_POLICY } from '../../../lib/base/password-policy';
import { AccountSettings, inlined } from '../../../lib/app/constructs/baseline/account-settings';
import { BackupRole } from '../../../lib/app/constructs/baseline/backup-role';
import { BACKUP_RETENTION_DAYS, BackupVault } from '../../../lib/app/constructs/baseline/backup-vault';
import { BreakGlassRole } from '../../../lib/app/constructs/baseline/break-glass-role';
import { BreakGlassUsers } from '../../../lib/app/constructs/baseline/break-glass-users';
import { RootTasksRole } from '../../../lib/app/constructs/baseline/root-tasks-role';
import { SecurityAuditRole } from '../../../lib/app/constructs/baseline/security-audit-role';
import { ServiceUser } from '../../../lib/app/constructs/baseline/service-user';
import { backUpTaggedResources } from '../../../lib/catalogue/guardrails/backup/back-up-tagged-resources';
import { secretReads } from '../../../lib/catalogue/personas/definition/reads';
import { context } from '../../catalogue/guardrails/fixture';
import { testStack } from '../../support/synthesize';

const MANAGEMENT = '999999999999';
const SECURITY = '222222222222';
const RETAINED = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const account = { Ref: 'AWS::AccountId' };

describe('the emergency role', () => {
  const stack = testStack();
  new BreakGlassRole(stack, 'BreakGlass', { managementAccountId: MANAGEMENT });
  const template = Template.fromStack(stack);

  test("lets the management account's two users in, with a second factor given within the hour", () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'lz-break-glass',
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${MANAGEMENT}:root` },
            Action: 'sts:AssumeRole',
            Condition: {
              ArnEquals: {
                'aws:PrincipalArn': [
                  `arn:aws:iam::${MANAGEMENT}:user/break-glass-1`,
                  `arn:aws:iam::${MANAGEMENT}:user/break-glass-2`,
                ],
              },
              Bool: { 'aws:MultiFactorAuthPresent': 'true' },
              NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
            },
          },
        ],
      },
    });
  });

  test("may do everything but take a member's root, which is for one role alone", () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRoot', Resource: '*' }] } }],
    });
  });
});

describe('the break-glass users', () => {
  const stack = testStack();
  new BreakGlassUsers(stack, 'Users');
  const template = Template.fromStack(stack);

  test('are two, in one group, and outlive the stack', () => {
    for (const UserName of ['break-glass-1', 'break-glass-2']) {
      template.hasResource('AWS::IAM::User', {
        Properties: { UserName, Groups: [{ Ref: 'BreakGlassGroup' }] },
        ...RETAINED,
      });
    }
    template.resourceCountIs('AWS::IAM::User', 2);
    template.hasResource('AWS::IAM::Group', { Properties: { GroupName: 'lz-break-glass' }, ...RETAINED });
  });

  test('have neither access keys nor a password in the template', () => {
    template.resourceCountIs('AWS::IAM::AccessKey', 0);
    template.allResourcesProperties('AWS::IAM::User', { LoginProfile: Match.absent() });
  });
});

test('the security-audit role lets in who administers security in the security account, and reads no secrets', () => {
  const stack = testStack();
  new SecurityAuditRole(stack, 'SecurityAudit', { securityAccountId: SECURITY });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
    RoleName: 'lz-security-audit',
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Principal: { AWS: `arn:aws:iam::${SECURITY}:root` },
          Condition: {
            ArnLike: {
              'aws:PrincipalArn': `arn:aws:iam::${SECURITY}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_SecurityAdmin_*`,
            },
          },
        },
      ],
    },
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
    Policies: [
      {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith([...secretReads]), Resource: '*' }),
          ]),
        },
      },
    ],
  });
});

test('the root-task role takes a root for the five tasks that AWS has, where somebody watches, and nothing else', () => {
  const stack = testStack();
  new RootTasksRole(stack, 'RootTasks', { managementAccountId: MANAGEMENT, regions: ['us-east-1', 'us-west-2'] });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
    RoleName: 'lz-root-tasks',
    ManagedPolicyArns: Match.absent(),
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Principal: { AWS: `arn:aws:iam::${MANAGEMENT}:root` },
          Condition: {
            ArnLike: {
              'aws:PrincipalArn': [
                `arn:aws:iam::${MANAGEMENT}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_OrgAdmin_*`,
                `arn:aws:iam::${MANAGEMENT}:role/lz-break-glass`,
              ],
            },
          },
        },
      ],
    },
    Policies: [
      {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRoot',
              Resource: 'arn:aws:iam::*:root',
              Condition: {
                StringEquals: {
                  'aws:RequestedRegion': ['us-east-1', 'us-west-2'],
                  'sts:TaskPolicyArn': [
                    'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials',
                    'arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword',
                    'arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials',
                    'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy',
                    'arn:aws:iam::aws:policy/root-task/SQSUnlockQueuePolicy',
                  ],
                },
              },
            },
          ],
        },
      },
    ],
  });
});

describe('backups', () => {
  const vault = (lock: 'governance' | 'compliance'): Template => {
    const stack = testStack();
    new BackupVault(stack, 'Vault', { lock });
    return Template.fromStack(stack);
  };

  test('go into a vault that outlives its stack, locked for as long as the plan keeps them', () => {
    vault('governance').hasResource('AWS::Backup::BackupVault', {
      Properties: {
        BackupVaultName: 'lz-backup',
        LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: Match.absent() },
      },
      ...RETAINED,
    });
  });

  test('are locked for good only where the config says compliance', () => {
    vault('compliance').hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 3 },
    });
  });

  test('use the vault, the role and the days that the guardrail names', () => {
    const stack = testStack();
    new BackupRole(stack, 'Role');
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'lz-backup',
      AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'backup.amazonaws.com' } }] },
    });
    const { content } = backUpTaggedResources(context) as { content: object };
    expect(content).toMatchObject({
      plans: {
        'lz-tagged': {
          rules: {
            daily: {
              target_backup_vault_name: { '@@assign': 'lz-backup' },
              lifecycle: { delete_after_days: { '@@assign': String(BACKUP_RETENTION_DAYS) } },
            },
          },
          selections: { tags: { daily: { iam_role_arn: { '@@assign': 'arn:aws:iam::$account:role/lz-backup' } } } },
        },
      },
    });
  });
});

const CONFIG_ROLE = ':role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';

describe('account settings', () => {
  const stack = testStack();
  new AccountSettings(stack, 'Settings', { regions: ['us-west-2', 'us-east-2'], config: 'on', backups: 'off' });
  const template = Template.fromStack(stack);

  test('are set by the very code that is tested, at the deploy and every day', () => {
    const code = readFileSync(join(repository, 'lib/app/handlers/account-settings/index.js'), 'utf8');
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'lz-account-settings',
      Code: { ZipFile: inlined(code) },
      Environment: {
        Variables: { PASSWORD_POLICY: JSON.stringify(PASSWORD_POLICY), REGIONS: 'us-west-2,us-east-2', CONFIG: 'on' },
      },
    });
    template.hasResourceProperties('Custom::AccountSettings', {
      ServiceToken: { 'Fn::GetAtt': ['AccountSettingsFunction', 'Arn'] },
      Regions: ['us-west-2', 'us-east-2'],
      Config: 'on',
      Code: Match.stringLikeRegexp('^[0-9a-f]{64}$'),
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      Name: 'lz-account-settings',
      ScheduleExpression: 'rate(1 day)',
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': ['AccountSettingsFunction', 'Arn'] } })],
    });
  });

  test('by a role that may set these two, make the one role of AWS Config, write its own log, and nothing else', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'lz-account-settings',
      ManagedPolicyArns: Match.absent(),
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: [
                  'ec2:EnableEbsEncryptionByDefault',
                  'ec2:GetEbsEncryptionByDefault',
                  'iam:GetAccountPasswordPolicy',
                  'iam:UpdateAccountPasswordPolicy',
                ],
                Resource: '*',
              },
              {
                Effect: 'Allow',
                Action: ['iam:CreateServiceLinkedRole', 'iam:GetRole'],
                Resource: [CONFIG_ROLE, ':role/AWSServiceRoleForConfig'].map((role) => ({
                  'Fn::Join': ['', ['arn:aws:iam::', account, role]],
                })),
              },
              { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] },
            ],
          },
        },
      ],
    });
  });

  test('leave the role of AWS Config alone where that does not record', () => {
    const off = testStack();
    new AccountSettings(off, 'Settings', { regions: ['us-west-2'], config: 'off', backups: 'off' });
    expect(JSON.stringify(Template.fromStack(off).findResources('AWS::IAM::Role'))).not.toContain(CONFIG_ROLE);
  });

  test('say which types AWS Backup takes in the management account, and may do so there alone', () => {
    const management = testStack();
    new AccountSettings(management, 'Settings', { regions: ['us-west-2'], config: 'off', backups: 'on' });
    const withBackups = Template.fromStack(management);
    withBackups.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ REGIONS: 'us-west-2', CONFIG: 'off', BACKUPS: 'on' }) },
    });
    withBackups.hasResourceProperties('Custom::AccountSettings', { Backups: 'on' });
    const actions = ['backup:DescribeRegionSettings', 'backup:UpdateRegionSettings'];
    withBackups.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([{ Effect: 'Allow', Action: actions, Resource: '*' }]),
          },
        },
      ],
    });
    expect(JSON.stringify(template.toJSON())).not.toContain('backup:');
  });
});

test('a service user may make the calls that the config names, under the boundary, and has no key in the template', () => {
  const stack = testStack();
  new ServiceUser(stack, 'User', {
    key: 'till',
    user: {
      account: 'app',
      why: 'The till has no identity of its own',
      actions: ['s3:PutObject'],
      resources: ['arn:aws:s3:::sales/*'],
      tags: { owner: 'shop' },
    },
  });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::IAM::User', {
    UserName: 'lz-user-till',
    Groups: [{ Ref: 'Group' }],
    PermissionsBoundary: { 'Fn::Join': ['', ['arn:aws:iam::', account, ':policy/lz-permissions-boundary']] },
    Tags: [
      { Key: 'owner', Value: 'shop' },
      { Key: 'service-user', Value: 'till' },
    ],
    LoginProfile: Match.absent(),
    Policies: Match.absent(),
  });
  template.hasResourceProperties('AWS::IAM::Group', {
    Policies: [
      {
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::sales/*'] }],
        },
      },
    ],
  });
  template.resourceCountIs('AWS::IAM::AccessKey', 0);
});
