import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../../lib/review/model';
import { asJson } from '../../lib/review/render/json';
import { BOT, fileWith, FakeGitHub, github, type Written } from './fake-github';
import { repository } from '../support/repository';

describe('one issue about drift', () => {
  const MARKER = '<!-- landing-zone-drift -->';
  async function look(
    exitCode: string,
    issues: readonly object[],
    text = 'changed  OU x differs.\n',
  ): Promise<readonly Written[]> {
    const fake = new FakeGitHub({ '/issues?state=open': issues });
    const argv = ['--do', 'drift-issue', '--exit-code', exitCode, '--report', fileWith(text)];
    expect(await github(fake, argv)).toMatchObject({ exitCode: 0, stderr: '' });
    return fake.written;
  }
  const known = { number: 4, title: 'Drift', user: BOT, body: `${MARKER}\nold` };
  const foreign = Array.from({ length: 120 }, (_, number) => ({
    ...known,
    number,
    user: { login: 'mallory', type: 'User' },
  }));
  const pull = { ...known, number: 3, pull_request: {} };

  test.each<[what: string, exitCode: string, issues: readonly object[], calls: readonly string[]]>([
    ['opens where something differs', '1', [...foreign, pull], ['POST /issues']],
    ['opens where nothing can be told', '2', [], ['POST /issues']],
    ['is updated', '1', [...foreign, known], ['PATCH /issues/4']],
    ['is updated where nothing can be told any more, and not closed', '2', [known], ['PATCH /issues/4']],
    ['is not closed where the program was killed', '137', [known], ['PATCH /issues/4']],
    ['closes where nothing differs', '0', [...foreign, known], ['POST /issues/4/comments', 'PATCH /issues/4']],
    ['does not open where nothing differs', '0', [...foreign, pull], []],
  ])('%s', async (_what, exitCode, issues, calls) => {
    expect((await look(exitCode, issues)).map(({ call }) => call)).toEqual(calls);
  });

  test('is left as it is where it says the same', async () => {
    const [opened] = await look('1', []);
    expect(await look('1', [{ ...known, ...opened?.body }])).toEqual([]);
  });

  test('says what the command said, as text alone, and no more than fits', async () => {
    const [opened] = await look('1', [], `\`\`\`\n@team <img>\n${'x'.repeat(99)}\n`.repeat(2_000));
    const body = opened?.body.body as string;
    expect(body).toContain('\n````text\n```\n@team <img>\n');
    expect(body).toMatch(/\n````\n\n\d+ lines are left out: see the run\.\n$/);
    expect(Buffer.byteLength(body)).toBeLessThan(60_000);
  });

  test.each(['none', '999', '-1', '256'])('takes no exit code that is none: %s', async (exitCode) => {
    const argv = ['--do', 'drift-issue', '--exit-code', exitCode, '--report', fileWith('')];
    expect(await github(new FakeGitHub({}), argv)).toMatchObject({ exitCode: 2 });
  });
});

describe('drills', () => {
  const list = '/issues?state=all&labels=drill';

  test('each of docs/drills.md becomes an issue with its boxes, once a quarter', async () => {
    const fake = new FakeGitHub({ [list]: [] });
    await github(fake, ['--do', 'drills']);
    const page = readFileSync(`${repository}/docs/drills.md`, 'utf8');
    const titles = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(titles.length).toBeGreaterThan(2);
    expect(fake.written.map(({ body }) => body.title)).toEqual(
      titles.map((title) => expect.stringMatching(new RegExp(`^Drill \\d{4}-Q[1-4]: ${title ?? ''}$`)) as string),
    );
    for (const { body } of fake.written)
      expect(body).toMatchObject({ body: expect.stringContaining('\n- [ ] ') as string, labels: ['drill'] });
    expect(fake.written.map(({ body }) => body.body).join('')).not.toMatch(/\]\((?!https:\/\/)/);
    const known = fake.written.map(({ body }) => ({ user: BOT, body: body.body }));
    const again = new FakeGitHub({ [list]: known });
    await github(again, ['--do', 'drills']);
    expect(again.written).toEqual([]);
  });
});

test.each<[argv: readonly string[], says: string]>([
  [[], '--do: missing. Expected one of comment,'],
  [['--do', 'coment'], '--do: "coment" is no task'],
  [['--do', 'render', '--folder', 'x'], '--report: missing. --do render needs it.'],
  [['--do', 'comment', '--base', 'main'], '--base: not with --do comment'],
  [['--do', 'render', '--folder', 'x', '--report', '/nowhere'], '--report: "/nowhere" cannot be read'],
])('npm run github -- %j is refused in words', async (argv, says) => {
  const { exitCode, stderr } = await github(new FakeGitHub({}), argv);
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(says) as string });
});

describe('rendering a report', () => {
  const finding: Finding = {
    rule: 'unit-added',
    severity: 'low',
    who: [],
    where: ['a'],
    what: 'OU a is added',
    details: [],
  };

  test('writes the other formats, nothing left out', async () => {
    const findings = Array.from({ length: 900 }, (_, at) => ({
      ...finding,
      what: `OU ${at} is added`,
      details: ['x'.repeat(200)],
    }));
    const report = fileWith(
      asJson({ findings, questions: 1, approvers: [{ part: 'access', owners: ['@trips/security'], because: 'low' }] }),
      'report.json',
    );
    const folder = dirname(report);
    expect(await github(new FakeGitHub({}), ['--do', 'render', '--report', report, '--folder', folder])).toMatchObject({
      exitCode: 0,
    });
    const markdown = readFileSync(join(folder, 'report.md'), 'utf8');
    expect(markdown).not.toContain('Left out');
    expect(markdown).toContain('@trips/security');
    expect(markdown.match(/OU \d+ is added/g)?.length).toBe(900);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('OU 899 is added');
    expect(readFileSync(join(folder, 'report.sarif'), 'utf8')).toContain('OU 899 is added');
  });

  test('refuses what is no report', async () => {
    const argv = ['--do', 'render', '--report', fileWith('{}'), '--folder', '/nowhere'];
    expect(await github(new FakeGitHub({}), argv)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^--report: /) as string,
    });
  });
});
