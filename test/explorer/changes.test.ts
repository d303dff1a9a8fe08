import { changesOf } from '../../lib/explorer/model/changes';
import type { Finding } from '../../lib/review/model';

test('a finding of the review stands in the page with all that it says', () => {
  const finding: Finding = {
    rule: 'access-gained',
    severity: 'high',
    who: ['developers as Developer'],
    where: ['engineering-dev'],
    what: 'can do more',
    actions: { count: 2, byLevel: { Write: 2 }, examples: ['s3:PutObject'], future: false },
    details: ['one line'],
    statement: { policy: 'lz-audit-root', statement: 'DenyTrails', attachedTo: 'the root' },
    file: 'config/access.ts',
    line: 17,
  };
  expect(changesOf({ findings: [finding], questions: 7, approvers: [] }, 'main')).toEqual({
    base: 'main',
    questions: 7,
    findings: [
      {
        severity: 'high',
        area: 'access',
        title: 'Somebody can do more',
        what: 'can do more',
        who: ['developers as Developer'],
        where: ['engineering-dev'],
        actions: { count: 2, examples: ['s3:PutObject'] },
        details: ['one line'],
        statement: 'DenyTrails of lz-audit-root, attached to the root',
        file: 'config/access.ts:17',
      },
    ],
  });
});

test('what follows from one thing that somebody did is one point of the page, as it is of a comment', () => {
  const topic = 'Region eu-north-1 is approved: what was kept to other Regions becomes possible there';
  const finding = ({ topic: own, ...more }: Partial<Finding>): Finding => ({
    rule: 'guardrail-loosened',
    severity: 'critical',
    who: ['whoever is in the account'],
    where: ['engineering-dev'],
    what: 'deny-unapproved-regions no longer denies 2 actions',
    actions: { count: 2, byLevel: { Write: 2 }, examples: ['s3:PutObject'], future: false },
    details: [],
    ...(own === undefined ? {} : { topic: own }),
    ...more,
  });
  const people = { topic, rule: 'access-gained', severity: 'high', who: ['developers as Developer'] } as const;
  const report = { findings: [finding({ topic }), finding(people), finding({})], questions: 7, approvers: [] };
  const expected = {
    what: `${topic}, in 1 account: up to 2 actions`,
    severity: 'critical',
    lines: [
      'Where: engineering-dev',
      'deny-unapproved-regions no longer denies 2 actions',
      'Somebody can do more: developers as Developer (up to 2 actions)',
    ],
  };
  expect(changesOf(report, 'main').findings.map((row) => [row.severity, row.topic])).toEqual([
    ['critical', expected],
    ['high', expected],
    ['critical', undefined],
  ]);
});
