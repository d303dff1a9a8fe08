import { loadConfig } from '../../lib/config/load-config';
import { readConfig } from '../../lib/config/read-config';
import { repository } from '../support/repository';
import { checked } from '../support/checked';
import { join } from 'node:path';
import type { LoadedConfig } from '../../lib/config/read-config';

/* A persona of the company's own from whom a path leads to administrator. */

const loaded = loadConfig({ folder: join(repository, 'test/support/companies/own-content') });

/** With the persona as an administrator. @param more what its definition says besides */
function withAdministrator(more: object): LoadedConfig {
  const { analyst, ...others } = (loaded.catalogue as { personas: Record<string, object> }).personas;
  const rows = { can: [{ action: 'iam:CreateUser' }], cannot: [{ action: 'organizations:LeaveOrganization' }] };
  const statements = [{ Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' }];
  const entry = { ...analyst, statements, ...rows, ...more };
  const personas = loaded.files.personas.map((file) =>
    file.name === 'analyst.ts' ? { ...file, exports: [entry] } : file,
  );
  return {
    ...loaded,
    catalogue: { ...(loaded.catalogue as object), personas: { ...others, analyst: entry } },
    files: { ...loaded.files, personas },
  };
}

test('is refused, and the reader of the failure is told how one that is meant says so', async () => {
  const failing = expect(checked(withAdministrator({}))).rejects;
  await failing.toThrow(
    /config\/personas\/analyst\.ts, escalation row 1: [^]*write administrator: \{ because: '…' \} in config\/personas\/analyst\.ts/,
  );
});

test('is accepted where the definition says why, which is told', async () => {
  const { problems, checks } = await checked(withAdministrator({ administrator: { because: 'Two people, on call' } }));
  const { administrators, notAsked } = checks.find(({ name }) => name === 'Proofs') ?? {};
  expect(problems.map((problem) => JSON.stringify(problem)).filter((text) => text.includes('escalation'))).toEqual([]);
  expect(administrators).toContain('persona analyst: Two people, on call');
  expect(administrators).toEqual(expect.arrayContaining([expect.stringMatching(/^persona org-admin: deploys/)]));
  expect(notAsked).toContain('whether persona analyst leads to administrator, since it is one by design');
});

test.each([
  [{ because: ' ' }, 'config/personas/analyst.ts → administrator.because'],
  [true, 'config/personas/analyst.ts → administrator'],
  [{ reason: 'x' }, 'config/personas/analyst.ts → administrator'],
])('%j in place of a reason is refused', (administrator, place) => {
  expect(() => readConfig(withAdministrator({ administrator }))).toThrow(place);
});
