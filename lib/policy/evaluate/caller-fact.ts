import type { ContextValues, RequestPrincipal } from '../environment';

/** What a caller is to the rules that no policy changes. */
export type CallerKind = RequestPrincipal['kind'] | 'federated user';

/** A key in lower case, and one value of it. */
export interface Said {
  readonly key: string;
  readonly value: string;
}

/** What is said with a call. */
export interface Sayings {
  readonly context: ContextValues;
  /** Whether that is all, so that what it does not say is absent. */
  readonly isAll: boolean;
}

/** Whether a call says so. */
export function says({ context, isAll }: Sayings, { key, value }: Said): 'yes' | 'no' | 'not known' {
  const given = valuesOf(context, key);
  if (given === undefined) return isAll ? 'no' : 'not known';
  return given.includes(value) ? 'yes' : 'no';
}

/** What is said of a key. Undefined where nothing is. @param key in lower case */
export function valuesOf(context: ContextValues, key: string): readonly string[] | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key);
  return found && [found[1]].flat();
}

/** Calls that some kinds of caller can always make, or never, whatever any policy says. */
export interface CallerFact {
  /** Action patterns in lower case. */
  readonly actions: readonly string[];
  readonly except?: readonly string[];
  readonly callers: readonly CallerKind[];
  /** But not of a call that says this of a key. @default whatever it says */
  readonly unless?: Said;
  /** A sentence or two. */
  readonly why: string;
  readonly page: string;
}

export function callerKindOf(principal: RequestPrincipal): CallerKind {
  return principal.kind === 'user' && principal.federation !== undefined ? 'federated user' : principal.kind;
}
