import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnFunction, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Aws, CfnCustomResource, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PASSWORD_POLICY } from '../../../base/password-policy';
import { CustomType } from '../../../base/template-contract';
import { ACCOUNT_SETTINGS_NAME } from '../../../base/names';
import type { Statement } from '../../../policy/document';
import { LandingZoneRole } from '../landing-zone-role';

export interface AccountSettingsProps {
  /** Regions in which new disks are encrypted. */
  readonly regions: readonly string[];
  /** Whether AWS Config records the account: then it has the service's role. */
  readonly config: 'on' | 'off';
  /** Whether backups of the organization's accounts follow this one's settings: true of the management account alone. */
  readonly backups: 'on' | 'off';
}

const CONFIG_SERVICE = 'config.amazonaws.com';

/** Lambda's limit for code that stands in the template. */
export const INLINE_CODE_LIMIT = 4096;

/** @returns the code without its comments, which take too much of the limit */
export function inlined(code: string): string {
  return code.replaceAll(/^ *(?:\/\/.*|\/\*\*[^]*?\*\/)\n/gmu, '');
}

const CODE = inlined(readFileSync(join(__dirname, '../../handlers/account-settings/index.js'), 'utf8'));
const LOG_GROUP = `/aws/lambda/${ACCOUNT_SETTINGS_NAME}`;

/**
 * Sets the password policy of the account and EBS encryption by default in every approved region, and sets them again
 * every day. CloudFormation has a type for neither, and what is set once can be changed by hand; why not by AWS Config is
 * in docs/adr/0006. The same for the role of AWS Config, which other services make too: CloudFormation's type fails where it
 * is there with another description.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/manage-cross-account.html "Resource opt-in rules"
 */
export class AccountSettings extends Construct {
  public constructor(scope: Construct, id: string, props: AccountSettingsProps) {
    super(scope, id);
    const { regions, config, backups } = props;
    const code = this.function(props);
    this.daily(code);
    const now = new CfnCustomResource(this, 'Now', { serviceToken: code.attrArn });
    now.addOverride('Type', CustomType.ACCOUNT_SETTINGS);
    // So that it runs whenever there is something new to set.
    now.addPropertyOverride('Regions', regions);
    now.addPropertyOverride('PasswordPolicy', PASSWORD_POLICY);
    now.addPropertyOverride('Config', config);
    if (backups === 'on') now.addPropertyOverride('Backups', backups);
    now.addPropertyOverride('Code', createHash('sha256').update(CODE).digest('hex'));
    now.overrideLogicalId('AccountSettings');
  }

  private function({ regions, config, backups }: AccountSettingsProps): CfnFunction {
    const { resource: role } = new LandingZoneRole(this, 'Role', {
      roleName: ACCOUNT_SETTINGS_NAME,
      description: 'Keeps the password policy and EBS encryption by default',
      trust: { Principal: { Service: 'lambda.amazonaws.com' } },
      statements: [
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
        ...(config === 'on' ? [CONFIG_ROLE] : []),
        ...(backups === 'on' ? [BACKUP_SETTINGS] : []),
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: `arn:aws:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${LOG_GROUP}:*`,
        },
      ],
    });
    const logs = new CfnLogGroup(this, 'Logs', { logGroupName: LOG_GROUP, retentionInDays: 365 });
    logs.overrideLogicalId('AccountSettingsLogs');
    const made = new CfnFunction(this, 'Function', {
      functionName: ACCOUNT_SETTINGS_NAME,
      description: 'Keeps the password policy and EBS encryption by default',
      runtime: 'nodejs24.x',
      handler: 'index.handler',
      timeout: 300,
      memorySize: 256,
      role: role.attrArn,
      environment: {
        variables: {
          PASSWORD_POLICY: JSON.stringify(PASSWORD_POLICY),
          REGIONS: regions.join(','),
          CONFIG: config,
          ...(backups === 'on' ? { BACKUPS: backups } : {}),
        },
      },
      code: { zipFile: CODE },
    });
    made.overrideLogicalId('AccountSettingsFunction');
    made.addResourceDependency(logs);
    acknowledge(role, made, logs);
    return made;
  }

  private daily(code: CfnFunction): void {
    const rule = new CfnRule(this, 'Daily', {
      name: ACCOUNT_SETTINGS_NAME,
      description: 'Once a day: repair the password policy and EBS encryption by default',
      scheduleExpression: 'rate(1 day)',
      targets: [{ id: 'function', arn: code.attrArn }],
    });
    rule.overrideLogicalId('AccountSettingsDaily');
    const permission = new CfnPermission(this, 'DailyPermission', {
      action: 'lambda:InvokeFunction',
      functionName: code.ref,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
    permission.overrideLogicalId('AccountSettingsDailyPermission');
  }
}

/** Reading and making the one role. GetRole knows its name alone: where the role is not there, IAM asks for an ARN without the path. */
const CONFIG_ROLE: Statement = {
  Effect: 'Allow',
  Action: ['iam:CreateServiceLinkedRole', 'iam:GetRole'],
  Resource: [`aws-service-role/${CONFIG_SERVICE}/`, ''].map(
    (path) => `arn:aws:iam::${Aws.ACCOUNT_ID}:role/${path}AWSServiceRoleForConfig`,
  ),
};

const BACKUP_SETTINGS: Statement = {
  Effect: 'Allow',
  Action: ['backup:DescribeRegionSettings', 'backup:UpdateRegionSettings'],
  Resource: '*',
};

function acknowledge(role: Construct, code: Construct, logs: Construct): void {
  Validations.of(role).acknowledge(
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Settings of the account as a whole: AWS defines no resource for any of these actions.',
    },
    {
      id: `AwsSolutions-IAM5[Resource::arn:aws:logs:<AWS::Region>:<AWS::AccountId>:log-group:${LOG_GROUP}:*]`,
      reason: 'The streams of its own log group, whose names Lambda chooses when the function runs.',
    },
  );
  Validations.of(code).acknowledge(
    {
      id: 'NIST.800.53.R5-LambdaConcurrency',
      reason: 'It runs once a day and at a deploy; a reservation would take from the workloads of the account.',
    },
    {
      id: 'NIST.800.53.R5-LambdaDLQ',
      reason:
        'Nothing is lost when it fails: it runs again the next day, and AWS Config reports what is not as it should be.',
    },
    {
      id: 'NIST.800.53.R5-LambdaInsideVPC',
      reason: 'It calls APIs of AWS and nothing else, and an account need not have a network.',
    },
  );
  Validations.of(logs).acknowledge({
    id: 'NIST.800.53.R5-CloudWatchLogGroupEncrypted',
    reason:
      "The log says which settings were repaired, and no secrets; CloudWatch Logs encrypts it with the service's own key.",
  });
}
