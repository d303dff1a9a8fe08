import { loaded, readLandingZone } from '../support/read-landing-zone';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '../support/companies/trips';
import type { Streams } from '../../lib/base/streams';
import type { Command, ExitCode } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { canCommand } from '../../lib/cli/can';
import { runCommand } from '../../lib/cli/run-command';
import { assemblyFolderOf } from '../support/assemblies';
import { OF_MAKER } from '../support/maker-note';

/** What a command printed, and how it ended. */
export interface Run {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process. What is said of who made an assembly is left out. */
export async function run<Specs extends OptionSpecs>(command: Command<Specs>, argv: readonly string[]): Promise<Run> {
  const all = await runAsSaid(command, argv);
  return { ...all, stderr: withoutMaker(all.stderr) };
}

export function withoutMaker(stderr: string): string {
  return stderr.replaceAll(OF_MAKER, '');
}

/** The same, with all that it says. */
export async function runAsSaid<Specs extends OptionSpecs>(
  command: Command<Specs>,
  argv: readonly string[],
): Promise<Run> {
  const text = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof text): Streams['stdout'] => ({
    write: (written) => {
      text[name] += written;
    },
  });
  const exitCode = await runCommand(command, argv, { stdout: stream('stdout'), stderr: stream('stderr') });
  return { exitCode, ...text };
}

/** `npm run can` of the sample company. */
export const can = canCommand(() => Promise.resolve(loaded(config)));

/** Folder of the sample company's cloud assembly, without the report of the checks. */
export function sampleAssembly(company: unknown = config): string {
  return assemblyFolderOf(readLandingZone(company));
}

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

export function temporaryFile(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
