import type { Account, Principal } from '../../assembly';
import { groupBy } from '../../base/group-by';
import { someone } from '../../catalogue/guardrails/definition/proof-principals';
import type { ProofRow } from '../../policy';
import { claimsOf, type Claim } from '../claim';
import { accountsWith } from '../guardrail-claims';
import { HypotheticalWorld } from '../hypothetical';
import type { BreakingCalls } from './breaking-calls';
import { callsOf, common, worldProps, type ChainContext } from './chain-context';
import { findLinks, type FoundLink } from './find-links';
import { LINKS, NEEDED, STACK_KEPT_BY, type Chain } from './links';
import { managementChainClaims } from './management-chain-claims';
import { isAlarmOf, thereClaims } from './there-claims';

/** The list of what is asked about each link. */
const BREAKING = 'breaking';

/**
 * That nobody who administers a member account breaks the chain by which an alarm reaches a person, a log its bucket or a backup its
 * vault, at whichever link: asked in each account that holds one and in which the guardrail that keeps it is in force. What is no link
 * that is known, and a chain that lacks one, do not hold.
 */
export function chainClaims(
  chains: ChainContext,
  isAdministrator: (principal: Principal) => boolean,
): readonly Claim[] {
  const { environment, zone } = chains;
  const found = findLinks(environment.graph, isAlarmOf(zone));
  const calls = callsOf(chains);
  return [
    ...thereClaims(chains, found, calls),
    ...breakingClaims(chains, found, calls),
    ...managementChainClaims(environment, { found, calls, isAdministrator }),
  ];
}

/** A row, where it is asked, and which guardrail keeps what it is about. */
interface Asked {
  readonly row: ProofRow;
  readonly accounts: readonly Account[];
  readonly keptBy: string;
}

function breakingClaims(
  { environment, catalogue, context }: ChainContext,
  found: readonly FoundLink[],
  calls: BreakingCalls,
): readonly Claim[] {
  const inForce = new Map<string, readonly Account[]>();
  const boundBy = (id: string): readonly Account[] => {
    const known = inForce.get(id) ?? accountsWith(environment, catalogue, context, id);
    inForce.set(id, known);
    return known;
  };
  const world = new HypotheticalWorld(worldProps(environment));
  return (Object.keys(NEEDED) as Chain[]).flatMap((chain) => {
    const links = found.filter((link) => link.chain === chain && link.accounts[0]?.kind === 'member');
    const asked = links.flatMap((link) => [...ofLink(link, calls), ...ofStack(link, calls)]);
    const kept = asked.flatMap((one) => {
      const accounts = one.accounts.filter((account) => boundBy(one.keptBy).includes(account));
      return accounts.length === 0 ? [] : [{ ...one, accounts }];
    });
    return together(kept).flatMap(({ row, accounts, keptBy }, index) =>
      claimsOf([{ ...row, principal: ['role/anyone', someone.securityAdmin(context)] }], {
        ...common(world, accounts),
        list: `${BREAKING} ${chain}, ${index + 1}`,
        mend: `Have ${keptBy} deny it, where it is in force: it breaks ${chain}.`,
      }),
    );
  });
}

/** What breaks a link: about itself, and what AWS asks about nothing or about what it is part of. */
function ofLink({ chain, made, accounts }: FoundLink, calls: BreakingCalls): readonly Asked[] {
  const link = LINKS[made.type];
  const keptBy = link?.keptBy[chain];
  // What it is part of is a link too, and every call about that is asked there.
  if (link === undefined || keptBy === undefined || link.partOf !== undefined) return [];
  const { besides = [], elsewhere = {} } = link;
  const context = { 'aws:RequestedRegion': made.region };
  const about: ProofRow =
    made.arn === undefined
      ? { action: [], context }
      : { action: calls.about(made.arn), resource: ofAny(made.arn, made.account), context };
  const asked: readonly Asked[] = [
    { row: about, accounts, keptBy },
    ...standsOn(made, calls).map((row) => ({ row: { ...row, context }, accounts, keptBy })),
    { row: { action: besides, context }, accounts, keptBy },
    ...Object.entries(elsewhere).map(([id, action]) => ({ row: { action, context }, accounts, keptBy: id })),
  ];
  return asked.filter(({ row: { action } }) => action.length > 0);
}

/** What changes the thing of AWS's own on which a link stands that names no other. */
function standsOn({ type, arn = '', region }: FoundLink['made'], calls: BreakingCalls): readonly ProofRow[] {
  const on = LINKS[type]?.standsOn;
  if (on === undefined || on.unless.test(arn)) return [];
  return [{ action: calls.about(on.resource), resource: on.resource.replace('{region}', region) }];
}

/** The stack by which a StackSet brings a link is one more place at which it breaks. */
function ofStack({ made, accounts }: FoundLink, calls: BreakingCalls): readonly Asked[] {
  const arn = `${made.stackArn}/example`;
  if (!arn.includes(':stack/StackSet-')) return [];
  const row = {
    action: calls.about(arn),
    resource: ofAny(arn, made.account),
    context: { 'aws:RequestedRegion': made.region },
  };
  return [{ row, accounts, keptBy: STACK_KEPT_BY }];
}

/** An ARN with the account in which it is asked. */
function ofAny(arn: string, account: string): string {
  return arn.replaceAll(`:${account}:`, ':{account}:');
}

/** One row for the same calls in the same accounts, with all that they are asked about. */
function together(asked: readonly Asked[]): readonly Asked[] {
  const alike = groupBy(asked, ({ row: { action, context }, accounts, keptBy }) =>
    JSON.stringify([action, context, keptBy, accounts.map(({ id }) => id)]),
  );
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const resources = [first, ...others].flatMap(({ row: { resource = [] } }) => resource);
    const resource = [...new Set(resources)];
    return [{ ...first, row: { ...first.row, ...(resource.length === 0 ? {} : { resource }) } }];
  });
}
