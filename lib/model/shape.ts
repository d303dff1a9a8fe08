import { z } from 'zod';
import { didYouMean } from '../did-you-mean';
import { draftOf, type LandingZoneDraft } from './draft';
import { inFile, locate } from './location';
import { findForeignObjects } from './plain-data';
import type { Problem } from './problem';
import { landingZoneSchema, type LandingZone } from './schema';
import { keysAt, schemaAt } from './schema-walk';
import { found, quote } from './wording';

export interface Shape {
  readonly problems: readonly Problem[];
  /** What can be checked further, whatever else is wrong. */
  readonly draft: LandingZoneDraft;
  /** Undefined where there are problems. */
  readonly zone: LandingZone | undefined;
}

/** Reads an input against the schema: every problem of shape, and as much of the landing zone as has the right one. */
export function readShape(input: unknown): Shape {
  const foreign = findForeignObjects(input);
  const result = landingZoneSchema.safeParse(input, { error: expectedOf });
  const issues = result.success ? [] : result.error.issues.flatMap((issue) => [issue, ...issuesBehind(issue, input)]);
  return {
    problems: [...foreign, ...issues.flatMap((issue) => problemsOf(issue, input))],
    draft: draftOf(input, issues.flatMap(refusedPaths)),
    zone: result.success && foreign.length === 0 ? result.data : undefined,
  };
}

type Issue = z.core.$ZodIssue;

/** Zod does not look at an entry whose key is wrong; its value may be wrong too. */
function issuesBehind(issue: Issue, input: unknown): Issue[] {
  const schema = issue.code === 'invalid_key' ? schemaAt(landingZoneSchema, issue.path) : undefined;
  if (schema === undefined) return [];
  const issues = z.safeParse(schema, valueAt(input, issue.path), { error: expectedOf }).error?.issues ?? [];
  return issues.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** What is expected, where the schema itself does not say it. Zod keeps it as the issue's message. */
function expectedOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return EXPECTED_TYPE[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => found(value)).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array'
        ? 'a list with at least one entry'
        : `at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return 'another value';
  }
}

const EXPECTED_TYPE: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  object: 'an object { … }',
  record: 'an object { … }, one entry a key',
  array: 'a list [ … ]',
};

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters' : '';
}

function problemsOf(issue: Issue, input: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.filter((key) => key !== '__proto__').map((key) => unknownKey(issue.path, key, input));
  }
  const path = pathOf(issue, input);
  if (issue.code === 'invalid_key') return [invalidKey(path, issue)];
  const value = valueAt(input, issue.path);
  return [{ path, found: found(value), expected: issue.message, mend: mendOf(issue, value, input) }];
}

/** A section that is missing altogether is missed in the file that assembles them. */
function pathOf(issue: Issue, input: unknown): string {
  const isMissingSection = issue.path.length === 1 && valueAt(input, issue.path) === undefined;
  return isMissingSection ? inFile('config/index.ts', issue.path) : locate(issue.path);
}

function unknownKey(path: readonly PropertyKey[], key: string, input: unknown): Problem {
  const known = keysAt(landingZoneSchema, path);
  const nearest = didYouMean(key, missingKeys(path, input)) ?? didYouMean(key, known);
  return {
    path: locate([...path, key]),
    found: `unknown key ${quote(key)}`,
    expected: `one of ${known.join(', ')}`,
    mend: nearest === undefined ? 'remove it' : `did you mean ${quote(nearest)}?`,
  };
}

function invalidKey(path: string, issue: z.core.$ZodIssueInvalidKey): Problem {
  const key = String(issue.path.at(-1));
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const asKey = words.join('-').replace(/^[0-9-]+/, '');
  return {
    path,
    found: `the key ${quote(key)}`,
    expected: issue.issues.map((inner) => inner.message).join(', '),
    mend: isKeyAt(issue.path.slice(0, -1), asKey) ? `for example ${quote(asKey)}` : 'change the key',
  };
}

/** Whether the map at a path takes such a key. */
function isKeyAt(path: readonly PropertyKey[], key: string): boolean {
  const map = schemaAt(landingZoneSchema, path);
  return map instanceof z.ZodRecord && z.safeParse(map.keyType, key).success;
}

function mendOf(issue: Issue, value: unknown, input: unknown): string {
  const example = exampleAt(issue.path);
  if (value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_union')) {
    const misspelt = misspeltAs(issue.path, input);
    if (misspelt !== undefined) return `rename ${quote(misspelt)} to it`;
    return example === undefined ? 'add it' : `add it, for example ${example}`;
  }
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const nearest = didYouMean(value, issue.values.map(String));
    if (nearest !== undefined) return `did you mean ${quote(nearest)}?`;
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return 'add one';
  if (issue.code === 'too_big' && typeof value === 'string') {
    return `shorten it by ${value.length - Number(issue.maximum)}`;
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string' && ['number', 'boolean'].includes(typeof value)) {
    return 'put quotes around it';
  }
  if (example !== undefined) return `for example ${example}`;
  return issue.code === 'invalid_type' ? `write ${issue.message}` : 'change it';
}

function exampleAt(path: readonly PropertyKey[]): string | undefined {
  const schema = schemaAt(landingZoneSchema, path);
  const example = schema instanceof z.ZodType ? schema.meta()?.examples : undefined;
  return Array.isArray(example) ? found(example[0]) : undefined;
}

function missingKeys(path: readonly PropertyKey[], input: unknown): readonly string[] {
  const present = Object.keys(valueAt(input, path) ?? {});
  return keysAt(landingZoneSchema, path).filter((key) => !present.includes(key));
}

/** The unknown key next to a missing one that was most likely meant to be it. */
function misspeltAs(path: readonly PropertyKey[], input: unknown): string | undefined {
  const parent = path.slice(0, -1);
  const missing = missingKeys(parent, input);
  const known = keysAt(landingZoneSchema, parent);
  return Object.keys(valueAt(input, parent) ?? {}).find(
    (key) => !known.includes(key) && didYouMean(key, missing) === path.at(-1),
  );
}

function refusedPaths(issue: Issue): (readonly PropertyKey[])[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  return issue.code === 'invalid_key' ? [] : [issue.path];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}
