import { review } from '../../lib/cli/review';
import type { Finding } from '../../lib/review/model';
import { run, sampleAssembly } from '../cli/support';
import { config } from '../support/companies/trips';

/* Whoever becomes an administrator is told of first, in plain words, and not as whoever else gets a persona. */

const noConfig = (): never => {
  throw new Error('nothing was asked of the config');
};

type Line = (typeof config.access.assignments)[number];

function having(...lines: readonly Line[]): string {
  const assignments = [...config.access.assignments, ...lines];
  return sampleAssembly({ ...config, access: { ...config.access, assignments } });
}

async function findingsOf(base: string, head: string): Promise<readonly Finding[]> {
  const { stdout } = await run(review(noConfig), ['--base', base, '--head', head, '--format', 'json']);
  return (JSON.parse(stdout) as { readonly findings: readonly Finding[] }).findings;
}

const finance: Line = { group: 'finance', persona: 'org-admin', accounts: ['management'] };

test('a group that becomes administrators of the organization is the first thing of the report', async () => {
  const [first] = await findingsOf(having(), having(finance));
  expect(first).toMatchObject({
    rule: 'administrator-added',
    severity: 'critical',
    who: ['finance as OrgAdmin'],
    where: ['management'],
    what: expect.stringMatching(
      /^finance as OrgAdmin may do everything in management, or give itself the right to, and from there become administrator of \d+ more accounts \(OrganizationAccountAccessRole/,
    ) as string,
  });
});

test('and no longer being it is told as that', async () => {
  const findings = await findingsOf(having(finance), having());
  expect(findings.filter(({ rule }) => rule === 'administrator-removed')).toEqual([
    expect.objectContaining({ severity: 'medium', who: ['finance as OrgAdmin'] }),
  ]);
});

test('a developer where roles carry a boundary is none', async () => {
  const dev: Line = { group: 'finance', persona: 'developer', organizationalUnits: ['dev'] };
  const findings = await findingsOf(having(), having(dev));
  expect(findings.filter(({ who }) => who.includes('finance as Developer')).map(({ rule }) => rule)).toEqual([
    'assignment-added',
  ]);
});
