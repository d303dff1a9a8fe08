import { ExplainedError } from '../base/explained-error';
import type { Problem } from './problem';
import { count, visible } from './wording';

/** Thrown once, with every problem of the config: `message` is for a terminal, `problems` for a program. */
export class ConfigError extends ExplainedError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems.map(asVisible));
    super(renderProblems(sorted));
    this.name = 'ConfigError';
    this.problems = sorted;
  }
}

/** Names of the config stand in all parts, and may hold what turns a line of the terminal around, or have no end. */
function asVisible({ path, found, expected, mend }: Problem): Problem {
  return { path: readable(path), found: readable(found), expected: readable(expected), mend: readable(mend) };
}

/** In characters. No person reads more of one part; all names of the catalogue still fit. */
const LONGEST_PART = 1_200;

function readable(part: string): string {
  const whole = visible(part);
  return whole.length <= LONGEST_PART ? whole : `${whole.slice(0, LONGEST_PART)}… (${count(whole.length)} characters)`;
}

export function renderProblems(problems: readonly Problem[]): string {
  const number = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return [`The config has ${number}.`, ...problems.map(renderProblem)].join('\n\n');
}

function renderProblem(problem: Problem): string {
  return [
    problem.path,
    `  found     ${problem.found}`,
    `  expected  ${problem.expected}`,
    `  mend      ${problem.mend}`,
  ].join('\n');
}

/** By path, so that what belongs to one file and entry stands together; list positions in the order of numbers. */
const inReadingOrder = new Intl.Collator('en', { numeric: true });

function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...distinct.values()].sort(
    (a, b) => inReadingOrder.compare(a.path, b.path) || inReadingOrder.compare(a.found, b.found),
  );
}
