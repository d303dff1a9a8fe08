import { redacted } from '../../../lib/explorer/model/redact';
import type { PageData } from '../../../lib/explorer/page/format';
import { config } from '../../support/companies/trips';
import { explored } from '../support';
import { CHANGES } from './compared';
import { CHROMIUM } from './chromium';
import { inBrowser } from './in-browser';
import { closed, opened } from './opened';
import { see } from './see';
import { everyView } from './views';

let data: PageData;

beforeAll(async () => {
  if (CHROMIUM !== undefined) data = (await explored(config)).data;
});

inBrowser('a link leads to its view at once, back leads back, and the heading has the focus', async () => {
  const page = await opened(data, '#/action/s3%3APutObject');
  expect(await page.textContent('h1')).toBe('s3:PutObject');
  await page.click('nav >> text=Matrix');
  await page.waitForFunction(() => document.activeElement?.id === 'title');
  expect(await page.textContent('h1')).toBe('Who can do how much where');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 's3:PutObject');
  await closed(page);
});

inBrowser('the search finds accounts, people, guardrails and actions by keyboard', async () => {
  const page = await opened(data);
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
  await closed(page);
});

inBrowser('before the index is there a search finds names as they are written', async () => {
  const page = await opened(data);
  const titles = await page.evaluate(async () => {
    const box = document.querySelector<HTMLInputElement>('#search');
    if (box === null) return [];
    box.value = 'PROD engineering';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(requestAnimationFrame);
    return [...document.querySelectorAll('.hits a')].map(({ firstChild }) => firstChild?.textContent);
  });
  // The account, and then the units on whose path both words stand.
  expect(titles[0]).toBe('engineering-prod');
  expect(titles).toContain('prod');
  expect(titles).not.toContain('growth-sales');
  await closed(page);
});

inBrowser.each(['#/matrix', '#/account/engineering-dev', '#/action/s3%3APutObject', '#/people'])(
  'in %s it says what its answers are about, and what was not asked',
  async (address) => {
    const page = await opened(data, address);
    const told = await page.textContent('footer');
    expect(told).toContain(
      `called in ${data.about.homeRegion}. Not known: whom the own policy of a resource lets in. Not asked: other Regions; resources of other accounts;`,
    );
    expect(told).toContain('service-linked roles; AWS services that act on their own;');
    expect(told).toContain('whoever comes with a token or an assertion of an identity provider;');
    await closed(page);
  },
);

inBrowser('hits are gone through with the arrows, and Escape ends the search', async () => {
  const page = await opened(data);
  await page.fill('#search', 's3:put');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
  expect(await page.evaluate(() => document.activeElement === document.querySelector('.hits a'))).toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.locator('.hits').count()).toBe(0);
  await page.fill('#search', 's3:putobject');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 's3:PutObject');
  expect(await page.inputValue('#search')).toBe('');
  await closed(page);
});

inBrowser('by keyboard one skips to the content, and the address stays', async () => {
  const page = await opened(data, '#/account/engineering-dev');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
  expect(page.url()).toMatch(/#\/account\/engineering-dev$/);
  await closed(page);
});

inBrowser('a guardrail says once what stands in the policies of several targets', async () => {
  const row = data.guardrails.find(({ policies, statements }) => policies.length > 1 && statements.length > 0);
  if (row === undefined) throw new Error('No guardrail of the sample stands in several policies.');
  const page = await opened(data, `#/guardrail/${row.id}`);
  const said = await page.locator('h2:text("What it says") + ul li').allTextContents();
  expect(said.length).toBeGreaterThan(0);
  expect(new Set(said).size).toBe(said.length);
  expect(said.length).toBeLessThan(row.statements.length);
  await closed(page);
});

inBrowser(
  'of the management account it says the same everywhere: control policies spare it, settings do not',
  async () => {
    const name = data.accounts.find(({ kind }) => kind === 'management')?.name ?? '';
    const page = await opened(data, `#/account/${name}`);
    const told = await page.textContent('main');
    expect(told).toContain('no control policy (SCP, RCP) binds it, settings do');
    expect(told).toContain(
      'Settings alone: AWS lets no service or resource control policy bind the management account.',
    );
    expect(told).toContain('block-public-s3');
    expect(told).not.toMatch(/guardrails never bind|deny-root-user/);
    await closed(page);
  },
);

inBrowser('a guardrail says whom its own statements spare, apart from the exceptions of the config', async () => {
  const page = await opened(data, '#/guardrail/deny-changing-guardduty');
  const told = await page.locator('section:has(h2:text("Who is exempt"))').innerText();
  expect(told).toContain('By its own statements');
  expect(told).toContain('whoever has the permission set SecurityAdmin in security');
  expect(told).toContain('role OrganizationAccountAccessRole in security, from DenyChangingGuardduty2 alone');
  expect(told).toContain('By exceptions of the config');
  expect(told).toContain('Nobody: the config has no exception from it.');
  expect(told).toContain('AWS lets it bind neither the management account nor service-linked roles');
  await closed(page);
});

inBrowser('who may become a role is said in words, above the JSON, of the account that is looked at', async () => {
  const page = await opened(data, '#/principal/role/lz-ci-deploy/engineering-dev');
  const said = page.locator('section:has(h2:text("Who may become it in engineering-dev")) li');
  expect(await said.allInnerTexts()).toEqual(['jobs of GitHub of repository trips/trips, environment dev']);
  await closed(page);
});

inBrowser('a setting says in words what it sets', async () => {
  const page = await opened(data, '#/guardrail/block-public-s3');
  const said = await page.locator('section:has(h2:text("What it says"))').innerText();
  expect(said).toContain('s3 attributes, public access block configuration: all');
  await closed(page);
});

inBrowser('an account tells who gets in otherwise, and who can become its administrator', async () => {
  const page = await opened(data, '#/account/management');
  const row = page.locator('section:has(h2:text("Who gets in otherwise")) tr:has-text("lz-ci-deploy")');
  expect(await row.innerText()).toContain('jobs of GitHub of repository trips/landing-zone, environment production');
  await row.locator('a:text("administrator by design")').click();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Paths to administrator');
  await closed(page);
});

inBrowser.each(['#/matrix', '#/account/engineering-dev', '#/principal/role/lz-ci-deploy'])(
  'in %s one legend of three lines says what the numbers mean',
  async (address) => {
    const page = await opened(data, address);
    expect(await page.locator('.signs').count()).toBe(1);
    expect(await page.locator('.signs dt').allInnerTexts()).toEqual(['1,811', '+17', '?184']);
    expect(await page.textContent('main')).not.toContain('after the plus');
    await closed(page);
  },
);

const HOSTILE = '</script><img src=x onerror="document.title=\'hurt\'"> "\'&amp; \u202e😀 {{x}} \u2028';

inBrowser('hostile names stay text in every view', async () => {
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
    changes: {
      ...CHANGES,
      base: HOSTILE,
      findings: CHANGES.findings.map((finding) => ({
        ...finding,
        title: HOSTILE,
        what: HOSTILE,
        who: [HOSTILE],
        where: [HOSTILE],
        details: [HOSTILE],
        statement: HOSTILE,
        file: HOSTILE,
      })),
    },
    reasons: data.reasons.map(([verdict]) => [verdict, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE] as const),
  };
  const page = await opened(hostile);
  for (const seen of everyView(hostile)) {
    await see(page, seen);
    expect(await page.locator('img, script:not(#data):not(body > script)').count()).toBe(0);
    expect(await page.title()).not.toBe('hurt');
    expect([seen.name, (await page.textContent('h1')) === 'Not found']).toEqual([seen.name, seen.isMissing === true]);
  }
  await closed(page);
});

inBrowser('a page with pseudonyms opens, and says that it has them', async () => {
  const page = await opened(redacted(data, []));
  expect(await page.textContent('.care')).toContain('pseudonyms');
  expect(await page.textContent('main')).not.toContain('engineering-dev');
  await closed(page);
});

inBrowser('of somebody who is not in an account nothing is told that is so elsewhere', async () => {
  const page = await opened(data, '#/principal/permission%20set/Developer/engineering-prod');
  const text = (await page.textContent('main')) ?? '';
  expect(text).toContain('Not in engineering-prod: no group is assigned there as it.');
  expect(text).not.toContain('What it can in');
  await see(page, { name: 'nowhere', hash: '#/principal/permission%20set/Developer/no-such' });
  expect(await page.textContent('main')).toContain('There is no account “no-such” in this organization.');
  await closed(page);
});

inBrowser(
  'which group is somebody stands beside each account, and that policies of resources were not asked',
  async () => {
    const page = await opened(data, '#/principal/permission%20set/Auditor');
    expect(await page.locator('main table >> nth=0 >> td.who').allTextContents()).toContain('auditors');
    expect(await page.textContent('footer')).toContain('own policy');
    await see(page, { name: 'action', hash: '#/action/s3%3APutObject' });
    expect(await page.textContent('main .lead')).toContain('npm run can');
    await closed(page);
  },
);

inBrowser('what has one cause is one point, counted and placed as the comment of a pull request does', async () => {
  const [first] = CHANGES.findings;
  if (first === undefined) throw new Error('There is no finding.');
  const findings = [
    { ...first, cause: 'deny-root-user' },
    { ...first, cause: 'deny-root-user', where: ['engineering-dev', 'security'] },
    { ...first, where: ['security'], severity: 'info' },
  ];
  const page = await opened({ ...data, changes: { ...CHANGES, findings } }, '#/changes');
  expect(await page.textContent('.lead')).toBe('2 points, from 7 requests that both sides were asked: 1 high, 1 info.');
  expect(await page.locator('h2 .count').allTextContents()).toEqual(['1', '1']);
  expect(await page.textContent('summary >> nth=0')).toBe(
    'Somebody can do more. deny-root-user, in 2 ways in engineering-dev and security',
  );
  await closed(page);
});

inBrowser('a finding says where, and leads to who, to the guardrail, and to the ones beside it', async () => {
  const guardrail = 'deny-root-user';
  const [first] = CHANGES.findings;
  if (first === undefined) throw new Error('There is no finding.');
  const findings = [
    { ...first, where: ['engineering-dev'], cause: guardrail },
    { ...first, where: ['engineering-dev', 'engineering-test', 'security'], severity: 'info' },
  ];
  const page = await opened({ ...data, changes: { ...CHANGES, findings } }, '#/changes');
  expect(await page.textContent('.lead')).toBe('2 points, from 7 requests that both sides were asked: 1 high, 1 info.');
  expect(await page.locator('summary').allTextContents()).toEqual([
    'Somebody can do more. can do more in engineering-dev',
    'Somebody can do more. can do more in 3 places',
  ]);
  await page.click('summary >> nth=0');
  await page.click('text=Link to this >> visible=true');
  await page.waitForSelector('text=1 of 2, compared with main');
  for (const [text, title] of [
    ['Developer', 'Developer'],
    [guardrail, guardrail],
  ] as const) {
    await page.click(`main a:text-is("${text}")`);
    await page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, title);
    await page.goBack();
    await page.waitForSelector('text=1 of 2, compared with main');
  }
  expect(await page.locator('text=The one before').count()).toBe(0);
  await page.click('text=The next one');
  await page.waitForSelector('text=2 of 2, compared with main');
  expect(await page.locator('text=The next one').count()).toBe(0);
  await page.click('text=The one before');
  await page.waitForSelector('text=1 of 2, compared with main');
  await closed(page);
});
