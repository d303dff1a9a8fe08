import {
  EngineEnvironment,
  organizationGraph,
  type Assembly,
  type AwsManagedPolicies,
  type OrganizationGraph,
} from '../assembly';
import { recordedActions } from '../assembly/proven/recorded-actions';
import { recordedPolicies } from '../assembly/proven/recorded-policies';
import { GLOBAL_REGION } from '../base/regions';
import { guardrailsOf } from '../assembly/proven/proofs-file';
import type { WrittenGuardrail } from '../choice/guardrail-of';
import { loadIamData, loadManagedPolicies, type IamData } from '../iam-data';
import { PolicyEngine } from '../policy';
import type { Streams } from '../base/streams';
import { readLandingZoneAssembly, type Unproven } from './read-assembly';

/** Everything that a question is answered from. */
export interface Organization {
  readonly assembly: Assembly;
  readonly environment: EngineEnvironment;
  readonly graph: OrganizationGraph;
  readonly iamData: IamData;
  readonly engine: PolicyEngine;
  /** Where most stacks deploy to: calls to regional services are taken to go there unless the question says otherwise. */
  readonly homeRegion: string;
  /** Where its guardrails are written, as far as the assembly says. */
  readonly guardrails: readonly WrittenGuardrail[];
  /** What AWS had when it was made. @default not asked for, or not recorded */
  readonly recordedActions?: ReadonlySet<string>;
}

/**
 * Reads a cloud assembly and all that answers rest on.
 *
 * @param policiesOfAws AWS's own policies as the installed data have them, or as they were when the assembly was made
 * @throws AssemblyError if it is absent, broken or half written, is no whole landing zone, or not proven where that is refused
 */
export async function readOrganization(
  folder: string,
  streams: Streams,
  policiesOfAws: 'as installed' | 'as recorded' = 'as installed',
  unproven: Unproven = 'refused',
): Promise<Organization> {
  const assembly = readLandingZoneAssembly(folder, streams, unproven);
  const graph = organizationGraph(assembly);
  const installed = loadManagedPolicies(graph.awsManagedPolicyArns());
  const recorded: AwsManagedPolicies = policiesOfAws === 'as recorded' ? recordedPolicies(folder) : new Map();
  const actions = policiesOfAws === 'as recorded' ? recordedActions(folder) : undefined;
  const environment = new EngineEnvironment(graph, new Map([...installed, ...recorded]));
  const iamData = await loadIamData();
  return {
    assembly,
    environment,
    graph,
    iamData,
    engine: new PolicyEngine(iamData),
    homeRegion: homeRegion(assembly),
    guardrails: guardrailsOf(folder),
    ...(actions && { recordedActions: actions }),
  };
}

function homeRegion({ stacks }: Assembly): string {
  const regions = stacks.flatMap(({ region }) => region ?? []);
  const count = (region: string): number => regions.filter((other) => other === region).length;
  return [...new Set(regions)].sort((left, right) => count(right) - count(left))[0] ?? GLOBAL_REGION;
}
