/**
 * Why nothing that somebody named can be asked about: it is there, but not in that account, or nobody knows of it. Then whoever looked
 * says what may help.
 */
export type NotFound<Help extends object> =
  | { readonly problem: string; readonly kind: 'not assigned' }
  | ({ readonly problem: string; readonly kind: 'unknown' } & Help);
