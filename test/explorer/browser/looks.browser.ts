import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PageData } from '../../../lib/explorer/page/format';
import { config } from '../../support/companies/trips';
import { repository } from '../../support/repository';
import { explored } from '../support';
import { CHROMIUM } from './chromium';
import { CHANGES } from './compared';
import { inBrowser } from './in-browser';
import { closed, opened } from './opened';
import { see } from './see';
import { everyView } from './views';

const AXE = readFileSync(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8');
let data: PageData;

beforeAll(async () => {
  if (CHROMIUM !== undefined) data = { ...(await explored(config)).data, changes: CHANGES };
});

async function seriousOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    }
    const { violations } = await (window as unknown as { axe: { run: () => Promise<Found> } }).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

async function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

inBrowser.each([
  ['light', 1400],
  ['light', 390],
  ['dark', 1400],
  ['dark', 390],
] as const)(
  'in %s at %d pixels axe finds nothing serious in any view, and nothing is wider than the page',
  async (colorScheme, width) => {
    const page = await opened(data, '', { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    await page.evaluate(AXE);
    for (const seen of everyView(data)) {
      await see(page, seen);
      const { name } = seen;
      expect({ name, serious: await seriousOf(page), wide: await tooWide(page) }).toEqual({
        name,
        serious: [],
        wide: 0,
      });
    }
    await closed(page);
  },
  600_000,
);

inBrowser(
  'on a phone a table that goes on behind the edge says so, by keyboard too',
  async () => {
    const page = await opened(data, '#/matrix', { viewport: { width: 390, height: 900 } });
    for (const seen of everyView(data)) {
      await see(page, seen);
      const silent = await page.$$eval('.wide', (boxes) =>
        boxes
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .filter((box) => box.getAttribute('tabindex') !== '0' || box.previousElementSibling?.className !== 'sideways')
          .map((box) => box.getAttribute('aria-label')),
      );
      expect({ name: seen.name, silent }).toEqual({ name: seen.name, silent: [] });
    }
    await see(page, { name: 'matrix', hash: '#/matrix' });
    expect(await page.locator('.more-behind').count()).toBe(1);
    await page.$eval('.wide', (box) => (box.scrollLeft = box.scrollWidth));
    await page.waitForFunction(() => document.querySelector('.more-behind') === null);
    await closed(page);
  },
  600_000,
);

inBrowser(
  'nothing moves while the page opens',
  async () => {
    for (const seen of everyView(data).filter(({ isOpen }) => isOpen !== true)) {
      const page = await opened(data, seen.hash);
      const shift = await page.evaluate(
        async () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            const observer = new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
            });
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => {
              resolve(sum);
            }, 100);
          }),
      );
      expect([seen.name, shift]).toEqual([seen.name, 0]);
      await closed(page);
    }
  },
  600_000,
);

inBrowser(
  'printed, a view is whole: neither menu nor search, nothing that scrolls, nothing off the paper',
  async () => {
    // Of A4 between margins of a centimetre, in CSS pixels.
    const page = await opened(data, '', { viewport: { width: 718, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    for (const seen of everyView(data).filter(({ search }) => search === undefined)) {
      await page.emulateMedia({ media: 'screen' });
      await see(page, seen);
      const before = await page.locator('details[open]').count();
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ media: 'print' });
      const { name } = seen;
      const left = await page.locator('details:not([open])').count();
      const rest = await page.locator('text=/^ and [\\d,]+ more/').count();
      const shown = await page.locator('#search:visible, nav:visible, .more:visible, .sideways:visible').count();
      const cut = await page.$$eval('.wide, pre', (boxes) =>
        boxes.filter((box) => getComputedStyle(box).overflow !== 'visible').map(({ nodeName }) => nodeName),
      );
      const wide = await tooWide(page);
      expect({ name, left, rest, shown, cut, wide }).toEqual({ name, left: 0, rest: 0, shown: 0, cut: [], wide: 0 });
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      // Drawn anew a moment later.
      await page.waitForFunction((open) => document.querySelectorAll('details[open]').length === open, before);
    }
    await closed(page);
  },
  600_000,
);

inBrowser('what the browser prints holds every finding and every service, on a screen that folds them', async () => {
  const page = await opened(data, '#/principal/permission%20set/Developer');
  const count = async (selector: string): Promise<number> => page.locator(selector).count();
  const [rows, folded] = [await count('tr'), await count('details:not([open])')];
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      queueMicrotask(() => {
        const [drawn, left] = ['tr', 'details:not([open])'].map((one) => document.querySelectorAll(one).length);
        document.title = `${String(drawn)} rows, ${String(left)} folded`;
      });
    });
  });
  await page.pdf();
  const [, drawn = '', left] = /^(\d+) rows, (\d+) folded$/.exec(await page.title()) ?? [];
  expect(left).toBe('0');
  expect(Number(drawn)).toBeGreaterThan(rows + 300);
  expect(folded).toBeGreaterThan(0);
  await page.waitForFunction((all) => document.querySelectorAll('tr').length === all, rows);
  expect(await count('details:not([open])')).toBe(folded);
  await closed(page);
});

inBrowser('paper is light, whatever the screen is, and the heat map keeps its colours', async () => {
  const page = await opened(data, '#/matrix', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const colours = await page.$eval('.shade-5', (cell) => getComputedStyle(cell).printColorAdjust);
  expect([paper, colours]).toEqual(['rgb(251, 250, 247)', 'exact']);
  await closed(page);
});
