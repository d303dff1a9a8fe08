import type { DecidingLayer } from './layers';

/** `depends` where it rests on what is not known. */
export type Verdict = 'allowed' | 'denied' | 'depends';

/** The answer to one request, and where it was made. */
export interface Decision {
  readonly decision: 'allowed' | 'denied';
  readonly layer: DecidingLayer;
  /** Name of the policy that decided; undefined where none did, as in an implicit deny. */
  readonly policy?: string;
  /** Sid of the statement that decided, or its place counted from 1. */
  readonly statement?: string;
  readonly attachedTo?: string;
  /** One sentence or two in plain words: who allowed or denied, or what is missing. */
  readonly reason: string;
  /** Condition keys that were compared, that the caller did not give and that were taken to be absent. In lower case. */
  readonly absentKeys: readonly string[];
}

/** The answer where something is not known: what it depends on. */
export interface Dependence {
  readonly decision: 'depends';
  readonly reason: string;
  readonly dependsOn: readonly Dependency[];
  /** But for what the policy of a resource, which is not known, may allow it is denied. Told where no resource is named. */
  readonly elseDenied?: true;
}

/** A {@link Dependence} of one request. */
export interface Undecided extends Dependence, Pick<Decision, 'absentKeys'> {}

/** A statement of which it is not known whether it applies. */
export interface Dependency {
  readonly effect: 'Allow' | 'Deny';
  readonly layer: DecidingLayer;
  readonly policy: string;
  readonly statement: string;
  readonly attachedTo: string;
  /** The conditions, or the resource, that would have to be known. */
  readonly on: readonly string[];
}
