import { severalAtOnce } from '../../base/several-at-once';

/** Whoever watches a long read. */
export interface Progress {
  /** @param what for example `accounts` */
  told(what: string, done: number, all: number): void;
  /** The read is through, or failed. */
  over(): void;
}

/** Asks about each of many, a few at a time, and says how far it is. Answers in the order of the items. */
export type Each = <Item, Answer>(
  what: string,
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
) => Promise<readonly Answer[]>;

/**
 * Questions that are open at a time. Organizations and IAM Identity Center answer some ten to twenty calls a second, each in a tenth of a
 * second or so: more would only be throttled.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
const AT_ONCE = 8;

const NOBODY: Progress = { told: () => undefined, over: () => undefined };

/** @param progress hears of the outermost of reads within reads. @default nobody watches */
export function eachWith(progress: Progress = NOBODY): Each {
  let open = 0;
  return async (what, items, ask) => {
    const watcher = open === 0 ? progress : NOBODY;
    open += 1;
    try {
      if (items.length > 0) watcher.told(what, 0, items.length);
      return await severalAtOnce(items, AT_ONCE, ask, (done) => {
        watcher.told(what, done, items.length);
      });
    } finally {
      open -= 1;
      watcher.over();
    }
  };
}
