import { loadIamData } from '../../lib/iam-data';
import { fuzz } from './fuzz';

test('whatever is edited, it is refused in words, or accepted and every sentence is asked', async () => {
  const { refused, accepted, synthesized, faults } = fuzz({ edits: 60, seed: 8, syntheses: 1 }, await loadIamData());
  expect(faults).toEqual([]);
  // The generator edits what matters, and not all of it is noticed at once.
  expect(refused).toBeGreaterThan(40);
  expect(accepted).toBeGreaterThan(6);
  expect(synthesized).toBe(1);
});
