import { loadIamData } from '../../lib/iam-data';
import { catalogue } from '../../lib/catalogue/guardrails/catalogue';
import { landingZoneSchema } from '../../lib/model/schema';
import { randomOf } from '../support/random';
import { fuzz } from './fuzz';
import { SETTINGS } from './meant';
import { keyPatterns, patternOf } from './schema-keys';
import { meantTrial } from './trial';

test('whatever is edited, it is refused in words, or accepted and every sentence is asked', async () => {
  const { refused, accepted, synthesized, faults } = fuzz({ edits: 60, seed: 10, syntheses: 1 }, await loadIamData());
  expect(faults).toEqual([]);
  // The generator edits what matters, and not all of it is noticed at once.
  expect(refused).toBeGreaterThan(40);
  expect(accepted).toBeGreaterThan(6);
  expect(synthesized).toBe(1);
});

const EDITS = 8_000;

test('every key of the schema, and every guardrail on each kind of target, is edited sooner or later', () => {
  const random = randomOf(20261127);
  const [keys, placed] = [new Set<string>(), new Set<string>()];
  for (let index = 0; index < EDITS; index += 1) {
    for (const path of meantTrial(random).paths ?? []) {
      keys.add(patternOf(landingZoneSchema, path).join('.'));
      const [id = '', list, , ...target] = [...path].reverse();
      if (list === 'guardrails') placed.add(`${id} on ${target.length} ${path[0]}`);
    }
  }
  expect(keyPatterns(landingZoneSchema).map((one) => one.join('.')).filter((one) => !keys.has(one))).toEqual([]); // prettier-ignore
  const targets = ['0 organization', '2 organization', '1 accounts'];
  const all = Object.values(catalogue).flatMap((theme) => Object.keys(theme));
  expect(all.flatMap((id) => targets.map((one) => `${id} on ${one}`)).filter((one) => !placed.has(one))).toEqual([]);
  expect(SETTINGS.length).toBeGreaterThan(3);
});
