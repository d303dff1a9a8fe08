import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  EngineEnvironment,
  organizationGraph,
  readAssembly,
  type OrganizationGraph,
  type Principal,
} from '../../../lib/assembly';
import { loadIamData, loadManagedPolicies } from '../../../lib/iam-data';
import { proveEnvironment } from '../../../lib/proofs/landing-zone-proofs';
import { describeFailure } from '../../../lib/proofs/plugin';
import type { Aws } from '../harness/aws';
import type { Site } from '../harness/site';
import type { Step } from '../harness/step';
import { readIdentities } from '../live/iam';
import { LiveGraph, type LiveState } from '../live/live-graph';
import { readResourcePolicies, type LiveResourcePolicy } from '../live/resource-policies';
import { readStackResources } from '../live/stacks';

/** Roles that `cdk bootstrap` or AWS's services make: they are no part of the assembly. */
const MADE_BY_OTHERS = /^arn:aws:iam::[^:]+:role\/(cdk-hnb659fds-|aws-service-role\/)/;

export const liveProofs: Step = {
  name: 'live-proofs',
  title: 'what AWS answers is what the assembly says, document by document, and the proofs hold on it',
  after: ['first-deploy'],
  async run({ aws, main, say }) {
    const planned = organizationGraph(readAssembly(main.copy.assembly));
    const live = new LiveGraph(planned, await readLive(aws, main));
    deepEqual(live.missing, [], 'roles, users and policies of resources that AWS does not have');
    deepEqual(
      live.strangers.filter((arn) => !MADE_BY_OTHERS.test(arn)),
      [],
      'roles and users that no template has',
    );
    const compared = expectSameDocuments(planned, live.graph);
    say(`${compared} policy documents are equal`);

    const environment = new EngineEnvironment(live.graph, loadManagedPolicies(planned.awsManagedPolicyArns()));
    const { claims, questions, failures } = proveEnvironment(environment, main.zone, await loadIamData());
    deepEqual(failures.map(describeFailure), [], 'proofs that fail on the live documents');
    ok(claims > 100 && questions > claims, 'claims are tried');
    say(`${claims} proofs hold on the live documents, in ${questions} questions, and no path leads to administrator`);
  },
};

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
