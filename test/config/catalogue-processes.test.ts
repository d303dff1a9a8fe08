import type { AccessReport } from '../../lib/ask/access-report/report';
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

test('a timer that the config leaves behind ends a synthesis after a while, and nothing is left to deploy', async () => {
  const { code, stderr, written } = await runReplaced('bin/landing-zone.ts', [], LEFT);
  expect(stderr).toMatch(/^The config left something running, .* given up after 5 seconds\. Take it out\.\n$/m);
  expect([code, written.includes('manifest.json'), written.includes('proofs.json')]).toEqual([1, false, false]);
});

test('a timer that the config leaves behind keeps no command from ending as it answered: access, with its proofs', async () => {
  const { code, stdout, stderr } = await runReplaced('bin/access.ts', [...assembly(), '--format', 'json'], LEFT);
  expect([code, stderr]).toEqual([0, '']);
  const { proofs } = JSON.parse(stdout) as AccessReport;
  expect(proofs?.claims).toBeGreaterThan(100);
  expect(proofs?.questions).toBeGreaterThan(proofs?.claims ?? Infinity);
  expect(proofs?.failures).toEqual([]);
});
