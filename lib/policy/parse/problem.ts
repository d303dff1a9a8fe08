import { ExplainedError } from '../../base/explained-error';
import { didYouMean } from '../../base/did-you-mean';

/** What is wrong with a policy document, and how to mend it. */
export class PolicyDocumentError extends ExplainedError {
  override readonly name = 'PolicyDocumentError';

  /** One line each. */
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** Collects what is wrong at one place of a document. */
export interface Reporter {
  /** One sentence: what was found and what was expected. */
  report(problem: string): void;
  at(place: string): Reporter;
}

export function reporterOf(where: string, problems: string[]): Reporter {
  return {
    report: (problem) => problems.push(`${where}: ${problem}`),
    at: (place) => reporterOf(`${where}, ${place}`, problems),
  };
}

/** A value as an error shows it: short, on one line. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : ((JSON.stringify(value) as string | undefined) ?? typeof value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function suggest(found: string, known: readonly string[]): string {
  const meant = didYouMean(found, known);
  return meant === undefined ? `Expected one of ${known.join(', ')}.` : `Did you mean "${meant}"?`;
}

export function reportUnknownKeys(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  reporter: Reporter,
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) reporter.report(`"${key}" is no element of the policy language. ${suggest(key, known)}`);
  }
}
