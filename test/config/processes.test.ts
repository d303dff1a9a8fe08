import { readLandingZone } from '../support/read-landing-zone';
import { assemblyFolderOf } from '../support/assemblies';
import { config } from '../support/companies/trips';
import { original as originalFile, runReplaced } from '../support/run-replaced';

/* The app and the commands as people run them, each with one file of the config replaced. */

const original = (file: string): string => originalFile(`config/${file}`);

const NOT_READ = 'The config was not read, and nothing was written.';
const withoutComma = original('company.ts').replace(/^( +name: .*),$/m, '$1');
const COMMA = /^config\/company\.ts:\d+: SyntaxError: Expected ',', got '\w+'\. /;

test.each([
  [
    'synth',
    'ends the process as if all were well',
    'bin/landing-zone.ts',
    'index.ts',
    `${original('index.ts')}process.exit(0);\n`,
    1,
    /^config\/index\.ts:\d+: Error: the config ends the process \(process\.exit\)\. /,
  ],
  [
    'synth',
    'ends the process later',
    'bin/landing-zone.ts',
    'index.ts',
    `${original('index.ts')}setImmediate(() => process.exit(0));\n`,
    1,
    /^config\/index\.ts:\d+: leaves something running that could act while everything is checked: a timer\. /,
  ],
  [
    'synth',
    'leaves a promise that is rejected',
    'bin/landing-zone.ts',
    'index.ts',
    `${original('index.ts')}void Promise.reject(new Error('late'));\n`,
    1,
    /^config\/index\.ts:\d+: Error: late, in a promise or timer of the config\. /,
  ],
  ['preflight', 'lacks a comma', 'bin/preflight.ts', 'company.ts', withoutComma, 2, COMMA],
  ['compliance', 'lacks a comma', 'bin/compliance.ts', 'company.ts', withoutComma, 2, COMMA],
  ['access', 'lacks a comma', 'bin/access.ts', 'company.ts', withoutComma, 2, COMMA],
] as const)(
  '%s with a config that %s says so in one line and writes nothing',
  async (name, _what, script, file, text, exitCode, line) => {
    const args = name === 'access' ? ['--assembly', assemblyFolderOf(readLandingZone(config))] : [];
    const { code, stdout, stderr, written } = await runReplaced(script, args, { file: `config/${file}`, text });
    expect(stderr).toMatch(line);
    expect(stderr.split('\n')).toEqual([expect.stringContaining(NOT_READ), '']);
    expect([code, stdout, written]).toEqual([exitCode, '', []]);
  },
);
