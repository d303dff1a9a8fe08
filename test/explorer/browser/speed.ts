import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { PageData } from '../../../lib/explorer/page/format';
import { bundle } from '../../../lib/explorer/write/bundle';
import { html } from '../../../lib/explorer/write/html';
import { config } from '../../support/companies/trips';
import { largeCompany as madeLarge } from '../../support/large-company';
import { explored } from '../support';
import { launched } from './chromium';
import { largeCompany } from './large-company';
import { see } from './see';
import { stopwatch } from './stopwatch';
import { everyView } from './views';

type Stopwatch = () => Promise<number>;

/** What somebody who opens the page may wait for, in milliseconds of the page's work. */
export interface Limits {
  readonly first: number;
  readonly answer: number;
}

/** Milliseconds of the page's work. */
export interface Speed {
  readonly what: string;
  readonly limits: Limits;
  readonly megabytes: number;
  /** Until it is shown. */
  readonly first: number;
  /** A search before its index is there. */
  readonly search: number;
  readonly slowest: { readonly view: string; readonly milliseconds: number };
}

const SMALL: Limits = { first: 1_000, answer: 200 };
const LARGE: Limits = { first: 3_000, answer: 200 };

/** Of the sample, of a company of 500 accounts as it is synthesized, and of the largest pages that are meant to open. */
export async function* measureSpeed(): AsyncGenerator<Speed> {
  const folder = mkdtempSync(join(tmpdir(), 'explorer-speed-'));
  const made = await bundle();
  const browser = await launched();
  const measured = async (what: string, limits: Limits, data: PageData): Promise<Speed> => {
    const file = join(folder, 'page.html');
    const text = html(data, made);
    writeFileSync(file, text);
    return { what, limits, megabytes: Buffer.byteLength(text) / 1e6, ...(await speedOf(browser, file, data)) };
  };
  try {
    const { data: sample } = await explored(config);
    yield await measured('the sample', SMALL, sample);
    yield await measured('500 accounts, synthesized', SMALL, (await explored(madeLarge({ accounts: 500 }))).data);
    yield await measured(
      '500 accounts × 100 principals',
      SMALL,
      largeCompany(sample, { accounts: 500, principals: 100 }),
    );
    yield await measured('5,000 accounts × 100', LARGE, largeCompany(sample, { accounts: 5_000, principals: 100 }));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function isTooSlow({ limits, first, search, slowest }: Speed): boolean {
  return first > limits.first || Math.max(search, slowest.milliseconds) > limits.answer;
}

async function speedOf(
  browser: Browser,
  file: string,
  data: PageData,
): Promise<Pick<Speed, 'first' | 'search' | 'slowest'>> {
  const page = await browser.newPage();
  const worked = await stopwatch(page);
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('h1');
  const first = await worked();
  const search = await searchedAtOnce(page, worked);
  const slowest = await slowestView(page, worked, data);
  await page.close();
  return { first, search, slowest };
}

/** Then waits for the index. */
async function searchedAtOnce(page: Page, worked: Stopwatch): Promise<number> {
  await page.fill('#search', 'team-1');
  const early = await worked();
  await page.fill('#search', '');
  const quiet = [false, false];
  while (quiet.slice(-2).includes(false) || quiet.length < 6) {
    await page.waitForTimeout(150);
    quiet.push((await worked()) < 5);
  }
  return early;
}

async function slowestView(page: Page, worked: Stopwatch, data: PageData): Promise<Speed['slowest']> {
  let slowest: Speed['slowest'] = { view: '', milliseconds: 0 };
  for (const seen of everyView(data).filter(({ isOpen }) => isOpen !== true)) {
    await worked();
    await see(page, seen);
    const milliseconds = await worked();
    if (milliseconds > slowest.milliseconds) slowest = { view: seen.name, milliseconds };
  }
  return slowest;
}
