import type { State } from '../../live/fake';

/** What is changed by hand, how, and the line for each difference. */
export type Change = readonly [what: string, change: (state: State) => unknown, expected: RegExp | readonly RegExp[]];
