import { CfnGroup, CfnUser } from 'aws-cdk-lib/aws-iam';
import { Aws, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ServiceUser as ServiceUserConfig } from '../../../model/baseline-schema';
import { PERMISSIONS_BOUNDARY_NAME, SERVICE_USER_PREFIX, SERVICE_USER_TAG } from '../../../base/names';

export interface ServiceUserProps {
  /** Key of the user in the config. */
  readonly key: string;
  readonly user: ServiceUserConfig;
}

/**
 * An IAM user for software outside AWS that can neither assume a role nor federate: what it may do is named call by call,
 * and the permissions boundary caps it besides. Its access key is made by a person, never in a template.
 *
 * The guardrail against IAM users lets StackSets through, which is how this one comes to be, and nobody else.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html
 */
export class ServiceUser extends Construct {
  public constructor(scope: Construct, id: string, { key, user }: ServiceUserProps) {
    super(scope, id);
    const { actions, resources, tags, why } = user;
    const name = `${SERVICE_USER_PREFIX}${key}`;
    const group = new CfnGroup(this, 'Group', {
      groupName: name,
      policies: [
        {
          policyName: name,
          policyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: actions, Resource: resources }],
          },
        },
      ],
    });
    group.overrideLogicalId('Group');
    Validations.of(group).acknowledge(
      {
        id: 'NIST.800.53.R5-IAMNoInlinePolicy',
        reason: 'The group has one user, and the policy says what this one may do: nobody else can be given it.',
      },
      ...resources.filter(hasWildcard).map((arn) => ({
        id: `AwsSolutions-IAM5[Resource::${arn}]`,
        reason: `The config gives this user what is in one named resource, and says why: ${why}`,
      })),
    );
    const created = new CfnUser(this, 'User', {
      userName: name,
      groups: [group.ref],
      permissionsBoundary: `arn:aws:iam::${Aws.ACCOUNT_ID}:policy/${PERMISSIONS_BOUNDARY_NAME}`,
      tags: Object.entries({ ...tags, [SERVICE_USER_TAG]: key }).map(([tag, value]) => ({ key: tag, value })),
    });
    created.overrideLogicalId('User');
  }
}

function hasWildcard(arn: string): boolean {
  return /[*?]/.test(arn);
}
