import fc from 'fast-check';
import { startUp } from '../support/companies/start-up';
import { problemsOf, valid } from './fixture';

type Path = readonly (string | number)[];

/** Every place of a config, from its sections to the last word. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const below = keys.flatMap((key) => placesIn((value as Record<string | number, unknown>)[key], [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function replaced(config: object, path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(config);
  const holder = path
    .slice(0, -1)
    .reduce((at, key) => at[key] as Record<string | number, unknown>, copy as Record<string | number, unknown>);
  holder[path.at(-1) ?? ''] = value;
  return copy;
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', '__proto__', 'constructor', 'root', 'management', {}, [], [null], {
    a: {},
  }),
  fc.anything({ maxDepth: 2 }),
);

test.each([
  ['the small company', valid],
  ['the start-up', startUp],
])('whatever stands anywhere in %s, the answer is problems with all four parts, never a crash', (_name, company) => {
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(company)), junk, (path, value) => {
      for (const problem of problemsOf(replaced(company, path, value))) {
        expect(Object.values(problem)).toHaveLength(4);
        expect(
          Object.values(problem).every(
            (part: unknown) => typeof part === 'string' && /^(?!.*undefined)[^\n\u001b]+$/.test(part),
          ),
        ).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test('anything at all in place of the config is answered with problems', () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      expect(problemsOf(input).length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
