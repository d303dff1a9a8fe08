import type { ContextValues } from '../environment';

/** A call for which AWS asks for other actions too, on the same resource. */
export interface OtherActions {
  /** In lower case. */
  readonly action: string;
  /** In AWS's own spelling. */
  readonly others: readonly string[];
  /** Condition keys, as patterns in lower case: only a request that carries one of them takes the others. @default any does */
  readonly carrying?: readonly string[];
  /** Values of those keys that take nothing: what is so without being said. @default none */
  readonly unless?: readonly string[];
  /** Values of those keys with which AWS's own services take nothing: policies that AWS publishes for them name the action alone. @default none */
  readonly unlessOfServices?: readonly string[];
  /** AWS does not say whether each such call takes them: without them nobody can tell. @default it takes them */
  readonly isOpen?: true;
  /** Only about such a resource, as a pattern. @default any */
  readonly on?: string;
  /** The others are asked about nothing, whoever's the resource is: they name none. @default about the same resource */
  readonly about?: 'nothing';
  /** What AWS says with the others beside. @default nothing */
  readonly says?: ContextValues;
  readonly page: string;
}
