/**
 * Works on each of many, so many at a time. After a failure nothing more is begun, and what was begun is waited for.
 *
 * @param count how many at a time, at least one
 * @param told heard after each, with how many are through
 * @returns the answers, in the order of the items
 * @throws the failure of the earliest item that failed
 */
export async function severalAtOnce<Item, Answer>(
  items: readonly Item[],
  count: number,
  work: (item: Item) => Promise<Answer>,
  told: (done: number) => void = () => undefined,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const failures = new Map<number, unknown>();
  const waiting = items.entries();
  let done = 0;
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      try {
        answers[index] = await work(item);
      } catch (error) {
        failures.set(index, error);
      }
      if (failures.size > 0) return;
      done += 1;
      told(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, lane));
  if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
  return answers;
}
