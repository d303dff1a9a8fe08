import type { AccountContents, OrganizationGraph } from '../../../lib/assembly';
import type { JsonObject } from '../../../lib/base/json';
import { lambdaTrust, resource } from './small-organization';

/** What one account of a graph holds. */
export function contents(graph: OrganizationGraph, name: string): AccountContents {
  const account = graph.account(name);
  if (account === undefined) throw new Error(`no account ${name}`);
  return graph.contentsOf(account);
}

/** What the templates put into an account: AWS's own roles left out. */
export function rolesIn(graph: OrganizationGraph, name: string): string[] {
  return contents(graph, name)
    .roles.filter(({ source }) => source !== undefined)
    .map(({ arn }) => arn);
}

export function role(Properties: JsonObject = {}): ReturnType<typeof resource> {
  return resource('AWS::IAM::Role', { AssumeRolePolicyDocument: lambdaTrust, ...Properties });
}

/** A StackSet's template with one role. */
export const inner = { Resources: { Role: role({ RoleName: 'lz-audit' }) } };

export function targets(DeploymentTargets: JsonObject): JsonObject {
  return { DeploymentTargets };
}
