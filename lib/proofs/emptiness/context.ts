import { listOf } from '../../base/list';
import {
  canonicalKey,
  derivedFrom,
  hasSeveralValues,
  isOfArns,
  isOfStranger,
  nearlyNamedBy,
  isOfRegion,
  regionOfResource,
  wrongValue,
} from '../../ask/context-values';
import { contradictionsIn } from '../../ask/contradictions';
import type { Carried } from '../../ask/keys-together';
import { contradictsCaller } from '../../ask/of-caller';
import { wrongNameOf } from '../../ask/resource-names';
import { isKnownHost } from '../../ask/hosts';
import { isOfHost } from '../../ask/key-values';
import { knownNames } from '../../ask/known-names';
import { findUnknownConditionKeys } from '../../iam-data';
import { parseArn } from '../../policy';
import { globalRegionOf } from '../../policy/evaluate/global-services';
import { callersOf, neverSent } from './never-sent';
import { pastTimes } from './times';
import {
  contextProblem as problem,
  isOfCompany,
  meantElse,
  OUTSIDE,
  type JudgedRow,
  type RowCheck,
  type RowProblem,
} from './row-problem';

/** Context that no request has: keys that AWS does not have or the action does not carry, and values that cannot be. */
export const emptyContext: RowCheck = function* (judged) {
  for (const [key, values] of Object.entries(judged.row.context ?? {})) {
    const [unknown] = canonicalKey(judged.iamData, key) === key ? findUnknownConditionKeys([key], judged.iamData) : [];
    if (unknown !== undefined) {
      yield problem(`the key "${key}"`, 'a condition key that AWS has', unknown.problem);
      continue;
    }
    yield* givenByOthers(judged, key);
    yield* writtenTwice(judged, key);
    yield* neverSent(judged, key);
    yield* wrongValues(judged, key, listOf(values).map(judged.fill));
    yield* ofOtherCallers(judged, key, listOf(values).map(judged.fill));
  }
  yield* pastTimes(judged);
  for (const { found, expected, mend } of contradictionsIn(contextOfRow(judged))) yield problem(found, expected, mend);
};

function contextOfRow({ row, fill }: JudgedRow): Carried {
  return Object.fromEntries(Object.entries(row.context ?? {}).map(([key, values]) => [key, listOf(values).map(fill)]));
}

/** What follows from who calls, and is said to be otherwise. */
function* ofOtherCallers(judged: JudgedRow, key: string, values: readonly string[]): Iterable<RowProblem> {
  for (const caller of callersOf(judged)) {
    const wrong = contradictsCaller(caller, key, values);
    if (wrong === undefined) continue;
    yield problem(wrong.found, wrong.expected, wrong.mend);
    return;
  }
}

/** Of outsiders AWS knows what we do not. */
function* givenByOthers({ isScenario, row }: JudgedRow, key: string): Iterable<RowProblem> {
  if (!isScenario || row.outside === true || derivedFrom(key) === undefined) return;
  yield problem(
    `"${key}"`,
    'keys that a caller or a call can choose',
    'remove it: it follows from principal and resource (`outside: true` if these are not ours)',
  );
}

/** Condition keys are the same in any case of letters, and a request has each once. */
function* writtenTwice({ row }: JudgedRow, key: string): Iterable<RowProblem> {
  const same = Object.keys(row.context ?? {}).filter((other) => other.toLowerCase() === key.toLowerCase());
  if (same.length < 2 || same[0] === key) return;
  yield problem(`"${same.join('" and "')}"`, 'each key once, whatever the case of its letters', 'keep one of them');
}

function* wrongValues(judged: JudgedRow, key: string, values: readonly string[]): Iterable<RowProblem> {
  const { environment, iamData } = judged;
  const isNamed = isOfCompany(judged) && isOfArns(iamData, key);
  if (values.length > 1 && !hasSeveralValues(iamData, key)) {
    yield problem(
      `${values.length} values of "${key}"`,
      'one value: a request has no more of this key',
      'keep one, and make a row of its own for each other',
    );
  }
  for (const value of values) {
    const wrong = wrongValue({ iamData, graph: environment.graph }, key, value);
    const named = isNamed ? wrongNameOf({ iamData, graph: environment.graph }, value) : undefined;
    if (wrong !== undefined) yield problem(`"${value}" as ${key}`, wrong.expected, wrong.mend);
    else if (named !== undefined) yield problem(`${named.found}, in ${key}`, named.expected, named.mend);
    else yield* ofStrangers(judged, key, value);
  }
  yield* contradictions(judged, key, values);
  yield* elsewhere(judged, key, values);
}

/** Who and what is not of the organization, of which a row says that it is about it; the product's rows take examples. */
function* ofStrangers(judged: JudgedRow, key: string, value: string): Iterable<RowProblem> {
  const { environment, iamData, isScenario, row } = judged;
  const { graph } = environment;
  if (row.outside === true || !isOfCompany(judged)) return;
  if (isScenario && isOfStranger(graph, key, value)) {
    yield problem(`"${value}" as ${key}`, 'an account of the organization', OUTSIDE);
    return;
  }
  const unheard = unheardOf(judged, key, value);
  if (unheard !== undefined) {
    yield problem(`"${value}" as ${key}`, unheard, OUTSIDE);
    return;
  }
  const near = nearlyNamedBy({ iamData, graph }, key, value);
  if (near === undefined) return;
  yield problem(
    `"${value}" as ${key}`,
    'what a template makes, or a name that is not nearly such a one',
    meantElse(near),
  );
}

/** What a value should be that neither AWS's data nor a policy of the templates knows. */
function unheardOf(
  { environment: { graph }, iamData, isScenario }: JudgedRow,
  key: string,
  value: string,
): string | undefined {
  if (knownNames(graph, iamData).words.has(value)) return undefined;
  if (isOfHost(key) && !isKnownHost(value, iamData)) return 'the host of a service that is known';
  return isScenario && /:aud$/i.test(key) ? 'an audience that a policy of the templates names' : undefined;
}

/** A service with one endpoint for the world is called in no other region. */
function* elsewhere({ row, isScenario }: JudgedRow, key: string, values: readonly string[]): Iterable<RowProblem> {
  // A guardrail's own rows say that it spares such services whatever the region is.
  if (!isScenario) return;
  if (key.toLowerCase() !== 'aws:requestedregion' || values.length === 0) return;
  for (const action of listOf(row.action)) {
    const region = globalRegionOf(action);
    if (region === undefined || region === 'several' || values.includes(region)) continue;
    yield problem(
      `"${values.join(', ')}" as ${key} of ${action}`,
      `"${region}": the service has one endpoint for the world, which is there`,
      `write "${region}", or leave the key out`,
    );
  }
}

/** A request goes to the region of its resource. */
function* contradictions(judged: JudgedRow, key: string, values: readonly string[]): Iterable<RowProblem> {
  const { row, fill, environment, isScenario } = judged;
  if (!isOfRegion(key) || values.length === 0) return;
  for (const text of listOf(row.resource)) {
    const arn = fill(text);
    const regions = listOf(row.action).map((action) =>
      isScenario ? regionOfResource(environment.graph, action, arn) : parseArn(arn)?.region,
    );
    const region = regions.every((one) => one === regions[0]) ? regions[0] : undefined;
    if (region === undefined || region === '' || values.includes(region)) continue;
    yield problem(
      `"${values.join(', ')}" as ${key}, and a resource in ${region}`,
      'the region of the resource: a request goes where its resource is',
      'correct one of the two',
    );
  }
}
