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
