import { ConfigError } from '../config-error';
import { inFile } from '../location';
import { isMap } from './formats';
import { settled, type Maker } from './settled';

/** What of a guardrail is counted. */
const LISTS = ['statements', 'denies', 'allows', 'sets'] as const;

/**
 * A guardrail that answers once and for all, and as many rows and statements whatever the ids of the company are. It is read with
 * stand-ins for them, deployed with tokens and proven with names: one that asked less of itself when it is proven would hold.
 *
 * @throws ConfigError where it does
 */
export function steady(make: Maker, file: string): Maker {
  const once = settled(make, file);
  const counts = new Map<string, string>();
  return (context) => {
    const answer = once(context);
    const outline = outlineOf(context);
    const count = countsOf(answer);
    const before = counts.get(outline) ?? count;
    if (before !== count) throw changing(file, before, count);
    counts.set(outline, count);
    return answer;
  };
}

/** A context without its texts: what differs in ids alone is the same. */
function outlineOf(context: object): string {
  return JSON.stringify(context, (_key, value: unknown) => (typeof value === 'string' ? '' : value));
}

function countsOf(answer: unknown): string {
  if (!isMap(answer)) return '';
  return LISTS.flatMap((list) => (Array.isArray(answer[list]) ? [`${answer[list].length} ${list}`] : [])).join(', ');
}

function changing(file: string, before: string, count: string): ConfigError {
  return new ConfigError([
    {
      path: inFile(file, []),
      found: `a function that answers ${before} to one company's ids, and ${count} to others`,
      expected: 'as many statements and rows whatever the ids are',
      mend: 'make no list of ids shorter or longer by what they are',
    },
  ]);
}
