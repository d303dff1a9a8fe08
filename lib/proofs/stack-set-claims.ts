import type { EngineEnvironment } from '../assembly';
import type { StackSetReach } from '../assembly/graph/stack-sets';
import type { World } from '../ask/world';
import type { GuardrailContext } from '../catalogue/guardrails/definition/guardrail';
import { someone } from '../catalogue/guardrails/definition/proof-principals';
import type { ProofRow } from '../policy';
import { claimsOf, type Claim } from './claim';
import { DEPLOYMENT_ACTIONS, type DeploymentActions } from './deployment-actions';
import { RealWorld } from './real';
import { STANDING } from '../assembly/proven/subjects';

/** StackSets can do in each account what the templates that they bring there need: no guardrail locks the baseline out. */
export function stackSetClaims(
  environment: EngineEnvironment,
  world: World,
  { homeRegion, approvedRegions }: GuardrailContext,
): readonly Claim[] {
  const reaches = environment.graph.stackSetReaches();
  const byAws = reaches.filter(({ executionRoleName }) => executionRoleName === undefined);
  const byRoles = reaches.filter(({ executionRoleName }) => executionRoleName !== undefined);
  // By a role of the templates, that is with the policy that it has.
  const own = new RealWorld({ environment, defaultPrincipals: () => [] });
  return Object.entries(DEPLOYMENT_ACTIONS).flatMap(([type, needed], index) => {
    const claims = (by: string, sets: readonly StackSetReach[], rows: readonly ProofRow[], where: World) => {
      const accounts = new Set(sets.flatMap((set) => set.accounts));
      if (accounts.size === 0) return [];
      return claimsOf(rows, {
        subject: STANDING,
        source: `lib/proofs/deployment-actions.ts, ${type}`,
        list: `${by} ${index + 1}`,
        expected: 'allowed',
        accounts: [...accounts],
        world: where,
        constructPath: '',
      });
    };
    const makes = ({ resourceTypes }: StackSetReach): boolean => resourceTypes.includes(type);
    const members = byAws.filter(makes);
    const elsewhere = [...new Set(members.flatMap(({ regions }) => regions))].filter(
      (region) => !approvedRegions.includes(region),
    );
    const row = (principal: string) => (region: string) => rowFor(principal, needed, region);
    return [
      ...claims('StackSets', members, [homeRegion, ...elsewhere].map(row(someone.stackSets)), world),
      ...byRoles.filter(makes).flatMap((set) => {
        const rows = set.regions.map(row(`role/${set.executionRoleName ?? ''}`));
        return claims(`StackSet ${set.name}`, [set], rows, own);
      }),
    ];
  });
}

function rowFor(principal: string, { actions, resources }: DeploymentActions, region: string): ProofRow {
  return {
    principal,
    action: actions,
    ...(resources === undefined ? {} : { resource: resources.map((arn) => arn.replace('{region}', region)) }),
    context: { 'aws:RequestedRegion': region },
  };
}
