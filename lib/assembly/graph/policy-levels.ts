import { CustomType } from '../../base/template-contract';
import {
  FULL_AWS_ACCESS,
  RCP_FULL_AWS_ACCESS,
  type NamedPolicy,
  type PolicyDocument,
  type PolicyLevel,
} from '../../policy';
import type { JsonObject } from '../../base/json';
import type { Resolver } from '../resolve/resolver';
import type { DocumentPool } from './document-pool';
import type { Account, OrganizationPolicy } from './model';
import { normalRoot, type OrganizationTree } from './organization-tree';
import { readersOf, type ResourceReader } from './reader';

/** Types of organization policy that take part in a decision. */
export type AccessPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** What AWS attaches to the root, every OU and every account when a policy type is enabled; CloudFormation cannot detach it. */
const AWS_OWN: Readonly<Record<AccessPolicyType, NamedPolicy>> = {
  SERVICE_CONTROL_POLICY: FULL_AWS_ACCESS,
  RESOURCE_CONTROL_POLICY: RCP_FULL_AWS_ACCESS,
};

/** Every organization policy, in the order of the templates. @throws AssemblyError if a target is not in the organization */
export function readOrganizationPolicies(
  stacks: readonly Resolver[],
  tree: OrganizationTree,
  pool: DocumentPool,
): readonly OrganizationPolicy[] {
  return stacks
    .flatMap((stack) => readersOf(stack, 'AWS::Organizations::Policy'))
    .map((reader) => ({
      name: reader.text('Name'),
      type: reader.text('Type'),
      content: contentOf(reader, pool),
      targetIds: reader.texts('TargetIds').map((id) => knownTarget(reader, tree, id)),
      source: reader.source,
    }));
}

function contentOf(reader: ResourceReader, pool: DocumentPool): JsonObject {
  const type = reader.text('Type');
  if (Object.hasOwn(AWS_OWN, type))
    pool.policy(reader, 'Content', type === 'RESOURCE_CONTROL_POLICY' ? 'resource' : 'identity');
  return pool.content(reader, 'Content');
}

function knownTarget(reader: ResourceReader, tree: OrganizationTree, id: string): string {
  if (id.startsWith('r-')) return normalRoot(id);
  if (tree.accounts.has(id)) return id;
  if (!id.startsWith('ou-')) throw reader.error('TargetIds', `holds ${id}, which is no root, OU or account`);
  tree.idsOf(id);
  return id;
}

/** SCPs and RCPs of every account, level by level. A level is one object, whichever accounts it holds for. */
export class PolicyLevels {
  private readonly enabled: ReadonlySet<string>;
  private readonly attached = new Map<string, NamedPolicy[]>();
  private readonly levels = new Map<string, PolicyLevel>();
  private readonly stacks = new Map<string, readonly PolicyLevel[]>();

  public constructor(
    private readonly tree: OrganizationTree,
    policies: readonly OrganizationPolicy[],
    stacks: readonly Resolver[],
  ) {
    this.enabled = enabledTypes(stacks, policies);
    for (const { name, type, content, targetIds } of policies) {
      const policy: NamedPolicy = { name, document: content as unknown as PolicyDocument };
      for (const target of targetIds) {
        const key = `${type} ${target}`;
        this.attached.set(key, [...(this.attached.get(key) ?? []), policy]);
      }
    }
  }

  /** From the root down to the account. Empty where the policy type is not enabled. */
  public of(account: Account, type: AccessPolicyType): readonly PolicyLevel[] {
    if (!this.enabled.has(type)) return [];
    const key = `${type} ${account.id}`;
    let stack = this.stacks.get(key);
    if (stack === undefined) {
      stack = [...account.ids, account.id].map((id) => this.level(id, type));
      this.stacks.set(key, stack);
    }
    return stack;
  }

  private level(id: string, type: AccessPolicyType): PolicyLevel {
    const key = `${type} ${id}`;
    let level = this.levels.get(key);
    if (level === undefined) {
      level = { attachedTo: this.describe(id), policies: [AWS_OWN[type], ...(this.attached.get(key) ?? [])] };
      this.levels.set(key, level);
    }
    return level;
  }

  private describe(id: string): string {
    if (id === this.tree.rootId) return 'the root';
    const unit = this.tree.organizationalUnits.get(id);
    return unit === undefined ? `account ${this.tree.accounts.get(id)?.name ?? id}` : `OU ${unit.path}`;
  }
}

/** Types that the assembly enables, or that it has policies of. */
function enabledTypes(stacks: readonly Resolver[], policies: readonly OrganizationPolicy[]): ReadonlySet<string> {
  const enabling = stacks.flatMap((stack) => readersOf(stack, CustomType.ORGANIZATION_POLICY_TYPES));
  return new Set([...policies.map(({ type }) => type), ...enabling.flatMap((reader) => reader.texts('PolicyTypes'))]);
}
