import { policyPropertyOf } from '../../assembly/graph/resource-policies';
import type { JsonValue } from '../../base/json';
import { entryOf } from '../../base/entry-of';
import { changedLines, isWithin, leaves, withoutPositions, type ChangedLine } from '../../base/leaves';
import { SEVERITIES, type Severity } from '../model';
import { KINDS, PLAIN_PATHS, type Kind, type Order, type PathMeaning, type TypeMeaning } from './meaning-terms';
import { RESOURCE_MEANINGS } from './resource-meanings';
import { withCalls } from './sdk-calls';

const UNKNOWN: TypeMeaning = { kind: 'unknown' };

/** How severe it is that a resource of a type comes, goes, or changes. A type of which nothing is said is `unknown`. */
export function kindOf(type: string): Kind {
  const { kind, created, removed, changed } = meaningOf(type);
  const usual = KINDS[kind];
  return { created: created ?? usual.created, removed: removed ?? usual.removed, changed: changed ?? usual.changed };
}

/** Whether something is said here of what a type does. */
export function isKnownType(type: string): boolean {
  return entryOf(RESOURCE_MEANINGS, type) !== undefined;
}

/** Whether all that changes of it is told of other resources. */
export function makesNothing(type: string): boolean {
  return meaningOf(type).makesNothing === true;
}

/** Whether something is lost with it that nobody can make again. */
export function holdsData(type: string): boolean {
  return meaningOf(type).kind === 'data';
}

const OUTWARD: readonly TypeMeaning['kind'][] = ['acts', 'tells', 'unknown'];

/** Whether something leaves by a path, is done elsewhere by it, or is open to others. */
export function isOutward(type: string, path: string): boolean {
  const { kind, outward } = meaningOf(type);
  const within = withoutPositions(path);
  return outward === undefined ? OUTWARD.includes(kind) : outward.some((one) => isWithin(within, one));
}

function meaningOf(type: string): TypeMeaning {
  return entryOf(RESOURCE_MEANINGS, type) ?? UNKNOWN;
}

/** One changed path of a resource, and how severe that is. */
export interface ChangedProperty extends ChangedLine {
  readonly severity: Severity;
  /** What it comes to is told beside it, by the engine that reads it. */
  readonly isRead: boolean;
}

/** What changes of the properties of a resource, whether or not CloudFormation replaces it: the most severe first. */
export function changedProperties(type: string, was: object, is: object): readonly ChangedProperty[] {
  const [before, after] = [withCalls(type, was), withCalls(type, is)];
  const changed = changedLines(before, after).map((line): ChangedProperty => {
    const [path, meaning] = meaningAt(type, withoutPositions(line.path));
    if (meaning === 'read') return { ...line, severity: 'info', isRead: true };
    const severity = typeof meaning === 'string' ? meaning : severityIn(meaning, path, line, before, after);
    return { ...line, severity, isRead: false };
  });
  return changed.toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
}

/** The longest path that is known and holds this one, with what it means. */
function meaningAt(type: string, path: string): readonly [path: string, PathMeaning] {
  const policy = policyPropertyOf(type);
  const known: Readonly<Record<string, PathMeaning>> = {
    ...PLAIN_PATHS,
    ...(policy === undefined ? {} : { [policy]: 'read' }),
    ...meaningOf(type).paths,
  };
  const whole = Object.entries(known).filter(([one]) => isWithin(path, one));
  return whole.sort(([one], [other]) => other.length - one.length)[0] ?? [path, kindOf(type).changed];
}

function severityIn(order: Order, path: string, line: ChangedLine, before: object, after: object): Severity {
  const { loosened, tightened = 'low' } = order;
  if (order.looser === 'without members') {
    const members = membersAt(after, path);
    return [...membersAt(before, path)].every((one) => members.has(one)) ? tightened : loosened;
  }
  const [was, is] = [line.was, line.is].map((value) => rankOf(order, value));
  return was === undefined || is === undefined || is > was ? loosened : tightened;
}

/** What stands in a list, whatever its positions. */
function membersAt(properties: object, path: string): ReadonlySet<string> {
  const all = [...leaves(properties)].map(([one, value]) => [withoutPositions(one), value] as const);
  return new Set(all.flatMap(([one, value]) => (isWithin(one, path) ? [`${one} ${value}`] : [])));
}

/** The greater, the looser. Undefined: nobody knows. */
function rankOf({ looser, unsaid }: Order, json: string | undefined): number | undefined {
  const value = json === undefined ? unsaid : textOf(json);
  if (value === undefined) return undefined;
  if (typeof looser === 'object') return looser.includes(value) ? looser.indexOf(value) : undefined;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? undefined : looser === 'less' ? -number : number;
}

/** CloudFormation takes `"true"` for `true`, and `"7"` for `7`. */
function textOf(json: string): string | undefined {
  const value = JSON.parse(json) as JsonValue;
  return typeof value === 'object' ? undefined : String(value);
}
