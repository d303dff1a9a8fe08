import type { EngineEnvironment, Principal } from '../../assembly';
import { nameWithPath } from '../../ask/principals';
import { groupBy } from '../../base/group-by';
import { BREAK_GLASS_ROLE_NAME } from '../../base/names';
import type { ProofRow } from '../../policy';
import { claimsOf, type Claim } from '../claim';
import { RealWorld } from '../real';
import type { BreakingCalls } from './breaking-calls';
import { common } from './chain-context';
import type { FoundLink } from './find-links';
import { LINKS } from './links';

/** Asked by the claims about the alarms of the management account, together with what brings them. */
const ASKED_ELSEWHERE: readonly string[] = ['AWS::Events::Rule', 'AWS::IAM::Role'];

export interface ManagementChains {
  readonly found: readonly FoundLink[];
  readonly calls: BreakingCalls;
  /** Whether a role or user is one by design. */
  readonly isAdministrator: (principal: Principal) => boolean;
}

/**
 * That whoever is no administrator of the management account by design leaves alone what of the chains is there, the StackSets that bring
 * the rest among it: no organization policy keeps it.
 */
export function managementChainClaims(
  environment: EngineEnvironment,
  { found, calls, isAdministrator }: ManagementChains,
): readonly Claim[] {
  const { graph } = environment;
  const { managementAccount } = graph;
  const { principals } = graph.contentsOf(managementAccount);
  const isLeftOut = (one: Principal): boolean =>
    isAdministrator(one) || (one.path === '/' && one.name === BREAK_GLASS_ROLE_NAME);
  const world = new RealWorld({
    environment,
    defaultPrincipals: () => principals.filter((one) => !isLeftOut(one)).map((one) => environment.principal(one)),
  });
  return rowsOf(found, calls, stackSetsOf(environment, found)).flatMap((row, index) =>
    claimsOf([row], {
      ...common(world, [managementAccount]),
      everybodyBut: principals.filter(isLeftOut).map((one) => `${one.kind}/${nameWithPath(one)}`),
      list: `breaking in the management account, ${index + 1}`,
      mend: 'No guardrail holds in the management account: leave the call out of what the role is allowed there, or call it an administrator.',
    }),
  );
}

function rowsOf(
  found: readonly FoundLink[],
  calls: BreakingCalls,
  stackSets: readonly { readonly arn: string; readonly region: string }[],
): readonly ProofRow[] {
  const there = found
    .filter(({ accounts }) => accounts[0]?.kind === 'management')
    .filter(({ made: { type } }) => !ASKED_ELSEWHERE.includes(type));
  const rows = [...new Set(there.map(({ made }) => made))].flatMap(({ type, arn, region }): readonly ProofRow[] => {
    const besides = LINKS[type]?.besides ?? [];
    const context = { 'aws:RequestedRegion': region };
    const about = arn === undefined ? [] : calls.about(arn);
    return [
      ...(arn === undefined || about.length === 0 ? [] : [{ action: about, resource: arn, context }]),
      ...(besides.length === 0 ? [] : [{ action: besides, context }]),
    ];
  });
  const byRegion = groupBy(stackSets, ({ region }) => region);
  return [
    ...rows,
    ...[...byRegion].map(([region, all]) => ({
      action: calls.about(all[0]?.arn ?? ''),
      resource: all.map(({ arn }) => arn),
      context: { 'aws:RequestedRegion': region },
    })),
  ];
}

/** Those that bring a link. */
function stackSetsOf(
  { graph }: EngineEnvironment,
  found: readonly FoundLink[],
): readonly { readonly arn: string; readonly region: string }[] {
  const stacks = new Set(found.map(({ made: { stackArn } }) => /:stack\/StackSet-(.+)$/.exec(stackArn)?.[1] ?? ''));
  return graph.resourceArnsIn(graph.managementAccount).flatMap((arn) => {
    const [, region = '', name = ''] = /^arn:aws:cloudformation:([^:]+):[^:]+:stackset\/([^:]+):/.exec(arn) ?? [];
    return name !== '' && [...stacks].some((stack) => stack.startsWith(`${name}-`)) ? [{ arn, region }] : [];
  });
}
