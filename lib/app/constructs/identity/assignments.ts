import { CfnAssignment } from 'aws-cdk-lib/aws-sso';
import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { GROUP_NAME, LET_IN_BY_TAGS } from '../../../base/template-contract';
import { logicalId } from '../../../base/logical-id';
import { MANAGEMENT, type AssignmentToAccount, type TagOfAccount } from '../../../model/tree';
import { inLanes } from '../lanes';
import { BoundaryArrival } from '../stack-set/boundary-arrival';
import type { Groups } from './groups';
import type { PermissionSets } from './permission-sets';

/** AWS takes 15 outstanding assignments; the rest is left to whoever works in the console meanwhile. */
const CONCURRENT_ASSIGNMENTS = 10;

export interface AssignmentsProps {
  readonly instanceArn: string;
  readonly assignments: readonly AssignmentToAccount[];
  readonly groups: Groups;
  readonly permissionSets: PermissionSets;
  /** Twelve digits, or a token, by the account's key. */
  readonly accountId: (account: string) => string;
  /** Where the StackSet is that brings accounts their permissions boundary. */
  readonly homeRegion: string;
}

/**
 * One assignment per group, permission set and account. Each is a resource of its own, so that taking a line out of the
 * config revokes exactly that access.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sso-assignment.html
 */
export class Assignments extends Construct {
  public constructor(scope: Construct, id: string, props: AssignmentsProps) {
    super(scope, id);
    const resources = new Map<string, CfnResource>();
    for (const assignment of props.assignments) {
      const { group, persona, account } = assignment;
      const { groupId, displayName } = props.groups.get(group);
      const key = keyOf(assignment);
      const resource = new CfnAssignment(this, key, {
        instanceArn: props.instanceArn,
        permissionSetArn: props.permissionSets.arnOf(persona),
        principalType: 'GROUP',
        principalId: groupId,
        targetType: 'AWS_ACCOUNT',
        targetId: props.accountId(account),
      });
      resource.overrideLogicalId(logicalId('Assignment', key));
      resource.addMetadata(GROUP_NAME, displayName);
      if (assignment.byTags !== undefined) resource.addMetadata(LET_IN_BY_TAGS, assignment.byTags.map(writtenTag));
      resources.set(key, resource);
    }
    inLanes(resources, CONCURRENT_ASSIGNMENTS);
    this.waitForBoundary(props, resources);
  }

  /** The management account has its boundary by a stack that is deployed before. */
  private waitForBoundary(props: AssignmentsProps, resources: ReadonlyMap<string, CfnResource>): void {
    const bounded = props.assignments.filter(
      ({ persona, account }) => account !== MANAGEMENT && props.permissionSets.namesBoundary(persona),
    );
    new BoundaryArrival(this, 'BoundaryArrival', {
      accountIds: [...new Set(bounded.map(({ account }) => account))].sort().map(props.accountId),
      homeRegion: props.homeRegion,
      before: bounded.flatMap((assignment) => resources.get(keyOf(assignment)) ?? []),
    });
  }
}

function writtenTag({ key, value, unit }: TagOfAccount): object {
  return { Key: key, Value: value, ...(unit === undefined ? {} : { OrganizationalUnit: unit }) };
}

function keyOf({ group, persona, account }: AssignmentToAccount): string {
  return `${group} as ${persona} in ${account}`;
}
