import { listOf } from '../../../base/list';
import { isObject } from '../../../base/json';
import { didYouMean } from '../../../base/did-you-mean';
import { entryOf } from '../../../base/entry-of';
import { APPEND, ASSIGN, FOR_CHILDREN, REMOVE } from '../../../catalogue/guardrails/definition/inheritance-operators';
import type { JsonValue } from '../../../base/json';
import { found } from '../../wording';
import { jsonAt } from '../formats';
import type { Finding } from '../rule';

/** What a value must be, in words and as a question. */
export interface Value {
  readonly expected: string;
  readonly isRight: (value: JsonValue) => boolean;
}

/** What stands at one place of a management policy. */
export type Grammar =
  /** A value that a policy sets by an operator; `list`: several of them. */
  | { readonly kind: 'value'; readonly value: Value; readonly list: boolean }
  /** Keys that AWS knows, of which some must be there. */
  | {
      readonly kind: 'fields';
      readonly fields: Readonly<Record<string, Grammar>>;
      readonly required: readonly string[];
      readonly also?: Also;
    }
  /** Keys that whoever writes the policy chooses. */
  | { readonly kind: 'named'; readonly what: string; readonly each: Grammar; readonly also?: Also };

type Of<Kind extends Grammar['kind']> = Extract<Grammar, { readonly kind: Kind }>;
type Entries = Readonly<Record<string, JsonValue>>;
type Path = readonly PropertyKey[];

/** What has to be so of several keys together. */
export type Also = (content: Entries, at: Path) => Iterable<Finding>;

export const value = (one: Value): Grammar => ({ kind: 'value', value: one, list: false });
export const list = (one: Value): Grammar => ({ kind: 'value', value: one, list: true });
export const named = (what: string, each: Grammar): Of<'named'> => ({ kind: 'named', what, each });
export const fields = (fields: Readonly<Record<string, Grammar>>, required: readonly string[] = []): Of<'fields'> => ({
  kind: 'fields',
  fields,
  required,
});
export const where = <T extends Of<'fields' | 'named'>>(grammar: T, also: Also): T => ({ ...grammar, also });

const ON_LISTS = [ASSIGN, APPEND, REMOVE];
const LEFT_TO_CHILDREN = ['@@all', '@@none', ...ON_LISTS];

/**
 * What AWS Organizations refuses of a management policy's content, or takes and does nothing with.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
 */
export function* contentFindings(grammar: Grammar, content: JsonValue, at: Path): Generator<Finding> {
  if (!isObject(content)) {
    yield { at, found: found(content), expected: 'an object', mend: `write ${example(grammar)}` };
    return;
  }
  const { [FOR_CHILDREN]: children, ...rest } = content as Readonly<Record<string, JsonValue>>;
  if (children !== undefined) yield* childFindings(children, [...at, FOR_CHILDREN]);
  if (grammar.kind === 'value') yield* operatorFindings(grammar, rest, at);
  else if (grammar.kind === 'named') yield* namedFindings(grammar, rest, at);
  else yield* fieldFindings(grammar, rest, at);
}

function example(grammar: Grammar): string {
  if (grammar.kind === 'value') return `{ '${ASSIGN}': ${grammar.list ? '[…]' : '…'} }`;
  return grammar.kind === 'named' ? `{ '<${grammar.what}>': { … } }` : `{ ${Object.keys(grammar.fields).join(', ')} }`;
}

function* childFindings(children: JsonValue, at: Path): Generator<Finding> {
  const written = listOf(children);
  const isRight =
    Array.isArray(children) && written.length > 0 && written.every((one) => isAmong(LEFT_TO_CHILDREN, one));
  if (isRight) return;
  yield {
    at,
    found: found(children),
    expected: `a list of ${LEFT_TO_CHILDREN.join(', ')}`,
    mend: 'for example ["@@none"]',
  };
}

function isAmong(words: readonly string[], value: JsonValue): boolean {
  return words.some((word) => word === value);
}

function* operatorFindings({ value: wanted, list: isList }: Of<'value'>, rest: Entries, at: Path): Generator<Finding> {
  const known = isList ? ON_LISTS : [ASSIGN];
  const written = Object.entries(rest);
  if (written.length === 0) {
    yield { at, found: 'nothing that is set', expected: known.join(', '), mend: `write { '${ASSIGN}': … }` };
  }
  for (const [operator, operand] of written) {
    if (!known.includes(operator)) yield unknownKey(operator, known, at);
    else yield* operandFindings(wanted, isList, operand, [...at, operator]);
  }
}

function* operandFindings(wanted: Value, isList: boolean, operand: JsonValue, at: Path): Generator<Finding> {
  if (isList !== Array.isArray(operand)) {
    const expected = isList ? `a list, each ${wanted.expected}` : wanted.expected;
    yield { at, found: found(operand), expected, mend: isList ? 'put it in a list' : 'write one value' };
    return;
  }
  for (const one of listOf(operand)) {
    if (!wanted.isRight(one)) yield { at, found: found(one), expected: wanted.expected, mend: 'correct it' };
  }
}

function* namedFindings({ what, each, also }: Of<'named'>, rest: Entries, at: Path): Generator<Finding> {
  const written = Object.entries(rest);
  if (written.length === 0) yield { at, found: 'no entry', expected: `at least one ${what}`, mend: 'add one' };
  for (const [name, content] of written) {
    if (name.startsWith('@@')) yield unknownKey(name, [FOR_CHILDREN], at);
    else yield* contentFindings(each, content, [...at, name]);
  }
  if (also !== undefined) yield* also(rest, at);
}

function* fieldFindings({ fields: known, required, also }: Of<'fields'>, rest: Entries, at: Path): Generator<Finding> {
  for (const [name, content] of Object.entries(rest)) {
    const grammar = entryOf(known, name);
    if (grammar === undefined) yield unknownKey(name, Object.keys(known), at);
    else yield* contentFindings(grammar, content, [...at, name]);
  }
  const missing = required.filter((name) => !Object.hasOwn(rest, name));
  for (const name of missing) {
    yield { at: [...at, name], found: 'nothing', expected: 'a value: AWS wants it', mend: 'add it' };
  }
  if (Object.keys(rest).length === 0 && required.length === 0)
    yield { at, found: 'nothing that is set', expected: Object.keys(known).join(', '), mend: 'add one of them' };
  if (also !== undefined) yield* also(rest, at);
}

/** What a policy sets at a path, where that is a text or number. */
export function assigned(content: JsonValue, ...path: readonly string[]): string | undefined {
  const found = jsonAt(content, [...path, ASSIGN]);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

function unknownKey(name: string, known: readonly string[], at: Path): Finding {
  const meant = didYouMean(name, known);
  return {
    at: [...at, name],
    found: 'a key that AWS does not know there',
    expected: known.slice(0, 8).join(', '),
    mend: meant === undefined ? 'correct or remove it' : `did you mean "${meant}"?`,
  };
}
