import { addTo } from '../../base/group-by';
import type { Resolver } from '../resolve/resolver';
import type { DocumentPool } from './document-pool';
import type { InlinePolicy } from './model';
import { readersOf, type ResourceReader } from './reader';

/** What a principal is called where a policy is attached to it. */
type Owner = `${'role' | 'user' | 'group'}/${string}`;

/** Policies that stand in resources of their own, by the principal that they are attached to. */
export class Attachments {
  private readonly inline = new Map<Owner, InlinePolicy[]>();
  private readonly managed = new Map<Owner, string[]>();

  public constructor(
    deployments: readonly Resolver[],
    private readonly pool: DocumentPool,
  ) {
    for (const deployment of deployments) {
      for (const policy of readersOf(deployment, 'AWS::IAM::Policy')) this.addInline(policy, owners(policy));
      for (const policy of readersOf(deployment, 'AWS::IAM::RolePolicy')) {
        this.addInline(policy, [`role/${policy.text('RoleName')}`]);
      }
      for (const policy of readersOf(deployment, 'AWS::IAM::UserPolicy')) {
        this.addInline(policy, [`user/${policy.text('UserName')}`]);
      }
      for (const policy of readersOf(deployment, 'AWS::IAM::GroupPolicy')) {
        this.addInline(policy, [`group/${policy.text('GroupName')}`]);
      }
      for (const policy of readersOf(deployment, 'AWS::IAM::ManagedPolicy')) {
        for (const owner of owners(policy)) addTo(this.managed, owner, policy.ref());
      }
    }
  }

  public inlineOf(owner: Owner): readonly InlinePolicy[] {
    return this.inline.get(owner) ?? [];
  }

  public managedOf(owner: Owner): readonly string[] {
    return this.managed.get(owner) ?? [];
  }

  private addInline(policy: ResourceReader, attachedTo: readonly Owner[]): void {
    if (policy.value('PolicyDocument') === undefined) return;
    const document = this.pool.policy(policy, 'PolicyDocument', 'identity');
    for (const owner of attachedTo) addTo(this.inline, owner, { name: policy.text('PolicyName'), document });
  }
}

function owners(policy: ResourceReader): readonly Owner[] {
  return [
    ...policy.texts('Roles').map((name): Owner => `role/${name}`),
    ...policy.texts('Users').map((name): Owner => `user/${name}`),
    ...policy.texts('Groups').map((name): Owner => `group/${name}`),
  ];
}
