import type { IamData } from '../../../lib/iam-data';
import type { OneOrMore, Statement } from '../../../lib/policy/document';

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

function conditionChanges({ Condition = {} }: Statement): readonly Change[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, value]) => {
      const values = list(value as OneOrMore<string>).map(String);
      const replace =
        (to: (entry: readonly string[]) => readonly [string, readonly string[]] | undefined) =>
        (one: Statement): Statement => {
          const { [operator]: entry = {}, ...others } = one.Condition ?? {};
          const { [key]: current, ...otherKeys } = entry;
          const changed = to(list(current as OneOrMore<string>).map(String));
          const kept = Object.keys(otherKeys).length === 0 ? others : { ...others, [operator]: otherKeys };
          const added = changed === undefined ? kept : withEntry(kept, changed[0], key, changed[1]);
          if (Object.keys(added).length > 0) return { ...one, Condition: added };
          const bare: { Condition?: unknown } = { ...one };
          delete bare.Condition;
          return bare as Statement;
        };
      const place = `${operator} ${key}`;
      return [
        { name: `without condition ${place}`, hint: key, apply: replace(() => undefined) },
        ...(values.length < 2
          ? []
          : values.map((text, index) => ({
              name: `without ${text} in ${place}`,
              hint: text,
              apply: replace((entry) => [operator, entry.filter((_, position) => position !== index)]),
            }))),
        ...values.flatMap((text, index) =>
          /^(Arn|StringLike|StringNotLike)/.test(operator) && !text.endsWith('*')
            ? [
                {
                  name: `with ${text}* in ${place}`,
                  hint: text,
                  apply: replace((entry) => [operator, entry.with(index, `${entry[index] ?? ''}*`)]),
                },
              ]
            : [],
        ),
        // With a negated operator, a missing key comes to the same either way.
        ...(operator === 'Null' || operator.includes('Not')
          ? []
          : [
              {
                name: operator.endsWith('IfExists') ? `with ${place} but no IfExists` : `with IfExists at ${place}`,
                hint: key,
                apply: replace((entry) => [
                  operator.endsWith('IfExists') ? operator.replace(/IfExists$/, '') : `${operator}IfExists`,
                  entry,
                ]),
              },
            ]),
      ];
    }),
  );
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
