import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { accessMatrix } from '../../../lib/ask/access-report/matrix';
import { redacted } from '../../../lib/explorer/model/redact';
import { addressOf, type Address } from '../../../lib/explorer/page/address';
import { LEVELS, type PageData } from '../../../lib/explorer/page/format';
import { bundle } from '../../../lib/explorer/write/bundle';
import { html } from '../../../lib/explorer/write/html';
import { config } from '../../support/companies/trips';
import { randomOf } from '../../support/random';
import { repository } from '../../support/repository';
import { largeCompany as madeLarge } from '../../support/large-company';
import { largeCompany } from './large-company';
import { byEngine, explored, randomQuestion, type Explored } from '../support';

/** Where distributions put it. */
const CHROMIUM = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));
const AXE = readFileSync(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8');
if (CHROMIUM === undefined)
  process.stderr.write('There is no Chromium: the tests of the explorer in a browser are skipped.\n');
const inBrowser = CHROMIUM === undefined ? test.skip : test;

const folder = mkdtempSync(join(tmpdir(), 'explorer-'));
let browser: Browser;
let sample: Explored;
let made: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  sample = await explored(config);
  made = await bundle();
});

afterAll(async () => {
  if (CHROMIUM !== undefined) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Address of the page's file. */
function written(data: PageData): string {
  const file = join(folder, 'page.html');
  writeFileSync(file, html(data, made));
  return pathToFileURL(file).href;
}

/** Writes a page and opens it from disk; whatever it would load, or complain of, fails the test. */
async function opened(data: PageData, address = '', look: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(look);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`it loads ${request.url()}`);
  });
  page.on('close', () => {
    expect(complaints).toEqual([]);
  });
  await page.goto(`${written(data)}${address}`);
  await page.waitForSelector('h1, .nothing');
  return page;
}

/** Tells how many milliseconds a page has worked since it was asked last: the same on a busy machine as on a quiet one. */
async function stopwatch(page: Page): Promise<() => Promise<number>> {
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

const everyView = ({ accounts, guardrails, principals, changes }: PageData): readonly Address[] => [
  ...(changes === undefined ? [] : ([{ view: 'changes' }, { view: 'change', name: '1' }] as const)),
  { view: 'organization' },
  { view: 'matrix' },
  { view: 'people' },
  { view: 'guardrails' },
  { view: 'actions' },
  { view: 'paths' },
  ...accounts.slice(0, 1).map(({ name }): Address => ({ view: 'account', name })),
  ...guardrails.slice(-3, -2).map(({ id }): Address => ({ view: 'guardrail', name: id })),
  ...principals.slice(0, 1).map(({ kind, name }): Address => ({ view: 'principal', kind, name })),
  { view: 'action', name: 's3:PutObject' },
];

const CHANGES: NonNullable<PageData['changes']> = {
  base: 'main',
  questions: 7,
  findings: ['high', 'info'].map((severity) => ({
    severity,
    area: 'access',
    title: 'Somebody can do more',
    what: 'can do more',
    who: ['developers as Developer'],
    where: ['engineering-dev'],
    actions: { count: 2, examples: ['s3:PutObject', 's3:GetObject'] },
    details: ['one line'],
    statement: 'DenyTrails of lz-audit-root, attached to the root',
    file: 'config/access.ts:17',
  })),
};

inBrowser('the engine and the page in a browser give 5,000 random questions the same answers', async () => {
  const random = randomOf(5000);
  const asked = Array.from({ length: 5000 }, () => randomQuestion(random, sample));
  const page = await opened(sample.data);
  const answers = await page.evaluate(
    (questions) => {
      const { answers: all } = (window as unknown as { explorer: Pick<Explored, 'answers'> }).explorer;
      return questions.map(([sheet, account, action]) => all.answer(sheet, account, action));
    },
    asked.map(({ place, action }) => [place.sheet, place.account, action] as const),
  );
  expect(answers).toEqual(asked.map((one) => byEngine(sample, one)));
  await page.close();
});

inBrowser('the matrix shows the counts of npm run access', async () => {
  const page = await opened(sample.data, '#/matrix');
  const rows = accessMatrix(sample.organization);
  for (const [place, level] of LEVELS.entries()) {
    await page.selectOption('label:has-text("Access level") select', String(place));
    const shown = await page.$$eval('.matrix tbody tr', (lines) =>
      lines.map((line) => [...line.querySelectorAll('th, td')].map((cell) => cell.textContent.replaceAll(',', ''))),
    );
    const accounts = await page.$$eval('.matrix thead th', (heads) => heads.slice(1).map((head) => head.textContent));
    const numbers = shown.flatMap(([set, ...cells]) =>
      cells.flatMap((cell, column) => (cell === '' ? [] : [[set, accounts[column], cell].join(' ')])),
    );
    const expected = rows.map(({ permissionSet, account, counts }) => {
      const { allowed, depends } = counts[level];
      return `${permissionSet} ${account} ${String(allowed)}${depends > 0 ? ` +${String(depends)}` : ''}`;
    });
    expect(numbers.sort()).toEqual(expected.sort());
  }
  await page.close();
});

inBrowser.each([
  ['light', 1400],
  ['light', 390],
  ['dark', 1400],
  ['dark', 390],
] as const)(
  'in %s at %d pixels axe finds nothing serious in any view, and nothing is wider than the page',
  async (colorScheme, width) => {
    const data = { ...sample.data, changes: CHANGES };
    const page = await opened(data, '', { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    await page.evaluate(AXE);
    for (const address of everyView(data)) {
      await page.evaluate((hash) => (location.hash = hash), addressOf(address));
      await page.waitForTimeout(50);
      const serious = await page.evaluate(async () => {
        interface Found {
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        }
        const { violations } = await (window as unknown as { axe: { run: () => Promise<Found> } }).axe.run();
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
      const tooWide = await page.evaluate(() =>
        Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
      );
      expect({ address, serious, tooWide }).toEqual({ address, serious: [], tooWide: 0 });
    }
    await page.close();
  },
);

inBrowser('a link leads to its view at once, back leads back, and the heading has the focus', async () => {
  const page = await opened(sample.data, '#/action/s3%3APutObject');
  expect(await page.textContent('h1')).toBe('s3:PutObject');
  await page.click('nav >> text=Matrix');
  await page.waitForFunction(() => document.activeElement?.id === 'title');
  expect(await page.textContent('h1')).toBe('Who can do how much where');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 's3:PutObject');
  await page.close();
});

inBrowser('the search finds accounts, people, guardrails and actions by keyboard', async () => {
  const page = await opened(sample.data);
  for (const [text, title] of [
    ['engineering-prod', 'engineering-prod'],
    ['developers', 'Developer'],
    ['unapproved', 'deny-unapproved-regions'],
    ['s3:putobject', 's3:PutObject'],
  ] as const) {
    await page.fill('#search', text);
    await page.press('#search', 'Enter');
    await page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, title);
  }
  await page.close();
});

const HOSTILE = '</script><img src=x onerror="document.title=\'hurt\'"> "\'&amp; \u202e😀 {{x}} \u2028';

inBrowser('hostile names stay text in every view', async () => {
  const { data } = sample;
  const hostile: PageData = {
    ...data,
    units: data.units.map((unit) => ({ ...unit, name: HOSTILE, path: HOSTILE })),
    accounts: data.accounts.map((account, place) => ({
      ...account,
      name: `${HOSTILE}${String(place)}`,
      email: HOSTILE,
      tags: { [HOSTILE]: HOSTILE },
    })),
    guardrails: data.guardrails.map((row) => ({ ...row, id: `${HOSTILE}${row.id}`, why: HOSTILE, file: HOSTILE })),
    principals: data.principals.map((row) => ({
      ...row,
      name: `${HOSTILE}${row.name}`,
      description: HOSTILE,
      policies: [HOSTILE],
      documents: [{ name: HOSTILE, document: { [HOSTILE]: HOSTILE } }],
    })),
    reasons: data.reasons.map(([verdict]) => [verdict, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE] as const),
  };
  const page = await opened(hostile);
  for (const address of everyView(hostile)) {
    await page.evaluate((hash) => (location.hash = hash), addressOf(address));
    await page.waitForTimeout(50);
    expect(await page.locator('img, script:not(#data):not(body > script)').count()).toBe(0);
    expect(await page.title()).not.toBe('hurt');
    expect(await page.textContent('main')).not.toContain('leads nowhere');
    expect(await page.textContent('main')).not.toContain('There is no');
  }
  await page.close();
});

inBrowser('a page with pseudonyms opens, and says that it has them', async () => {
  const page = await opened(redacted(sample.data));
  expect(await page.textContent('.care')).toContain('pseudonyms');
  expect(await page.textContent('main')).not.toContain('engineering-dev');
  await page.close();
});

inBrowser('a real company of 500 accounts, with its paths, opens and answers as the engine does', async () => {
  const large = await explored(madeLarge({ accounts: 500 }));
  const page = html(large.data, made);
  expect(Buffer.byteLength(page)).toBeLessThan(5e6);
  const { graph } = large.organization;
  const principals = graph.accounts.flatMap((account) => graph.contentsOf(account).principals);
  expect(large.data.paths).toHaveLength(principals.length);
  const tab = await browser.newPage();
  const worked = await stopwatch(tab);
  await tab.goto(written(large.data));
  await tab.waitForSelector('h1');
  expect(await worked()).toBeLessThan(1000);
  const random = randomOf(500);
  const asked = Array.from({ length: 1000 }, () => randomQuestion(random, large));
  const answers = await tab.evaluate(
    (questions) => {
      const { answers: all } = (window as unknown as { explorer: Pick<Explored, 'answers'> }).explorer;
      return questions.map(([sheet, account, action]) => all.answer(sheet, account, action));
    },
    asked.map(({ place, action }) => [place.sheet, place.account, action] as const),
  );
  expect(answers).toEqual(asked.map((one) => byEngine(large, one)));
  for (const address of everyView(large.data)) {
    await worked();
    await tab.evaluate((hash) => (location.hash = hash), addressOf(address));
    await tab.waitForTimeout(50);
    expect({ address, milliseconds: (await worked()) < 200 || 'too many' }).toEqual({ address, milliseconds: true });
  }
  await tab.close();
});

inBrowser.each([
  { accounts: 500, principals: 100, megabytes: 5, most: 1000 },
  { accounts: 5000, principals: 100, megabytes: 10, most: 3000 },
])(
  '$accounts accounts fit into $megabytes MB, open within $most ms, and answer within 200',
  async ({ accounts, principals, megabytes, most }) => {
    const data = largeCompany(sample.data, { accounts, principals });
    expect(Buffer.byteLength(html(data, made))).toBeLessThan(megabytes * 1e6);
    const page = await browser.newPage();
    const worked = await stopwatch(page);
    await page.goto(written(data));
    await page.waitForSelector('h1');
    const first = await worked();
    const answers: number[] = [];
    for (const address of everyView(data).slice(-4)) {
      await page.evaluate((hash) => (location.hash = hash), addressOf(address));
      const name = 'name' in address ? address.name : '';
      await page.waitForFunction((title) => document.querySelector('h1')?.textContent === title, name);
      answers.push(await worked());
    }
    process.stdout.write(`${String(accounts)} accounts: ${JSON.stringify({ first, answers })}\n`);
    expect(first).toBeLessThan(most);
    expect(Math.max(...answers)).toBeLessThan(200);
    await page.close();
  },
);
