import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explorer } from '../../lib/cli/explorer';
import { ConfigError } from '../../lib/config/config-error';
import { config } from '../support/companies/trips';
import { loaded } from '../support/read-landing-zone';
import { run, sampleAssembly, type Run } from './support';

const folder = mkdtempSync(join(tmpdir(), 'explorer-'));
const out = join(folder, 'page.html');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const written = (argv: readonly string[], load = () => Promise.resolve(loaded(config))): Promise<Run> =>
  run(explorer(load), ['--assembly', sampleAssembly(), '--out', out, ...argv]);

test('one file is written, for its owner alone, and what it is is said', async () => {
  const { exitCode, stdout, stderr } = await written([]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(
    /^Written to .*page\.html: \d\.\d MB\. It says who can do what .*: share it like a password\.\n$/,
  );
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(statSync(out).size).toBeLessThan(2_000_000);
  expect(readdirSync(folder)).toEqual(['page.html']);
  expect(readFileSync(out, 'utf8')).toContain('engineering-dev');
});

test('with pseudonyms it names no account, and says so', async () => {
  const { exitCode, stdout } = await written(['--redact']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('pseudonyms');
  expect(readFileSync(out, 'utf8')).not.toContain('engineering-dev');
});

test('a config that is wrong leaves out why there is a guardrail, and nothing else', async () => {
  const wrong = (): never => {
    throw new ConfigError([{ path: 'x', found: 'y', expected: 'z', mend: 'z' }]);
  };
  const { exitCode, stderr } = await written([], wrong);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^Warning: the page does not say why .*\n$/);
  expect(readFileSync(out, 'utf8')).toContain('The config was not read');
});

test.each([
  [['--out', join(folder, 'no/such/folder.html')], /^--out: ".*" cannot be written: .*Nothing was written\.\n$/],
  [['--out', folder], /^--out: ".*" cannot be written: .*Nothing was written\.\n$/],
  [['--out', join(folder, 'x.html'), '--assembly', '/no/such/assembly'], /no\/such\/assembly/],
  [['--redacted'], /^--redacted: no such option\. Did you mean "--redact"\?\n$/],
])('%j writes nothing', async (argv, problem) => {
  const before = readdirSync(folder);
  const { exitCode, stdout, stderr } = await run(
    explorer(() => Promise.resolve(loaded(config))),
    argv.includes('--assembly') ? argv : ['--assembly', sampleAssembly(), ...argv],
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(problem);
  expect(readdirSync(folder)).toEqual(before);
  expect(existsSync(join(folder, 'x.html'))).toBe(false);
});
