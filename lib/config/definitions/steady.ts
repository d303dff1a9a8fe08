import { isDeepStrictEqual } from 'node:util';
import { ConfigError } from '../config-error';
import { inFile } from '../location';
import { found } from '../wording';
import { settled, type Maker } from './settled';

/** Stands for each id of the company. */
const ID = '{id}';
/** The account in the ARN of a role. */
const ACCOUNT = /(?<=^arn:aws:iam::)[^:*]+(?=:role\/)/;

/**
 * A guardrail that answers once and for all, and the same whatever the ids of the company are, but for those ids themselves. It is read
 * with stand-ins for them, deployed with tokens and proven with names: one that asked less of itself when it is proven, or denied less
 * when it is deployed, would hold.
 *
 * @throws ConfigError where it does
 */
export function steady(make: Maker, file: string): Maker {
  const once = settled(make, file);
  const answers = new Map<string, unknown>();
  const compared = new Set<unknown>();
  return (context) => {
    const ids = new Set(idsOf(context));
    const answer = once(noting(context, ids));
    if (compared.has(answer)) return answer;
    const outline = masked(context, ids);
    const shown: unknown = JSON.parse(masked(answer, ids));
    if (!answers.has(outline)) answers.set(outline, shown);
    const path = differing(answers.get(outline), shown);
    if (path !== undefined) throw changing(file, path, [answers.get(outline), shown]);
    compared.add(answer);
    return answer;
  };
}

/** Adds to the ids what the context's functions tell. What they do not know they repeat. */
function noting(context: object, ids: Set<string>): object {
  const note = ([name, value]: [string, unknown]): [string, unknown] => {
    if (typeof value !== 'function') return [name, value];
    return [
      name,
      (...args: readonly unknown[]): unknown => {
        const answer: unknown = Reflect.apply(value, undefined, args);
        if (typeof answer === 'string' && !args.includes(answer)) ids.add(answer);
        return answer;
      },
    ];
  };
  return Object.fromEntries(Object.entries(context).map(note));
}

/** What AWS has given: the organization's id, those of accounts, and of the accounts of roles. */
function idsOf(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) => idsOf(one, Array.isArray(value) ? key : name));
  }
  if (typeof value !== 'string') return [];
  return key === 'id' || key === 'organizationId' ? [value] : (ACCOUNT.exec(value) ?? []);
}

/** As JSON, with one text for all ids. */
function masked(value: unknown, ids: ReadonlySet<string>): string {
  const longestFirst = [...ids].sort((one, other) => other.length - one.length);
  return longestFirst.reduce((text, id) => text.replaceAll(id, ID), JSON.stringify(value ?? null));
}

/** Where two answers first differ. Undefined where they do not. */
function differing(one: unknown, other: unknown): readonly PropertyKey[] | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (!isInside(one) || !isInside(other) || lengthOf(one) !== lengthOf(other)) return [];
  const keys = [one, other].flatMap((value) => Object.keys(value));
  const key = keys.find((name) => !isDeepStrictEqual(Reflect.get(one, name), Reflect.get(other, name))) ?? '';
  const further = differing(Reflect.get(one, key), Reflect.get(other, key)) ?? [];
  return [Array.isArray(one) ? Number(key) : key, ...further];
}

const isInside = (value: unknown): value is object => typeof value === 'object' && value !== null;
const lengthOf = (value: object): number | undefined => (Array.isArray(value) ? value.length : undefined);

function changing(file: string, path: readonly PropertyKey[], answers: readonly [unknown, unknown]): ConfigError {
  const [before, now] = answers.map((answer) => shown(answer, path)) as [string, string];
  return new ConfigError([
    {
      path: inFile(file, path),
      found: `a function that answers ${before} to one company's ids, and ${now} to others`,
      expected: 'the same whatever the ids are, but for the ids themselves',
      mend: 'decide nothing by what an id is, or how long',
    },
  ]);
}

function shown(answer: unknown, path: readonly PropertyKey[]): string {
  return found(path.reduce<unknown>((one, key) => Reflect.get(one as object, key), answer));
}
