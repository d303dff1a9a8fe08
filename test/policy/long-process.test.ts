import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyEngine } from '../../lib/policy';
import { CATALOGUE, allow, deny, policy, request, role } from './support';

const DOCUMENTS = 10_000;

test('what an engine keeps does not grow with the documents that it was ever asked about', () => {
  const engine = new PolicyEngine(CATALOGUE);
  const sizes: number[] = [];
  for (let number = 0; number < DOCUMENTS; number += 1) {
    const own = policy(
      'own',
      allow({ Action: `s3:Get*${String(number)}` }),
      deny({ Resource: `arn:aws:s3:::b${String(number)}/*` }),
    );
    const asked = request({ principal: role({ identityPolicies: [own] }), action: `s3:Get${String(number)}` });
    engine.decideActions(asked);
    engine.decide(asked);
    if ((number + 1) % (DOCUMENTS / 2) === 0) sizes.push(engine.remembered);
  }
  const [half = 0, whole = 0] = sizes;
  expect(whole).toBe(half);
  expect(whole).toBeLessThan(3 * DOCUMENTS);
});

test('what was forgotten is decided as before', () => {
  const engine = new PolicyEngine(CATALOGUE);
  const asked = (number: number) =>
    request({
      principal: role({
        identityPolicies: [policy('own', allow({ Resource: `arn:aws:s3:::trips-data/${String(number)}*` }))],
      }),
    });
  const before = engine.decideActions(asked(2026)).allowed.names();
  for (let number = 0; number < DOCUMENTS; number += 1) engine.decideActions(asked(number));
  expect(engine.decideActions(asked(2026)).allowed.names()).toEqual(before);
  expect(engine.decide(asked(2026)).decision).toBe('allowed');
});

/** Maps of a module that are never emptied, by why they do not grow with what a process is asked. */
const FINITE: Readonly<Record<string, string>> = {
  'lib/ask/arn-format.ts': 'formats of AWS’s data',
  'lib/iam-data/unknown-names.ts': 'condition keys of AWS’s data',
  'lib/policy/evaluate/other-actions.ts': 'patterns of a table',
  'lib/policy/text/glob.ts': 'patterns that stand in the code',
  'lib/review/ask/prepared-layer.ts': 'statements of the assemblies that one review compares',
};

test('no module keeps what it was ever asked about', () => {
  const lib = join(__dirname, '../../lib');
  const keeping = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      /^(?:const|let) \w+(?:: (?!Readonly)[^=]+)? = new (?:Map|Set)(?:<[^\n]*>)?\(\);$/m.test(
        readFileSync(join(lib, file), 'utf8'),
      ),
    )
    .map((file) => `lib/${file}`)
    .sort();
  expect(keeping).toEqual(Object.keys(FINITE));
});
