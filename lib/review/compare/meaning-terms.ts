import type { Severity } from '../model';

/** How severe it is that a resource of some kind comes, goes, or changes in a way of which nothing more is known. */
export interface Kind {
  readonly created: Severity;
  readonly removed: Severity;
  readonly changed: Severity;
}

export const KINDS = {
  /** The engine decides by it: that it comes or goes is told as access, guardrails or opened resources. */
  read: { created: 'info', removed: 'low', changed: 'medium' },
  /** Records, keeps, watches, or mends what somebody changed. */
  guards: { created: 'info', removed: 'high', changed: 'medium' },
  /** Does something by itself, with permissions of a role, or sends something to where it says. */
  acts: { created: 'medium', removed: 'high', changed: 'medium' },
  /** Nobody can make again what is in it. */
  data: { created: 'info', removed: 'critical', changed: 'medium' },
  /** Somebody is told what others are not. */
  tells: { created: 'medium', removed: 'high', changed: 'high' },
  /** Makes somebody a member, or trusted, or lets somebody in, which no policy says that the engine reads. */
  grants: { created: 'high', removed: 'low', changed: 'high' },
  /** What somebody does is no longer found, or no longer told. */
  hides: { created: 'high', removed: 'low', changed: 'high' },
  /** Gives a service, or an account that administers it, the whole organization. It stays when it leaves its stack. */
  delegates: { created: 'high', removed: 'medium', changed: 'high' },
  /** Nobody says here what it does. */
  unknown: { created: 'medium', removed: 'medium', changed: 'medium' },
} as const satisfies Readonly<Record<string, Kind>>;

/** Values of which it is known which hold less. */
export interface Order {
  /** Which numbers are looser, a list without some of its members, or the values themselves from the tightest to the loosest. */
  readonly looser: 'less' | 'more' | 'without members' | readonly string[];
  /** How severe a looser value is, and one that cannot be compared. */
  readonly loosened: Severity;
  /** @default low */
  readonly tightened?: Severity;
  /** What AWS takes where nothing is said. @default nobody knows, so that it cannot be compared */
  readonly unsaid?: string;
}

/** `read`: the engine decides by it, so that it is told as what it lets pass. A severity: whatever becomes of it. */
export type PathMeaning = 'read' | Severity | Order;

export interface TypeMeaning extends Partial<Kind> {
  readonly kind: keyof typeof KINDS;
  /** By path, without positions in lists. What is below a path means the same; of several the longest counts. */
  readonly paths?: Readonly<Record<string, PathMeaning>>;
  /**
   * Paths by which something leaves, is done elsewhere, or is open to others: where one is set from the beginning at least `medium` is told,
   * and `high` where it names another account.
   *
   * @default all of what acts, tells, or is unknown, and none of the others
   */
  readonly outward?: readonly string[];
  /** It says what other resources are, and makes nothing: what changes of it is told of those, and by itself as mildly as can be. @default it makes something */
  readonly makesNothing?: true;
}

/** Of every type, unless it says otherwise: words for people. */
export const PLAIN_PATHS: Readonly<Record<string, PathMeaning>> = {
  Description: 'info',
  ServiceTimeout: 'info',
  Tags: 'info',
};

/** Told as what it lets pass. */
export const read = (...names: readonly string[]): Readonly<Record<string, PathMeaning>> =>
  Object.fromEntries(names.map((name) => [name, 'read']));
/** `false` holds less than `true`. */
export const on = (loosened: Severity, unsaid = 'false'): Order => ({ looser: ['true', 'false'], loosened, unsaid });
/** `true` opens, or takes away. */
export const off = (loosened: Severity, unsaid = 'false'): Order => ({ looser: ['false', 'true'], loosened, unsaid });
/** Days or hours for which something is kept. */
export const kept = (unsaid?: string, loosened: Severity = 'critical'): Order => ({
  looser: 'less',
  loosened,
  ...(unsaid === undefined ? {} : { unsaid }),
});
/** For what is kept until somebody deletes it. */
export const FOREVER = 'Infinity';
/** What GuardDuty looks at. */
export const PLAN: Order = { looser: ['ENABLED', 'DISABLED'], loosened: 'high' };
