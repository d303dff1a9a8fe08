import { ExplainedError } from './explained-error';

/** A line that is longer holds something that nobody reads. */
const LONGEST_LINE = 600;

/** What was thrown, for a terminal: its explanation where it has one, else one line that says that nobody expected it. */
export function explain(error: unknown): string {
  if (error instanceof ExplainedError) return error.message;
  const text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
  const what = text.length <= LONGEST_LINE ? text : `${text.slice(0, LONGEST_LINE)}…`;
  const line = `This should not have happened: ${what.replace(/\.$/, '')}. Please report it with the config that it needs.`;
  const isDebugging = (process.env.LANDING_ZONE_DEBUG ?? '') !== '';
  return isDebugging && error instanceof Error ? `${line}\n${error.stack ?? ''}` : line;
}
