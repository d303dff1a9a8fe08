import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explorer } from '../../lib/cli/explorer';
import { review } from '../../lib/cli/review';
import { ConfigError } from '../../lib/config/config-error';
import type { PackedData } from '../../lib/explorer/page/pack';
import type { Finding } from '../../lib/review/model';
import { sampleChange } from '../review/sample-change';
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

test('with pseudonyms it names nothing that the base alone has', async () => {
  const accounts = { ...config.accounts, 'zeppelin-works': { email: 'aws+z@trips.com', name: 'Airship', ou: 'dev' } };
  const base = sampleAssembly({ ...config, accounts, company: { ...config.company, accountQuota: 20 } });
  expect((await written(['--base', base])).exitCode).toBe(0);
  expect(readFileSync(out, 'utf8')).toMatch(/Airship/);
  expect(readFileSync(out, 'utf8')).toMatch(/ZeppelinWorks/);
  const { exitCode, stderr } = await written(['--base', base, '--redact']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(dataOf(out).changes?.findings.length).toBeGreaterThan(0);
  expect(readFileSync(out, 'utf8').match(/.{0,80}(?:airship|zeppelin).{0,40}/gi)).toBeNull();
  expect(readFileSync(out, 'utf8')).not.toContain(base);
});

test('with pseudonyms it names no workload, nor what it has, that another assembly alone has', async () => {
  const { 'report-reader': reader, ...others } = config.workloads;
  const other = sampleAssembly({ ...config, workloads: { ...others, 'falcon-eyrie': reader } });
  for (const argv of [
    ['--assembly', sampleAssembly(), '--base', other],
    ['--assembly', other],
  ]) {
    const made = (more: readonly string[]): Promise<Run> =>
      run(
        explorer(() => Promise.resolve(loaded(config))),
        [...argv, '--out', out, ...more],
      );
    expect((await made([])).exitCode).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/falcon-eyrie/);
    const { exitCode, stderr } = await made(['--redact']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(readFileSync(out, 'utf8').match(/.{0,80}(?:falcon-?eyrie).{0,40}/gi)).toBeNull();
  }
});

test.each(['the', 'policy', 'access'])(
  'with pseudonyms a group called %s is hidden where it is a name, and the word stays in sentences',
  async (word) => {
    rmSync(out, { force: true });
    const groups = { ...config.access.groups, [word]: { description: 'Somebody.' } };
    const assignments = [
      ...config.access.assignments,
      { group: word, persona: 'developer', organizationalUnits: ['dev'] },
    ];
    const hostile = { ...config, access: { ...config.access, groups, assignments } };
    const { exitCode } = await written(['--redact'], () => Promise.resolve(loaded(hostile)));
    expect(exitCode).toBe(0);
    const page = readFileSync(out, 'utf8');
    expect(page).not.toContain(`"${word}"`);
    expect(page).toContain('No identity policy of');
  },
);

test('with pseudonyms nothing is written where the names of the config are not known', async () => {
  rmSync(out, { force: true });
  const wrong = (): never => {
    throw new ConfigError([{ path: 'x', found: 'y', expected: 'z', mend: 'z' }]);
  };
  const { exitCode, stdout, stderr } = await written(['--redact'], wrong);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^--redact: .* which is wrong: .*\. Nothing was written\.\n$/);
  expect(existsSync(out)).toBe(false);
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
  [
    ['--out', join(folder, 'no/such/folder.html')],
    /^--out: ".*" cannot be written: there is no folder ".*no\/such": make it, or name another place\. Nothing was written\.\n$/,
  ],
  [['--out', folder], /^--out: ".*" cannot be written: it is there, and no file\. Nothing was written\.\n$/],
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

/** What the page that was written holds. */
function dataOf(file: string): PackedData {
  const [, json = ''] =
    /<script type="application\/json" id="data">(?<json>[\s\S]*?)<\/script>/.exec(readFileSync(file, 'utf8')) ?? [];
  return JSON.parse(json) as PackedData;
}

test('with a base the page has the findings of the review, and the review that writes the page links to them', async () => {
  const base = sampleAssembly();
  const head = sampleAssembly(sampleChange);
  const json = await run(review(noConfig), ['--base', base, '--head', head, '--format', 'json']);
  const { findings } = JSON.parse(json.stdout) as { readonly findings: readonly Finding[] };
  expect(findings.length).toBeGreaterThan(3);

  const page = await run(
    explorer(() => Promise.resolve(loaded(config))),
    ['--out', out, '--base', base, '--assembly', head],
  );
  expect(page).toMatchObject({ exitCode: 0, stderr: '' });
  const { changes } = dataOf(out);
  expect(changes?.findings.map(({ what }) => what)).toEqual(findings.map(({ what }) => what));

  const beside = join(folder, 'beside.html');
  const report = await run(
    review(() => Promise.resolve(loaded(config))),
    ['--base', base, '--head', head, '--format', 'html', '--explorer', beside],
  );
  expect(report).toMatchObject({ exitCode: 0, stderr: '' });
  expect(dataOf(beside).changes?.findings).toEqual(changes?.findings);
  findings.forEach((_finding, index) => {
    expect(report.stdout).toContain(`href="./beside.html#/change/${String(index + 1)}"`);
  });
  expect(statSync(beside).mode & 0o777).toBe(0o600);
  rmSync(beside);
});

test('a review whose page cannot be written reports nothing', async () => {
  const [base, head] = [sampleAssembly(), sampleAssembly(sampleChange)];
  const { exitCode, stdout, stderr } = await run(
    review(() => Promise.resolve(loaded(config))),
    ['--base', base, '--head', head, '--explorer', join(folder, 'no/such/page.html')],
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^--explorer: ".*" cannot be written: .*Nothing was written\.\n$/);
});

function noConfig(): never {
  throw new Error('nothing was asked of the config');
}
