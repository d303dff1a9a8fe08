/* Formats and lints the emulator by its pyproject.toml: `npm run emulator:lint`, and with --write `npm run emulator:format`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PositionEncoding, Workspace, type Diagnostic } from '@astral-sh/ruff-wasm-nodejs';
import { parse } from 'smol-toml';

const FOLDER = __dirname;

function main(isWriting: boolean): void {
  const { tool } = parse(readFileSync(join(FOLDER, 'pyproject.toml'), 'utf8')) as { tool: { ruff: object } };
  const ruff = new Workspace(tool.ruff, PositionEncoding.Utf16);
  const problems = pythonFiles().flatMap((file) => problemsOf(ruff, file, isWriting));
  problems.forEach((problem) => {
    console.error(problem);
  });
  if (problems.length > 0) process.exitCode = 1;
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

const USAGE = `npm run emulator:lint -- …

Formats and lints the emulator of AWS by test/emulator/pyproject.toml.

  --write  writes the formatting (npm run emulator:format)
  --help   prints this
`;

if (process.argv.includes('--help')) process.stdout.write(USAGE);
else main(process.argv.includes('--write'));
