import type { PageData } from '../../../lib/explorer/page/format';
import { config } from '../../support/companies/trips';
import { largeCompany as madeLarge } from '../../support/large-company';
import { randomOf } from '../../support/random';
import { byEngine, explored, randomQuestion, type Explored } from '../support';
import { largeCompany } from './large-company';
import { inBrowser } from './in-browser';
import { closed, opened, textOf } from './opened';
import { see } from './see';
import { everyView } from './views';

/** A view that draws more than that is slow: `npm run explorer:speed` tells in milliseconds. */
const MOST_ELEMENTS = 12_000;

const bytesOf = (data: PageData): number => Buffer.byteLength(textOf(data));

/** Opens each view as it first stands, and gives the one that draws most. */
async function fullestView(data: PageData): Promise<readonly [string, number]> {
  const page = await opened(data);
  let fullest: readonly [string, number] = ['', 0];
  for (const seen of everyView(data).filter(({ isOpen }) => isOpen !== true)) {
    await see(page, seen);
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    fullest = elements > fullest[1] ? [seen.name, elements] : fullest;
  }
  await closed(page);
  return fullest;
}

inBrowser(
  'a real company of 500 accounts, with its paths, opens and answers as the engine does',
  async () => {
    const large = await explored(madeLarge({ accounts: 500 }));
    expect(bytesOf(large.data)).toBeLessThan(5e6);
    const { graph } = large.organization;
    const principals = graph.accounts.flatMap((account) => graph.contentsOf(account).principals);
    expect(large.data.paths).toHaveLength(principals.length);
    const tab = await opened(large.data);
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
    await closed(tab);
  },
  600_000,
);

inBrowser('the page of the sample is small', async () => {
  expect(bytesOf((await explored(config)).data)).toBeLessThan(2e6);
});

inBrowser.each([
  { accounts: 500, principals: 100, megabytes: 5 },
  { accounts: 5000, principals: 100, megabytes: 10 },
])(
  '$accounts accounts fit into $megabytes MB, and no view draws more than can be drawn at once',
  async ({ accounts, principals, megabytes }) => {
    const data = largeCompany((await explored(config)).data, { accounts, principals });
    expect(bytesOf(data)).toBeLessThan(megabytes * 1e6);
    const [view, elements] = await fullestView(data);
    process.stdout.write(`${String(accounts)} accounts: ${view} draws ${String(elements)} elements\n`);
    expect(elements).toBeLessThan(MOST_ELEMENTS);
  },
  600_000,
);
