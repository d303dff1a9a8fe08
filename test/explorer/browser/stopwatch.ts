import type { Page } from 'playwright-core';

/** Tells how many milliseconds a page has worked since it was asked last: the same on a busy machine as on a quiet one. */
export async function stopwatch(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let last = 0;
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const now = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    const since = now - last;
    last = now;
    return Math.round(since);
  };
}
