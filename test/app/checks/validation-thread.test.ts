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

test.each([
  ['never starts', '', 'its thread did not start within 0.2 seconds'],
  ['throws before it says anything', 'throw new Error("gone")', 'its thread did not start within 0.2 seconds'],
  ['never answers', `${ANSWERS} setInterval(() => {}, 1000);`, 'its thread did not answer within 0.3 seconds'],
  ['dies', `${ANSWERS} process.on('exit', () => tell(3)); process.exit(0);`, 'its thread ended without an answer'],
  ['answers for fewer templates', `${ANSWERS} answer(paths.slice(1), []);`, 'its thread answered for 0 of 1 templates'],
  [
    'finds nothing anywhere',
    `${ANSWERS} answer(paths, []);`,
    'it found nothing in a template that is wrong on purpose',
  ],
])('a thread that %s is an error, and soon', (what, script, message) => {
  const path = join(folder, `${what.replaceAll(' ', '-')}.js`);
  writeFileSync(path, script);
  const template = { stackConstructPath: 'Shop', templatePath: 'Shop', accountId: undefined, region: undefined };
  const isSilent = !script.includes('tell');
  const patience = { startPatience: isSilent ? 200 : 60_000, patience: what === 'never answers' ? 300 : 60_000 };
  expect(() => new ValidationThread([template], { script: path, ...patience }).result()).toThrow(message);
});
