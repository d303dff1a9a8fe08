import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newCompanyCommand } from '../../lib/cli/new-company';
import { QUESTIONS, SHOW_IDS } from '../../lib/cli/new-company/answers';
import { loadConfig } from '../../lib/config/load-config';
import { readConfig } from '../../lib/config/read-config';
import { checked } from '../support/checked';
import { repository } from '../support/repository';
import { run } from './support';
import { ANSWERS, clone, newCompany } from './written-company';

test('the prompt and --help say that a repository may be named with its ids, and by which command they are shown', async () => {
  const { stdout } = await run(newCompanyCommand({ folder: clone() }), ['--help']);
  const asked = QUESTIONS.find(({ name }) => name === 'repository')?.help ?? '';
  for (const text of [stdout.replaceAll(/\s+/g, ' '), asked]) {
    expect(text).toContain('owner@id/name@id');
    expect(text).toContain(SHOW_IDS);
  }
  const page = readFileSync(join(repository, 'docs/pipeline.md'), 'utf8');
  expect(page).toContain(SHOW_IDS.replace('<owner>/<name>', 'trips/landing-zone'));
});

test('a repository of GitLab is a pipeline with the exact subject of its protected branch, and every check holds', async () => {
  const folder = clone();
  const { exitCode, stdout, stderr } = await newCompany(folder, {
    ...ANSWERS,
    start: 'three-accounts',
    repository: 'gitlab.com/ferries/platform/landing-zone',
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('role/lz-oidc-deploy');
  expect(stdout).toContain('docs/other-ci.md');
  expect(stdout).not.toContain('gh variable');
  const loaded = loadConfig({ folder });
  const { company, workloads } = readConfig(loaded).zone;
  expect(company.trustedOidcProviders).toEqual([
    { url: 'gitlab.com', audiences: ['https://gitlab.com'], subjects: ['project_path:ferries/*'] },
  ]);
  expect(workloads['landing-zone-pipeline']).toMatchObject({
    machineRole: 'oidc-deploy',
    accounts: ['management'],
    oidc: {
      issuer: 'https://gitlab.com',
      audience: 'https://gitlab.com',
      subject: 'project_path:ferries/platform/landing-zone:ref_type:branch:ref:main',
    },
  });
  expect((await checked(loaded)).problems).toEqual([]);
});

test.each([
  ['gitlab.com/ferries', 'gitlab.com/<group>/<project>'],
  ['gitlab.com//landing-zone', 'gitlab.com/<group>/<project>'],
  ['gitlab.com/ferries/landing zone', 'gitlab.com/<group>/<project>'],
  ['gitlab.com/ferries/*', 'gitlab.com/<group>/<project>'],
  ['https://gitlab.com/ferries/landing-zone', 'docs/other-ci.md'],
  ['bitbucket.org/ferries/landing-zone', 'docs/other-ci.md'],
  ['gitlab.ferries.example/landing-zone', 'docs/other-ci.md'],
])('the repository %j is refused with %j', async (name, mend) => {
  const folder = clone();
  const { exitCode, stderr } = await newCompany(folder, { ...ANSWERS, start: 'three-accounts', repository: name });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(mend);
  expect(existsSync(folder)).toBe(false);
});

test.each<[repository: string | undefined, says: string | undefined]>([
  ['ferries/landing-zone', 'gh variable set LANDING_ZONE_REGION --repo ferries/landing-zone --body eu-central-1\n'],
  ['ferries@12/landing-zone@34', 'LANDING_ZONE_DEPLOY_ROLE --repo ferries/landing-zone --body arn:aws:iam::'],
  [undefined, undefined],
])('the workflows of the repository %j are told what they need by variables', async (name, says) => {
  const answers = Object.fromEntries(Object.entries(ANSWERS).filter(([answer]) => answer !== 'repository'));
  const { exitCode, stdout } = await newCompany(clone(), {
    ...answers,
    start: 'three-accounts',
    ...(name === undefined ? {} : { repository: name }),
  });
  expect(exitCode).toBe(0);
  if (says === undefined) {
    expect(stdout).not.toContain('gh variable');
    expect(stdout).toContain('docs/other-ci.md for other hosts');
  } else expect(stdout).toContain(says);
  expect(stdout.includes('named without ids')).toBe(name !== undefined && !name.includes('@'));
});
