import { isObject } from '../../base/json';
import { entryOf } from '../../base/entry-of';
import { found } from '../wording';
import type { Finding } from './rule';

type Operand = readonly [expected: string, isRight: (value: unknown) => boolean];

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isScalar = (value: unknown): boolean => isText(value) || typeof value === 'number';
const TEXT: Operand = ['a text in quotes', isText];
/** `{ prefix: { 'equals-ignore-case': 'x' } }` is one too. */
const AFFIX: Operand = ['a text in quotes', (value) => isText(value) || isOnly(value, ['equals-ignore-case'])];

/**
 * What EventBridge takes of each matcher.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
const MATCHERS: Readonly<Record<string, Operand>> = {
  'anything-but': [
    'a text, a number, a list of them, or one of the matchers equals-ignore-case, prefix, suffix, wildcard',
    (value) => listOf(value).every(isScalar) || isOnly(value, ['equals-ignore-case', 'prefix', 'suffix', 'wildcard']),
  ],
  cidr: ['a range of addresses, for example "10.0.0.0/24"', (value) => /^[\da-f.:]+\/\d{1,3}$/i.test(String(value))],
  'equals-ignore-case': TEXT,
  exists: ['true or false', (value) => typeof value === 'boolean'],
  numeric: ['a list of comparisons, for example [">", 0, "<=", 5]', isComparison],
  prefix: AFFIX,
  suffix: AFFIX,
  wildcard: TEXT,
};

/** One value or several; an empty list is a value that is none of them. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : [value];
}

/** Whether it is one matcher of these, with what that takes. */
function isOnly(value: unknown, operators: readonly string[]): boolean {
  if (!isObject(value)) return false;
  const [[operator, operand] = ['', undefined], ...others] = Object.entries(value);
  return others.length === 0 && operators.includes(operator) && listOf(operand).every(isText);
}

function isComparison(value: unknown): boolean {
  if (!Array.isArray(value) || (value.length !== 2 && value.length !== 4)) return false;
  return value.every((part, index) =>
    index % 2 === 0 ? ['<', '<=', '=', '>', '>='].includes(String(part)) : Number.isFinite(part),
  );
}

/** What EventBridge refuses of `{ matcher: operand }`. */
export function* matcherFindings(matcher: object, at: readonly PropertyKey[]): Generator<Finding> {
  const [[operator, operand] = ['', undefined], ...others] = Object.entries(matcher) as [string, unknown][];
  const [expected, isRight] = entryOf(MATCHERS, operator) ?? [];
  if (others.length > 0 || isRight === undefined) {
    yield {
      at,
      found: others.length > 0 ? `${others.length + 1} matchers in one` : found(operator),
      expected: `one of the matchers ${Object.keys(MATCHERS).join(', ')}`,
      mend: 'correct it, or write the value itself',
    };
  } else if (!isRight(operand)) {
    yield {
      at: [...at, operator],
      found: found(operand),
      expected: expected ?? '',
      mend: 'correct what it compares with',
    };
  }
}
