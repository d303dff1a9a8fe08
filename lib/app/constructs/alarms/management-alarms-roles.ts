import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ALARMS_FORWARDER_ROLE_NAME,
  MANAGEMENT_ALARMS_NAME,
  PREFIX,
  STACK_SET_ADMINISTRATION_ROLE_NAME,
  STACK_SET_EXECUTION_ROLE_NAME,
} from '../../../base/names';
import { GLOBAL_REGION } from '../../../base/regions';
import { isOptIn } from '../../../model/regions';
import type { NonEmpty, Statement } from '../../../policy/document';
import { LandingZoneRole } from '../landing-zone-role';

export interface ManagementAlarmsRolesProps {
  /** Twelve digits, or a token. */
  readonly managementAccountId: string;
  /** Those of the StackSet. */
  readonly regions: readonly string[];
}

/**
 * By which the StackSet of the management account's alarms deploys, and nothing else can: the administration role is for
 * CloudFormation, on behalf of this StackSet; the execution role is for the administration role. They belong into a stack that is
 * deployed before the StackSet's: for some seconds a new role cannot be taken.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
 */
export class ManagementAlarmsRoles extends Construct {
  public constructor(scope: Construct, id: string, { managementAccountId, regions }: ManagementAlarmsRolesProps) {
    super(scope, id);
    const role = (name: string): string => `arn:aws:iam::${managementAccountId}:role/${name}`;
    const administration = new LandingZoneRole(this, 'Administration', {
      roleName: STACK_SET_ADMINISTRATION_ROLE_NAME,
      description: 'CloudFormation takes it for the StackSet of the alarms of this account',
      trust: {
        Principal: { Service: ['cloudformation.amazonaws.com', ...regions.filter(isOptIn).map(regionalPrincipal)] },
        Condition: {
          StringEquals: { 'aws:SourceAccount': managementAccountId },
          ArnLike: {
            'aws:SourceArn': `arn:aws:cloudformation:${GLOBAL_REGION}:${managementAccountId}:stackset/${MANAGEMENT_ALARMS_NAME}:*`,
          },
        },
      },
      statements: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role(STACK_SET_EXECUTION_ROLE_NAME) }],
    });
    const execution = new LandingZoneRole(this, 'Execution', {
      roleName: STACK_SET_EXECUTION_ROLE_NAME,
      description: 'By which the StackSet of the alarms of this account deploys them',
      trust: { Principal: { AWS: role(STACK_SET_ADMINISTRATION_ROLE_NAME) } },
      statements: executionStatements(managementAccountId, role(ALARMS_FORWARDER_ROLE_NAME)),
    });
    // IAM refuses a trust policy that names a role that is not there.
    execution.resource.addResourceDependency(administration.resource);
    Validations.of(execution.resource).acknowledge(
      {
        id: 'AwsSolutions-IAM5[Action::cloudformation:*]',
        reason:
          'What AWS asks for, on the stacks of this StackSet alone: on others it would use the roles that they have.',
      },
      ...[stacksOf('<AWS::AccountId>'), rulesOf('<AWS::AccountId>')].map((arn) => ({
        id: `AwsSolutions-IAM5[Resource::${arn}]`,
        reason: 'CloudFormation makes up the end of the names of stacks; rules are in many Regions.',
      })),
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'Reads of CloudFormation that AWS checks on no stack, or on any.',
      },
    );
  }
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-opt-in-regions.html */
function regionalPrincipal(region: string): string {
  return `cloudformation.${region}.amazonaws.com`;
}

const stacksOf = (account: string): string =>
  `arn:aws:cloudformation:*:${account}:stack/StackSet-${MANAGEMENT_ALARMS_NAME}-*`;
const rulesOf = (account: string): string => `arn:aws:events:*:${account}:rule/${PREFIX}*`;

/**
 * All of CloudFormation, as AWS's page asks, but for other stacks: an update of one takes the role that the stack was deployed with,
 * which may do anything. On them what AWS gives its own StackSets in one account, by the managed policies AWSQuickSetup*DeploymentRolePolicy.
 */
function executionStatements(account: string, forwarderArn: string): NonEmpty<Statement> {
  return [
    { Effect: 'Allow', Action: 'cloudformation:*', Resource: stacksOf(account) },
    {
      Effect: 'Allow',
      Action: [
        'cloudformation:DescribeStackDriftDetectionStatus',
        'cloudformation:DescribeStacks',
        'cloudformation:GetTemplateSummary',
        'cloudformation:ListStacks',
        'cloudformation:ValidateTemplate',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: [
        'events:DeleteRule',
        'events:DescribeRule',
        'events:DisableRule',
        'events:EnableRule',
        'events:ListTagsForResource',
        'events:ListTargetsByRule',
        'events:PutRule',
        'events:PutTargets',
        'events:RemoveTargets',
        'events:TagResource',
        'events:UntagResource',
      ],
      Resource: rulesOf(account),
    },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: forwarderArn,
      Condition: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } },
    },
  ];
}
