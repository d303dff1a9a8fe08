import { catalogue } from '../../support/read-landing-zone';
import type { LandingZone } from '../../../lib/model/landing-zone';
import { preflight, type Row } from '../../../lib/operate/preflight';
import { taken } from '../../../lib/operate/preflight/checks/taken';
import { assemblyOf, sample } from '../live/assemblies';
import { deployed } from '../live/deployed';
import { fakeLive, type State } from '../live/fake';

export const assembly = assemblyOf(sample);
/** As everything of the sample company is deployed. */
export const after = (): State => deployed(assembly);

export async function rowsOf(state: State, zone: LandingZone = sample): Promise<readonly Row[]> {
  const { rows } = await preflight({ zone, catalogue, live: fakeLive(state) });
  // It follows from templates: taken.test.ts asks it.
  return rows.filter(({ check }) => check !== taken.name);
}

/** What is not in order, one text a finding. */
export async function complaints(state: State, zone?: LandingZone): Promise<readonly string[]> {
  const rows = await rowsOf(state, zone);
  return rows.flatMap((row) => (row.status === 'ok' ? [] : [`${row.check}: ${row.what} → ${row.how}`]));
}

export type Break = (state: State) => void;
export const toolkit = {
  name: 'CDKToolkit',
  status: 'CREATE_COMPLETE',
  outputs: { BootstrapVersion: '33' },
  terminationProtection: 'off',
} as const;
