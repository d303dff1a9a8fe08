import { groupBy } from '../../base/group-by';
import { listOf } from '../../base/list';

/** A statement in a form in which lists of one value may be that value. */
type Loose = Readonly<Record<string, unknown>>;

/**
 * Statements of equal effect, resources and conditions as one: what one names beside all but what another names. The same texts come of
 * statements only where they mean the same; where that is not certain they stay apart.
 *
 * @param statements with or without names, which do not count
 * @returns in an order that follows from their content
 */
export function merged(statements: unknown): readonly unknown[] {
  const all = listOf(statements as Loose | readonly Loose[]);
  const alike = groupBy(all, ({ Sid: _sid, Action: _action, NotAction: _notAction, ...rest }) => JSON.stringify(rest));
  return [...alike]
    .map(([rest, own]) => [rest, ...actionsOf(own)] as const)
    .sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
}

/** What they name together, and all but what they name. */
function actionsOf(
  statements: readonly Loose[],
): readonly [named: readonly string[], allBut: readonly (readonly string[])[]] {
  const named = sorted(statements.flatMap(({ Action }) => listOf(Action as string | readonly string[] | undefined)));
  const exceptions = statements.flatMap(({ NotAction }) =>
    NotAction === undefined ? [] : [listOf(NotAction as string | readonly string[])],
  );
  const [allBut] = exceptions;
  if (allBut === undefined || exceptions.length > 1) return [named, exceptions.map(sorted)];
  const rest = allBut.filter((one) => !named.includes(one));
  const services = new Set(rest.map(serviceOf));
  // Of a service of which something else is left out, too, patterns may overlap.
  const isWhole = (action: string): boolean =>
    allBut.includes(action) && ![...services].some((one) => one === serviceOf(action) || WILDCARD.test(one));
  return [named.filter((action) => !isWhole(action) || WILDCARD.test(serviceOf(action))), [sorted(rest)]];
}

function serviceOf(action: string): string {
  return action.split(':')[0]?.toLowerCase() ?? '';
}

const WILDCARD = /[*?]/;

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
