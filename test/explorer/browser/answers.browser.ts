import type { AccessReport } from '../../../lib/ask/access-report/report';
import { access } from '../../../lib/cli/access';
import { LEVELS, type PrincipalRow } from '../../../lib/explorer/page/format';
import { everything } from '../../support/companies/everything';
import { startUp } from '../../support/companies/start-up';
import { config } from '../../support/companies/trips';
import { randomOf } from '../../support/random';
import { run, sampleAssembly } from '../../cli/support';
import { byCan, byEngine, differs, explored, randomQuestion, type Explored } from '../support';
import { inBrowser } from './in-browser';
import { closed, opened } from './opened';

/** Whom somebody may ask about: their kinds, told apart as a reader would. */
function kindOf({ kind, name, description, administrator }: PrincipalRow): string {
  if (kind === 'permission set') return administrator === undefined ? 'people' : 'people who administer by design';
  if (kind !== 'role') return kind;
  if (name.includes('break-glass')) return 'break-glass';
  if (/^stacksets-|^OrganizationAccountAccessRole$/.test(name)) return 'role of AWS';
  return description === undefined ? 'role of the landing zone' : 'machine role';
}

const ALL_KINDS = [
  'break-glass',
  'machine role',
  'people',
  'people who administer by design',
  'role of AWS',
  'role of the landing zone',
  'root',
  'user',
];

inBrowser.each([
  ['trips', config, ALL_KINDS],
  // In another home Region, and with pipelines and providers of several kinds.
  ['everything', everything, ALL_KINDS],
])('of %s the engine and the page give 5,000 random questions the same answers', async (_name, company, kinds) => {
  const one = await explored(company);
  const random = randomOf(5000);
  const asked = Array.from({ length: 5000 }, () => randomQuestion(random, one));
  expect([...new Set(asked.map(({ principal }) => kindOf(principal)))].sort()).toEqual(kinds);
  const page = await opened(one.data);
  const answers = await page.evaluate(
    (questions) => {
      const { answers: all } = (window as unknown as { explorer: Pick<Explored, 'answers'> }).explorer;
      return questions.map(([sheet, account, action]) => all.answer(sheet, account, action));
    },
    asked.map(({ place, action }) => [place.sheet, place.account, action] as const),
  );
  expect(answers).toEqual(asked.map((question) => byEngine(one, question)));
  expect([...new Set(answers.map(({ verdict }) => verdict))].sort()).toEqual([
    'allowed',
    'denied',
    'depends',
    'not known',
  ]);
  const different = asked.flatMap((question, index) => {
    const [can, shown] = [byCan(one, question), answers[index]];
    return (can && shown && differs(shown, can)) ?? [];
  });
  expect(different).toEqual([]);
  await closed(page);
});

/** What `npm run access -- --format json` prints, whose proofs this is not about. */
async function printedByAccess(company: unknown): Promise<AccessReport> {
  const command = access(() => ({ claims: 1, questions: 1, failures: [] }));
  const { exitCode, stdout } = await run(command, ['--assembly', sampleAssembly(company), '--format', 'json']);
  expect(exitCode).toBe(0);
  return JSON.parse(stdout) as AccessReport;
}

inBrowser.each([
  ['trips', config],
  ['start-up', startUp],
])('the matrix about %s shows the counts that npm run access prints as JSON', async (_name, company) => {
  const page = await opened((await explored(company)).data, '#/matrix');
  const { access: rows } = await printedByAccess(company);
  expect(rows.length).toBeGreaterThan(0);
  for (const [place, level] of LEVELS.entries()) {
    await page.selectOption('label:has-text("Access level") select', String(place));
    const shown = await page.$$eval('.matrix tbody tr', (lines) =>
      lines.map((line) =>
        [...line.querySelectorAll('th, td')].map((cell) => cell.textContent.replaceAll(',', '').replace(/ \?\d+$/, '')),
      ),
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
  await closed(page);
});
