import { groupBy } from '../../base/group-by';
import type { Finding } from '../model';
import { administrationOf } from './administrators';
import { isLifeline } from './lifelines';
import { principalTitle, principalWords, type PrincipalPair, type Sides } from './side';

/**
 * Whoever was there and becomes an administrator by what changes in policies, is one of fewer accounts, or is none any more. Roles of the
 * landing zone are administrators by design.
 *
 * @param changed who can do more or less than before
 */
export function promotionFindings({ base, head }: Sides, changed: readonly PrincipalPair[]): readonly Finding[] {
  const own = changed.filter((pair) => !isLifeline(pair.head));
  return [...groupBy(own, (pair) => principalTitle(pair.head)).values()].flatMap((pairs): readonly Finding[] => {
    const [first] = pairs;
    const before = administrationOf(
      base,
      pairs.map((pair) => pair.base),
    );
    const after = administrationOf(
      head,
      pairs.map((pair) => pair.head),
    );
    if (first === undefined || before?.gained === after?.gained) return [];
    const title = principalTitle(first.head);
    const words = principalWords(first.head);
    const common = { who: [title], where: pairs.map(({ account }) => account.name) } as const;
    if (after === undefined)
      return [
        {
          ...common,
          rule: 'administrator-removed',
          severity: 'medium',
          what: `${words} ${before?.lost ?? ''}, and no longer can`,
          details: before?.details ?? [],
        },
      ];
    if (before !== undefined && isPart(after.accounts, before.accounts))
      return [
        {
          ...common,
          rule: 'administrator-removed',
          severity: 'medium',
          what: `${words} ${before.lost}, and now no more than this: it ${after.gained}`,
          details: before.details,
        },
      ];
    return [
      {
        ...common,
        rule: 'administrator-added',
        severity: 'critical',
        what: `${words} now ${after.gained}`,
        details: after.details,
      },
    ];
  });
}

function isPart(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return some.size < all.size && [...some].every((one) => all.has(one));
}
