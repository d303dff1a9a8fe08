import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { PageData } from '../../../lib/explorer/page/format';
import { bundle } from '../../../lib/explorer/write/bundle';
import { html } from '../../../lib/explorer/write/html';
import { CHROMIUM, launched } from './chromium';

const folder = mkdtempSync(join(tmpdir(), 'explorer-'));
let browser: Browser | undefined;
let made: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  browser = await launched();
  made = await bundle();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Of the page's file. */
export function textOf(data: PageData): string {
  return html(data, made);
}

/** Address of the page's file. */
export function written(data: PageData): string {
  const file = join(folder, 'page.html');
  writeFileSync(file, textOf(data));
  return pathToFileURL(file).href;
}

export async function newPage(look: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  if (browser === undefined) throw new Error('There is no browser.');
  return browser.newPage(look);
}

/** What a page would load, or complain of: that its own content security policy forbids something, for example. */
const heard = new WeakMap<Page, string[]>();

/** Writes a page and opens it from disk; {@link closed} fails the test by whatever it would load, or complain of. */
export async function opened(
  data: PageData,
  address = '',
  look: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> {
  const page = await newPage(look);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`it loads ${request.url()}`);
  });
  heard.set(page, complaints);
  await page.goto(`${written(data)}${address}`);
  await page.waitForSelector('h1');
  return page;
}

export async function closed(page: Page): Promise<void> {
  await page.close();
  expect(heard.get(page)).toEqual([]);
}
