import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PositionEncoding, Workspace, type Diagnostic } from '@astral-sh/ruff-wasm-nodejs';
import { parse } from 'smol-toml';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';

const FOLDER = __dirname;

/** @returns what is wrong, a line each */
function lint(then: 'write' | 'tell'): readonly string[] {
  const { tool } = parse(readFileSync(join(FOLDER, 'pyproject.toml'), 'utf8')) as { tool: { ruff: object } };
  const ruff = new Workspace(tool.ruff, PositionEncoding.Utf16);
  return pythonFiles().flatMap((file) => problemsOf(ruff, file, then === 'write'));
}

function pythonFiles(): readonly string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => join(FOLDER, name));
}

function problemsOf(ruff: Workspace, file: string, isWriting: boolean): readonly string[] {
  const name = relative(process.cwd(), file);
  const text = readFileSync(file, 'utf8');
  const formatted = ruff.format(text);
  if (isWriting && formatted !== text) writeFileSync(file, formatted);
  const layout =
    isWriting || formatted === text ? [] : [`${name}: its layout is not ruff's; npm run emulator:format mends it`];
  const found = ruff.check(isWriting ? formatted : text) as readonly Diagnostic[];
  return [
    ...layout,
    ...found.map(
      ({ code, message, start_location: { row, column } }) => `${name}:${row}:${column} ${code ?? ''} ${message}`,
    ),
  ];
}

const OPTIONS = {
  write: { kind: 'flag', help: 'writes the formatting (npm run emulator:format)' },
} as const satisfies OptionSpecs;

const ABOUT = `Formats and lints the emulator of AWS by test/emulator/pyproject.toml.
Exit code 0: nothing is wrong. 1: something is. 2: it could not be told.`;

/** `npm run emulator:lint`, and with `--write` `npm run emulator:format`. */
const lintCommand: Command<typeof OPTIONS> = {
  name: process.argv.includes('--write') ? 'emulator:format' : 'emulator:lint',
  about: ABOUT,
  options: OPTIONS,
  run: (options, { stderr }) => {
    const problems = lint(options.has('write') ? 'write' : 'tell');
    for (const problem of problems) stderr.write(`${problem}\n`);
    return Promise.resolve(problems.length === 0 ? ExitCode.OK : ExitCode.NO);
  },
};

runProcess(lintCommand);
