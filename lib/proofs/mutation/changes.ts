import type { IamData } from '../../iam-data';
import type { OneOrMore, Statement } from '../../policy/document';

/** One way to break a statement. */
export interface Change {
  /** For example `without action s3:GetObject`. */
  readonly name: string;
  /** Text that rows about it are likely to hold. */
  readonly hint: string;
  /** Undefined where nothing is left of the statement. */
  readonly apply: (statement: Statement) => Statement | undefined;
}

/**
 * Every removal and every loosening of a statement: itself, an action, a resource, a condition, a value of it; wildcards
 * gone, entries of `NotAction` gone or added, patterns of exemptions widened, `IfExists` added or gone.
 */
export function changesOf(statement: Statement, iamData: IamData): readonly Change[] {
  return [
    { name: 'gone', hint: '', apply: () => undefined },
    ...listChanges(statement, 'Action'),
    ...narrowedActions(statement, iamData),
    ...listChanges(statement, 'NotAction'),
    ...(statement.NotAction === undefined ? [] : [addedTo('NotAction', 's3:*'), addedTo('NotAction', 'ec2:*')]),
    ...listChanges(statement, 'Resource'),
    ...listChanges(statement, 'NotResource'),
    ...widenedResource(statement),
    ...conditionChanges(statement),
  ];
}

/**
 * What of a statement a proof has to be about, taken away one at a time: of one that denies the whole, and each of what it
 * names and asks: a condition that spares no row may be one that every call meets. Of one that allows the whole alone, since whoever
 * is left out there loses, and nobody gains.
 */
export function removalsFrom(statement: Statement): readonly Change[] {
  const whole = { name: 'gone', hint: '', apply: () => undefined };
  if (statement.Effect !== 'Deny') return [whole];
  return [
    whole,
    ...(['Action', 'NotAction', 'Resource', 'NotResource'] as const).flatMap((name) => listChanges(statement, name)),
    ...withoutOnlyException(statement, 'NotAction', 'Action'),
    ...withoutOnlyException(statement, 'NotResource', 'Resource'),
    ...conditionEntries(statement).flatMap((entry) =>
      isNegated(entry.operator) && entry.values.length > 1
        ? withoutEachValue(entry)
        : [withoutCondition(entry), ...withoutEachValue(entry)],
    ),
  ];
}

/** `NotAction` with one value becomes every action. */
function withoutOnlyException(
  statement: Statement,
  element: 'NotAction' | 'NotResource',
  every: 'Action' | 'Resource',
): readonly Change[] {
  const [value, ...others] = list(statement[element]);
  if (value === undefined || others.length > 0) return [];
  return [
    {
      name: `without ${element} ${value}`,
      hint: value,
      apply: (one) =>
        Object.fromEntries([
          ...Object.entries(one).filter(([name]) => name !== element),
          [every, '*'],
        ]) as unknown as Statement,
    },
  ];
}

type ListElement = 'Action' | 'NotAction' | 'Resource' | 'NotResource';

function listChanges(statement: Statement, element: ListElement): readonly Change[] {
  const values = list(statement[element]);
  if (values.length < 2) return [];
  return values.map((value, index) => ({
    name: `without ${element} ${value}`,
    hint: value,
    apply: (one) => ({ ...one, [element]: list(one[element]).filter((_, position) => position !== index) }),
  }));
}

function addedTo(element: ListElement, value: string): Change {
  return {
    name: `with ${element} ${value}`,
    hint: value,
    apply: (one) => ({ ...one, [element]: [...list(one[element]), value] }),
  };
}

/** `s3:Put*` becomes the first of the actions that it means. */
function narrowedActions({ Action }: Statement, iamData: IamData): readonly Change[] {
  return list(Action).flatMap((pattern, index) => {
    const [first] = pattern.includes('*') ? (pattern === '*' ? ['s3:*'] : iamData.expand(pattern)) : [];
    if (first === undefined) return [];
    return [
      {
        name: `with ${first} in place of ${pattern}`,
        hint: pattern,
        apply: (one: Statement) => ({ ...one, Action: list(one.Action).with(index, first) }),
      },
    ];
  });
}

function widenedResource({ Resource }: Statement): readonly Change[] {
  if (Resource === undefined || list(Resource).includes('*')) return [];
  return [{ name: 'on every resource', hint: '', apply: (one) => ({ ...one, Resource: '*' }) }];
}

/** One key of one operator of a condition. */
interface ConditionEntry {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** @param to operator and values in its place; undefined for none */
  readonly replaced: (
    to: (values: readonly string[]) => readonly [string, readonly string[]] | undefined,
  ) => (statement: Statement) => Statement;
}

function conditionEntries({ Condition = {} }: Statement): readonly ConditionEntry[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({
      operator,
      key,
      values: list(value as OneOrMore<string>).map(String),
      replaced: (to) => (one) => {
        const { [operator]: entry = {}, ...others } = one.Condition ?? {};
        const { [key]: current, ...otherKeys } = entry;
        const changed = to(list(current as OneOrMore<string>).map(String));
        const kept = Object.keys(otherKeys).length === 0 ? others : { ...others, [operator]: otherKeys };
        const added = changed === undefined ? kept : withEntry(kept, changed[0], key, changed[1]);
        if (Object.keys(added).length > 0) return { ...one, Condition: added };
        const bare: { Condition?: unknown } = { ...one };
        delete bare.Condition;
        return bare as Statement;
      },
    })),
  );
}

function conditionChanges(statement: Statement): readonly Change[] {
  return conditionEntries(statement).flatMap((entry) => [
    withoutCondition(entry),
    ...withoutEachValue(entry),
    ...widenedValues(entry),
    ...otherIfExists(entry),
  ]);
}

function withoutCondition({ operator, key, replaced }: ConditionEntry): Change {
  return { name: `without condition ${operator} ${key}`, hint: key, apply: replaced(() => undefined) };
}

function withoutEachValue({ operator, key, values, replaced }: ConditionEntry): readonly Change[] {
  if (values.length < 2) return [];
  return values.map((text, index) => ({
    name: `without ${text} in ${operator} ${key}`,
    hint: text,
    apply: replaced((entry) => [operator, entry.filter((_, position) => position !== index)]),
  }));
}

function widenedValues({ operator, key, values, replaced }: ConditionEntry): readonly Change[] {
  if (!/^(Arn|StringLike|StringNotLike)/.test(operator)) return [];
  return values.flatMap((text, index) =>
    text.endsWith('*')
      ? []
      : [
          {
            name: `with ${text}* in ${operator} ${key}`,
            hint: text,
            apply: replaced((entry) => [operator, entry.with(index, `${entry[index] ?? ''}*`)]),
          },
        ],
  );
}

/** With a negated operator, a missing key comes to the same either way. */
function otherIfExists({ operator, key, replaced }: ConditionEntry): readonly Change[] {
  if (operator === 'Null' || isNegated(operator)) return [];
  const isThere = operator.endsWith('IfExists');
  return [
    {
      name: isThere ? `with ${operator} ${key} but no IfExists` : `with IfExists at ${operator} ${key}`,
      hint: key,
      apply: replaced((entry) => [isThere ? operator.replace(/IfExists$/, '') : `${operator}IfExists`, entry]),
    },
  ];
}

function isNegated(operator: string): boolean {
  return operator.includes('Not');
}

function withEntry(
  conditions: NonNullable<Statement['Condition']>,
  operator: string,
  key: string,
  values: readonly string[],
): NonNullable<Statement['Condition']> {
  return { ...conditions, [operator]: { ...conditions[operator], [key]: values } };
}

function list<T extends string>(value: OneOrMore<T> | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
