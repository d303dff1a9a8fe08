import { ConfigError } from '../../../lib/config/config-error';
import { productDefinitions } from '../../../lib/config/definitions';
import { noOwnFiles, type OwnFile } from '../../../lib/config/own/own-files';
import { withOwnContent } from '../../../lib/config/own/with-own-content';
import { importedNames } from '../../../lib/config/own/imported-names';
import { join } from 'node:path';
import { startUp as config } from '../../support/companies/start-up';
import { readLandingZone } from '../../support/read-landing-zone';
import { repository } from '../../support/repository';

/* A persona that the config names in three files, gathered as nobody should. */

const fleetOperator = {
  name: 'FleetOperator',
  description: 'Operates the fleet.',
  sessionHours: 4,
  statements: [{ Effect: 'Allow', Action: 'ecs:StopTask', Resource: '*' }],
  can: [{ action: 'ecs:StopTask' }],
  cannot: [{ action: 'iam:CreateUser' }],
};

const [group = ''] = Object.keys(config.access.groups);
const company = (id: string): unknown => ({
  ...config,
  access: {
    ...config.access,
    assignments: [...config.access.assignments, { group, persona: id, organizationalUnits: ['root'] }],
  },
  scenarios: [
    {
      says: 'operators create no users',
      never: [{ principal: `${group}/${id}`, account: 'management', action: 'iam:CreateUser' }],
    },
  ],
});

/** Each problem as `place: found → mend`. */
function told(personas: unknown, file: Partial<OwnFile>, id = 'fleet-operator'): readonly string[] {
  const files = { ...noOwnFiles, personas: [{ name: 'fleet-operator.ts', ...file }] };
  try {
    readLandingZone(company(id), withOwnContent(productDefinitions, { catalogue: { personas }, files }));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found, mend }) => `${path}: ${found} → ${mend}`);
  }
}

const whole = { exports: [fleetOperator], exportedAs: ['fleetOperator'], importedAs: ['fleetOperator'] };
const FILE = 'config/personas/fleet-operator.ts';
const ENTRY = 'config/catalogue.ts → personas.fleet-operator';

test('one that is gathered as it should be has nothing to say', () => {
  expect(told({ 'fleet-operator': fleetOperator }, whole)).toEqual([]);
});

test.each<[what: string, problems: readonly string[], expected: string]>([
  [
    'whose export was forgotten',
    told({ 'fleet-operator': undefined }, { exports: [], exportedAs: [], importedAs: ['fleetOperator'] }),
    `${ENTRY}: nothing: ${FILE} exports nothing → write export before its definition: export const fleetOperator = …`,
  ],
  [
    'that is exported under another name',
    told({ 'fleet-operator': undefined }, { ...whole, exportedAs: ['FleetOperator'] }),
    `${ENTRY}: nothing: ${FILE} exports FleetOperator, imported as fleetOperator → import FleetOperator, or export it as fleetOperator`,
  ],
  [
    'that is not imported',
    told({ 'fleet-operator': undefined }, { ...whole, importedAs: [] }),
    `${ENTRY}: nothing: ${FILE} exports fleetOperator → import fleetOperator from there, and gather it`,
  ],
  [
    'in place of which a copy is gathered',
    told({ 'fleet-operator': { ...fleetOperator } }, whole),
    `${ENTRY}: what no file exports → gather what ${FILE} exports: fleetOperator`,
  ],
  [
    'that is gathered under a wrong key',
    told({ 'fleet-operators': fleetOperator }, whole),
    `${FILE}: gathered as "fleet-operators" → name the entry "fleet-operator", or the file fleet-operators.ts`,
  ],
  [
    'that is gathered and named by a wrong key',
    told({ 'fleet-operators': fleetOperator }, whole, 'fleet-operators'),
    `${FILE}: gathered as "fleet-operators" → name the entry "fleet-operator", or the file fleet-operators.ts`,
  ],
  [
    'that nobody gathers',
    told({}, whole),
    `${FILE}: a file that config/catalogue.ts does not gather → add 'fleet-operator': fleetOperator to the personas of config/catalogue.ts, or remove the file`,
  ],
])('one %s is told once, where it is mended', (_what, problems, expected) => {
  expect(problems).toEqual([expected]);
});

test('what is wrong in one that is gathered under a wrong key is told at its file', () => {
  const wrong = { ...fleetOperator, sessionHours: 13 };
  expect(told({ 'fleet-operators': wrong }, { ...whole, exports: [wrong] })).toEqual([
    expect.stringContaining(`${FILE}: gathered as`),
    `${FILE} → sessionHours: 13 → 12 is the longest`,
  ]);
});

test('the names that a catalogue imports are read from its text', () => {
  const folder = join(repository, 'test/support/companies/own-content');
  const names = importedNames(join(folder, 'catalogue.ts'));
  expect(names.get(join(folder, 'personas/analyst'))).toEqual(['analyst']);
  expect(importedNames(join(folder, 'nothing.ts')).size).toBe(0);
});
