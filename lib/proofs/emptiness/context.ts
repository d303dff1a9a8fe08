import { isIP } from 'node:net';
import { findUnknownConditionKeys, keyPattern } from '../../iam-data';
import { isRegion, REGIONS } from '../../model/regions';
import { parseArn } from '../../policy';
import { neverSent } from './never-sent';
import {
  contextProblem as problem,
  listOf,
  meantOr,
  type JudgedRow,
  type RowCheck,
  type RowProblem,
} from './row-problem';

/** Context that no request has: keys that AWS does not have or the action does not carry, and values that cannot be. */
export const emptyContext: RowCheck = function* (judged) {
  for (const [key, values] of Object.entries(judged.row.context ?? {})) {
    const [unknown] = canonical(judged, key) === key ? findUnknownConditionKeys([key], judged.iamData) : [];
    if (unknown !== undefined) {
      yield problem(`the key "${key}"`, 'a condition key that AWS has', unknown.problem);
      continue;
    }
    yield* givenByOthers(judged, key);
    yield* writtenTwice(judged, key);
    yield* neverSent(judged, key);
    yield* wrongValues(judged, key, listOf(values).map(judged.fill));
  }
};

/** What follows from who calls and whose resource it is: another value is that of no request. */
const DERIVED =
  /^aws:(?:Principal(?:Account|Arn|IsAWSService|OrgID|OrgPaths|Type)|Resource(?:Account|OrgID|OrgPaths))$/i;

/** Of outsiders AWS knows what we do not. */
function* givenByOthers({ isScenario, row }: JudgedRow, key: string): Iterable<RowProblem> {
  if (!isScenario || row.outside === true || !DERIVED.test(key)) return;
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
  const type = judged.iamData.conditionKeyType(canonical(judged, key));
  if (values.length > 1 && !type.startsWith('ArrayOf')) {
    yield problem(
      `${values.length} values of "${key}"`,
      'one value: a request has no more of this key',
      'keep one, and make a row of its own for each other',
    );
  }
  for (const value of values) {
    const expected = expectedOf(judged, key, type.replace('ArrayOf', ''), value);
    if (expected === undefined) continue;
    const candidates = /RequestedRegion$/i.test(key) ? REGIONS : type.endsWith('Bool') ? ['true', 'false'] : [];
    yield problem(`"${value}" as ${key}`, expected, meantOr(value, candidates, 'correct it'));
  }
  yield* contradictions(judged, key, values);
}

const canonicalKeys = new Map<string, string>();

/** As AWS documents it, where a person wrote another case or a tag. */
function canonical({ iamData }: JudgedRow, key: string): string {
  let known = canonicalKeys.get(key);
  if (known === undefined) {
    const same = key.toLowerCase();
    known =
      iamData.conditionKeys.find((one) => one.toLowerCase() === same) ??
      iamData.conditionKeys.find((one) => /[$<]|tag-key$/.test(one) && keyPattern(one).test(key)) ??
      key;
    canonicalKeys.set(key, known);
  }
  return known;
}

/**
 * Of a request to a model wherever it is.
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
const NO_REGION = 'unspecified';

/** What a value of the key must be, or undefined where this one is. */
function expectedOf(
  { environment: { graph } }: JudgedRow,
  key: string,
  type: string,
  value: string,
): string | undefined {
  if (/^\{[^}]*\}$/.test(value)) return 'a placeholder that is known: {account}, {region}, {organization}';
  if (/^aws:RequestedRegion$/i.test(key) && !isRegion(value) && value !== NO_REGION) return 'a region that AWS has';
  if (/^aws:\w+Account$/i.test(key) && graph.account(value) === undefined && !/^\d{12}$/.test(value))
    return 'an account of the organization, or twelve digits';
  if (/^aws:\w+OrgID$/i.test(key) && value !== graph.organizationId && !/^o-[a-z0-9]{10,32}$/.test(value))
    return 'the id of an organization, such as {organization}';
  return TYPES[type]?.isValid(value) === false ? TYPES[type].expected : undefined;
}

const TYPES: Readonly<Record<string, { readonly isValid: (value: string) => boolean; readonly expected: string }>> = {
  Bool: { isValid: (value) => /^(?:true|false)$/.test(value), expected: '"true" or "false"' },
  Numeric: { isValid: (value) => /^-?\d+(?:\.\d+)?$/.test(value), expected: 'a number' },
  Date: {
    isValid: (value) => /^\d+$/.test(value) || (/^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))),
    expected: 'a date such as 2026-01-31T00:00:00Z, or seconds since 1970',
  },
  ARN: { isValid: (value) => /^arn:aws:[^:]+:[^:]*:[^:]*:./.test(value), expected: 'an ARN' },
  IPAddress: { isValid: (value) => isIP(value) !== 0, expected: 'an IP address' },
};

/** A request goes to the region of its resource. */
function* contradictions({ row, fill }: JudgedRow, key: string, values: readonly string[]): Iterable<RowProblem> {
  if (!/^aws:RequestedRegion$/i.test(key)) return;
  for (const text of listOf(row.resource)) {
    const region = parseArn(fill(text))?.region ?? '';
    if (region === '' || values.length === 0 || values.includes(region)) continue;
    yield problem(
      `"${values.join(', ')}" as ${key}, and a resource in ${region}`,
      'the region of the resource: a request goes where its resource is',
      'correct one of the two',
    );
  }
}
