import { ExplainedError } from '../base/explained-error';
import type { Problem } from './problem';

/** Thrown once, with every problem of the config: `message` is for a terminal, `problems` for a program. */
export class ConfigError extends ExplainedError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems);
    super(renderProblems(sorted));
    this.name = 'ConfigError';
    this.problems = sorted;
  }
}

export function renderProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return [`The config has ${count}.`, ...problems.map(renderProblem)].join('\n\n');
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
