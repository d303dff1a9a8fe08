/** A call that a technique takes. */
export interface Need {
  readonly action: string;
  /**
   * ARN; `{account}` and `{region}` are filled in, and `{policy}` by a managed policy that the caller may choose: the same one
   * in every call of the technique.
   *
   * @default whatever the action is checked on
   */
  readonly resource?: string;
  /** `{policy}` is filled in. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Roles that a technique lends to the caller. */
export interface Lends {
  /** Service principals, any of which may be the one that the role trusts and is passed to. */
  readonly services: readonly string[];
  /** `pass`: any role that may be passed to it; `take over`: one that something already runs as. */
  readonly how: 'pass' | 'take over';
}

/** A known way from some permissions to all of them. */
export interface Technique {
  /** Different for each technique. */
  readonly name: string;
  /** Every one of these must be allowed. */
  readonly needs: readonly Need[];
  /** What comes of it, to stand after "and so it": a verb and what it has. */
  readonly yields: string;
  /** @default the technique needs no role */
  readonly lends?: Lends;
  /**
   * Service principal: AWS takes the calls from the management account and from delegated administrators of this service alone.
   *
   * @default from every account
   */
  readonly administeredBy?: string;
  /** Where AWS or those who found it describe it. */
  readonly page: string;
}

export const IAM_GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

/** @param service principals without `.amazonaws.com`, several by `|` */
const principalsOf = (service: string): readonly string[] => service.split('|').map((name) => `${name}.amazonaws.com`);

/**
 * @param service as the role names it, without `.amazonaws.com`; several by `|`
 * @param what the caller makes, after "pass a role to"
 */
export const pass = (service: string, what: string, page: string, ...actions: readonly string[]): Technique => ({
  name: `pass a role to ${what}`,
  needs: actions.map((action) => ({ action })),
  yields: 'runs code with the permissions of any role that it passes',
  lends: { services: principalsOf(service), how: 'pass' },
  page,
});

/** `an instance, by a key` as `the instance`. */
const theThing = (what: string): string => what.replace(/, by .*$/, '').replace(/^an? /, 'the ');

/**
 * @param service as the role names it, without `.amazonaws.com`; several by `|`
 * @param what runs already, after "take over", and after a comma by what
 */
export const takeOver = (
  service: string,
  what: string,
  page: string,
  ...needs: readonly (Need | string)[]
): Technique => ({
  name: `take over ${what}`,
  needs: needs.map((need) => (typeof need === 'string' ? { action: need } : need)),
  yields: `acts with the permissions of the role that ${theThing(what)} ${service === 'cloudformation' ? 'deploys with' : 'runs as'}`,
  lends: { services: principalsOf(service), how: 'take over' },
  page,
});
