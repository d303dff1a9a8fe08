import type { Page } from 'playwright-core';
import type { Seen } from './views';

/** Comes to a view as a visitor does. */
export async function see(page: Page, { hash, isOpen, search = '' }: Seen): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForTimeout(50);
  if ((await page.inputValue('#search')) !== search) await page.fill('#search', search);
  if (isOpen !== true) return;
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const button of document.querySelectorAll<HTMLElement>('button.more')) button.click();
  });
  await page.waitForTimeout(50);
}
