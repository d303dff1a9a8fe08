import { MULTIVALUED_KEYS } from '../conditions/multivalued';
import type { ContextValues } from '../environment';
import type { VariableValue } from '../text/template';
import { OWNER_KEYS, isOfPrincipal, isWithoutOwner, isWithoutPrincipal } from './without-owner';

/** The key may be absent or hold any value. */
export const UNKNOWN = 'unknown';

/** The key is there, and may hold any value. */
export const PRESENT = 'present';

/** The key's values; none says that the key is absent. */
export type ContextLookup = readonly string[] | typeof UNKNOWN | typeof PRESENT;

/** What AWS itself sets for a request, by lower-case key; undefined for a key that it does not always set. */
export type DerivedContext = (key: string) => ContextLookup | undefined;

const ABSENT: readonly string[] = [];

/** What a condition can know of a request. Keys are compared without case. */
export class RequestContext {
  /** Keys that were looked up and that neither the caller nor AWS's own rules say anything of, in lower case. */
  readonly undetermined = new Set<string>();
  private readonly given = new Map<string, readonly string[]>();

  private lazyWithoutOwner: RequestContext | undefined;
  private lazyWithoutPrincipal: RequestContext | undefined;

  constructor(
    private readonly givenValues: ContextValues,
    private readonly derived: DerivedContext,
    private readonly otherwise: 'absent' | typeof UNKNOWN,
    private readonly isMultivalued: (key: string) => boolean = (key) => MULTIVALUED_KEYS.has(key),
  ) {
    for (const key in givenValues) {
      const values = givenValues[key] ?? ABSENT;
      this.given.set(key.toLowerCase(), typeof values === 'string' ? [values] : values);
    }
  }

  /** The same of a call with which AWS does not say whose the resource is. */
  get withoutOwner(): RequestContext {
    this.lazyWithoutOwner ??= new RequestContext(
      this.givenValues,
      (key) => (OWNER_KEYS.has(key) ? ABSENT : this.derived(key)),
      this.otherwise,
      this.isMultivalued,
    );
    return this.lazyWithoutOwner;
  }

  /** The same of a call with which AWS does not say who calls. */
  get withoutPrincipal(): RequestContext {
    this.lazyWithoutPrincipal ??= new RequestContext(
      this.givenValues,
      (key) => untoldPrincipal(key) ?? this.derived(key),
      this.otherwise,
      this.isMultivalued,
    );
    return this.lazyWithoutPrincipal;
  }

  /** What AWS says with this action. */
  toldWith(action: string): RequestContext {
    if (isWithoutOwner(action)) return this.withoutOwner;
    return isWithoutPrincipal(action) ? this.withoutPrincipal : this;
  }

  get(key: string): ContextLookup {
    const determined = this.given.get(key) ?? this.derived(key);
    if (determined !== undefined) return determined;
    this.undetermined.add(key);
    return this.otherwise === UNKNOWN ? UNKNOWN : ABSENT;
  }

  /** What the request was said to carry. */
  get said(): ContextValues {
    return this.givenValues;
  }

  mayHoldSeveral(key: string, values: readonly string[]): boolean {
    return values.length > 1 || this.isMultivalued(key);
  }

  /** A policy variable stands for exactly one value. What AWS makes of a key that may hold several, it does not say. */
  readonly variable = (key: string): VariableValue => {
    if (this.isMultivalued(key)) return 'unknown';
    const values = this.get(key);
    if (values === UNKNOWN || values === PRESENT) return 'unknown';
    const [value, ...more] = values;
    if (more.length > 0) return 'unknown';
    return value === undefined ? 'absent' : { value };
  };
}

/** What AWS says of the caller while it does not know who that is; undefined for a key about something else. @param key in lower case */
export function untoldPrincipal(key: string): ContextLookup | undefined {
  if (!isOfPrincipal(key)) return undefined;
  return key === 'aws:principalarn' || key === 'aws:principalaccount' ? ABSENT : UNKNOWN;
}
