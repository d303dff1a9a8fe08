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
/** The same where no guardrail keeps it. */
const UNKEPT = 'breaking what nothing keeps of';

/** What is claimed of the chains, and what is asked about links that no guardrail keeps. */
export interface ChainClaims {
  /** That nobody who administers a member account breaks a chain where the guardrail that keeps it is in force. */
  readonly claims: readonly Claim[];
  /** The same where it is not: what fails there is open, as the company has placed its guardrails. */
  readonly unkept: readonly UnkeptLink[];
}

/** The same calls in accounts that hold a link and are not under the guardrail that keeps it. */
export interface UnkeptLink {
  readonly claim: Claim;
  readonly chain: Chain;
  readonly keptBy: string;
}

/**
 * That nobody who administers a member account breaks the chain by which an alarm reaches a person, a log its bucket or a backup its
 * vault, at whichever link: asked in each account that holds one. What is no link that is known, and a chain that lacks one, do not hold.
 */
export function chainClaims(chains: ChainContext, isAdministrator: (principal: Principal) => boolean): ChainClaims {
  const { environment, zone } = chains;
  const found = findLinks(environment.graph, isAlarmOf(zone));
  const calls = callsOf(chains);
  const { claims, unkept } = breakingClaims(chains, found, calls);
  return {
    claims: [
      ...thereClaims(chains, found, calls),
      ...claims,
      ...managementChainClaims(environment, { found, calls, isAdministrator }),
    ],
    unkept,
  };
}

/** A row, where it is asked, and which guardrail keeps what it is about. */
interface Asked {
  readonly row: ProofRow;
  readonly accounts: readonly Account[];
  readonly keptBy: string;
}

function breakingClaims(chains: ChainContext, found: readonly FoundLink[], calls: BreakingCalls): ChainClaims {
  const boundBy = inForceIn(chains);
  const world = new HypotheticalWorld(worldProps(chains.environment));
  const each = (Object.keys(NEEDED) as Chain[]).map((chain): ChainClaims => {
    const links = found.filter((link) => link.chain === chain && link.accounts[0]?.kind === 'member');
    const asked = links.flatMap((link) => [...ofLink(link, calls), ...ofStack(link, calls)]);
    const claimOf = ({ row, accounts, keptBy }: Asked, list: string): readonly Claim[] =>
      claimsOf([{ ...row, principal: ['role/anyone', someone.securityAdmin(chains.context)] }], {
        ...common(world, accounts),
        list,
        mend: `Have ${keptBy} deny it, where it is in force: it breaks ${chain}.`,
      });
    const kept = together(where(asked, (account, id) => boundBy(id).includes(account)));
    const others = together(where(asked, (account, id) => !boundBy(id).includes(account)));
    return {
      claims: kept.flatMap((one, index) => claimOf(one, `${BREAKING} ${chain}, ${index + 1}`)),
      unkept: others.flatMap((one, index) =>
        claimOf(one, `${UNKEPT} ${chain}, ${index + 1}`).map((claim) => ({ claim, chain, keptBy: one.keptBy })),
      ),
    };
  });
  return { claims: each.flatMap(({ claims }) => claims), unkept: each.flatMap(({ unkept }) => unkept) };
}

/** Accounts in which a guardrail is in force, each looked up once. */
function inForceIn({ environment, catalogue, context }: ChainContext): (id: string) => readonly Account[] {
  const inForce = new Map<string, readonly Account[]>();
  return (id) => {
    const known = inForce.get(id) ?? accountsWith(environment, catalogue, context, id);
    inForce.set(id, known);
    return known;
  };
}

/** Each in those of its accounts that are meant, if any. */
function where(asked: readonly Asked[], isMeant: (account: Account, keptBy: string) => boolean): readonly Asked[] {
  return asked.flatMap((one) => {
    const accounts = one.accounts.filter((account) => isMeant(account, one.keptBy));
    return accounts.length === 0 ? [] : [{ ...one, accounts }];
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
