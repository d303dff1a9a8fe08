import { listOf } from '../../base/list';
import { instantOf } from '../../ask/keys-together';
import { contextProblem as problem, type JudgedRow, type RowProblem } from './row-problem';

const DAY = 86_400_000;
/** GetSessionToken gives credentials for 36 hours, and the role that they take lasts 12. */
const LONGEST_SESSION = 2 * DAY;

/**
 * Times that no request has any more. A row about one holds beside a statement that binds nobody since. A time that is to come holds
 * until then, and is refused from that day on.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export function* pastTimes({ row, fill }: JudgedRow, now = Date.now()): Iterable<RowProblem> {
  const today = Math.floor(now / DAY) * DAY;
  const context = Object.entries(row.context ?? {}).map(
    ([key, values]) => [key, key.toLowerCase(), listOf(values).map(fill)] as const,
  );
  const isTimed = context.some(([, same]) => OF_REQUEST.has(same));
  for (const [key, same, values] of context) {
    for (const value of values) {
      const instant = instantOf(value);
      if (OF_REQUEST.has(same) && instant < today) {
        yield problem(`"${value}" as ${key}`, 'today or later: no request is made in the past', MEND);
      }
      if (same === 'aws:tokenissuetime' && !isTimed && instant >= today + DAY) {
        yield problem(`"${value}" as ${key}`, 'today or earlier: no credentials are issued in the future', MEND_ISSUED);
      }
      if (same === 'aws:tokenissuetime' && !isTimed && instant < today - LONGEST_SESSION) {
        yield problem(`"${value}" as ${key}`, 'two days ago or later: no session is older', MEND);
      }
    }
  }
}

const OF_REQUEST: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);
const MEND_ISSUED = 'write an earlier one, or state aws:CurrentTime beside it';
const MEND = 'write a later one, and take out what only held until then';
