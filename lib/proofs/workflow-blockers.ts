import type { Account } from '../assembly';
import { entryOf } from '../base/entry-of';
import { isAccessControl, resolveGuardrail, type AccessControl } from '../catalogue/guardrails/definition/guardrail';
import { PERMISSIONS_BOUNDARY, type WorkflowCall } from '../catalogue/workflows/definition/workflow';
import { guardrailsIn, type Catalogue } from '../choice/catalogue';
import type { WrittenGuardrail } from '../choice/guardrail-of';
import { isNarrowedRegionsGuardrail, UNAPPROVED_REGIONS } from '../model/narrowed-regions';
import type { Claim } from './claim';
import { accountsWith } from './guardrail-claims';
import type { Actors } from './workflow-actors';

export type Expectation = Pick<Claim, 'list' | 'expected' | 'blockedBy'>;

/** Name of the list of calls that these are in the way of, in whatever order. */
export function callsBlockedBy(blockers: readonly string[]): string {
  return blockers.length === 0 ? 'calls' : `calls blocked by ${[...new Set(blockers)].sort().join(', ')},`;
}

/** What is in the way of calls, account by account. Asked of few guardrails and of many accounts. */
export class Blockers {
  private readonly reach = new Map<string, ReadonlySet<Account>>();
  private readonly narrowed: readonly string[];

  public constructor(
    private readonly actors: Pick<Actors, 'environment' | 'guardrails' | 'written'>,
    private readonly catalogue: Catalogue,
  ) {
    this.narrowed = guardrailsIn(catalogue)
      .map(({ id }) => id)
      .filter(isNarrowedRegionsGuardrail);
  }

  /** @param blockers ids that a workflow names for the call */
  public expectationIn(account: Account, call: WorkflowCall, blockers: readonly string[]): Expectation {
    const inTheWay = blockers.flatMap((by) => this.withNarrower(by)).filter((by) => this.binds(by, account));
    if (inTheWay.length === 0) return { list: callsBlockedBy([]), expected: 'allowed' };
    const isSure = inTheWay.some((by) => this.isSure(by, account, call));
    const blockedBy = inTheWay.map((by) => this.written(by));
    return { list: callsBlockedBy(inTheWay), expected: isSure ? 'denied' : 'allowed', blockedBy };
  }

  /** The boundary is told by its layer, whatever its statements are called. */
  private written(by: string): WrittenGuardrail {
    return this.actors.written.find(({ id }) => id === by) ?? { id: by, file: '' };
  }

  private withNarrower(by: string): readonly string[] {
    return by === UNAPPROVED_REGIONS ? [by, ...this.narrowed] : [by];
  }

  private binds(by: string, account: Account): boolean {
    return by === PERMISSIONS_BOUNDARY || this.reachOf(by).has(account);
  }

  private reachOf(by: string): ReadonlySet<Account> {
    const { environment, guardrails } = this.actors;
    const known = this.reach.get(by) ?? new Set(accountsWith(environment, this.catalogue, guardrails, by));
    this.reach.set(by, known);
    return known;
  }

  /** Whom the config exempts may or may not be the one who calls, and a Region may be approved: then it may work as well. */
  private isSure(by: string, { name }: Account, { context }: WorkflowCall): boolean {
    if (by === PERMISSIONS_BOUNDARY) return true;
    if (isNarrowedRegionsGuardrail(by)) return false;
    const regions = [context?.['aws:RequestedRegion'] ?? []].flat();
    if (by === UNAPPROVED_REGIONS && regions.some((region) => this.actors.guardrails.approvedRegions.includes(region)))
      return false;
    const told = this.guardrail(by)?.excepted?.told ?? [];
    return !told.some(({ accounts }) => accounts.includes(name));
  }

  private guardrail(by: string): AccessControl | undefined {
    const definition = Object.values(this.catalogue.guardrails).flatMap((theme) => entryOf(theme, by) ?? [])[0];
    const guardrail = definition && resolveGuardrail(definition, this.actors.guardrails);
    return guardrail !== undefined && isAccessControl(guardrail) ? guardrail : undefined;
  }
}
