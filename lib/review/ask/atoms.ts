import { listOf } from '../../base/list';
import type { Conditions, PolicyDocument, Principal, Statement } from '../../policy';

/**
 * The smallest part of a policy: one action pattern with what else must be so. A statement is the union of its atoms, so that two
 * policies with the same atoms decide alike, however their statements are ordered, named, split or joined.
 */
export interface Atom {
  /** The action pattern, or all of `NotAction`. */
  readonly action: ActionPattern;
  readonly rest: Rest;
  /** Equal for equal atoms. */
  readonly id: string;
}

export interface ActionPattern {
  /** In lower case, sorted. */
  readonly patterns: readonly string[];
  readonly negated: boolean;
}

/** A statement without its actions. */
export interface Rest {
  readonly effect: 'Allow' | 'Deny';
  /** One pattern, or all of `NotResource`. */
  readonly resources: readonly string[];
  readonly notResource: boolean;
  readonly conditions: Conditions;
  /** @default the policy belongs to its principal */
  readonly principal: PrincipalPart | undefined;
  /** Policy variables are filled in. */
  readonly version: string;
  /** Equal for equal rests. */
  readonly id: string;
}

/** One name of a `Principal` element, or all of `NotPrincipal`. */
export interface PrincipalPart {
  readonly negated: boolean;
  /** Kind and name, for example `AWS arn:aws:iam::111111111111:root`. */
  readonly names: readonly string[];
}

const known = new WeakMap<PolicyDocument, readonly Atom[]>();

/** Every atom of a document, some of them twice where statements overlap. */
export function atomsOf(document: PolicyDocument): readonly Atom[] {
  let atoms = known.get(document);
  if (atoms === undefined) {
    const version = document.Version ?? '2008-10-17';
    atoms = listOf(document.Statement).flatMap((statement) => atomsOfStatement(statement, version));
    known.set(document, atoms);
  }
  return atoms;
}

function atomsOfStatement(statement: Statement, version: string): readonly Atom[] {
  const actions = actionPatterns(statement);
  return restsOf(statement, version).flatMap((rest) =>
    actions.map((action) => ({
      action,
      rest,
      id: `${action.negated ? 'not ' : ''}${action.patterns.join()} ${rest.id}`,
    })),
  );
}

function actionPatterns({ Action, NotAction }: Statement): readonly ActionPattern[] {
  if (Action === undefined) return [{ patterns: sorted(lowerCase(NotAction ?? [])), negated: true }];
  return lowerCase(Action).map((pattern) => ({ patterns: [pattern], negated: false }));
}

function restsOf(statement: Statement, written: string): readonly Rest[] {
  const { Effect: effect, Resource, NotResource, Condition = {} } = statement;
  const conditions = normalConditions(Condition);
  const resources =
    Resource === undefined ? [sorted(listOf(NotResource ?? ['*']))] : listOf(Resource).map((one) => [one]);
  const notResource = Resource === undefined && NotResource !== undefined;
  return resources.flatMap((patterns) =>
    principalParts(statement).map((principal) => {
      const text = JSON.stringify([effect, notResource, patterns, conditions, principal ?? null]);
      const version = text.includes('${') ? written : '';
      return { effect, resources: patterns, notResource, conditions, principal, version, id: `${text} ${version}` };
    }),
  );
}

function principalParts({ Principal, NotPrincipal }: Statement): readonly (PrincipalPart | undefined)[] {
  if (NotPrincipal !== undefined) return [{ negated: true, names: sorted(principalNames(NotPrincipal)) }];
  if (Principal === undefined) return [undefined];
  return principalNames(Principal).map((name) => ({ negated: false, names: [name] }));
}

function principalNames(principal: Principal): readonly string[] {
  if (principal === '*') return ['AWS *'];
  return Object.entries(principal).flatMap(([kind, names]) =>
    listOf(names as string | readonly string[]).map((name) => `${kind} ${name}`),
  );
}

/** Keys in lower case, values in order: neither has a meaning. */
function normalConditions(conditions: Conditions): Conditions {
  const operators = Object.entries(conditions).map(([operator, keys]) => {
    const entries = Object.entries(keys).map(
      ([key, values]) => [key.toLowerCase(), sorted([...new Set(listOf(values as string).map(String))])] as const,
    );
    return [operator, Object.fromEntries(byFirst(entries))] as const;
  });
  return Object.fromEntries(byFirst(operators));
}

function byFirst<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}

function lowerCase(value: string | readonly string[]): readonly string[] {
  return listOf(value).map((text) => text.toLowerCase());
}

function sorted(values: readonly string[]): readonly string[] {
  return [...values].sort();
}
