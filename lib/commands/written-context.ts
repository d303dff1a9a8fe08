import type { WrittenContext } from './question';
import { WrongQuestionError } from './wrong-question';

/**
 * Request context from `key=value` pairs; a key that is repeated has several values, in any case of its letters.
 *
 * @throws WrongQuestionError for what has no key or no `=`
 */
export function contextOf(pairs: readonly string[]): WrittenContext {
  const problems = pairs.filter((pair) => pair.indexOf('=') < 1);
  if (problems.length > 0) {
    throw new WrongQuestionError(
      problems.map(
        (pair) => `--context: "${pair}" is no key=value. Expected for example aws:RequestedRegion=us-west-2.`,
      ),
    );
  }
  const context = new Map<string, { readonly key: string; readonly values: string[] }>();
  for (const pair of pairs) {
    const key = pair.slice(0, pair.indexOf('='));
    const known = context.get(key.toLowerCase()) ?? { key, values: [] };
    known.values.push(pair.slice(pair.indexOf('=') + 1));
    context.set(key.toLowerCase(), known);
  }
  return Object.fromEntries([...context.values()].map(({ key, values }) => [key, values]));
}
