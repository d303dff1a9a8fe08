import { z } from 'zod';
import { keysAt, schemaAt, unwrap } from '../../../lib/config/schema-walk';
import { locate } from '../../../lib/config/location';
import type { Problem } from '../../../lib/config/problem';
import { landingZoneSchema, type WrittenLandingZone } from '../../../lib/model/schema';
import { readConfig } from '../../limits/read';
import { withValue } from '../../limits/lists';

/** A value of a config: a text, number or truth value that is there, or that could be. */
interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

export interface Variation {
  readonly config: WrittenLandingZone;
  /** Paths of the values that differ, with a star for keys. */
  readonly varied: readonly string[];
}

/**
 * A copy of a config in which every value that can be another one is another one. Keys stay, so what AWS knows by them stays too. What
 * is refused for a value gets the next one that might stand there, or the one that it had.
 *
 * @param except patterns of values that stay. @default none but what no template is made of
 */
export function variationOf(config: WrittenLandingZone, except: readonly string[] = []): Variation {
  let leaves = onePerKind(leavesOf(config, []))
    .filter(({ path }) => !isIn(patternOf(path), except))
    .map((leaf) => ({ path: leaf.path, others: othersOf(leaf) }));
  for (;;) {
    leaves = leaves.filter(({ others }) => others.length > 0);
    const varied = leaves.reduce((copy, { path, others }) => withValue(copy, path, others[0]), config);
    const { problems } = readConfig(varied);
    if (problems.length === 0) return { config: varied, varied: leaves.map(({ path }) => patternOf(path)) };
    const refused = aboutThem(problems, leaves);
    if (refused.length === 0) throw new Error(problems.map((problem) => JSON.stringify(problem)).join('\n'));
    leaves = leaves.map((leaf) => (refused.includes(leaf) ? { ...leaf, others: leaf.others.slice(1) } : leaf));
  }
}

/** What problems are found at; where nothing that was varied is there, what their words name. */
function aboutThem<T extends Pick<Leaf, 'path'>>(problems: readonly Problem[], leaves: readonly T[]): readonly T[] {
  const there = leaves.filter(({ path }) => problems.some((problem) => isAt(problem, path)));
  if (there.length > 0) return there;
  return leaves.filter(({ path }) =>
    problems.some((problem) => path.slice(1).some((step) => /\D/.test(step) && JSON.stringify(problem).includes(step))),
  );
}

function isAt({ path }: Problem, leaf: readonly string[]): boolean {
  const own = locate(leaf.map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
  return own === path || own.startsWith(`${path}.`) || own.startsWith(`${path}[`);
}

function leavesOf(value: unknown, path: readonly string[]): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const absent = keysAt(landingZoneSchema, path).filter((key) => !Object.hasOwn(value, key));
  return [
    ...Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key])),
    ...absent.map((key) => ({ path: [...path, key], value: undefined })),
  ];
}

function onePerKind(leaves: readonly Leaf[]): readonly Leaf[] {
  return [...new Map(leaves.map((leaf) => [patternOf(leaf.path), leaf])).values()];
}

/** No template is made of these. */
const SAID_ONLY = /^(scenarios|company\.reviewers)\b|\.(why|reason)$/;

function isIn(pattern: string, patterns: readonly string[]): boolean {
  return SAID_ONLY.test(pattern) || patterns.includes(pattern);
}

const MAPS = /^(accounts|access\.(groups|users)|workloads|organization\.organizationalUnits|exceptions)\.[^.]+/;

function patternOf(path: readonly string[]): string {
  return path
    .join('.')
    .replace(MAPS, '$1.*')
    .replaceAll(/\.\d+(?=\.|$)/g, '.*');
}

/** What may stand there instead. */
function othersOf({ path, value }: Leaf): readonly unknown[] {
  const schema = schemaAt(
    landingZoneSchema,
    path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  );
  return candidates(schema)
    .filter((candidate) => candidate !== value)
    .concat(typeof value === 'string' ? textsLike(value) : []);
}

function candidates(schema: z.core.$ZodType | undefined): readonly unknown[] {
  const here = unwrap(schema);
  if (here instanceof z.ZodUnion) return here.options.flatMap(candidates);
  if (here instanceof z.ZodEnum) return here.options;
  if (here instanceof z.ZodLiteral) return [...here.values];
  if (here instanceof z.ZodBoolean) return [true, false];
  if (here instanceof z.ZodNumber) return [7, 36, 91, 401, 2_000];
  if (here instanceof z.ZodString) return ['eu-west-1', 'eu-west-2', 'Varied words of some length', 'varied'];
  return [];
}

function textsLike(value: string): readonly unknown[] {
  return [value.replace(/^[^@]+@/, 'varied@'), `${value}-varied`, `Varied ${value}`].filter((text) => text !== value);
}
