import { deepEqual, equal } from 'node:assert/strict';
import { organizationGraph, readAssembly, type OrganizationGraph, type Principal } from '../../../lib/assembly';
import type { Aws } from '../harness/aws';
import type { Site } from '../harness/site';
import { readIdentities } from '../live/iam';
import { LiveGraph, type LiveState } from '../live/live-graph';
import { readResourcePolicies, type LiveResourcePolicy } from '../live/resource-policies';
import { readStackResources } from '../live/stacks';

/** Roles that `cdk bootstrap` or AWS's services make: they are no part of the assembly. */
const MADE_BY_OTHERS = /^arn:aws:iam::[^:]+:role\/(cdk-hnb659fds-|aws-service-role\/)/;

export interface Compared {
  /** What the assembly says. */
  readonly planned: OrganizationGraph;
  /** The same, of what AWS answers. */
  readonly live: OrganizationGraph;
  /** How many documents are equal. */
  readonly documents: number;
}

/** Organization policies, permission sets, roles, users and policies of resources are those of the assembly, document by document. */
export async function expectDocuments(aws: Aws, site: Site): Promise<Compared> {
  const planned = organizationGraph(readAssembly(site.copy.assembly));
  const live = new LiveGraph(planned, await readLive(aws, site));
  deepEqual(live.missing, [], 'roles, users and policies of resources that AWS does not have');
  deepEqual(
    live.strangers.filter((arn) => !MADE_BY_OTHERS.test(arn)),
    [],
    'roles and users that no template has',
  );
  return { planned, live: live.graph, documents: expectSameDocuments(planned, live.graph) };
}

async function readLive(aws: Aws, site: Site): Promise<LiveState> {
  const organization = await site.organization();
  const identities = new Map<string, LiveState['identities'] extends ReadonlyMap<string, infer I> ? I : never>();
  const resourcePolicies = new Map<string, readonly LiveResourcePolicy[]>();
  for (const { id } of organization.accounts) {
    identities.set(id, await readIdentities(aws, id));
    resourcePolicies.set(id, await readResourcePolicies(aws, { account: id, region: site.home.region }));
  }
  const physicalIds = new Map<string, string>();
  for (const { name, region } of await site.stacks()) {
    const resources = await readStackResources(aws, { account: site.account, region }, name);
    for (const [logicalId, physicalId] of resources) physicalIds.set(`${name}/${logicalId}`, physicalId);
  }
  return { organization, identityCenter: await site.identityCenter(), identities, resourcePolicies, physicalIds };
}

/** @returns how many documents were compared */
function expectSameDocuments(planned: OrganizationGraph, live: OrganizationGraph): number {
  const [before, after] = [documentsOf(planned), documentsOf(live)];
  deepEqual(Object.keys(after).sort(), Object.keys(before).sort(), 'policy documents');
  for (const [what, document] of Object.entries(before)) deepEqual(after[what], document, what);
  equal(Object.keys(after).length, Object.keys(before).length);
  return Object.keys(after).length;
}

/** Every document of the landing zone by what it is. */
function documentsOf(graph: OrganizationGraph): Readonly<Record<string, unknown>> {
  const permissionSets = graph.permissionSets.map(({ name, inlinePolicy, managedPolicyArns, boundary }) => [
    `permission set ${name}`,
    { inlinePolicy, boundary, managedPolicyArns: [...managedPolicyArns].sort() },
  ]);
  const policies = graph.policies.map(({ name, type, content, targetIds }) => [
    `${type} ${name}`,
    { content, targetIds: [...targetIds].sort() },
  ]);
  const accounts = graph.accounts.flatMap((account) => {
    const { principals, managedPolicies, resourcePolicies } = graph.contentsOf(account);
    return [
      ...principals.map((principal) => [principal.arn, summaryOf(principal)]),
      ...managedPolicies.map(({ arn, document }) => [arn, document]),
      ...resourcePolicies.map(({ resourceArn, document }) => [`policy of ${resourceArn}`, document]),
    ];
  });
  return Object.fromEntries([...permissionSets, ...policies, ...accounts]) as Readonly<Record<string, unknown>>;
}

function summaryOf(principal: Principal): object {
  const { boundary, inlinePolicies, managedPolicies, tags } = principal;
  return {
    boundary: boundary?.arn,
    inlinePolicies: Object.fromEntries(inlinePolicies.map(({ name, document }) => [name, document])),
    managedPolicies: managedPolicies.map(({ arn }) => arn).sort(),
    tags,
    trustPolicy: principal.kind === 'role' ? principal.trustPolicy : undefined,
  };
}
