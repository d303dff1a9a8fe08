import { CustomResource } from 'aws-cdk-lib/core';
import { CfnGroup, CfnGroupMembership } from 'aws-cdk-lib/aws-identitystore';
import { Construct } from 'constructs';
import { CustomType } from '../../../base/template-contract';
import { logicalId } from '../../../base/logical-id';
import type { Access, Group } from '../../../model/landing-zone';
import { identityCenterHandler, SERVICE_TIMEOUT, usersHandler } from '../custom-resources/handlers';

export interface GroupsProps {
  readonly identityStoreId: string;
  readonly identitySource: Access['identitySource'];
  readonly groups: Access['groups'];
  readonly users: Access['users'];
}

/** A group as assignments need it. */
export interface AssignableGroup {
  readonly groupId: string;
  readonly displayName: string;
}

/**
 * The groups that permission sets are assigned to: created here, or found where an external identity provider
 * provisions them, in which case creating them would only be undone by the next synchronization.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-identitystore-group.html
 */
export class Groups extends Construct {
  private readonly found = new Map<string, AssignableGroup>();
  private readonly props: GroupsProps;

  public constructor(scope: Construct, id: string, props: GroupsProps) {
    super(scope, id);
    this.props = props;
    for (const [key, group] of Object.entries(props.groups)) {
      const { displayName } = group;
      this.found.set(key, { displayName, groupId: this.groupId(key, displayName, group) });
    }
    for (const [userName, user] of Object.entries(props.users)) this.addUser(userName, user);
  }

  public get(key: string): AssignableGroup {
    const group = this.found.get(key);
    if (group === undefined) throw new Error(`no group "${key}" in the model`);
    return group;
  }

  private groupId(key: string, displayName: string, group: Group): string {
    if (this.props.identitySource === 'external') return group.id ?? this.lookUp(key, displayName);
    const created = new CfnGroup(this, key, {
      identityStoreId: this.props.identityStoreId,
      displayName,
      description: group.description,
    });
    created.overrideLogicalId(logicalId('Group', key));
    return created.attrGroupId;
  }

  private lookUp(key: string, displayName: string): string {
    const found = new CustomResource(this, key, {
      resourceType: CustomType.IDENTITY_CENTER_GROUP,
      serviceToken: identityCenterHandler(this),
      serviceTimeout: SERVICE_TIMEOUT,
      properties: { IdentityStoreId: this.props.identityStoreId, DisplayName: displayName },
    });
    return found.getAttString('GroupId');
  }

  /** CloudFormation's own type is there in us-east-1 alone: AWS::IdentityStore::User. */
  private addUser(userName: string, user: GroupsProps['users'][string]): void {
    const created = new CustomResource(this, `user-${userName}`, {
      resourceType: CustomType.IDENTITY_CENTER_USER,
      serviceToken: usersHandler(this),
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        IdentityStoreId: this.props.identityStoreId,
        UserName: userName,
        GivenName: user.givenName,
        FamilyName: user.familyName,
        Email: user.email,
      },
    });
    for (const group of user.groups) {
      new CfnGroupMembership(this, `user-${userName}-in-${group}`, {
        identityStoreId: this.props.identityStoreId,
        groupId: this.get(group).groupId,
        memberId: { userId: created.getAttString('UserId') },
      });
    }
  }
}
