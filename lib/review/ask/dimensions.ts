import type { RequestPrincipal, RequestResource } from '../../policy';
import { variableKeys } from '../../policy';
import type { ContextLookup } from '../../policy/context/context';
import { deriveContext } from '../../policy/context/derive';
import { globalRegionOf } from '../../policy/evaluate/global-services';
import type { Rest } from './atoms';
import { comparisonsOf, valueClasses, type Comparison, type Reading, type Values } from './values';

/** One thing in which requests may differ, and every value of it that policies can tell apart. */
export interface Dimension {
  /** A condition key in lower case. */
  readonly key: string;
  readonly values: readonly Values[];
  readonly isComplete: boolean;
}

/** What follows from who calls and whose the resource is: a request cannot choose it. */
const FOLLOWS =
  /^(?:aws:(?:principal(?:arn|account|orgid|orgpaths|orgmasteraccountid|isawsservice|servicename|type|tag\/.*)|resource(?:account|orgid|orgpaths)|username|userid|source(?:account|arn|orgid|orgpaths))|s3:resourceaccount|kms:calleraccount)$/;

/** Whether a condition key says who calls, or whose a resource is. */
export function isAboutIdentity(key: string): boolean {
  return FOLLOWS.test(key);
}

export interface Caller {
  readonly principal: RequestPrincipal;
  readonly resource: RequestResource;
  readonly action: string;
  readonly region: string;
  /** Whether the ARN of the principal is one of many. */
  readonly arn: 'any role' | 'its own';
}

/** The condition keys that decide about a request, with what each may hold. */
export function dimensionsOf(
  rests: readonly Rest[],
  callers: readonly Caller[],
  reading: Reading,
): readonly Dimension[] {
  return [...comparedKeys(rests, callers)].flatMap(([key, comparisons]) => {
    const known = callers.map((caller) => knowledgeOf(key, caller));
    if (known.every((one) => one === 'follows')) return [];
    const { classes, isComplete } = valueClasses(key, comparisons, reading);
    const isAnyones = key === PRINCIPAL_ARN && callers.some(({ arn }) => arn === 'any role');
    const possible = isAnyones
      ? classes.filter(([arn = '']) => callers.some((caller) => isRoleOf(caller, arn)))
      : classes;
    const absent = known.includes('always there') ? [] : [[]];
    return [{ key, values: [...absent, ...possible], isComplete }];
  });
}

export const PRINCIPAL_ARN = 'aws:principalarn';

/** What stands for a policy variable whose value a request chooses. */
export const SAMPLE = 'example';

function comparedKeys(
  rests: readonly Rest[],
  callers: readonly Caller[],
): readonly (readonly [string, readonly Comparison[]])[] {
  const compared = new Map(comparisonsOf(rests));
  const add = (key: string, comparison: Comparison): void => {
    compared.set(key, [...(compared.get(key) ?? []), comparison]);
  };
  for (const key of rests.flatMap(variablesOf)) add(key, { operator: 'StringEquals', values: [SAMPLE] });
  const values = (compared.get(PRINCIPAL_ARN) ?? []).flatMap((one) => one.values);
  if (values.length > 0)
    for (const prefix of rolePrefixes(callers))
      add(PRINCIPAL_ARN, { operator: 'StringLike', values: located(values, prefix) });
  return [...compared].sort(([one], [other]) => (one < other ? -1 : 1));
}

function rolePrefixes(callers: readonly Caller[]): readonly string[] {
  return [...new Set(callers.flatMap((caller) => roleArnPrefix(caller) ?? []))];
}

const ANY_ACCOUNTS_ROLE = /^arn:[^:]*:iam::[*]:role\//;

/** All roles of an account, and those that a pattern means in it. */
function located(patterns: readonly string[], prefix: string): readonly string[] {
  return [
    `${prefix}*`,
    ...patterns.filter((one) => ANY_ACCOUNTS_ROLE.test(one)).map((one) => one.replace(ANY_ACCOUNTS_ROLE, prefix)),
  ];
}

function roleArnPrefix({ principal }: Caller): string | undefined {
  return principal.kind === 'role' ? `arn:aws:iam::${principal.account.id}:role/` : undefined;
}

function isRoleOf(caller: Caller, arn: string): boolean {
  const prefix = roleArnPrefix(caller);
  return prefix !== undefined && arn.startsWith(prefix) && arn.length > prefix.length;
}

/** Condition keys and policy variables of a statement, in lower case. */
export function keysRead(rest: Rest): readonly string[] {
  return [...Object.values(rest.conditions).flatMap((keys) => Object.keys(keys)), ...variablesOf(rest)];
}

const variables = new WeakMap<Rest, readonly string[]>();

function variablesOf(rest: Rest): readonly string[] {
  let keys = variables.get(rest);
  if (keys === undefined) variables.set(rest, (keys = variablesIn(rest)));
  return keys;
}

function variablesIn({ resources, conditions, version }: Rest): readonly string[] {
  if (version !== '2012-10-17') return [];
  return variableKeys(JSON.stringify([resources, conditions])).map((key) => key.toLowerCase());
}

/** Any time will do: conditions on it are tried around their own. */
const TIME = new Date('2026-01-01T00:00:00Z');

/** `follows` where the request has no choice, `always there` where it may choose what, but not whether. */
function knowledgeOf(key: string, caller: Caller): 'follows' | 'always there' | 'open' {
  const { principal, action, arn } = caller;
  if (key === PRINCIPAL_ARN && arn === 'any role') return 'always there';
  const derived = derivedValue(key, caller);
  if (derived === undefined || derived === 'unknown') return 'open';
  if (derived === 'present') return 'always there';
  const isFixed = FOLLOWS.test(key) || derived.length === 0;
  const isGlobal = key === 'aws:requestedregion' && globalRegionOf(action) !== undefined;
  return isFixed || (isGlobal && principal.kind !== 'service') ? 'follows' : 'always there';
}

function derivedValue(key: string, { principal, resource, action, region }: Caller): ContextLookup | undefined {
  const from = { principal, resource, resourceAccount: resource.account, action, region, time: TIME };
  return deriveContext({ ...from, viaService: 'maybe' })(key);
}

/** What a key holds of which a request has no choice. */
export function followingValues(key: string, caller: Caller): readonly string[] {
  const derived = derivedValue(key, caller);
  return typeof derived === 'object' ? derived : [];
}

/** Whether anything in a text is filled in. */
export function hasVariables(text: string): boolean {
  return text.includes('${');
}

/** Fills policy variables in: with what follows from the caller, else with {@link SAMPLE}. */
export function fillerFor(caller: Caller): (text: string) => string {
  return (text) => {
    if (!hasVariables(text)) return text;
    return text.replaceAll(/\$\{([^}]*)\}/g, (whole, inner: string) => {
      const key = (inner.split(',')[0] ?? '').trim().toLowerCase();
      if (/^[*?$]$/.test(key)) return whole;
      const derived = knowledgeOf(key, caller) === 'follows' ? derivedValue(key, caller) : undefined;
      return typeof derived === 'object' ? (derived[0] ?? SAMPLE) : SAMPLE;
    });
  };
}
