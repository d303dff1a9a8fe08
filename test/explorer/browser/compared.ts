import type { PageData } from '../../../lib/explorer/page/format';

/** What a comparison found, for a page that shows it. */
export const CHANGES: NonNullable<PageData['changes']> = {
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
