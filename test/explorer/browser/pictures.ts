import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { firstLine } from '../../../lib/base/first-line';
import { WrongQuestionError } from '../../../lib/ask/wrong-question';
import { EXPLORER_PAGE } from '../../../lib/cli/explorer-page';
import type { PageData } from '../../../lib/explorer/page/format';
import { CHROMIUM, launched } from './chromium';
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

/** What is wrong, if anything is, with what somebody asks for. */
function problemWith(file: string, folder: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return `--page: there is no "${file}". "npm run explorer -- --out ${file}" writes it.`;
  if (!found.isFile() || !EXPLORER_PAGE.pattern.test(readFileSync(file, 'utf8').slice(0, 4_096)))
    return `--page: "${file}" is no page that "npm run explorer" wrote.`;
  if (CHROMIUM === undefined)
    return 'There is no Chromium: install the package of your distribution (chromium), or set CHROMIUM_PATH to where it is.';
  return statSync(folder, { throwIfNoEntry: false })?.isFile() === true
    ? `--all: "${folder}" is a file. Expected a folder.`
    : undefined;
}

/**
 * Takes pictures of a page as PNG files.
 *
 * @param file that `npm run explorer` wrote
 * @returns how many
 * @throws WrongQuestionError where there is no such page, no Chromium, or no folder can be made
 */
export async function takePictures(
  file: string,
  folder: string,
  wanted: (data: PageData) => readonly Wanted[] = () => IN_DOCS,
): Promise<number> {
  const problem = problemWith(file, folder);
  if (problem !== undefined) throw new WrongQuestionError([`${problem} Nothing was written.`]);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new WrongQuestionError([`--all: "${folder}" cannot be made: ${firstLine(error)}. Nothing was written.`]);
  }
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
