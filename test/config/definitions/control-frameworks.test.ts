import { isCisRecommendation, isNistControl } from '../../../lib/config/definitions/control-frameworks';
import { problemsOf, sound } from './support';

test.each(['AC-2', 'AC-4(32)', 'SC-51', 'SR-12', 'SI-7(17)'])('%s is a control of NIST 800-53', (name) => {
  expect(isNistControl(name)).toBe(true);
});

test.each(['AC-26', 'AC-0', 'XX-1', 'AC-2(33)', 'AC-2(0)', 'AC-02', 'ac-2', 'AC-2 ', 'AC2', ''])(
  '%j is none',
  (name) => {
    expect(isNistControl(name)).toBe(false);
  },
);

test.each([
  ['v3', '1.22'],
  ['v3', '2.4.1'],
  ['v5', '5.1.2'],
  ['v5', '5.7'],
] as const)('version %s of the CIS benchmark has %s', (version, name) => {
  expect(isCisRecommendation(version, name)).toBe(true);
});

test.each([
  ['v3', '1.23'],
  ['v5', '1.22'],
  ['v3', '2.1'],
  ['v5', '2.4.1'],
  ['v5', '5.1'],
  ['v3', '9.9'],
  ['v3', '1.01'],
  ['v3', '1.4.'],
] as const)('version %s has no %s', (version, name) => {
  expect(isCisRecommendation(version, name)).toBe(false);
});

test('a control with numbers that are none is refused, each in its place', () => {
  const wrong = { ...sound.control, cis: { v3: ['9.9'], v5: [] }, nist: ['AC-99'] };
  expect(problemsOf('control', wrong).map(({ path, expected }) => `${path}: ${expected}`)).toEqual([
    'lib/catalogue/controls/controls.ts → root-mfa.cis.v3[0]: a recommendation of version 3 of the CIS benchmark, for example "1.4"',
    'lib/catalogue/controls/controls.ts → root-mfa.nist[0]: a control of NIST 800-53 revision 5, for example "AC-2(1)"',
  ]);
});
