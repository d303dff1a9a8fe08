import type { Account, Principal } from '../../assembly';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import type { Finding } from '../model';
import { compareBoth } from './access';
import { enginePrincipal } from './principals';
import { administrationOf } from './administrators';
import { changedActions, severityOfGain, type Asking } from './differences';
import { accountPairs, principalKey, type Sides } from './side';

/** Somebody in an account, of people with the group. */
interface Placed {
  readonly account: Account;
  readonly principal: Principal;
  readonly group: string | undefined;
}

/** A group that has one persona in an account instead of another one. */
interface Swap {
  readonly group: string;
  readonly gone: Placed;
  readonly come: Placed;
}

interface Swaps<T> {
  readonly findings: readonly Finding[];
  /** Without those who are told of here. */
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** What a group gains and loses, one persona against the other, where neither makes it an administrator: that is told by itself. */
export function personaSwaps<T extends Placed>(
  asking: Asking,
  sides: Sides,
  { added, removed }: { readonly added: readonly T[]; readonly removed: readonly T[] },
): Swaps<T> {
  const heads = new Map(accountPairs(sides).map(({ base, head }) => [base, head]));
  const keyOf = ({ group }: Placed, account: Account): string => JSON.stringify([account.id, group]);
  const come = groupBy(added, (one) => keyOf(one, one.account));
  const gone = groupBy(removed, (one) => keyOf(one, heads.get(one.account) ?? one.account));
  const swaps = [...come].flatMap(([key, own]): readonly Swap[] => {
    const [is, ...more] = own;
    const [was, ...others] = gone.get(key) ?? [];
    if (is?.group === undefined || was === undefined || more.length + others.length > 0) return [];
    if (heads.get(was.account) !== is.account || isAdministrator(sides, was, is)) return [];
    return [{ group: is.group, gone: was, come: is }];
  });
  const told = new Set<Placed>(swaps.flatMap((one) => [one.gone, one.come]));
  return {
    findings: findingsOf(asking, sides, swaps),
    added: added.filter((one) => !told.has(one)),
    removed: removed.filter((one) => !told.has(one)),
  };
}

function isAdministrator({ base, head }: Sides, gone: Placed, come: Placed): boolean {
  return (
    administrationOf(base, [gone.principal]) !== undefined || administrationOf(head, [come.principal]) !== undefined
  );
}

function findingsOf(asking: Asking, sides: Sides, swaps: readonly Swap[]): readonly Finding[] {
  const compared = swaps.map((swap) => ({ swap, ...netOf(asking, sides, swap) }));
  const alike = groupBy(compared, ({ swap: { group, gone, come }, gained, lost }) =>
    JSON.stringify([group, principalKey(gone.principal), principalKey(come.principal), gained, lost]),
  );
  return [...alike.values()].flatMap((same): readonly Finding[] => {
    const [first] = same;
    if (first === undefined) return [];
    const { swap, gained, lost, unclear } = first;
    const [was, is] = [swap.gone, swap.come].map(({ principal }) => principalKey(principal));
    const where = same.map((one) => one.swap.come.account.name);
    const [more, less] = [gained, lost].map((names) => changedActions(asking.iamData, names));
    if (more === undefined || less === undefined) return [];
    const unknown = unclear.length === 0 ? '' : `; of ${numberText(unclear.length)} more nobody knows`;
    return [
      {
        rule: 'persona-replaced',
        severity: gained.length === 0 ? 'medium' : severityOfGain(more),
        who: [swap.group],
        where,
        what: `In ${where.join(', ')}, ${swap.group} is ${is ?? ''} instead of ${was ?? ''}: gains ${netWords(more)}, loses ${netWords(less)}${unknown}`,
        actions: more,
        details: less.count === 0 ? [] : [`loses, for example, ${less.examples.join(', ')}`],
      },
    ];
  });
}

function netWords({ count, examples, future }: ReturnType<typeof changedActions>): string {
  if (count === 0) return future ? 'what AWS may add' : 'nothing';
  const shown = examples.slice(0, MOST_EXAMPLES).join(', ');
  return `${numberText(count)} ${count === 1 ? 'action' : 'actions'} (${count > MOST_EXAMPLES ? 'such as ' : ''}${shown})${future ? ', and what AWS may add to them' : ''}`;
}

const MOST_EXAMPLES = 3;

/** With the resources and conditions of both: an action that both may do, and one on more, is gained. */
function netOf(
  asking: Asking,
  sides: Sides,
  { gone, come }: Swap,
): { readonly gained: readonly string[]; readonly lost: readonly string[]; readonly unclear: readonly string[] } {
  const [base, head] = [enginePrincipal(sides.base, gone.principal), enginePrincipal(sides.head, come.principal)];
  const compared = compareBoth(
    asking,
    sides,
    { base: { principal: base, owner: base.account }, head: { principal: head, owner: head.account } },
    true,
  );
  const namesOf = (direction: 'gained' | 'lost'): readonly string[] =>
    [
      ...new Set(compared.explained.filter((one) => one.direction === direction).flatMap(({ actions }) => actions)),
    ].sort();
  const [gained, lost] = [namesOf('gained'), namesOf('lost')];
  const told = new Set([...gained, ...lost]);
  // Whatever else was tried in every case that the policies tell apart, and is decided alike.
  const unclear = [...new Set([...compared.untried.flatMap(({ actions }) => actions), ...compared.unreached()])];
  return { gained, lost, unclear: unclear.filter((name) => !told.has(name)) };
}
