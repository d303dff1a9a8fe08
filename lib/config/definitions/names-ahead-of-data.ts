/** An action or condition key that AWS has and the pinned data does not know yet. */
export interface NameAhead {
  readonly name: string;
  /** Where AWS documents it, and since when. */
  readonly why: string;
}

/**
 * The only names that statements may hold without the data knowing them. Nothing is proven about them: who adds one says
 * why it cannot wait. A test takes each out again once the data has it.
 */
export const NAMES_AHEAD_OF_DATA: readonly NameAhead[] = [];
