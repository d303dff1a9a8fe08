import { FORMATS } from '../../lib/review/render';
import { MOST_BYTES } from '../../lib/review/render/markdown';
import { RULES, SEVERITIES, type Finding, type Report, type RuleId } from '../../lib/review/model';
import { approversOf, readOwners } from '../../lib/review/approvers';

const formats = Object.entries(FORMATS);

const finding = (rule: RuleId, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'high',
  who: ['developers as Developer'],
  where: ['engineering-dev'],
  what: `what ${rule} says`,
  details: [`detail of ${rule}`],
  ...more,
});

const reportOf = (findings: readonly Finding[]): Report => ({ findings, questions: 7, approvers: [] });

/** A text as each format shows it. */
const shown = (format: string, text: string): string =>
  format === 'markdown' ? text.replaceAll(/[-_]/g, (sign) => (sign === '_' ? '\\_' : sign)) : text;

test.each(formats)('every kind of finding stands in %s, with its details and the statement', (format, render) => {
  const statement = { policy: 'lz-audit-root', statement: 'DenyTrails', attachedTo: 'the root' };
  const rules = Object.keys(RULES) as RuleId[];
  for (const severity of SEVERITIES) {
    const text = render(
      reportOf(rules.map((rule) => finding(rule, { severity, statement, file: 'config/access.ts' }))),
    );
    for (const rule of rules) {
      expect(text).toContain(shown(format, `what ${rule} says`));
      expect(text).toContain(shown(format, `detail of ${rule}`));
    }
    for (const word of ['DenyTrails', 'lz-audit-root', 'engineering-dev', 'config/access.ts'])
      expect(text).toContain(word);
  }
});

const HOSTILE = '</details>@team <script>alert(1)</script> ![x](https://evil.test) `code` | cell\n# head\u202e';

test.each([
  ['markdown', ['</details>@', '<script', '![x]', '](', 'https://', '\n# head', '@team', '\u202e', '`code`']],
  ['html', ['</details>@', '<script', '\u202e']],
  ['json', ['</details>', '<script', '\u202e', '\n# head']],
  ['sarif', ['</details>', '<script', '\u202e', '\n# head']],
])('in %s a hostile name does nothing', (format, never) => {
  const text =
    FORMATS[format]?.(
      reportOf([finding('access-gained', { who: [HOSTILE], where: [HOSTILE], what: HOSTILE, details: [HOSTILE] })]),
    ) ?? '';
  expect(text).toContain('alert');
  for (const words of never) expect(text).not.toContain(words);
});

test.each(['json', 'sarif'])('%s is JSON whatever the names are', (format) => {
  const text = FORMATS[format]?.(reportOf([finding('access-gained', { what: HOSTILE })])) ?? '';
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});

test('Markdown stays under its bytes by leaving out whole sections, least severe first, with their counts', () => {
  const long = '€'.repeat(200);
  const many = SEVERITIES.flatMap((severity) =>
    Array.from({ length: 60 }, (_, index) =>
      finding('access-gained', { severity, what: `${severity} ${index} ${long}` }),
    ),
  );
  const text = FORMATS.markdown?.(reportOf(many)) ?? '';
  expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
  expect(text).toContain('critical 59');
  expect(text).not.toContain('info 0');
  expect(text).toMatch(/Left out, since a comment has no room for it: (?:60 \w+ \(access\)(?:, )?)+\./);
});

test('where nothing changes the report says so, and nothing else', () => {
  const text = FORMATS.markdown?.({ findings: [], questions: 0, approvers: [] }) ?? '';
  expect(text).toContain('Nothing changes.');
  expect(text).not.toContain('###');
});

test('who has to approve follows from what is found and from CODEOWNERS', () => {
  const owners = readOwners(
    '# Made from config\n\n# everything\n* @trips/all\n\n# access\n/config/access.ts @trips/security @trips/heads\n',
  );
  const approvers = approversOf(
    [
      finding('access-gained'),
      finding('session-longer', { severity: 'critical' }),
      finding('guardrail-loosened'),
      finding('guardrail-same', { severity: 'info' }),
    ],
    owners,
  );
  expect(approvers).toEqual([
    { part: 'access', owners: ['@trips/security', '@trips/heads'], because: 'critical' },
    { part: 'guardrails', owners: ['@trips/all'], because: 'high' },
  ]);
  expect(approversOf([finding('access-gained')], new Map())).toEqual([]);
});

test('with an explorer, the page links each finding to its place in the report', () => {
  const findings = [
    finding('access-gained', { severity: 'low' }),
    finding('guardrail-loosened', { severity: 'critical' }),
  ];
  const text = FORMATS.html?.(reportOf(findings), 'what #changes?.html') ?? '';
  expect([...text.matchAll(/href="(?<to>[^"]*)"/g)].map(({ groups }) => groups?.to)).toEqual([
    './what%20%23changes%3F.html#/changes',
    './what%20%23changes%3F.html#/change/2',
    './what%20%23changes%3F.html#/change/1',
  ]);
  expect(FORMATS.html?.(reportOf(findings))).not.toContain('<a ');
});

const HEADING = 'deny-unapproved-regions, in 2 ways:';
const ways = [
  finding('guardrail-loosened', { cause: 'deny-unapproved-regions', what: 'it no longer denies 9 actions' }),
  finding('guardrail-loosened', {
    cause: 'deny-unapproved-regions',
    what: 'it no longer denies 2',
    where: ['security'],
  }),
];

test.each(['markdown', 'html'])(
  'in %s what has one cause is one point, with what is the same of all said once',
  (format) => {
    const text = FORMATS[format]?.(reportOf(ways)) ?? '';
    expect(text.split(shown(format, HEADING))).toHaveLength(2);
    expect(text.split('developers as Developer')).toHaveLength(2);
    expect(text).toContain('1 high.');
    for (const words of ['it no longer denies 9 actions', 'it no longer denies 2', 'engineering', 'security'])
      expect(text).toContain(words);
  },
);

test('causes, kinds and severities that differ are points of their own', () => {
  const [one, other] = ways;
  const apart = [
    ...ways,
    { ...one, cause: 'block-public-s3' },
    { ...other, rule: 'access-gained' as const },
    { ...other, severity: 'low' as const },
    { ...other, cause: undefined },
  ].map((each) => ({ ...finding('guardrail-loosened'), ...each }));
  expect(FORMATS.markdown?.(reportOf(apart))).toContain('4 high, 1 low.');
});

test.each(['markdown', 'html'])(
  'in %s the three to look at first stand before all else, where there are many',
  (format) => {
    const many = (count: number): string =>
      FORMATS[format]?.(
        reportOf(Array.from({ length: count }, (_, index) => finding('access-gained', { what: `says ${index}` }))),
      ) ?? '';
    const screen = many(40).slice(0, many(40).indexOf('high: access', many(40).indexOf('says 2')));
    for (const words of ['40 high', 'says 0', 'says 1', 'says 2']) expect(screen).toContain(words);
    expect(screen).not.toContain('says 3');
    expect(screen.split('\n').length).toBeLessThan(20);
    expect(many(3)).not.toContain('Look first at');
  },
);

test('Markdown counts the names that a list is too long for, and data has all', () => {
  const where = Array.from({ length: 500 }, (_, index) => `account${index}`);
  const report = reportOf([finding('access-gained', { where })]);
  expect(FORMATS.markdown?.(report)).toContain('account11 and 488 more');
  for (const format of ['json', 'html', 'sarif']) expect(FORMATS[format]?.(report)).toContain('account499');
});
