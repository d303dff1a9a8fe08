import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ValidationThread } from '../../../lib/app/checks/validation-thread';

const folder = mkdtempSync(join(tmpdir(), 'landing-zone-thread-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const ANSWERS = `
  const { workerData: { templates, port, state } } = require('node:worker_threads');
  const tell = (reached) => { Atomics.store(state, 0, reached); Atomics.notify(state, 0); };
  const answer = (validated, violations) => {
    port.postMessage({ report: { success: true, violations }, validated, version: '1', ruleIds: [] });
    tell(2);
  };
  const paths = templates.map(({ templatePath }) => templatePath);
  tell(1);
`;

const SOON = 20_000;

test.each([
  ['never starts', 'setInterval(() => {}, 1000);', 'its thread did not start within 0.2 seconds'],
  ['has nothing to do', '', 'its thread ended without an answer: exit code 0'],
  ['does not parse', 'const = 1;', 'its thread ended without an answer: Unexpected token'],
  ['throws before it says anything', 'throw new Error("gone")', 'its thread ended without an answer: gone'],
  ['throws later', `${ANSWERS} setImmediate(() => { throw new Error("gone"); });`, 'ended without an answer: gone'],
  ['never answers', `${ANSWERS} setInterval(() => {}, 1000);`, 'its thread did not answer within 0.3 seconds'],
  ['ends itself', `${ANSWERS} process.exit(7);`, 'its thread ended without an answer: exit code 7'],
  ['answers for fewer templates', `${ANSWERS} answer(paths.slice(1), []);`, 'its thread answered for 0 of 1 templates'],
  ['finds nothing anywhere', `${ANSWERS} answer(paths, []);`, 'it found nothing in a template that is wrong on purpose'],
])('a thread that %s is an error, and soon', (what, script, message) => {
  const path = join(folder, `${what.replaceAll(' ', '-')}.js`);
  writeFileSync(path, script);
  expect(() => resultOf(path, what)).toThrow(message);
}); // prettier-ignore

test('a thread whose script is not there is an error, and soon', () => {
  expect(() => resultOf(join(folder, 'gone.js'))).toThrow(/its thread ended without an answer: .*gone\.js/);
});

function resultOf(script: string, what = ''): unknown {
  const template = { stackConstructPath: 'Shop', templatePath: 'Shop', accountId: undefined, region: undefined };
  const startPatience = what === 'never starts' ? 200 : SOON * 3;
  const begun = performance.now();
  try {
    return new ValidationThread([template], {
      script,
      startPatience,
      patience: what === 'never answers' ? 300 : SOON * 3,
    }).result();
  } finally {
    expect(performance.now() - begun).toBeLessThan(SOON);
  }
}
