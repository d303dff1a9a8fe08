import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runStep } from '../../../lib/operate/deploy/run-step';

/** A step of this script, which may write to the file that it is given. */
function step(script: string): { readonly argv: readonly string[]; readonly file: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'landing-zone-step-')), 'written');
  writeFileSync(file, '');
  return { argv: ['-e', `const { writeFileSync } = require('node:fs'); ${script}`, file], file };
}

test('a step ends with its own exit code', async () => {
  expect(await runStep({ argv: ['-e', 'process.exit(7)'] })).toBe(7);
});

test('a step whose deploy has lost its lease is told as by Ctrl-C, and ends as it likes', async () => {
  const { argv, file } = step(
    "process.on('SIGINT', () => process.exit(9)); setInterval(() => 0, 9); writeFileSync(process.argv[1], 'runs');",
  );
  const lost = new AbortController();
  const ended = runStep({ argv, signal: lost.signal });
  while (readFileSync(file, 'utf8') === '') await pause(20);
  lost.abort();
  expect(await ended).toBe(9);
});

test('one that does nothing about it ends with the code of Ctrl-C', async () => {
  const { argv, file } = step("setInterval(() => 0, 9); writeFileSync(process.argv[1], 'runs');");
  const lost = new AbortController();
  const ended = runStep({ argv, signal: lost.signal });
  while (readFileSync(file, 'utf8') === '') await pause(20);
  lost.abort();
  expect(await ended).toBe(130);
});

test('one whose lease is lost already does not begin', async () => {
  const { argv, file } = step("writeFileSync(process.argv[1], 'runs');");
  expect(await runStep({ argv, signal: AbortSignal.abort() })).toBe(130);
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('a step’s standard error is passed on but for the lines that say nothing more', async () => {
  const passed: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => passed.push(String(text)) > 0);
  try {
    const script = "process.stderr.write('found\\nle'); process.stderr.write('ft out\\nat the end')";
    expect(await runStep({ argv: ['-e', script], leavesOut: (line) => line === 'left out' })).toBe(0);
  } finally {
    write.mockRestore();
  }
  expect(passed.join('')).toBe('found\nat the end');
});
