import { z } from 'zod';
import { didYouMean } from '../base/did-you-mean';
import { entryOf } from '../base/entry-of';
import { findForeignObjects } from './plain-data';
import type { Problem } from './problem';
import { correctedTo } from './corrected';
import { misplaced } from './misplaced';
import { keysAt, schemaAt } from './schema-walk';
import { valueAt, type Locate, type Reading } from './reading';
import { found, quote } from './wording';

export interface Shape<T> {
  readonly problems: readonly Problem[];
  /** Paths of what the schema refuses. */
  readonly refused: readonly (readonly PropertyKey[])[];
  /** Undefined where there are problems. */
  readonly value: T | undefined;
}

/** Reads what a person wrote against a schema: every problem of its shape at once. */
export function readShape<T>(input: unknown, schema: z.ZodType<T>, locate: Locate): Shape<T> {
  const reading: Reading = { input, schema, locate };
  const foreign = findForeignObjects(input, locate);
  const result = schema.safeParse(input, { error: expectedOf });
  const issues = result.success
    ? []
    : result.error.issues.flatMap(closestIssues).flatMap((issue) => [issue, ...issuesBehind(issue, reading)]);
  return {
    problems: [...foreign, ...issues.flatMap((issue) => problemsOf(issue, reading))],
    refused: issues.flatMap(refusedPaths),
    value: result.success && foreign.length === 0 ? result.data : undefined,
  };
}

type Issue = z.core.$ZodIssue;

/** What is wrong with the one form of several that a value was most likely meant to have. */
function closestIssues(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [closest, ...others] = issue.errors.filter(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  if (closest === undefined || others.length > 0) return [issue];
  return closest.flatMap((inner) => closestIssues({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Zod does not look at an entry whose key is wrong; its value may be wrong too. */
function issuesBehind(issue: Issue, { schema: whole, input }: Reading): Issue[] {
  const schema = issue.code === 'invalid_key' ? schemaAt(whole, issue.path) : undefined;
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

function problemsOf(issue: Issue, reading: Reading): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.filter((key) => key !== '__proto__').map((key) => unknownKey(issue.path, key, reading));
  }
  const path = reading.locate(issue.path);
  if (issue.code === 'invalid_key') return [invalidKey(path, issue, reading)];
  const value = valueAt(reading.input, issue.path);
  const said = issue.code === 'custom' ? (issue.params as Partial<Problem> | undefined) : undefined;
  return [
    {
      path,
      found: said?.found ?? found(value),
      expected: issue.message,
      mend: said?.mend ?? mendOf(issue, value, reading),
    },
  ];
}

function unknownKey(path: readonly PropertyKey[], key: string, reading: Reading): Problem {
  const known = keysAt(reading.schema, path);
  const nearest = meantBy(key, missingKeys(path, reading)) ?? meantBy(key, known);
  return {
    path: reading.locate([...path, key]),
    found: `unknown key ${quote(key)}`,
    expected: `one of ${known.join(', ')}`,
    mend: nearest === undefined ? misplaced([...path, key], reading) : `did you mean ${quote(nearest)}?`,
  };
}

/** Keys of earlier versions, and what they are called today: UPGRADING.md. */
const RENAMED: Readonly<Record<string, string>> = { permissionSet: 'persona', serviceRole: 'machineRole' };

function meantBy(key: string, known: readonly string[]): string | undefined {
  const renamed = entryOf(RENAMED, key);
  return renamed !== undefined && known.includes(renamed) ? renamed : didYouMean(key, known);
}

function invalidKey(path: string, issue: z.core.$ZodIssueInvalidKey, reading: Reading): Problem {
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
    mend: isKeyAt(issue.path.slice(0, -1), asKey, reading) ? `for example ${quote(asKey)}` : 'change the key',
  };
}

/** Whether the map at a path takes such a key. */
function isKeyAt(path: readonly PropertyKey[], key: string, { schema }: Reading): boolean {
  const map = schemaAt(schema, path);
  return map instanceof z.ZodRecord && z.safeParse(map.keyType, key).success;
}

function mendOf(issue: Issue, value: unknown, reading: Reading): string {
  const example = exampleAt(issue.path, reading);
  if (value === undefined && ['invalid_type', 'invalid_union', 'custom'].includes(issue.code)) {
    const misspelt = misspeltAs(issue.path, reading);
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
  const corrected = ['invalid_type', 'invalid_union'].includes(issue.code) && correctedTo(issue.path, value, reading);
  if (typeof corrected === 'string') return corrected;
  if (example !== undefined) return `for example ${example}`;
  return issue.code === 'invalid_type' ? `write ${issue.message}` : 'change it';
}

function exampleAt(path: readonly PropertyKey[], reading: Reading): string | undefined {
  const schema = schemaAt(reading.schema, path);
  const forms = schema instanceof z.ZodUnion ? schema.options : [schema];
  const [example] = forms.flatMap((form) =>
    form instanceof z.ZodType ? (form.meta()?.examples ?? []) : [],
  ) as unknown[];
  return example === undefined ? undefined : found(example);
}

function missingKeys(path: readonly PropertyKey[], { input, schema }: Reading): readonly string[] {
  const present = Object.keys(valueAt(input, path) ?? {});
  return keysAt(schema, path).filter((key) => !present.includes(key));
}

/** The unknown key next to a missing one that was most likely meant to be it. */
function misspeltAs(path: readonly PropertyKey[], reading: Reading): string | undefined {
  const parent = path.slice(0, -1);
  const missing = missingKeys(parent, reading);
  const known = keysAt(reading.schema, parent);
  return Object.keys(valueAt(reading.input, parent) ?? {}).find(
    (key) => !known.includes(key) && meantBy(key, missing) === path.at(-1),
  );
}

function refusedPaths(issue: Issue): (readonly PropertyKey[])[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  return issue.code === 'invalid_key' ? [] : [issue.path];
}
