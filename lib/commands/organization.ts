import { EngineEnvironment, organizationGraph, readAssembly, type Assembly, type OrganizationGraph } from '../assembly';
import { loadIamData, loadManagedPolicies, type IamData } from '../iam-data';
import { PolicyEngine } from '../policy';
import type { Streams } from './command';

/** Everything that a question is answered from. */
export interface Organization {
  readonly assembly: Assembly;
  readonly environment: EngineEnvironment;
  readonly graph: OrganizationGraph;
  readonly iamData: IamData;
  readonly engine: PolicyEngine;
  /** Where most stacks deploy to: calls to regional services are taken to go there unless the question says otherwise. */
  readonly homeRegion: string;
}

/**
 * Reads a cloud assembly; checks that failed when it was made are told on `stderr`, and do not stop it.
 *
 * @throws AssemblyError if it is absent, broken or half written
 */
export async function readOrganization(folder: string, { stderr }: Streams): Promise<Organization> {
  const assembly = readAssembly(folder);
  for (const warning of assembly.warnings) stderr.write(`Warning: ${warning}\n`);
  const graph = organizationGraph(assembly);
  const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
  const iamData = await loadIamData();
  return { assembly, environment, graph, iamData, engine: new PolicyEngine(iamData), homeRegion: homeRegion(assembly) };
}

function homeRegion({ stacks }: Assembly): string {
  const regions = stacks.flatMap(({ region }) => region ?? []);
  const count = (region: string): number => regions.filter((other) => other === region).length;
  return [...new Set(regions)].sort((left, right) => count(right) - count(left))[0] ?? 'us-east-1';
}
