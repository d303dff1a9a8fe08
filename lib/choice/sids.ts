import { camelCase } from '../base/words';

/*
 * How guardrails name their statements, and back: a denied call is traced to its file by the `Sid`, and so are the statements
 * in a template. What is here is exact for every catalogue without `sidProblems`, whatever the number of statements, which
 * may change with the config.
 */

/** The `Sid` of each statement of a guardrail: its id in camel case, numbered from 1 where there are several. */
export function sidsOf(id: string, statements: readonly unknown[]): readonly string[] {
  const stem = camelCase(id);
  return statements.map((_, index) => (statements.length > 1 ? `${stem}${index + 1}` : stem));
}

/** Id of the guardrail whose statement has this `Sid`, or undefined where none of these has such a statement. */
export function guardrailOfSid(sid: string, ids: readonly string[]): string | undefined {
  return ids.find((id) => isOf(camelCase(id), sid));
}

/** Ids that give no two statements a `Sid` of their own. */
export interface SidProblem {
  /** Whose it is: one that gives no `Sid` that AWS takes, or two that could give the same. */
  readonly ids: readonly [string, ...string[]];
  readonly says: string;
}

/** One for each two ids that could give a statement the same `Sid`, and for each that gives none that AWS takes. */
export function sidProblems(ids: readonly string[]): readonly SidProblem[] {
  const problems: SidProblem[] = ids
    .filter((id) => !/^[A-Za-z0-9]+$/.test(camelCase(id)))
    .map((id) => ({ ids: [id], says: `${id}: an id must be words of letters and digits, joined by hyphens` }));
  for (const [index, id] of ids.entries()) {
    const others = ids.filter((other, place) => place !== index && isOf(camelCase(id), camelCase(other)));
    problems.push(
      ...others
        .filter((other) => camelCase(other) !== camelCase(id) || ids.indexOf(other) > index)
        .map((other) => ({
          ids: [other, id] as const,
          says: `${other}: its statements could have the Sid of one of ${id}'s`,
        })),
    );
  }
  return problems;
}

/** A number is written without leading zeros, and none is 0. */
function isOf(stem: string, sid: string): boolean {
  return sid.startsWith(stem) && /^(?:[1-9][0-9]*)?$/.test(sid.slice(stem.length));
}
