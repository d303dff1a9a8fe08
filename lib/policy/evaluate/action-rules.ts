import { accountOf } from '../environment';
import type { Account, RequestPrincipal, RequestResource } from '../environment';
import { Remembered } from '../remembered';
import { Glob } from '../text/glob';
import { CALLER_DECIDES, betweenAccounts } from './across-accounts';
import type { BetweenAccounts, CallerDecides } from './across-accounts';
import {
  ALWAYS_ALLOWED,
  NEVER_ALLOWED,
  OWNER_ROOT_KEEPS,
  PERHAPS_ALLOWED,
  PERHAPS_OPEN,
  PERHAPS_REFUSED,
} from './caller-facts';
import { callerKindOf, says, type CallerFact, type CallerKind, type Sayings } from './caller-fact';
import { NOTHING_ADMINISTERED, administratorsAlone } from './administrators';
import { COPY_OBJECT, copySource } from './copies';
import { PERHAPS_ABOUT, perhapsAbout } from './perhaps-about';
import {
  ALLOWED_BY_DEFAULT,
  PERHAPS_BY_DEFAULT,
  PERHAPS_UNBOUND,
  rowsAbout,
  MANAGED_KEY_REFUSALS,
  unboundByRcps,
  type PerhapsUnbound,
} from './unbound';
import { ORGANIZATION_DECIDES, REFUSALS, isMember, mayBeRefused, refusalsOf } from './refusals';

/** Rows about actions that have a say whoever's policies apply, by who calls and whose the resource is. */
export interface CallRules {
  /** The same text for the same rules. */
  readonly id: string;
  readonly always: readonly CallerFact[];
  readonly never: readonly CallerFact[];
  /** Actions of which nobody can tell whether AWS refuses them. */
  readonly perhaps: readonly CallerFact[];
  /** Actions of which nobody can tell whether they take an allow. */
  readonly perhapsAllowed: readonly CallerFact[];
  /** Actions that take no allow. */
  readonly byDefault: readonly CallerFact[];
  /** Actions of which nobody can tell whether what denies them binds. */
  readonly perhapsUnbound: readonly PerhapsUnbound[];
  /** Actions that no resource control policy binds here. */
  readonly unboundByRcps: readonly CallerFact[];
  /** Actions that the resource's policy does not deny. */
  readonly ownerRootKeeps: readonly CallerFact[];
  /** Actions across accounts that need no policy of the resource. */
  readonly callerDecides: readonly CallerDecides[];
  /** Actions across accounts that the caller's account is not entitled to: nothing but a policy of the resource allows them. */
  readonly notDelegated: readonly CallerDecides[];
  /** Actions across accounts of which that is not known. */
  readonly perhapsDelegated: readonly CallerDecides[];
}

const known = new Remembered<string, CallRules>();

/** @param resource undefined where it may be any: then AWS may ask about somebody else's, or about the caller itself */
export function callRules(
  principal: RequestPrincipal,
  owner: Account,
  resource: RequestResource | undefined,
  said: Sayings,
): CallRules {
  const kind = callerKindOf(principal);
  const account = accountOf(principal);
  const isOwner = account?.id === owner.id;
  const between = account === undefined || isOwner ? NOTHING_BETWEEN : betweenAccounts(account, owner);
  const { callerDecides, notDelegated, perhapsDelegated } = between;
  const rowsBetween = [callerDecides, notDelegated, perhapsDelegated].map((rows) =>
    rows.map((row) => CALLER_DECIDES.indexOf(row)).join(),
  );
  const arn = resource?.arn;
  const refusals = refusalsOf(principal, owner, arn);
  const ofOrganization =
    isOwner && isMember(account) ? ORGANIZATION_DECIDES.filter((row) => mayBeRefused(account, row)) : NONE;
  const administered = isOwner ? administratorsAlone(account) : NOTHING_ADMINISTERED;
  const open = perhapsAbout(arn, said.context);
  const copies = !said.isAll && copySource('s3:PutObject', said.context) !== undefined ? COPIES : NONE;
  const aboutItself = isOwner && mayBeItself(principal, resource);
  const unbound = isOwner ? rowsAbout(PERHAPS_UNBOUND, arn) : NONE;
  const free = unboundByRcps(arn, said.context);
  const refused = [
    unbound.length,
    free.length,
    refusals.map((row) => REFUSALS.indexOf(row)),
    ofOrganization.map((row) => ORGANIZATION_DECIDES.indexOf(row)),
    administered.id,
    open.map((row) => PERHAPS_ABOUT.indexOf(row)),
    copies.length,
  ].join(' ; ');
  const excepted = WITH_EXCEPTION.filter(({ callers }) => callers.includes(kind));
  const unsaid = excepted.map(({ unless }) => says(said, unless));
  const unlessSaid = (wanted: 'no' | 'not known'): readonly CallerFact[] =>
    excepted.filter((_row, index) => unsaid[index] === wanted);
  const id = `${kind} ${unsaid.join()} ${isOwner ? 'owner' : rowsBetween.join('/')} ${refused} ${aboutItself ? 'itself' : ''}`;
  let rules = known.get(id);
  if (rules === undefined) {
    const of = <T extends CallerFact>(facts: readonly T[]): readonly T[] => factsOf(facts, kind);
    const ownerRootKeeps = isOwner ? of(OWNER_ROOT_KEEPS) : NONE;
    rules = {
      id,
      always: of(ALWAYS_ALLOWED),
      never: of([
        ...ALWAYS_REFUSED,
        ...unlessSaid('no'),
        ...refusals,
        ...administered.refused,
        ...(free.length > 0 ? MANAGED_KEY_REFUSALS : NONE),
      ]),
      perhaps: of([
        ...PERHAPS_REFUSED,
        ...unlessSaid('not known'),
        ...ofOrganization,
        ...administered.notKnown,
        ...open,
        ...copies,
      ]),
      perhapsAllowed: of([
        ...PERHAPS_OPEN,
        ...(aboutItself ? PERHAPS_ALLOWED : NONE),
        ...(isOwner ? rowsAbout(PERHAPS_BY_DEFAULT, arn) : NONE),
      ]),
      byDefault: of(isOwner ? rowsAbout(ALLOWED_BY_DEFAULT, arn) : NONE),
      perhapsUnbound: of(unbound),
      unboundByRcps: free,
      ownerRootKeeps,
      callerDecides,
      notDelegated,
      perhapsDelegated,
    };
    known.set(id, rules);
  }
  return rules;
}

/** Of one call it is asked whether the caller may read what it copies; where many are asked about at once, it is not known. */
const COPIES: readonly CallerFact[] = [
  {
    actions: ['s3:putobject'],
    callers: ['role', 'user', 'root', 'federated user', 'service', 'federated', 'anonymous'],
    why: 'A copy takes the reading of what is copied too.',
    page: COPY_OBJECT,
  },
];

function mayBeItself(principal: RequestPrincipal, resource: RequestResource | undefined): boolean {
  return resource === undefined || resource.arn === '*' || ('arn' in principal && principal.arn === resource.arn);
}

const ALWAYS_REFUSED = NEVER_ALLOWED.filter(({ unless }) => unless === undefined);
const WITH_EXCEPTION = NEVER_ALLOWED.flatMap(({ unless, ...row }) =>
  unless === undefined ? [] : [{ ...row, unless }],
);

const NONE: readonly never[] = [];
const NOTHING_BETWEEN: BetweenAccounts = { callerDecides: NONE, notDelegated: NONE, perhapsDelegated: NONE };

function factsOf<T extends CallerFact>(facts: readonly T[], kind: CallerKind): readonly T[] {
  return facts.filter(({ callers }) => callers.includes(kind));
}

/** The first row that means the action. */
export function rowOn<T extends CallerFact | CallerDecides>(
  rows: readonly T[],
  lowerCaseAction: string,
): T | undefined {
  return rows.find((row) => {
    const { actions, except } = globsOf(row);
    const means = (globs: readonly Glob[]): boolean => globs.some((glob) => glob.matches(lowerCaseAction));
    return means(actions) && !means(except);
  });
}

interface RowGlobs {
  readonly actions: readonly Glob[];
  readonly except: readonly Glob[];
}

const globs = new WeakMap<CallerFact | CallerDecides, RowGlobs>();

function globsOf(row: CallerFact | CallerDecides): RowGlobs {
  let found = globs.get(row);
  if (found === undefined) {
    const except = 'except' in row ? (row.except ?? []) : [];
    found = { actions: row.actions.map((text) => Glob.of(text)), except: except.map((text) => Glob.of(text)) };
    globs.set(row, found);
  }
  return found;
}
