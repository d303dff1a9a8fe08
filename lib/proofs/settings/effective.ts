import { isDeepStrictEqual } from 'node:util';
import { isList, isObject, type JsonObject, type JsonValue } from '../../base/json';
import { APPEND, ASSIGN, FOR_CHILDREN, REMOVE } from '../../catalogue/guardrails/definition/inheritance-operators';

/*
 * What management and declarative policies come to in an account: AWS goes from the root down, and each level may set otherwise what was
 * set above, unless it is closed there.
 * https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
 */

const ALL = '@@all';

/** One thing that a policy says: at a place, by an operator. */
export interface Said {
  /** Keys down to the operator, without it. */
  readonly path: readonly string[];
  readonly operator: string;
  readonly operand: JsonValue;
}

export interface SettingPolicy {
  readonly name: string;
  readonly content: JsonObject;
}

/** Policies of one type from the root down to an account, those of one target together. */
export type SettingLevels = readonly (readonly SettingPolicy[])[];

/**
 * Whether what is closed above closes what stands below it, too. AWS describes the operator place by place; of whether it reaches further
 * down its pages say nothing, so that what is claimed has to hold either way.
 */
export type Reach = 'this place' | 'what is in it too';

/** What comes to an account at one place. */
interface Effective {
  /** Undefined where nothing is set. */
  readonly value: JsonValue | undefined;
  /** Names of the policies that say so. */
  readonly by: readonly string[];
}

/** Everything that a policy says, in the order in which it stands there. */
export function saidIn(content: JsonValue, at: readonly string[] = []): readonly Said[] {
  if (!isObject(content)) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    key.startsWith('@@') ? [{ path: at, operator: key, operand: value }] : saidIn(value, [...at, key]),
  );
}

/**
 * Why what a policy says is not so in an account. Undefined where it is.
 *
 * @param policy that says it
 */
export function notInForce(levels: SettingLevels, said: Said, policy: string): string | undefined {
  // What a policy closes nothing below can open.
  if (said.operator === FOR_CHILDREN) return undefined;
  const contradicting = contradictionAt(levels, said.path);
  if (contradicting !== undefined)
    return `${contradicting.join(' and ')} stand on the same place and say different things: AWS does not say which counts.`;
  for (const reach of ['this place', 'what is in it too'] as const) {
    const { value, by } = effectiveAt(levels, said.path, reach);
    if (isAsSaid(said, value)) continue;
    const others = by.filter((name) => name !== policy);
    const found = value === undefined ? 'nothing is set' : `it is ${JSON.stringify(value)}`;
    return others.length === 0
      ? `There ${found}: a policy above lets none below set it.`
      : `There ${found}, by ${others.join(' and ')}.`;
  }
  return undefined;
}

function isAsSaid({ operator, operand }: Said, value: JsonValue | undefined): boolean {
  const listed = isList(value) ? value : [];
  const has = (one: JsonValue): boolean => listed.some((other) => isDeepStrictEqual(one, other));
  const operands = isList(operand) ? operand : [operand];
  if (operator === REMOVE) return !operands.some(has);
  // What a policy further down adds to a list takes nothing from it.
  return isList(operand) || operator === APPEND ? operands.every(has) : isDeepStrictEqual(operand, value);
}

/** Policies of one target that assign different values at one place. */
function contradictionAt(levels: SettingLevels, path: readonly string[]): readonly string[] | undefined {
  for (const level of levels) {
    const assigning = level.flatMap((policy) =>
      saidAt(policy, path)
        .filter(({ operator }) => operator === ASSIGN)
        .map(({ operand }) => ({ name: policy.name, operand })),
    );
    const [first] = assigning;
    if (assigning.some(({ operand }) => !isDeepStrictEqual(operand, first?.operand)))
      return assigning.map(({ name }) => name);
  }
  return undefined;
}

function effectiveAt(levels: SettingLevels, path: readonly string[], reach: Reach): Effective {
  let effective: Effective = { value: undefined, by: [] };
  let allowed = (_operator: string): boolean => true;
  for (const level of levels) {
    for (const policy of level) {
      for (const { operator, operand } of saidAt(policy, path))
        if (allowed(operator)) effective = applied(effective, { operator, operand }, policy.name);
    }
    const before = allowed;
    const closing = level.flatMap(({ content }) => closedAt(content, path, reach));
    allowed = (operator) => before(operator) && closing.every((list) => list.includes(ALL) || list.includes(operator));
  }
  return effective;
}

function applied(
  { value, by }: Effective,
  { operator, operand }: Pick<Said, 'operator' | 'operand'>,
  name: string,
): Effective {
  const before = isList(value) ? value : [];
  const operands = isList(operand) ? operand : [operand];
  const isIn = (list: readonly JsonValue[], one: JsonValue): boolean =>
    list.some((other) => isDeepStrictEqual(one, other));
  switch (operator) {
    case ASSIGN:
      return { value: operand, by: [name] };
    case APPEND:
      return { value: [...before, ...operands.filter((one) => !isIn(before, one))], by: [...by, name] };
    case REMOVE:
      return { value: before.filter((one) => !isIn(operands, one)), by: [...by, name] };
    default:
      return { value, by };
  }
}

function saidAt({ content }: SettingPolicy, path: readonly string[]): readonly Said[] {
  return saidIn(content).filter((one) => isSame(one.path, path) && one.operator !== FOR_CHILDREN);
}

/** Lists of the operators that are left to policies further down. */
function closedAt(content: JsonObject, path: readonly string[], reach: Reach): readonly (readonly JsonValue[])[] {
  return saidIn(content).flatMap((one) => {
    const isMeant = reach === 'this place' ? isSame(one.path, path) : isSame(one.path, path.slice(0, one.path.length));
    return one.operator === FOR_CHILDREN && isMeant && isList(one.operand) ? [one.operand] : [];
  });
}

/** Keys of tags are alike in whatever letters. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key.toLowerCase() === other[index]?.toLowerCase());
}
