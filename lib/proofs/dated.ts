import type { EngineEnvironment } from '../assembly';
import { readDate } from '../base/date-text';
import type { Chooser } from '../choice/catalogue';
import type { Statement } from '../policy';
import { definitionsIn } from './mutation/definitions';
import { definitionsOf } from './landing-zone-proofs';

/**
 * Statements about a day that is to come, a few words each, for example
 * `persona analyst, statement 1 (DateLessThan aws:CurrentTime 2027-01-31)`. What is proven is proven as of now: from that day on it
 * need not hold, and nothing but the next synthesis would say so.
 */
export function datedStatements(environment: EngineEnvironment, chooser: Chooser, now = Date.now()): readonly string[] {
  const { context } = definitionsOf(environment, chooser);
  const lines = definitionsIn(environment.graph, chooser, context).flatMap(({ name, occurrences }) =>
    occurrences.flatMap((occurrence) =>
      datesIn(occurrence.statement, now).map((words) => `${name}, ${occurrence.name} (${words})`),
    ),
  );
  return [...new Set(lines)];
}

const OF_NOW: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime', 'aws:tokenissuetime']);

function datesIn({ Condition = {} }: Statement, now: number): readonly string[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys)
      .filter(([key]) => OF_NOW.has(key.toLowerCase()))
      .flatMap(([key, values]) =>
        [values]
          .flat()
          .map(String)
          .filter((value) => (readDate(value.trim()) ?? now) > now)
          .map((value) => `${operator} ${key} ${value}`),
      ),
  );
}
