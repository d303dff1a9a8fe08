import { CfnInstanceProfile, CfnRole } from 'aws-cdk-lib/aws-iam';
import { Aws, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import { PERMISSIONS_BOUNDARY_NAME } from '../../../base/names';
import type { PlacedMachineRole } from '../../../choice/placement';
import { permissionPolicy, trustPolicy } from '../../../catalogue/machine-roles/definition/machine-role';
import { accountParameterId } from './account-parameters';
import { asInFindings, fillPlaceholders, type AccountIds } from './placeholders';

export interface MachineRoleProps {
  readonly role: PlacedMachineRole;
  readonly accountId: AccountIds;
}

/**
 * A machine role of the catalogue in this account, under the permissions boundary, with an instance profile where EC2
 * instances run as it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html
 */
export class MachineRole extends Construct {
  public constructor(scope: Construct, id: string, { role, accountId }: MachineRoleProps) {
    super(scope, id);
    const { roleName, path, definition } = role;
    const resource = new CfnRole(this, 'Resource', {
      roleName,
      path,
      description: definition.description,
      assumeRolePolicyDocument: fillPlaceholders(trustPolicy(definition), accountId),
      permissionsBoundary: `arn:aws:iam::${Aws.ACCOUNT_ID}:policy/${PERMISSIONS_BOUNDARY_NAME}`,
      policies: [
        { policyName: 'permissions', policyDocument: fillPlaceholders(permissionPolicy(definition), accountId) },
      ],
    });
    resource.overrideLogicalId(logicalId('Role', role.called));
    acknowledge(resource, role);

    if (definition.instanceProfile === 'same-name') {
      new CfnInstanceProfile(this, 'InstanceProfile', {
        instanceProfileName: roleName,
        path,
        roles: [resource.ref],
      }).overrideLogicalId(logicalId('InstanceProfile', role.called));
    }
  }
}

function acknowledge(resource: CfnRole, { definition }: PlacedMachineRole): void {
  const objects = definition.statements
    .flatMap(({ Resource = [] }) => [Resource].flat())
    .filter((arn) => arn.endsWith('/*'));
  Validations.of(resource).acknowledge(
    {
      id: 'NIST.800.53.R5-IAMNoInlinePolicy',
      reason: 'The policy belongs to this one role and goes with it: nobody else can attach it or be surprised by it.',
    },
    ...objects.map((arn) => ({
      id: `AwsSolutions-IAM5[Resource::${asInFindings(arn, accountParameterId)}]`,
      reason:
        'The objects of one bucket: their keys are made up while the application runs, so none can be named here.',
    })),
  );
}
