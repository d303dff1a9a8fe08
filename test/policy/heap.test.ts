import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PolicyEngine } from '../../lib/policy';
import { CATALOGUE, allow, deny, policy, request, role } from './support';

/** As many as an engine remembers, so that a second round puts out what the first one left. */
const ROUND = 5_000;
const MEGABYTE = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

/** Calls of which no two have a document, a principal, a resource or an action pattern in common. */
function ask(engine: PolicyEngine, round: number): void {
  for (let number = round * ROUND; number < (round + 1) * ROUND; number += 1) {
    const name = String(number).padStart(8, '0');
    const asked = request({
      principal: role({
        arn: `arn:aws:iam::111111111111:role/app/r${name}`,
        identityPolicies: [
          policy('own', allow({ Action: `s3:Get*${name}` }), deny({ Resource: `arn:aws:s3:::b${name}/*` })),
        ],
        boundary: policy('boundary', allow({ Condition: { StringLike: { 'aws:PrincipalTag/team': `t${name}*` } } })),
      }),
    });
    engine.decideActions(asked);
    engine.decide(asked);
  }
}

test('the heap of a long process does not grow with the documents that it was ever asked about', () => {
  const engine = new PolicyEngine(CATALOGUE);
  ask(engine, 0);
  const before = heap();
  ask(engine, 1);
  expect(heap() - before).toBeLessThan(8);
});

test('and would be seen to grow where something kept a kilobyte of each', () => {
  const before = heap();
  const kept = Array.from({ length: ROUND * 2 }, (_, number) => Array.from({ length: 128 }, () => number + 0.5));
  expect(heap() - before).toBeGreaterThan(8);
  expect(kept).toHaveLength(ROUND * 2);
});
