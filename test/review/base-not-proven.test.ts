import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrganization } from '../../lib/ask/organization';
import { proofFindings } from '../../lib/review/compare/proofs';
import { readLandingZone } from '../support/read-landing-zone';
import { assemblyFolderOf } from '../support/assemblies';
import { startUp } from '../support/companies/start-up';

/* A base that somebody edited may give what the head gives: nothing would seem to be gained. */

const silent = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };

test('a base that is not proven is critical, whatever the head is', async () => {
  const sound = assemblyFolderOf(readLandingZone(startUp));
  const edited = mkdtempSync(join(tmpdir(), 'landing-zone-base-'));
  try {
    cpSync(sound, edited, { recursive: true });
    rmSync(join(edited, 'proofs.json'));
    const [base, head] = [
      await readOrganization(edited, silent, 'as recorded', 'told'),
      await readOrganization(sound, silent, 'as recorded'),
    ];
    const [one, ...others] = proofFindings({ base, head }, { newNames: new Map(), loosenings: [], openings: () => [] });
    expect(others).toEqual([]);
    expect(one).toMatchObject({ rule: 'base-not-proven', severity: 'critical' });
    expect(one?.what).toContain('the base is not proven');
  } finally {
    rmSync(edited, { recursive: true });
  }
});
