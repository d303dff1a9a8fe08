import { gapsIn, gapsInRemovals } from './coverage';
import { expectedRemovals, expectedSuspects, type Definitions } from './expected';
import type { Tried } from './run';

/**
 * What is left out on purpose and is not missed, in words: whoever counts what was asked would not miss it in a run either.
 *
 * @param tried what was asked
 * @param find @default what finds gaps
 */
export function overlookedGaps(
  tried: readonly Tried[],
  definitions: Definitions,
  find: { readonly rows: typeof gapsIn; readonly removals: typeof gapsInRemovals } = FIND,
): readonly string[] {
  const others = tried.map((one) => ({ claim: { ...one.claim, row: { action: '-' } }, questions: 0 }));
  const ofNothing = find.rows({ tried: [], searched: [] }, definitions);
  const ofOthers = find.rows({ tried: others, searched: expectedSuspects(definitions) }, definitions);
  const missed: readonly (readonly [what: string, isMissed: boolean])[] = [
    ['rows that nobody asked', ofNothing.some((gap) => gap.endsWith(' was not asked'))],
    [
      'searches for paths that were left out',
      ofNothing.some((gap) => gap.startsWith('no path')) || expectedSuspects(definitions).length === 0,
    ],
    ['claims that came to no question', ofOthers.some((gap) => gap.startsWith('no question'))],
    ['rows that are others each time', ofOthers.some((gap) => gap.includes(' is another row '))],
    [
      'removals that were left out',
      find.removals({ broken: [] }, definitions).length === expectedRemovals(definitions).length,
    ],
  ];
  return missed.flatMap(([what, isMissed]) => (isMissed ? [] : [what]));
}

const FIND = { rows: gapsIn, removals: gapsInRemovals };
