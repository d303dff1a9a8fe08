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
