import { listOf } from '../../base/list';
import { isDeepStrictEqual } from 'node:util';
import type { OrganizationGraph } from '../../assembly';
import { groupBy } from '../../base/group-by';
import { leaves, withoutPositions } from '../../base/leaves';
import { loadBalancerRegionOf } from '../../catalogue/guardrails/definition/perimeter-services';
import type { Conditions, PolicyDocument, Statement } from '../../policy';
import type { Cause } from './causes';
import type { Sides } from './side';
import { merged } from './merged-statements';
import { providerWords, subjectWords } from './subject-words';

/** What one principal's own policies say on both sides. */
export interface OwnTexts {
  readonly base: readonly PolicyDocument[];
  readonly head: readonly PolicyDocument[];
}

/**
 * What somebody did in the config that much follows from, in one sentence: where nothing changed but that a Region, or who may come from an
 * identity provider, is named beside others. Undefined: it stands for itself.
 *
 * @param own of principals whose own policies changed
 */
export function topicOf(sides: Sides, cause: Cause, own: readonly OwnTexts[]): string | undefined {
  const changed = changedRegions(sides).find((one) => followsFrom(one, sides, cause, own));
  return changed === undefined ? subjectTopic(sides, cause) : regionTopic(changed);
}

function followsFrom(
  { regions, isApproved }: ChangedRegions,
  sides: Sides,
  { direction, statement, explained }: Cause,
  own: readonly OwnTexts[],
): boolean {
  const isOfItAlone = (before: unknown, after: unknown): boolean =>
    isDeepStrictEqual(withoutRegions(before, regions), withoutRegions(after, regions));
  if ((direction === 'gained') !== isApproved || !own.every(({ base, head }) => isOfItAlone(base, head))) return false;
  const [before, after] = statementsOn(sides, statement);
  if (before !== undefined && after !== undefined)
    return !isDeepStrictEqual(before, after) && isOfItAlone(before, after);
  const [all, allAfter] = familiesOn(sides, statement).map((family) => merged(withoutRegions(family, regions)));
  if (all !== undefined && allAfter !== undefined && all.length > 0) return isDeepStrictEqual(all, allAfter);
  return (
    own.length > 0 && explained.every(({ witness }) => regions.some((region) => witness.arn.endsWith(`-${region}`)))
  );
}

/** The topic of a Region, where texts of policies differ by nothing else. @param before lists of statements, as is `after` */
export function regionOfTexts(sides: Sides, before: unknown, after: unknown): string | undefined {
  const textOf = (texts: unknown, regions: readonly string[]): unknown =>
    listOf(texts as readonly (readonly Statement[])[]).map((statements) => merged(withoutRegions(statements, regions)));
  const changed = changedRegions(sides).find(({ regions }) =>
    isDeepStrictEqual(textOf(before, regions), textOf(after, regions)),
  );
  return changed === undefined ? undefined : regionTopic(changed);
}

/** Lists without what is of Regions; one value is the same as a list of it. */
function withoutRegions(value: unknown, regions: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const others = value.filter((one) => !regions.some((region) => isTextOfRegion(one, region)));
    const rest = others.map((one) => withoutRegions(one, regions));
    return rest.length === 1 ? rest[0] : rest;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutRegions(one, regions)]));
}

function isTextOfRegion(value: unknown, region: string): boolean {
  if (typeof value !== 'string') return false;
  const isNamedAfter = value.split('/').some((part) => part.endsWith(`-${region}`));
  return isOfRegion(value, region) || isNamedAfter || value.split(':')[3] === region;
}

/** Tokens that an identity provider gives to more. */
function subjectTopic(sides: Sides, { direction, statement }: Cause): string | undefined {
  const [before, after] = statementsOn(sides, statement);
  if (direction !== 'gained' || before === undefined || after === undefined) return undefined;
  if (!areSameButConditions(before, after) || missingValues(before.Condition, after.Condition).length > 0)
    return undefined;
  const added = missingValues(after.Condition, before.Condition);
  const [first] = added;
  if (first === undefined || !added.every(({ key }) => key === first.key && key.endsWith(':sub'))) return undefined;
  const subjects = added.map(({ value }) => subjectWords(value)).join(' and');
  return `${providerWords(first.key.replace(/:sub$/, ''))}${subjects}${subjects.includes(',') ? ',' : ''} may take roles that trust them`;
}

/** What a guardrail says in a policy may be one statement on one side and two on the other, by the Regions that each spares. */
function familiesOn({ base, head }: Sides, named: Cause['statement']): readonly (readonly Statement[])[] {
  return [base, head].map(({ graph }) =>
    named === undefined
      ? []
      : graph.policies
          .filter(({ name }) => name === named.policy)
          .flatMap(({ content }) => statementsOf(content))
          .filter(({ Sid }) => Sid !== undefined && familyOf(Sid) === familyOf(named.statement)),
  );
}

/** Name of a statement without its number. */
function familyOf(sid: string): string {
  return sid.replace(/\d+$/, '');
}

/** Of an organization policy, by its names. */
function statementsOn({ base, head }: Sides, named: Cause['statement']): readonly (Statement | undefined)[] {
  return [base, head].map((side) => (named === undefined ? undefined : statementIn(side.graph, named)));
}

/** What of a setting follows from Regions, where these are added to what it names, or taken out, and nothing else changes. */
export interface SettingOfRegion {
  readonly topic: string;
  /** For example `also in eu-north-1`. */
  readonly words: string;
}

/** @param before content of the policy, as is `after` */
export function settingOfRegion(sides: Sides, before: object, after: object): SettingOfRegion | undefined {
  const changed = changedRegions(sides).find(({ regions, isApproved }) => {
    const [was, is] = [before, after].map((one) => placesOf(regions, one)) as [readonly string[], readonly string[]];
    const [fewer, more] = isApproved ? [was, is] : [is, was];
    const added = more.filter((path) => !fewer.includes(path));
    return (
      added.length > 0 &&
      fewer.every((path) => more.includes(path)) &&
      !added.some((path) => REVERSED.test(path)) &&
      isDeepStrictEqual(withoutTexts(before, regions), withoutTexts(after, regions))
    );
  });
  if (changed === undefined) return undefined;
  return {
    topic: regionTopic(changed),
    words: `${changed.isApproved ? 'also in' : 'no longer in'} ${changed.regions.join(', ')}`,
  };
}

/** Where a Region that is named more means less. */
const REVERSED = /disable|exclude|deny|remove/i;

/** With what stands there: of two Regions each has to be where it was. */
function placesOf(texts: readonly string[], content: object): readonly string[] {
  const values = texts.map((text) => JSON.stringify(text));
  return [...leaves(content)]
    .filter(([, value]) => values.includes(value))
    .map(([path, value]) => `${withoutPositions(path)} ${value}`);
}

/** Lists without them; all else as it is. */
function withoutTexts(value: unknown, texts: readonly string[]): unknown {
  if (Array.isArray(value))
    return value.filter((one) => !texts.includes(one as string)).map((one) => withoutTexts(one, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutTexts(one, texts)]));
}

/** Regions that are approved on the head alone. */
export function approvedRegions(sides: Sides): readonly string[] {
  return changedRegions(sides).flatMap(({ regions, isApproved }) => (isApproved ? regions : []));
}

interface ChangedRegions {
  readonly regions: readonly string[];
  readonly isApproved: boolean;
}

/** Regions that are approved, or are not any more, by one decision. */
export interface RegionTopic extends ChangedRegions {
  readonly topic: string;
}

export function regionTopics(sides: Sides): readonly RegionTopic[] {
  return changedRegions(sides).map((changed) => ({ ...changed, topic: regionTopic(changed) }));
}

function regionTopic({ regions, isApproved }: ChangedRegions): string {
  const are = regions.length === 1 ? `Region ${regions.join()} is` : `Regions ${regions.join(', ')} are`;
  return isApproved
    ? `${are} approved: what was kept to other Regions becomes possible there`
    : `${are} no longer approved: what was possible there is denied`;
}

const ofSides = new WeakMap<Sides, readonly ChangedRegions[]>();

/**
 * Regions that organization policies name on one side only, or that a statement spares on one side only, as us-east-1, which some name for
 * services that are there alone. Those of each side are one decision.
 */
function changedRegions(sides: Sides): readonly ChangedRegions[] {
  let changed = ofSides.get(sides);
  if (changed === undefined) {
    const [approved, gone] = [onlyIn(sides.head.graph, sides.base.graph), onlyIn(sides.base.graph, sides.head.graph)];
    changed = [
      { regions: approved.filter((one) => !gone.includes(one)), isApproved: true },
      { regions: gone.filter((one) => !approved.includes(one)), isApproved: false },
    ].filter(({ regions }) => regions.length > 0);
    ofSides.set(sides, changed);
  }
  return changed;
}

function onlyIn(graph: OrganizationGraph, other: OrganizationGraph): readonly string[] {
  const elsewhere = regionsIn(other);
  const sparedElsewhere = sparing(other);
  const named = [...regionsIn(graph)].filter((one) => !elsewhere.has(one));
  const spared = [...sparing(graph)].flatMap(([place, own]) => {
    const before = sparedElsewhere.get(place);
    return before === undefined ? [] : own.filter((one) => !before.includes(one));
  });
  return [...new Set([...named, ...spared])].sort();
}

function regionsIn({ policies }: OrganizationGraph): ReadonlySet<string> {
  return new Set(
    policies.flatMap(({ content }) => statementsOf(content)).flatMap((one) => regionsOf(conditionsOf(one))),
  );
}

/** By policy and name of its statements, the Regions in which none of them denies. */
function sparing({ policies }: OrganizationGraph): ReadonlyMap<string, readonly string[]> {
  const found = policies.flatMap(({ name, content }) =>
    statementsOf(content).flatMap((statement) => {
      const spares = Object.entries(conditionsOf(statement)).filter(([operator]) => operator.startsWith('StringNot'));
      const regions = regionsOf(Object.fromEntries(spares));
      const { Effect, Sid } = statement;
      const isFound = Effect === 'Deny' && Sid !== undefined && regions.length > 0;
      return isFound ? [{ place: JSON.stringify([name, familyOf(Sid)]), regions }] : [];
    }),
  );
  return new Map(
    [...groupBy(found, ({ place }) => place)].map(([place, all]) => [
      place,
      all.map(({ regions }) => regions).reduce((one, other) => one.filter((region) => other.includes(region))),
    ]),
  );
}

function regionsOf(conditions: Conditions): readonly string[] {
  return comparisonsIn(conditions)
    .filter(({ key }) => key === 'aws:requestedregion')
    .map(({ value }) => value);
}

/** AWS writes the logs of load balancers in a Region by an account of its own. */
function isOfRegion(value: string, region: string): boolean {
  return value === region || loadBalancerRegionOf(value) === region;
}

export function statementsOf(content: object): readonly Statement[] {
  return 'Statement' in content ? listOf(content.Statement as Statement | readonly Statement[]) : [];
}

/** Of an organization policy, by the names of both. */
export function statementIn(
  graph: OrganizationGraph,
  { policy, statement }: { readonly policy: string; readonly statement: string },
): Statement | undefined {
  const own = graph.policies.find(({ name }) => name === policy);
  return own && statementsOf(own.content).find(({ Sid }) => Sid === statement);
}

function areSameButConditions(one: Statement, other: Statement): boolean {
  const rest = (statement: Statement): string => JSON.stringify({ ...statement, Condition: shapeOf(statement) });
  return rest(one) === rest(other);
}

/** Operators and keys. */
function shapeOf(statement: Statement): readonly string[] {
  return Object.entries(conditionsOf(statement)).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => `${operator} ${key}`),
  );
}

function conditionsOf({ Condition = {} }: Statement): Conditions {
  return Condition;
}

interface Value {
  readonly key: string;
  readonly value: string;
}

function comparisonsIn(conditions: Conditions): readonly Value[] {
  return Object.values(conditions).flatMap((keys) =>
    Object.entries(keys).flatMap(([key, values]) =>
      listOf(values as string).map((value) => ({ key: key.toLowerCase(), value: value })),
    ),
  );
}

function missingValues(from: Conditions = {}, to: Conditions = {}): readonly Value[] {
  const known = new Set(comparisonsIn(to).map(({ key, value }) => `${key} ${value}`));
  return comparisonsIn(from).filter(({ key, value }) => !known.has(`${key} ${value}`));
}
