import type { ProofRow } from '../policy';

/** A list of rows that has to be asked, as config and catalogues have it. */
export interface ExpectedRows {
  readonly subject: string;
  readonly list: string;
  /** The rows, or only their number where what is asked is put in other words. */
  readonly rows: readonly ProofRow[] | number;
  /** Places of the rows in the list. @default 1, 2, 3 … */
  readonly positions?: readonly number[];
}
