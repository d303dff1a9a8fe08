/** Something in the config that cannot stand, told to the person who wrote it. */
export interface Problem {
  /** File and place in it, for example `config/accounts.ts → engineering-dev.ou`. */
  readonly path: string;
  /** What stands there. */
  readonly found: string;
  /** What may stand there. */
  readonly expected: string;
  /** What to do about it. */
  readonly mend: string;
}
