import { readLandingZone } from '../support/read-landing-zone';
import { assemblyFolderOf } from '../support/assemblies';
import { config } from '../support/companies/trips';
import { original, runReplaced } from '../support/run-replaced';

/* The app and the commands as people run them, with a file of the catalogue, or of the config, that misbehaves. */

const GUARDRAIL = 'lib/catalogue/guardrails/data/deny-disabling-keys.ts';
const PERSONA = 'lib/catalogue/personas/qa.ts';
const INDEX = 'config/index.ts';

const assembly = (): string[] => ['--assembly', assemblyFolderOf(readLandingZone(config))];
const begun = (file: string, text: string) => ({ file, text: `${text}\n${original(file)}` });
const ended = (file: string, text: string) => ({ file, text: `${original(file)}\n${text}\n` });

const SYNTH = ['bin/landing-zone.ts', () => [], 1] as const;
const ACCESS = ['bin/access.ts', assembly, 2] as const;
const PREFLIGHT = ['bin/preflight.ts', () => [], 2] as const;
const ENDS =
  /^lib\/catalogue\/.*:1: Error: the landing zone ends the process \(process\.exit\)\. The landing zone was not/;

test.each([
  ['throws', SYNTH, begun(GUARDRAIL, "throw new Error('boom');"), /^lib\/catalogue\/.*:1: Error: boom\. The landing/],
  ['ends the process', SYNTH, begun(PERSONA, 'process.exit(0);'), ENDS],
  ['ends the process later', SYNTH, begun(PERSONA, 'setImmediate(() => process.exit(0));'), /^The synthesis ended before/],
  ['changes a built-in', SYNTH, ended(PERSONA, 'Array.prototype.flatMap = () => [];'), /^lib: changes what .*: Array\.proto/],
  ['ends the process', ACCESS, begun(GUARDRAIL, 'process.exit(0);'), ENDS],
  ['ends the process later', PREFLIGHT, begun(GUARDRAIL, 'setImmediate(() => process.exit(0));'), /^The command ended before/],
  ['does not parse', PREFLIGHT, ended(GUARDRAIL, 'const x = ;'), /^lib\/catalogue\/.*\.ts:\d+: SyntaxError: /],
  ['ends the process', PREFLIGHT, begun(GUARDRAIL, 'process.exit(0);'), ENDS],
] as const)('a catalogue file that %s ends %j in one line', async (_what, [script, args, exitCode], replaced, line) => {
  const { code, stdout, stderr, written } = await runReplaced(script, args(), replaced);
  expect(stderr).toMatch(line);
  expect([stderr.trim().split('\n').length, code, stdout, written]).toEqual([1, exitCode, '', []]);
}); // prettier-ignore

const LEFT = ended(INDEX, 'setInterval(() => undefined, 1_000);');

const LINE =
  /^config\/index\.ts:\d+: leaves something running that could act while everything is checked: a timer\. .*\n$/;

test('a timer that the config leaves behind ends a synthesis, and nothing is left to deploy', async () => {
  const { code, stderr, written } = await runReplaced('bin/landing-zone.ts', [], LEFT);
  expect(stderr).toMatch(LINE);
  expect([code, written]).toEqual([1, []]);
});

test('a timer that the config leaves behind ends a command that proves: access', async () => {
  const { code, stdout, stderr } = await runReplaced('bin/access.ts', [...assembly(), '--format', 'json'], LEFT);
  expect(stderr).toMatch(LINE);
  expect([code, stdout]).toEqual([2, '']);
});

test('a definition that changes the policy engine when it is asked is refused at the end', async () => {
  const text = original('config/index.ts').replace(
    /^export const config = .*$/m,
    `$&
const { catalogue } = require('./catalogue');
const cached = Object.keys(require.cache).find((file) => file.endsWith('lib/policy/engine.ts')) ?? '';
const role = catalogue.machineRoles['trips-server'];
const { define } = role;
role.define = (context: never) => {
  require.cache[cached]!.exports.PolicyEngine.prototype.more = () => 0;
  return define(context);
};`,
  );
  const { code, stderr, written } = await runReplaced('bin/landing-zone.ts', [], { file: 'config/index.ts', text });
  expect(stderr).toContain(
    'config: changes what everything else rests on: lib/policy/index.ts: PolicyEngine.prototype.more',
  );
  expect(code).toBe(1);
  expect(written.includes('proofs.json')).toBe(false);
});
