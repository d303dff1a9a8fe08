import { review } from '../../lib/cli/review';
import { nounOf, readableId } from '../../lib/review/compare/type-words';
import type { Finding } from '../../lib/review/model';
import { run } from '../cli/support';
import { everything } from '../support/companies/everything';
import { config } from '../support/companies/trips';
import { templatesIn } from '../support/assemblies';
import { folderOf } from './first-level';

/* What happens to a resource is told first by what people call it and by what it comes to. */

const noConfig = (): never => {
  throw new Error('nothing was asked of the config');
};

async function sentencesOf(base: unknown, head: unknown): Promise<string> {
  const argv = ['--base', folderOf(base), '--head', folderOf(head), '--format', 'json'];
  const { stdout } = await run(review(noConfig), argv);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] };
  return findings.map(({ severity, what }) => `${severity}: ${what}`).join('\n');
}

const { company, organization } = config;
const withCompany = (more: object): object => ({ ...config, company: { ...company, ...more } });

test('every type of the landing zone that CloudFormation makes has a word', () => {
  const types = [...templatesIn(folderOf(everything)).values()].flatMap(({ Resources }) =>
    Object.values(Resources as Record<string, { readonly Type: string }>).map(({ Type }) => Type),
  );
  const unsaid = [...new Set(types)].filter((type) => type.startsWith('AWS::') && nounOf(type) === undefined);
  expect(unsaid).toEqual([]);
});

test.each([
  ['MemberBackupsStackSet9C460FA0 → BackupVault', 'BackupVault'],
  ['PolicyTypes608F5B5A', 'PolicyTypes'],
  ['AccountSettings', 'AccountSettings'],
  ['DEADBEEF', 'DEADBEEF'],
])('%s is read as %s', (ids, read) => {
  expect(readableId(ids)).toBe(read);
});

test('that logs are kept and locked for fewer days is said', async () => {
  const logRetention = { lockDays: 30, archiveAfterDays: 30, expireAfterDays: 90 };
  const said = await sentencesOf(config, withCompany({ logRetention }));
  expect(said).toMatch(/^critical: .*what is in it is kept for 90 days instead of 1,095/m);
  expect(said).toMatch(/^critical: .*nobody can delete or change it for 30 days instead of 365/m);
});

test('that backups go is said as that', async () => {
  const { production } = organization.organizationalUnits;
  const said = await sentencesOf(config, {
    ...config,
    company: { ...company, backup: undefined },
    organization: {
      ...organization,
      organizationalUnits: {
        ...organization.organizationalUnits,
        production: { ...production, guardrails: production.guardrails?.filter((id) => !id.includes('back')) },
      },
    },
  });
  expect(said).toMatch(/^critical: .*no policy about backups holds in any account any more/m);
  expect(said).toMatch(/^high: .*accounts are no longer set up for backups/m);
  expect(said).toMatch(/^high: .*no longer attached to .*: AWS makes no more of the backups that it plans/m);
  expect(said).toMatch(/^high: role lz-backup, by which AWS Backup makes and restores backups, is no longer there/m);
});

test('a service user is told as software with a key that lasts, and its going is no alarm', async () => {
  const serviceUsers = {
    printer: {
      account: 'growth-sales',
      why: 'Cannot federate',
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::x/*'],
    },
  };
  const [one, other] = [config, withCompany({ serviceUsers })];
  expect(await sentencesOf(one, other)).toMatch(
    /^high: service user lz-user-printer, by which software signs in with a key that lasts until somebody takes it away, is added/m,
  );
  const gone = await sentencesOf(other, one);
  expect(gone).not.toMatch(/^(?:critical|high):/m);
  expect(gone).toMatch(/^medium: the role of a function of stack lz-baseline is no longer there/m);
});
