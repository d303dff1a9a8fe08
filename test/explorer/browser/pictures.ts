import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { PageData } from '../../../lib/explorer/page/format';
import { launched } from './chromium';
import { see } from './see';
import { everyView, type Seen } from './views';

interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

interface Wanted extends Seen, Look {
  readonly height?: number;
}

/** The four of the documentation: of each what is above the fold. */
const IN_DOCS: readonly Wanted[] = [
  { name: 'explorer-organization', hash: '#/organization', width: 1400, colorScheme: 'light' },
  { name: 'explorer-matrix', hash: '#/matrix', width: 1400, colorScheme: 'light' },
  { name: 'explorer-action', hash: '#/action/s3%3APutObject', width: 1400, colorScheme: 'light', height: 1000 },
  { name: 'explorer-account', hash: '#/account/engineering-prod', width: 1400, colorScheme: 'dark', height: 1100 },
];

const LOOKS = ([1400, 390] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme): Look => ({ width, colorScheme })),
);

/** Of every view, in both widths and in both schemes. */
export function everyPicture(data: PageData): readonly Wanted[] {
  return LOOKS.flatMap((look) =>
    everyView(data).map((seen) => ({
      ...seen,
      ...look,
      name: `${seen.name}-${String(look.width)}-${look.colorScheme}`,
    })),
  );
}

/**
 * Takes pictures of a page as PNG files.
 *
 * @param file that `npm run explorer` wrote
 * @returns how many
 */
export async function takePictures(
  file: string,
  folder: string,
  wanted: (data: PageData) => readonly Wanted[] = () => IN_DOCS,
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const browser = await launched();
  const pages = new Map<string, Page>();
  const pageFor = async ({ width, colorScheme }: Look): Promise<Page> => {
    const key = `${String(width)} ${colorScheme}`;
    const page = pages.get(key) ?? (await browser.newPage({ colorScheme, viewport: { width, height: 900 } }));
    if (!pages.has(key)) {
      await page.goto(pathToFileURL(resolve(file)).href);
      // What is kept free for a scroll bar: on a picture of the whole page there is none.
      await page.evaluate(() => {
        document.documentElement.style.setProperty('scrollbar-gutter', 'auto');
      });
    }
    pages.set(key, page);
    return page;
  };
  try {
    const first = await pageFor({ width: 1400, colorScheme: 'light' });
    const data = await first.evaluate(() => (window as unknown as { explorer: { data: PageData } }).explorer.data);
    const all = wanted(data);
    for (const one of all) {
      const page = await pageFor(one);
      await see(page, one);
      if (one.search === undefined) await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const whole = await page.evaluate(() => document.documentElement.scrollHeight);
      const height = Math.min(one.height ?? 3000, whole);
      const clip = { x: 0, y: 0, width: one.width, height };
      await page.screenshot({ path: join(folder, `${one.name}.png`), clip, fullPage: true });
    }
    return all.length;
  } finally {
    await browser.close();
  }
}
