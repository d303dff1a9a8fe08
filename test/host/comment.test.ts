import type { Finding, Report } from '../../lib/review/model';
import { asJson } from '../../lib/review/render/json';
import { BOT, environmentOf, FakeGitHub, github } from './fake-github';
import { readOwners } from '../../lib/review/approvers';
import { commentText } from '../../lib/host/comment';
import { githubCommand } from '../../lib/cli/github';
import { run } from '../cli/support';

const SHA = 'a'.repeat(40);
const MARKER = '<!-- landing-zone-review -->';
const OURS = { id: 1, owner: { login: 'trips' } };
const FORK = { id: 2, owner: { login: 'somebody' } };

const FINDING: Finding = {
  rule: 'assignment-added',
  severity: 'high',
  who: ['qa as Developer'],
  where: ['engineering-test'],
  what: 'qa as Developer is added',
  details: [],
};
const reportOf = (...findings: readonly Finding[]): Report => ({ findings, questions: 3, approvers: [] });

const PULLS = '/pulls?state=open&head=trips:more&access';

interface Change {
  readonly fork?: boolean;
  readonly pulls?: readonly object[];
  readonly report?: unknown;
  readonly comments?: readonly object[];
  readonly files?: readonly string[];
  /** As GitHub counts them. */
  readonly changed?: number;
  readonly artifacts?: readonly object[];
  /** What GitHub answers otherwise. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

const pull = (number: number, repo: { readonly id: number } | null = OURS, sha = SHA): object => ({
  number,
  state: 'open',
  head: { sha, repo },
  base: { repo: { id: OURS.id } },
});

const artifact = { id: 5, name: 'report.json', size_in_bytes: 100, expired: false };

function eventOf({ fork = false }: Change): object {
  return {
    repository: OURS,
    workflow_run: {
      id: 99,
      event: 'pull_request',
      path: '.github/workflows/pull-request.yml',
      head_sha: SHA,
      head_branch: 'more&access',
      head_repository: fork ? FORK : OURS,
    },
  };
}

/** Runs the task for a change, and tells what it wrote. */
async function commentOn(
  change: Change,
): Promise<{ fake: FakeGitHub; stdout: string; stderr: string; exitCode: number }> {
  const { fork = false, report = asJson(reportOf(FINDING)), comments = [], files = ['config/access.ts'] } = change;
  const pulls = change.pulls ?? [pull(7, fork ? FORK : OURS)];
  const fake = new FakeGitHub({
    [`/pulls?state=open&head=${fork ? 'somebody' : 'trips'}:more&access`]: pulls,
    ...Object.fromEntries(
      [7, 8].map((number) => [`/pulls/${number}`, { changed_files: change.changed ?? files.length }]),
    ),
    ...Object.fromEntries([7, 8].map((number) => [`/pulls/${number}/files`, files.map((filename) => ({ filename }))])),
    '/issues/7/comments': comments,
    '/issues/8/comments': [],
    '/actions/runs/99/artifacts?name=report.json': { artifacts: change.artifacts ?? [artifact] },
    '/actions/artifacts/5/zip': report,
    ...change.answers,
  });
  return { fake, ...(await github(fake, ['--do', 'comment'], eventOf(change))) };
}

test.each([[false], [true]])('a pull request gets its report (from a fork: %j)', async (fork) => {
  const { fake, exitCode, stderr } = await commentOn({ fork });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(fake.written.map(({ call }) => call)).toEqual(['POST /issues/7/comments']);
  expect(fake.written[0]?.body.body).toMatch(
    /^<!-- landing-zone-review -->\n## [^]*A group gets access[^]*As of a{40}\.\n$/,
  );
});

const mine = (body: string, id = 31): object => ({ id, user: BOT, body });
const foreign = Array.from({ length: 230 }, (_, id) => ({
  id,
  user: { login: 'mallory', type: 'User' },
  body: MARKER,
}));

test('its own comment is found on a later page, by marker and author, and edited', async () => {
  const { fake } = await commentOn({ comments: [...foreign, mine('said otherwise', 30), mine(`${MARKER}\nold`)] });
  expect(fake.written.map(({ call }) => call)).toEqual(['PATCH /issues/comments/31']);
});

test('a comment of somebody else with the marker is not touched', async () => {
  const { fake } = await commentOn({ comments: foreign });
  expect(fake.written.map(({ call }) => call)).toEqual(['POST /issues/7/comments']);
});

test('a comment that says the same is left as it is', async () => {
  const { fake } = await commentOn({});
  const again = await commentOn({ comments: [mine(fake.written[0]?.body.body as string)] });
  expect(again.fake.written).toEqual([]);
});

test.each<[what: string, comments: readonly object[], call: string]>([
  ['where there is no comment yet', [], 'POST /issues/7/comments'],
  ['in place of a longer one', [mine(`${MARKER}\nA long one`)], 'PATCH /issues/comments/31'],
])('that nothing changes is said %s, with the commit', async (_what, comments, call) => {
  const { fake } = await commentOn({ report: asJson(reportOf()), comments });
  const body = `${MARKER}\nNothing changes in the organization.\n\nAs of ${SHA}.\n`;
  expect(fake.written).toEqual([{ call, body: { body } }]);
});

test.each<[what: string, change: Change, says: string]>([
  ['there is none', { artifacts: [] }, 'the run left none'],
  ['it is expired', { artifacts: [{ ...artifact, expired: true }] }, 'the run left none'],
  ['there are two', { artifacts: [artifact, artifact] }, 'several'],
  ['it says to be large', { artifacts: [{ ...artifact, size_in_bytes: 5_000_001 }] }, 'larger'],
  ['it is large', { report: `"${'x'.repeat(5_000_000)}"` }, 'larger'],
  [
    'GitHub lists none',
    { answers: { '/actions/runs/99/artifacts?name=report.json': 500 } },
    'GitHub does not say what the run left',
  ],
  ['it is not there', { report: 410 }, 'could not be fetched'],
  ['it is an archive', { report: 'PK\u0003\u0004' }, 'no JSON'],
  ['it is nested without end', { report: '['.repeat(100_000) }, 'no JSON'],
  ['it is a list', { report: '[]' }, 'shape'],
  [
    'it has a rule that nobody knows',
    { report: asJson(reportOf(FINDING)).replace('assignment-added', 'toString') },
    'shape',
  ],
  [
    'an approver is no name',
    {
      report: JSON.stringify({
        version: 1,
        ...reportOf(),
        approvers: [{ part: 'access', owners: ['`\n\n@team'], because: 'low' }],
      }),
    },
    'shape',
  ],
  ['a text is endless', { report: asJson(reportOf({ ...FINDING, what: 'x'.repeat(50_001) })) }, 'shape'],
])('where no report can be shown, since %s, the comment says that nothing is known', async (_what, change, says) => {
  const { fake } = await commentOn({ ...change, comments: [mine(`${MARKER}\nNothing changes.`)] });
  expect(fake.written[0]?.call).toBe('PATCH /issues/comments/31');
  expect(fake.written[0]?.body.body).toMatch(/^<!-- landing-zone-review -->\n\*\*What this change does is not known:/);
  expect(fake.written[0]?.body.body).toContain(says);
});

const HOSTILE = [
  '</details>@team',
  '<img src=x onerror=alert(1)>',
  '![x](https://evil.test/p.png) [a](javascript:x)',
  '`code` **bold** #1 trips/landing-zone#2 GH-3',
  '\n\n# Heading\n<!-- landing-zone-review -->\n@octocat/all',
  'https://evil.test www.evil.test',
  '\u202egnp.evil',
  '$x^2$ ~~gone~~ | table |\n|---|',
];

test.each(HOSTILE.map((text) => [text]))('no text of a report does anything: %j', async (text) => {
  const hostile: Finding = {
    ...FINDING,
    who: [text],
    where: [text],
    what: text,
    details: [text],
    actions: { count: 1, byLevel: { [text]: 1 }, examples: [text], future: true },
    statement: { policy: text, statement: text, attachedTo: text },
    file: text,
  };
  const report = JSON.stringify({ version: 1, ...reportOf(hostile) });
  const { fake } = await commentOn({ report, files: [`lib/${text}`] });
  expect(activeIn(fake.written[0]?.body.body as string)).toEqual([]);
});

test('what would be active is noticed', () => {
  expect(activeIn('@team <img> [a](b) www.x.test http://x.test `')).toEqual([
    '@team',
    '<img>',
    '](',
    'www.',
    '://',
    '`',
  ]);
});

/** What the report folds by itself: alone on their lines, and what is inside a point is set in. */
const FOLDED = /^(?: {2})?<\/?(?:details|summary)>(?:in detail(?=<))?|<\/summary>$/gm;

/** Everything in a comment that GitHub would make more of than text, but for what the report is built of. */
function activeIn(body: string): readonly string[] {
  const rest = body.replace(MARKER, '').replaceAll(FOLDED, '');
  const own = rest.replaceAll(/^#{2,3} .*$/gm, '').replaceAll(/\\./g, '');
  return [...own.matchAll(/@[\w/-]+|<[^>]*>|\]\(|www\.|:\/\/|`|^#+ /gm)].map(([found]) => found);
}

/** As GitHub counts. */
const MOST_CHARACTERS = 65_536;

test.each<[what: string, name: string]>([
  ['wide', 'ü'.repeat(250)],
  ['of what becomes eight characters each', '@'.repeat(250)],
  ['of four bytes each', '\u{1f600}'.repeat(250)],
  ['of what nobody sees', '\u202e'.repeat(250)],
])('a report and names of files of any length fit into a comment: %s', async (_what, name) => {
  const findings = Array.from({ length: 900 }, (_, at) => ({
    ...FINDING,
    where: [`account-${at}-${'ä'.repeat(200)}`],
  }));
  const { fake } = await commentOn({
    report: asJson(reportOf(...findings)),
    files: Array.from({ length: 250 }, (_, at) => `lib/${name}${at}.ts`),
  });
  const body = fake.written[0]?.body.body as string;
  expect(Buffer.byteLength(body)).toBeLessThan(MOST_CHARACTERS);
  expect(body).toContain('Left out');
  expect(body).toContain('and 240 more');
  expect(body).toMatch(new RegExp(`As of ${SHA}\\.\\n$`));
});

test('a report that fills all the room leaves some for the files', async () => {
  for (let length = 59_000; length < 60_000; length += 100) {
    const report = asJson(reportOf({ ...FINDING, details: ['x'.repeat(30_000), 'x'.repeat(length - 30_000)] }));
    const { fake } = await commentOn({
      report,
      files: Array.from({ length: 10 }, (_, at) => `lib/${'@'.repeat(250)}${at}`),
    });
    expect(Buffer.byteLength(fake.written[0]?.body.body as string)).toBeLessThan(MOST_CHARACTERS);
  }
});

test('a comment that would be too long all the same says that nothing is known', () => {
  const owners = readOwners(`# everything\n* ${Array.from({ length: 9_000 }, (_, at) => `@trips/${at}`).join(' ')}`);
  const body = commentText({
    received: { report: reportOf(FINDING) },
    sha: SHA,
    machinery: { files: [], unlisted: 'none' },
    owners,
  });
  expect(body).toMatch(/^<!-- landing-zone-review -->\n\*\*What this change does is not known:.* too long/);
  expect(body).toContain(`As of ${SHA}.`);
});

test('who has to approve is not for the report to say', async () => {
  const report = JSON.stringify({
    version: 1,
    ...reportOf(FINDING),
    approvers: [{ part: 'access', owners: ['@mallory'], because: 'low' }],
  });
  const { fake } = await commentOn({ report });
  expect(fake.written[0]?.body.body).not.toContain('mallory');
});

test.each<[file: string, isTold: boolean]>([
  ['config/access.ts', false],
  ['docs/reviewing.md', false],
  ['README.md', false],
  ['lib/review/review.ts', true],
  ['package-lock.json', true],
  ['.github/workflows/pull-request.yml', true],
  ['configs/x.ts', true],
  ['test/review/cases.test.ts', false],
])('a change of %s is told of as one of the program itself: %j', async (file, isTold) => {
  const { fake } = await commentOn({ report: asJson(reportOf()), files: [file] });
  expect(fake.written[0]?.body.body).toContain('Nothing changes');
  expect((fake.written[0]?.body.body as string).includes('Read first')).toBe(isTold);
});

const LOOKED = /not all files of this change could be looked at/;
const docs = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `docs/${at}.md`);

test.each<[what: string, change: Change]>([
  ['GitHub lists no more', { files: docs(3000), changed: 3000 }],
  ['GitHub lists no more than 3,000 of more', { files: docs(3000), changed: 3001 }],
  ['GitHub counts more than it lists', { files: docs(10), changed: 11 }],
])('that not all files could be looked at is said where %s', async (_what, change) => {
  const { fake } = await commentOn({ ...change, report: asJson(reportOf()) });
  expect(fake.written[0]?.body.body).toMatch(LOOKED);
});

test('2,999 files of the change are looked at', async () => {
  const { fake } = await commentOn({ files: [...docs(2998), 'package.json'] });
  expect(fake.written[0]?.body.body).not.toMatch(LOOKED);
  expect(fake.written[0]?.body.body).toContain('Read first');
});

test.each([['/pulls/7'], ['/pulls/7/files']])(
  'where GitHub does not answer %s the comment is written and says so',
  async (path) => {
    const { fake } = await commentOn({ answers: { [path]: 500 } });
    expect(fake.written[0]?.body.body).toMatch(LOOKED);
  },
);

test.each<[what: string, pulls: readonly object[]]>([
  ['something was pushed since', [pull(7, FORK, 'c'.repeat(40))]],
  ['it is closed', [{ ...pull(7, FORK), state: 'closed' }]],
  ['the branch is of another repository', [pull(7, { id: 3 })]],
  ['the fork is gone', [pull(7, null)]],
])('nothing is written where %s', async (_what, pulls) => {
  const { fake, exitCode, stdout } = await commentOn({ fork: true, pulls });
  expect({ exitCode, written: fake.written }).toEqual({ exitCode: 0, written: [] });
  expect(stdout).toContain('nothing is written');
});

test.each([[false], [true]])(
  'of two pull requests with the same head each is told that nothing is known (from a fork: %j)',
  async (fork) => {
    const repo = fork ? FORK : OURS;
    const comments = [mine(`${MARKER}\nNothing changes in the organization.`)];
    const { fake, exitCode } = await commentOn({
      fork,
      comments,
      pulls: [pull(7, repo), pull(8, repo), pull(9, { id: 3 })],
    });
    expect({ exitCode, calls: fake.written.map(({ call }) => call) }).toEqual({
      exitCode: 0,
      calls: ['PATCH /issues/comments/31', 'POST /issues/8/comments'],
    });
    for (const { body } of fake.written) {
      expect(body.body).toMatch(/is not known:.* several open pull requests have this commit as their head \(7, 8\)/);
    }
  },
);

test.each<[what: string, edit: object]>([
  ['another workflow', { path: '.github/workflows/other.yml' }],
  ['a push', { event: 'push' }],
  ['no commit', { head_sha: 'main' }],
])('an event of %s is refused before anything is asked', async (_what, edit) => {
  const fake = new FakeGitHub({});
  const event = eventOf({}) as { workflow_run: object };
  const { exitCode, stderr } = await github(fake, ['--do', 'comment'], {
    ...event,
    workflow_run: { ...event.workflow_run, ...edit },
  });
  expect({ exitCode, calls: fake.calls }).toEqual({ exitCode: 2, calls: [] });
  expect(stderr).toContain('GITHUB_EVENT_PATH');
});

test('an event that says the ref behind the path of the workflow is one of it', async () => {
  const event = eventOf({}) as { workflow_run: { path: string } };
  event.workflow_run.path += '@refs/pull/7/merge';
  const { exitCode } = await github(new FakeGitHub({ [PULLS]: [] }), ['--do', 'comment'], event);
  expect(exitCode).toBe(0);
});

test('outside of a job everything that is missing is named at once', async () => {
  const { exitCode, stderr } = await run(githubCommand({ ...environmentOf(), GITHUB_TOKEN: '', GITHUB_RUN_ID: 'x' }), [
    '--do',
    'comment',
  ]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^GITHUB_TOKEN, GITHUB_RUN_ID: not set/);
});

test.each([[401], [403], [404], [500]])(
  'what GitHub refuses (%i) ends in one line that says what to do',
  async (status) => {
    const fake = new FakeGitHub({ [PULLS]: status });
    const { exitCode, stderr } = await github(fake, ['--do', 'comment'], eventOf({}));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`^GET /pulls\\?[^ ]+: GitHub answered ${status}\\. \\S.*\\n$`));
  },
);
