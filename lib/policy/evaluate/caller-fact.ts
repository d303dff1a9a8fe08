import type { RequestPrincipal } from '../environment';

/** What a caller is to the rules that no policy changes. */
export type CallerKind = RequestPrincipal['kind'] | 'federated user';

/** Calls that some kinds of caller can always make, or never, whatever any policy says. */
export interface CallerFact {
  /** Action patterns in lower case. */
  readonly actions: readonly string[];
  readonly except?: readonly string[];
  readonly callers: readonly CallerKind[];
  /** A sentence or two. */
  readonly why: string;
  readonly page: string;
}

export function callerKindOf(principal: RequestPrincipal): CallerKind {
  return principal.kind === 'user' && principal.federation !== undefined ? 'federated user' : principal.kind;
}
