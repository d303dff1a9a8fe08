import { ExplainedError } from './explained-error';

/** A line that is longer holds something that was pasted by mistake. */
const LONGEST_LINE = 2_000;

/**
 * What was thrown, in lines for a terminal: its explanation where it has one, else one line that says that nobody expected
 * it, or what the system refused. With LANDING_ZONE_DEBUG set, the latter also says where it comes from.
 */
export function explain(error: unknown): string {
  if (error instanceof ExplainedError) return error.message.split('\n').map(shortened).join('\n');
  const text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
  if (isOfSurroundings(error))
    return `The system refuses what this needs: ${shortened(text)}. Mend that, and run it again.`;
  const line = `This should not have happened: ${shortened(text.replace(/\.$/, ''))}. Please report it with the command that you ran.`;
  const isDebugging = (process.env.LANDING_ZONE_DEBUG ?? '') !== '';
  return isDebugging && error instanceof Error ? `${line}\n${error.stack ?? ''}` : line;
}

/** A disk that is full, a folder that is read-only, too many files: nobody is to report it. */
const OF_SURROUNDINGS = new Set([
  'EACCES',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOSPC',
  'EPERM',
  'EROFS',
]);

function isOfSurroundings(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error && OF_SURROUNDINGS.has(String(error.code));
}

function shortened(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}…`;
}
