import {
  findPolicyProblems,
  FULL_AWS_ACCESS,
  type Account,
  type ActionSet,
  type NamedPolicy,
  type PolicyDocument,
  type PolicyEngine,
  type PolicyLevel,
  type RolePrincipal,
} from '../../policy';
import type * as Live from '../live';

/** What is attached where: service control policies by the id of a root, an OU or an account. */
export type Attached = ReadonlyMap<string, readonly NamedPolicy[]>;

/**
 * As they are in AWS at this moment. None where the type is not enabled: then none has any effect.
 *
 * @param counts @default each
 */
export async function attachedNow(
  live: Live.LiveAws,
  counts: (policy: Live.OrganizationPolicy) => boolean = () => true,
): Promise<Attached> {
  const { policyTypes } = await live.tree();
  const isEnabled = policyTypes.some(({ type, status }) => type === SCP && status === 'ENABLED');
  const attached = new Map<string, NamedPolicy[]>();
  for (const policy of isEnabled ? (await live.policies(SCP)).filter(counts) : []) {
    const named = asNamed(policy);
    for (const id of policy.targetIds) attached.set(id, [...(attached.get(id) ?? []), named]);
  }
  return attached;
}

export const SCP = 'SERVICE_CONTROL_POLICY';

/** AWS has one of its own, which allows everything. What cannot be read is taken to deny nothing. */
export function asNamed({ name, owner, content }: Live.OrganizationPolicy): NamedPolicy {
  if (owner === 'aws' || findPolicyProblems(content, name).length > 0) return { ...FULL_AWS_ACCESS, name };
  return { name, document: content as unknown as PolicyDocument };
}

/** Actions that nobody in an account may do in a Region, whoever has no exemption and whatever else is allowed. */
export interface DeniedInRegion {
  readonly engine: PolicyEngine;
  readonly organization: Live.Organization;
  readonly tree: Live.OrganizationTree;
  readonly attached: Attached;
  readonly account: Live.Account;
  readonly region: string;
  /** Name of a role in the account. @default one that nothing exempts */
  readonly role?: string;
}

export function deniedInRegion(question: DeniedInRegion): ActionSet {
  const { engine, account, region, role = 'somebody' } = question;
  const principal: RolePrincipal = {
    kind: 'role',
    account: engineAccount(question),
    arn: `arn:aws:iam::${account.id}:role/${role}`,
    tags: {},
    identityPolicies: [FULL_AWS_ACCESS],
  };
  return engine.decideActions({ principal, context: { 'aws:RequestedRegion': region } }).denied;
}

function engineAccount({ organization, tree, attached, account }: DeniedInRegion): Account {
  const ids = [...idsAbove(tree, account.parentId), account.id];
  return {
    id: account.id,
    name: account.name,
    organization,
    organizationPath: `${[organization.id, ...ids.slice(0, -1)].join('/')}/`,
    scps:
      attached.size === 0 ? [] : ids.map((id): PolicyLevel => ({ attachedTo: id, policies: attached.get(id) ?? [] })),
    rcps: [],
  };
}

/** From the root down to the OU itself. */
export function idsAbove(tree: Live.OrganizationTree, id: string): readonly string[] {
  const unit = tree.organizationalUnits.find((one) => one.id === id);
  return unit === undefined ? [id] : [...idsAbove(tree, unit.parentId), id];
}
